/* The properties of items as JSON, named and left out as Vega's scenegraph does. */
#include "scene/print.h"

#include <string.h>

static void print_dash(struct printer *printer, const struct scene_style *style) {
    if (!style->dash_count) {
        return;
    }
    print_key(printer, "strokeDash");
    for (size_t i = 0; i < style->dash_count; i++) {
        buffer_append_char(printer->out, i ? ',' : '[');
        buffer_append_number(printer->out, style->dash[i], 4);
    }
    buffer_append_char(printer->out, ']');
    print_number_unless(printer, "strokeDashOffset", style->dash_offset, 0);
}

/* As Vega's gradient objects are written. */
static void print_gradient(
    struct printer *printer, const char *key, const struct scene_gradient *gradient) {
    print_key(printer, key);
    buffer_print(
        printer->out, "{\"gradient\":\"%s\"", gradient->radial ? "radial" : "linear");
    print_number(printer, "x1", gradient->x1);
    print_number(printer, "y1", gradient->y1);
    print_number(printer, "x2", gradient->x2);
    print_number(printer, "y2", gradient->y2);
    if (gradient->radial) {
        print_number(printer, "r1", gradient->r1);
        print_number(printer, "r2", gradient->r2);
    }
    print_key(printer, "stops");
    for (size_t i = 0; i < gradient->stop_count; i++) {
        char color[COLOR_SIZE];
        color_print(color, gradient->stops[i].color);
        buffer_append_string(printer->out, i ? ",{\"offset\":" : "[{\"offset\":");
        buffer_append_number(printer->out, gradient->stops[i].offset, 4);
        buffer_print(printer->out, ",\"color\":\"%s\"}", color);
    }
    buffer_append_string(printer->out, "]}");
}

static void print_hatch(struct printer *printer, const struct scene_hatch *hatch) {
    char ink[COLOR_SIZE];
    color_print(ink, hatch->ink);
    print_key(printer, "hatch");
    buffer_print(
        printer->out, "{\"pattern\":\"%s\",\"ink\":\"%s\"", hatch_name(hatch->kind), ink);
    print_number(printer, "step", hatch->step);
    print_number(printer, "width", hatch->width);
    buffer_append_char(printer->out, '}');
}

static void print_paint(struct printer *printer, const char *key, struct color color,
    const struct scene_gradient *gradient) {
    if (gradient) {
        print_gradient(printer, key, gradient);
    } else {
        print_color(printer, key, color);
    }
}

static void print_style(struct printer *printer, const struct scene_style *style) {
    static const char *const caps[] = {NULL, "round", "square"};
    static const char *const joins[] = {NULL, "round", "bevel"};
    if (!style) {
        return;
    }
    print_paint(printer, "fill", style->fill, style->fill_gradient);
    if (style->hatch) {
        print_hatch(printer, style->hatch);
    }
    print_number_unless(printer, "fillOpacity", style->fill_opacity, 1);
    print_paint(printer, "stroke", style->stroke, style->stroke_gradient);
    print_number_unless(printer, "strokeOpacity", style->stroke_opacity, 1);
    if (style->has_stroke_width) {
        print_number(printer, "strokeWidth", style->stroke_width);
    } else {
        print_number_unless(printer, "strokeWidth", style->stroke_width, 1);
    }
    print_dash(printer, style);
    print_string(printer, "strokeCap", caps[style->cap]);
    print_string(printer, "strokeJoin", joins[style->join]);
    if (style->miter_limit != 0) {
        print_number_unless(printer, "strokeMiterLimit", style->miter_limit, 10);
    }
    print_number_unless(printer, "opacity", style->opacity, 1);
    print_string(printer, "blend", style->blend);
    print_string(printer, "href", style->href);
    print_string(printer, "description", style->description);
}

/* One name for four equal corners, as Vega has it, else one each. */
static void print_corners(struct printer *printer, const double radius[4]) {
    static const char *const names[4] = {"cornerRadiusTopLeft", "cornerRadiusTopRight",
        "cornerRadiusBottomRight", "cornerRadiusBottomLeft"};
    if (radius[0] == radius[1] && radius[0] == radius[2] && radius[0] == radius[3]) {
        print_number_unless(printer, "cornerRadius", radius[0], 0);
        return;
    }
    for (int i = 0; i < 4; i++) {
        print_number_unless(printer, names[i], radius[i], 0);
    }
}

static void print_group(struct printer *printer, const struct scene_group *group) {
    if (!group->no_size) {
        print_number(printer, "width", group->width);
        print_number(printer, "height", group->height);
    }
    print_true(printer, "clip", group->clip);
    print_number_unless(printer, "cornerRadius", group->corner_radius, 0);
}

static void print_rect(struct printer *printer, const struct scene_rect *rect) {
    print_number(printer, "width", rect->width);
    print_number(printer, "height", rect->height);
    print_corners(printer, rect->corner_radius);
}

static void print_rule(struct printer *printer, const struct scene_rule *rule) {
    print_number_unless(printer, "x2", rule->x2, rule->item.x);
    print_number_unless(printer, "y2", rule->y2, rule->item.y);
}

