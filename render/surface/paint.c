/* A scene through Cairo: groups, shapes, fills and strokes, in the order they stand in.
 */
#include "surface/paint.h"

#include <string.h>

#include "surface/pdf_tag.h"
#include "surface/stamp.h"

void paint_add_path(cairo_t *cairo, struct path path) {
    for (size_t i = 0; i < path.count; i++) {
        const struct path_step *s = &path.steps[i];
        switch (s->verb) {
        case PATH_MOVE:
            cairo_move_to(cairo, s->x, s->y);
            break;
        case PATH_LINE:
            cairo_line_to(cairo, s->x, s->y);
            break;
        case PATH_CURVE:
            cairo_curve_to(cairo, s->x1, s->y1, s->x2, s->y2, s->x, s->y);
            break;
        case PATH_CLOSE:
            cairo_close_path(cairo);
            break;
        }
    }
}

void paint_set_color(struct painter *painter, struct color color, double opacity) {
    double alpha = (double)color.alpha * opacity;
    if (alpha >= 1) {
        cairo_set_source_rgb(
            painter->cairo, color.red / 255.0, color.green / 255.0, color.blue / 255.0);
    } else {
        cairo_set_source_rgba(painter->cairo, color.red / 255.0, color.green / 255.0,
            color.blue / 255.0, alpha);
    }
}

void paint_set_stroke(cairo_t *cairo, const struct scene_style *style) {
    static const cairo_line_cap_t caps[] = {
        CAIRO_LINE_CAP_BUTT, CAIRO_LINE_CAP_ROUND, CAIRO_LINE_CAP_SQUARE};
    static const cairo_line_join_t joins[] = {
        CAIRO_LINE_JOIN_MITER, CAIRO_LINE_JOIN_ROUND, CAIRO_LINE_JOIN_BEVEL};
    cairo_set_line_width(cairo, style->stroke_width);
    cairo_set_line_cap(cairo, caps[style->cap]);
    cairo_set_line_join(cairo, joins[style->join]);
    cairo_set_miter_limit(cairo, style->miter_limit > 0 ? style->miter_limit : 10);
    cairo_set_dash(cairo, style->dash, (int)style->dash_count, style->dash_offset);
}

bool paint_has_fill(const struct scene_style *style) {
    return style && style->fill.set && style->opacity * style->fill_opacity > 0;
}

bool paint_has_stroke(const struct scene_style *style) {
    return style && style->stroke.set && style->stroke_width > 0 &&
           style->opacity * style->stroke_opacity > 0;
}

/* CSS Compositing 1, and what Cairo calls it. */
static const struct {
    const char *name;
    cairo_operator_t operator;
} blends[] = {
    {"multiply", CAIRO_OPERATOR_MULTIPLY},
    {"screen", CAIRO_OPERATOR_SCREEN},
    {"overlay", CAIRO_OPERATOR_OVERLAY},
    {"darken", CAIRO_OPERATOR_DARKEN},
    {"lighten", CAIRO_OPERATOR_LIGHTEN},
    {"color-dodge", CAIRO_OPERATOR_COLOR_DODGE},
    {"color-burn", CAIRO_OPERATOR_COLOR_BURN},
    {"hard-light", CAIRO_OPERATOR_HARD_LIGHT},
    {"soft-light", CAIRO_OPERATOR_SOFT_LIGHT},
    {"difference", CAIRO_OPERATOR_DIFFERENCE},
    {"exclusion", CAIRO_OPERATOR_EXCLUSION},
    {"hue", CAIRO_OPERATOR_HSL_HUE},
    {"saturation", CAIRO_OPERATOR_HSL_SATURATION},
    {"color", CAIRO_OPERATOR_HSL_COLOR},
    {"luminosity", CAIRO_OPERATOR_HSL_LUMINOSITY},
};

static void set_blend(struct painter *painter, const struct scene_style *style) {
    cairo_set_operator(painter->cairo, CAIRO_OPERATOR_OVER);
    for (size_t i = 0; style && style->blend && i < countof(blends); i++) {
        if (strcmp(style->blend, blends[i].name) == 0) {
            cairo_set_operator(painter->cairo, blends[i].operator);
        }
    }
}

