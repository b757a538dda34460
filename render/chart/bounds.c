/* The boxes of what marks draw (vega-scenegraph/src/bound). */
#include "chart/bounds.h"

#include <math.h>
#include <string.h>

#include "chart/plot.h"

/* How far below the anchor Vega takes the baseline to lie, in whole px. */
static double baseline_drop(const struct scene_text *text) {
    static const double drops[] = {[BASELINE_TOP] = 0.79,
        [BASELINE_MIDDLE] = 0.30,
        [BASELINE_BOTTOM] = -0.21,
        [BASELINE_LINE_TOP] = 0.29,
        [BASELINE_LINE_BOTTOM] = 0.29};
    double height = text->line_height > 0 ? text->line_height : text->font_size + 2;
    double half = text->baseline == BASELINE_LINE_TOP      ? height / 2
                  : text->baseline == BASELINE_LINE_BOTTOM ? -height / 2
                                                           : 0;
    return floor(drops[text->baseline] * text->font_size + half + 0.5);
}

/* The box begins 0.8 em above the baseline (vega-scenegraph/src/marks/text.js, bound). */
struct bounds text_bounds(const struct scene_text *text) {
    double size = text->font_size;
    double line = text->line_height > 0 ? text->line_height : size + 2;
    double left = text->dx - (text->align == ALIGN_CENTER     ? text->width / 2
                                 : text->align == ALIGN_RIGHT ? text->width
                                                              : 0);
    double top = text->dy + baseline_drop(text) - floor(0.8 * size + 0.5);
    double height = size;
    for (const char *c = text->text ? text->text : ""; *c; c++) {
        height += *c == '\n' ? line : 0;
    }
    double turn = text->angle * acos(-1) / 180, cosine = cos(turn), sine = sin(turn);
    struct bounds bounds = bounds_empty();
    for (int i = 0; i < 4; i++) {
        double x = left + (i & 1 ? text->width : 0), y = top + (i & 2 ? height : 0);
        bounds_add(&bounds, text->item.x + x * cosine - y * sine,
            text->item.y + x * sine + y * cosine);
    }
    return bounds;
}

double stroke_reach(const struct scene_style *style, bool mitered) {
    if (!style || !style->stroke.set || style->opacity == 0 ||
        style->stroke_opacity == 0) {
        return 0;
    }
    double half = style->stroke_width / 2;
    double reach = style->cap == CAP_SQUARE ? sqrt(2) * half : half;
    if (mitered && style->join == JOIN_MITER) {
        reach = fmax(reach, (style->miter_limit > 0 ? style->miter_limit : 4) * half);
    }
    return reach;
}

static void add_square(struct bounds *bounds, double x, double y, double half) {
    bounds_add(bounds, x - half, y - half);
    bounds_add(bounds, x + half, y + half);
}

static void add_rect(struct bounds *bounds, const struct scene_rect *rect) {
    double half = stroke_reach(rect->item.style, false);
    add_square(bounds, rect->item.x, rect->item.y, half);
    add_square(bounds, rect->item.x + rect->width, rect->item.y + rect->height, half);
}

/* The box of the outline itself, for curves and shapes. */
static void add_outline(struct bounds *bounds, struct arena *arena,
    const struct scene_mark *mark, size_t i, double reach) {
    struct scene_box box = scene_item_box(arena, mark, i);
    add_square(bounds, box.x, box.y, reach);
    add_square(bounds, box.x + box.width, box.y + box.height, reach);
}

static void add_symbol(struct bounds *bounds, struct arena *arena,
    const struct scene_mark *mark, size_t i, double reach) {
    const struct scene_symbol *symbol = &mark->symbols[i];
    bool circle = !symbol->shape || strcmp(symbol->shape, "circle") == 0;
    if (circle) {
        double radius = sqrt(fmax(0, symbol->size)) / 2;
        add_square(bounds, symbol->item.x, symbol->item.y, radius + reach);
    } else {
        add_outline(bounds, arena, mark, i, reach);
    }
}