static void print_point(
    struct printer *printer, const struct scene_mark *mark, size_t index) {
    const struct scene_point *point = &mark->points[index];
    if (mark->type == MARK_AREA) {
        print_number(printer, mark->horizontal ? "x2" : "y2",
            mark->horizontal ? point->x2 : point->y2);
    }
    if (mark->type == MARK_TRAIL) {
        print_number(printer, "size", point->size);
    }
    if (mark->horizontal) {
        print_string(printer, "orient", "horizontal");
    }
    if (point->undefined) {
        print_key(printer, "defined");
        buffer_append_string(printer->out, "false");
    }
    if (mark->interpolation != INTERPOLATE_LINEAR) {
        print_string(printer, "interpolate", interpolation_name(mark->interpolation));
        print_number_unless(printer, "tension", mark->tension, 0);
    }
}

static void print_arc(struct printer *printer, const struct scene_arc *arc) {
    print_number(printer, "startAngle", arc->start_angle);
    print_number(printer, "endAngle", arc->end_angle);
    print_number(printer, "innerRadius", arc->inner_radius);
    print_number(printer, "outerRadius", arc->outer_radius);
    print_number_unless(printer, "padAngle", arc->pad_angle, 0);
    print_number_unless(printer, "cornerRadius", arc->corner_radius, 0);
}

static void print_symbol(struct printer *printer, const struct scene_symbol *symbol) {
    print_number(printer, "size", symbol->size);
    print_string(printer, "shape", symbol->shape ? symbol->shape : "circle");
    print_number_unless(printer, "angle", symbol->angle, 0);
}

static void print_path(struct printer *printer, const struct scene_path *path) {
    print_string(printer, "path", path->path);
    print_number_unless(printer, "scaleX", path->scale_x != 0 ? path->scale_x : 1, 1);
    print_number_unless(printer, "scaleY", path->scale_y != 0 ? path->scale_y : 1, 1);
    print_number_unless(printer, "angle", path->angle, 0);
}

/* Several lines are an array of strings. */
static void print_lines(struct printer *printer, const char *text) {
    print_key(printer, "text");
    if (!strchr(text, '\n')) {
        buffer_append_json(printer->out, text);
        return;
    }
    struct buffer line = {0};
    buffer_append_char(printer->out, '[');
    for (const char *c = text;; c++) {
        if (*c && *c != '\n') {
            buffer_append_char(&line, *c);
            continue;
        }
        buffer_append_json(printer->out, line.length ? line.data : "");
        line.length = 0;
        buffer_append_char(printer->out, *c ? ',' : ']');
        if (!*c) {
            break;
        }
    }
    buffer_finish(&line);
}

static void print_weight(struct printer *printer, int weight) {
    if (weight == 700) {
        print_string(printer, "fontWeight", "bold");
    } else if (weight != 0 && weight != 400) {
        print_number(printer, "fontWeight", weight);
    }
}

static void print_text(struct printer *printer, const struct scene_text *text) {
    static const char *const aligns[] = {"left", "center", "right"};
    static const char *const baselines[] = {
        "alphabetic", "top", "middle", "bottom", "line-top", "line-bottom"};
    print_lines(printer, text->text ? text->text : "");
    print_string(printer, "font", text->font);
    print_number(printer, "fontSize", text->font_size);
    print_weight(printer, text->font_weight);
    if (text->italic) {
        print_string(printer, "fontStyle", "italic");
    }
    print_string(printer, "align", aligns[text->align]);
    print_string(printer, "baseline", baselines[text->baseline]);
    print_number_unless(printer, "dx", text->dx, 0);
    print_number_unless(printer, "dy", text->dy, 0);
    print_number_unless(printer, "angle", text->angle, 0);
    print_number_unless(printer, "limit", text->limit, 0);
    print_number_unless(printer, "lineHeight", text->line_height, 0);
    print_string(printer, "ellipsis", text->ellipsis);
    if (text->right_to_left) {
        print_string(printer, "dir", "rtl");
    }
}

static void print_image(struct printer *printer, const struct scene_image *image) {
    print_number(printer, "width", image->width);
    print_number(printer, "height", image->height);
    print_string(printer, "url", image->url);
    print_false(printer, "aspect", !image->stretched);
    print_false(printer, "smooth", !image->pixelated);
}

static void print_geometry(
    struct printer *printer, const struct scene_mark *mark, size_t index) {
    switch (mark->type) {
    case MARK_GROUP:
        print_group(printer, &mark->groups[index]);
        break;
    case MARK_RECT:
        print_rect(printer, &mark->rects[index]);
        break;
    case MARK_RULE:
        print_rule(printer, &mark->rules[index]);
        break;
    case MARK_LINE:
    case MARK_AREA:
    case MARK_TRAIL:
        print_point(printer, mark, index);
        break;
    case MARK_ARC:
        print_arc(printer, &mark->arcs[index]);
        break;
    case MARK_SYMBOL:
        print_symbol(printer, &mark->symbols[index]);
        break;
    case MARK_PATH:
        print_path(printer, &mark->paths[index]);
        break;
    case MARK_TEXT:
        print_text(printer, &mark->texts[index]);
        break;
    case MARK_IMAGE:
        print_image(printer, &mark->images[index]);
        break;
    }
}

void print_item(struct printer *printer, const struct scene_mark *mark, size_t index) {
    const struct item *item = scene_item(mark, index);
    print_number(printer, "x", item->x);
    print_number(printer, "y", item->y);
    print_geometry(printer, mark, index);
    print_style(printer, item->style);
    if (item->element == &scene_artifact) {
        print_true(printer, "artifact", true);
    } else if (item->element && item->element->number) {
        print_number(printer, "element", item->element->number);
    }
}