/* `opacity`: the item's, or 1 where a group carries its own. */
static void paint_path(
    struct painter *painter, const struct scene_style *style, bool fill, double opacity) {
    double fill_opacity = opacity * style->fill_opacity;
    if (fill) {
        if (!paint_set_gradient(painter, style->fill_gradient, fill_opacity)) {
            paint_set_color(painter, style->fill, fill_opacity);
        }
        cairo_fill_preserve(painter->cairo);
    }
    if (fill && style->hatch) {
        paint_hatch(painter, style->hatch, fill_opacity);
    }
    if (paint_has_stroke(style)) {
        double stroke_opacity = opacity * style->stroke_opacity;
        if (!paint_set_gradient(painter, style->stroke_gradient, stroke_opacity)) {
            paint_set_color(painter, style->stroke, stroke_opacity);
        }
        paint_set_stroke(painter->cairo, style);
        cairo_stroke_preserve(painter->cairo);
    }
    cairo_new_path(painter->cairo);
}

/* Draws the item's outline about its place, which lines and areas hold in their points.
 */
static void trace_item(
    struct painter *painter, const struct scene_mark *mark, size_t index) {
    const struct item *item = scene_item(mark, index);
    bool placed = !scene_is_polyline(mark);
    struct arena_mark before = arena_mark(painter->arena);
    cairo_save(painter->cairo);
    if (placed) {
        cairo_translate(painter->cairo, item->x, item->y);
    }
    paint_add_path(painter->cairo, scene_item_path(painter->arena, mark, index));
    cairo_restore(painter->cairo);
    arena_rewind(painter->arena, before);
}

static void paint_shape(
    struct painter *painter, const struct scene_mark *mark, size_t index) {
    const struct scene_style *style = scene_item(mark, index)->style;
    bool fill = paint_has_fill(style) && mark->type != MARK_RULE;
    if (fill || paint_has_stroke(style)) {
        trace_item(painter, mark, index);
        paint_path(painter, style, fill, style->opacity);
    }
}

static void clip(struct painter *painter, const struct scene_group *group) {
    struct arena_mark before = arena_mark(painter->arena);
    paint_add_path(painter->cairo, scene_clip_path(painter->arena, group));
    cairo_clip(painter->cairo);
    arena_rewind(painter->arena, before);
}

static void paint_marks(struct painter *painter, const struct scene_group *group,
    const struct element *element);

static void paint_opaque_group(struct painter *painter, const struct scene_mark *mark,
    size_t index, const struct element *element) {
    const struct scene_group *group = &mark->groups[index];
    const struct scene_style *style = group->item.style;
    cairo_save(painter->cairo);
    if (paint_has_fill(style) || paint_has_stroke(style)) {
        pdf_tags_enter(painter->tags, element, true);
        trace_item(painter, mark, index);
        paint_path(painter, style, paint_has_fill(style), 1);
    }
    cairo_translate(painter->cairo, group->item.x, group->item.y);
    if (group->clip) {
        clip(painter, group);
    }
    paint_marks(painter, group, element);
    cairo_restore(painter->cairo);
}

/* A see-through group is painted whole first; its parts cannot be tagged one by one then,
 * so all of it belongs to the group's element. */
static void paint_group(struct painter *painter, const struct scene_mark *mark,
    size_t index, const struct element *element) {
    const struct scene_style *style = mark->groups[index].item.style;
    double opacity = style ? style->opacity : 1;
    if (opacity >= 1) {
        paint_opaque_group(painter, mark, index, element);
        return;
    }
    struct pdf_tags *tags = painter->tags;
    if (opacity > 0) {
        pdf_tags_enter(tags, element, false);
        painter->tags = NULL;
        cairo_push_group(painter->cairo);
        paint_opaque_group(painter, mark, index, element);
        cairo_pop_group_to_source(painter->cairo);
        cairo_paint_with_alpha(painter->cairo, opacity);
        painter->tags = tags;
    }
}