/* A curve is as large as itself, a polyline as its points. */
static void add_points(struct bounds *bounds, struct arena *arena,
    const struct scene_mark *mark, bool bare) {
    double reach = stroke_reach(mark->points->item.style, bare);
    if (mark->interpolation != INTERPOLATE_LINEAR) {
        add_outline(bounds, arena, mark, 0, reach);
        return;
    }
    for (size_t i = 0; i < mark->count; i++) {
        const struct scene_point *point = &mark->points[i];
        if (!point->undefined && scene_item_is_placed(mark, i)) {
            add_square(bounds, point->item.x, point->item.y, reach + point->size / 2);
            if (mark->type == MARK_AREA) {
                add_square(bounds, mark->horizontal ? point->x2 : point->item.x,
                    mark->horizontal ? point->item.y : point->y2, reach);
            }
        }
    }
}

/* The ends of both edges, and where they pass a quarter of the circle. */
static void add_arc(struct bounds *bounds, const struct scene_arc *arc, double reach) {
    double quarter = acos(-1) / 2;
    double from = fmin(arc->start_angle, arc->end_angle);
    double to = fmin(fmax(arc->start_angle, arc->end_angle), from + 4 * quarter);
    double radii[2] = {arc->inner_radius, arc->outer_radius};
    for (int i = 0; i < 2; i++) {
        double angles[8] = {from, to};
        int count = 2;
        for (double a = ceil(from / quarter) * quarter; a < to && count < 8;
             a += quarter) {
            angles[count++] = a;
        }
        for (int k = 0; k < count; k++) {
            add_square(bounds, arc->item.x + radii[i] * sin(angles[k]),
                arc->item.y - radii[i] * cos(angles[k]), reach);
        }
    }
}

void item_bounds(struct bounds *bounds, struct arena *arena,
    const struct scene_mark *mark, size_t i, bool bare) {
    const struct item *item = scene_item(mark, i);
    if (!scene_item_is_placed(mark, i)) {
        return;
    }
    switch (mark->type) {
    case MARK_RECT:
        add_rect(bounds, &mark->rects[i]);
        break;
    case MARK_RULE:
        add_square(bounds, item->x, item->y, stroke_reach(item->style, false));
        add_square(bounds, mark->rules[i].x2, mark->rules[i].y2,
            stroke_reach(item->style, false));
        break;
    case MARK_SYMBOL:
        add_symbol(bounds, arena, mark, i, stroke_reach(item->style, bare));
        break;
    case MARK_ARC:
        if (bare) {
            add_arc(bounds, &mark->arcs[i], stroke_reach(item->style, true));
        } else {
            /* the whole circle, so that a pie does not move with its parts */
            add_square(bounds, item->x, item->y,
                fmax(mark->arcs[i].outer_radius, mark->arcs[i].inner_radius));
        }
        break;
    case MARK_PATH:
        add_outline(bounds, arena, mark, i, stroke_reach(item->style, bare));
        break;
    case MARK_IMAGE:
        add_square(bounds, item->x, item->y, 0);
        add_square(
            bounds, item->x + mark->images[i].width, item->y + mark->images[i].height, 0);
        break;
    case MARK_TEXT:
        if (mark->texts[i].text && *mark->texts[i].text) {
            struct bounds box = text_bounds(&mark->texts[i]);
            bounds_union(bounds, &box);
        }
        break;
    default:
        break;
    }
}

static void add_group(struct bounds *bounds, struct arena *arena,
    const struct scene_group *group, bool bare) {
    struct bounds inner = {0, 0, group->width, group->height};
    if (!group->clip) {
        inner = marks_bounds(arena, group, bare);
    }
    inner = bounds_moved(inner, group->item.x, group->item.y);
    bounds_union(bounds, &inner);
}

static bool is_drawn(const struct scene_mark *mark) {
    return mark->role &&
           (strcmp(mark->role, "mark") == 0 || strcmp(mark->role, "scope") == 0);
}

struct bounds marks_bounds(
    struct arena *arena, const struct scene_group *group, bool bare) {
    struct bounds bounds = bounds_empty();
    for (size_t m = 0; m < group->mark_count; m++) {
        const struct scene_mark *mark = group->marks[m];
        if (!is_drawn(mark) || mark->count == 0) {
            continue;
        }
        if (scene_is_polyline(mark)) {
            add_points(&bounds, arena, mark, bare);
            continue;
        }
        for (size_t i = 0; i < mark->count; i++) {
            if (mark->type == MARK_GROUP) {
                add_group(&bounds, arena, &mark->groups[i], bare);
            } else {
                item_bounds(&bounds, arena, mark, i, bare);
            }
        }
    }
    return bounds;
}
