/* The boxes of what marks draw. */
#include "chart/bounds.h"

#include <math.h>
#include <string.h>

#include "chart/plot.h"

static void add_text(struct bounds *bounds, const struct scene_text *text) {
    double size = text->font_size;
    double left = text->dx - (text->align == ALIGN_CENTER     ? text->width / 2
                                 : text->align == ALIGN_RIGHT ? text->width
                                                              : 0);
    double drop = text->baseline == BASELINE_TOP      ? 0.79
                  : text->baseline == BASELINE_MIDDLE ? 0.30
                  : text->baseline == BASELINE_BOTTOM ? -0.21
                                                      : 0;
    double top = text->dy + (drop - 0.8) * size;
    double height = size;
    for (const char *c = text->text ? text->text : ""; *c; c++) {
        height += *c == '\n' ? (text->line_height > 0 ? text->line_height : size + 2) : 0;
    }
    double turn = text->angle * acos(-1) / 180;
    for (int i = 0; i < 4 && text->text && *text->text; i++) {
        double x = left + (i & 1 ? text->width : 0), y = top + (i & 2 ? height : 0);
        bounds_add(bounds, text->item.x + x * cos(turn) - y * sin(turn),
            text->item.y + x * sin(turn) + y * cos(turn));
    }
}

static void add_square(struct bounds *bounds, double x, double y, double half) {
    bounds_add(bounds, x - half, y - half);
    bounds_add(bounds, x + half, y + half);
}

static double half_stroke(const struct item *item) {
    return item->style && item->style->stroke.set ? item->style->stroke_width / 2 : 0;
}

static void add_rect(struct bounds *bounds, const struct scene_rect *rect) {
    double half = half_stroke(&rect->item);
    add_square(bounds, rect->item.x, rect->item.y, half);
    add_square(bounds, rect->item.x + rect->width, rect->item.y + rect->height, half);
}

static void add_item(struct bounds *bounds, const struct scene_mark *mark, size_t i) {
    const struct item *item = scene_item(mark, i);
    switch (mark->type) {
    case MARK_RECT:
        add_rect(bounds, &mark->rects[i]);
        break;
    case MARK_RULE:
        add_square(bounds, item->x, item->y, half_stroke(item));
        add_square(bounds, mark->rules[i].x2, mark->rules[i].y2, half_stroke(item));
        break;
    case MARK_SYMBOL:
        add_square(bounds, item->x, item->y,
            sqrt(fmax(0, mark->symbols[i].size)) / 2 + half_stroke(item));
        break;
    case MARK_ARC:
        add_square(bounds, item->x, item->y,
            fmax(mark->arcs[i].outer_radius, mark->arcs[i].inner_radius));
        break;
    case MARK_LINE:
        if (!mark->points[i].undefined) {
            add_square(bounds, item->x, item->y, half_stroke(item));
        }
        break;
    case MARK_AREA:
        if (!mark->points[i].undefined) {
            bounds_add(bounds, item->x, item->y);
            bounds_add(bounds, mark->points[i].x2, mark->points[i].y2);
        }
        break;
    case MARK_TEXT:
        add_text(bounds, &mark->texts[i]);
        break;
    default:
        break;
    }
}

struct bounds marks_bounds(const struct scene_group *group) {
    struct bounds bounds = bounds_empty();
    for (size_t m = 0; m < group->mark_count; m++) {
        const struct scene_mark *mark = group->marks[m];
        bool drawn = mark->role && (strcmp(mark->role, "mark") == 0 ||
                                       strcmp(mark->role, "scope") == 0);
        if (!drawn) {
            continue;
        }
        for (size_t i = 0; i < mark->count; i++) {
            if (mark->type == MARK_GROUP) {
                struct bounds inner = marks_bounds(&mark->groups[i]);
                inner =
                    bounds_moved(inner, mark->groups[i].item.x, mark->groups[i].item.y);
                if (!mark->groups[i].clip) {
                    bounds_union(&bounds, &inner);
                }
            } else {
                add_item(&bounds, mark, i);
            }
        }
    }
    return bounds;
}