/* What an item belongs to. Decoration inside a figure stays part of its picture, which
 * would otherwise fall into two figures. */
static const struct element *item_element(
    const struct item *item, const struct element *inherited) {
    bool in_figure = inherited && strcmp(inherited->tag, "Figure") == 0;
    bool own = item->element && (item->element != &scene_artifact || !in_figure);
    return own ? item->element : inherited;
}

/* Where a click on the item leads, over the box of its outline; PDF only. */
static void add_link(
    struct painter *painter, const struct scene_mark *mark, size_t index) {
    const struct item *item = scene_item(mark, index);
    if (!painter->fonts || !item->style || !item->style->href) {
        return;
    }
    struct scene_box box = scene_item_box(painter->arena, mark, index);
    if (mark->type == MARK_TEXT) {
        const struct scene_text *text = &mark->texts[index];
        box = (struct scene_box){item->x + text->dx, item->y + text->dy - text->font_size,
            text->width, text->font_size * 2};
        box.x -= text->align == ALIGN_CENTER  ? text->width / 2
                 : text->align == ALIGN_RIGHT ? text->width
                                              : 0;
    }
    struct buffer words = {0};
    buffer_append_string(&words, "rect=[");
    const double numbers[] = {box.x, box.y, box.width, box.height};
    for (size_t i = 0; i < countof(numbers); i++) {
        buffer_append_string(&words, i ? " " : "");
        buffer_append_number(&words, numbers[i], 3);
    }
    buffer_append_string(&words, "] uri='");
    for (const char *c = item->style->href; *c; c++) {
        buffer_append_string(&words, strchr("'\\", *c) ? "\\" : "");
        buffer_append_char(&words, *c);
    }
    buffer_append_char(&words, '\'');
    cairo_tag_begin(painter->cairo, CAIRO_TAG_LINK, words.data);
    cairo_tag_end(painter->cairo, CAIRO_TAG_LINK);
    buffer_finish(&words);
}

static void paint_item(struct painter *painter, const struct scene_mark *mark,
    size_t index, const struct element *inherited) {
    const struct element *element = item_element(scene_item(mark, index), inherited);
    if (!scene_item_is_placed(mark, index)) {
        return;
    }
    if (mark->type == MARK_GROUP) {
        paint_group(painter, mark, index, element);
        return;
    }
    pdf_tags_enter(
        painter->tags, element, mark->type != MARK_TEXT && mark->type != MARK_IMAGE);
    add_link(painter, mark, index);
    set_blend(painter, scene_item(mark, index)->style);
    if (mark->type == MARK_TEXT) {
        paint_text(painter, &mark->texts[index]);
    } else if (mark->type == MARK_IMAGE) {
        paint_image(painter, &mark->images[index]);
    } else {
        paint_shape(painter, mark, index);
    }
    set_blend(painter, NULL);
}

static void paint_marks(struct painter *painter, const struct scene_group *group,
    const struct element *element) {
    for (size_t i = 0; i < group->mark_count; i++) {
        const struct scene_mark *mark = group->marks[i];
        if (painter->stamps && mark->type == MARK_SYMBOL &&
            stamp_symbols(painter, mark)) {
            continue;
        }
        size_t count = scene_is_polyline(mark) && mark->count ? 1 : mark->count;
        for (size_t j = 0; j < count; j++) {
            paint_item(painter, mark, j, element);
        }
    }
}

void paint_page(struct painter *painter, const struct scene_page *page) {
    if (page->background.set) {
        paint_set_color(painter, page->background, 1);
        cairo_paint(painter->cairo); /* the last pixels too, if the page ends in them */
    }
    for (size_t i = 0; i < page->root->count; i++) {
        paint_item(painter, page->root, i, NULL);
    }
}

bool paint_check(cairo_status_t status, const char *format, struct faults *faults) {
    if (status) {
        fault_add_system(faults, "surface", (struct place){0}, "cannot draw %s: %s",
            "无法生成 %s：%s", format, cairo_status_to_string(status));
    }
    return status == CAIRO_STATUS_SUCCESS;
}
