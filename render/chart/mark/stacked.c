/* Stacked bars with rounded corners: each stack is a group, only its ends are round
 * (vega-lite/src/compile/mark/mark.ts, getGroupsForStackedBarWithCornerRadius). */
#include "chart/mark/stacked.h"

#include <math.h>

#include "chart/mark/corner.h"
#include "chart/mark/paint.h"
#include "chart/position.h"

/* One bar of all that stand on each other. */
struct bar {
    struct scene_rect rect;
    size_t stack;
    const struct scene_style *style;
};

struct box {
    double x1, y1, x2, y2;
    size_t count;
};

bool stacked_corners_wanted(const struct plot *plot, const struct view *view) {
    struct corners corners = corners_bind(plot, view);
    bool round = corners.end_only && corners.end > 0;
    for (int i = 0; i < 4; i++) {
        round = round || corners.radius[i] > 0;
    }
    return round && view->stack.set && !view->encoding[CHANNEL_SIZE];
}

static bool same_stack(const struct view *view, size_t a, size_t b) {
    for (size_t i = 0; i < view->stack.groupby_count; i++) {
        const struct definition *group = view->encoding[view->stack.groupby[i]];
        const struct value *cells = dataset_cells(view->main, group->column);
        if (cells && !value_equal(cells[a], cells[b])) {
            return false;
        }
    }
    return true;
}

static void widen(struct box *box, const struct scene_rect *rect) {
    double x = rect->item.x, y = rect->item.y;
    *box = box->count == 0 ? (struct box){x, y, x + rect->width, y + rect->height, 0}
                           : (struct box){fmin(box->x1, x), fmin(box->y1, y),
                                 fmax(box->x2, x + rect->width),
                                 fmax(box->y2, y + rect->height), box->count};
    box->count++;
}

static size_t find_bars(const struct plot *plot, const struct view *view,
    struct bar *bars, struct box *boxes) {
    struct row_source rows = {plot, view->main};
    struct span x = position_rect(plot, view, CHANNEL_X);
    struct span y = position_rect(plot, view, CHANNEL_Y);
    struct paint paint = paint_bind(plot, view);
    size_t count = view->main->row_count, stacks = 0;
    size_t *firsts = arena_array(plot->arena, count, sizeof *firsts);
    for (size_t row = 0; row < count; row++) {
        struct interval across = span_evaluate(&x, &rows, row);
        struct interval down = span_evaluate(&y, &rows, row);
        struct bar *bar = &bars[row];
        bar->rect = (struct scene_rect){.item = {.x = across.start,
                                            .y = down.start,
                                            .style = paint_style(&paint, &rows, row),
                                            .row = (uint32_t)row + 1},
            .width = across.length,
            .height = down.length};
        while (bar->stack < stacks && !same_stack(view, firsts[bar->stack], row)) {
            bar->stack++;
        }
        if (bar->stack == stacks) {
            firsts[stacks++] = row;
        }
        widen(&boxes[bar->stack], &bar->rect);
    }
    return stacks;
}

/* A corner stays round only where the bar ends the stack. */
static void keep_outer_corners(
    struct scene_rect *rect, const struct box *box, bool horizontal) {
    bool first = horizontal ? rect->item.x <= box->x1 : rect->item.y <= box->y1;
    bool last = horizontal ? rect->item.x + rect->width >= box->x2
                           : rect->item.y + rect->height >= box->y2;
    for (int i = 0; i < 4; i++) {
        bool near = horizontal ? i == 0 || i == 3 : i < 2;
        if (near ? !first : !last) {
            rect->corner_radius[i] = 0;
        }
    }
}

static void fill_stack(const struct plot *plot, const struct view *view,
    struct scene_group *outer, const struct box *box, const struct bar *bars,
    size_t stack) {
    struct corners corners = corners_bind(plot, view);
    bool horizontal = view->stack.field_channel == CHANNEL_X;
    outer->item.x = box->x1;
    outer->item.y = box->y1;
    outer->width = box->x2 - box->x1;
    outer->height = box->y2 - box->y1;
    struct scene_group *inner = scene_add_group(plot->arena, outer, "scope");
    inner->width = horizontal ? 0 : outer->width;
    inner->height = horizontal ? outer->height : 0;
    inner->item.x = horizontal ? -box->x1 : 0;
    inner->item.y = horizontal ? 0 : -box->y1;
    struct scene_mark *mark = mark_add(plot, view, inner, MARK_RECT, box->count);
    size_t filled = 0;
    for (size_t row = 0; row < view->main->row_count; row++) {
        if (bars[row].stack != stack) {
            continue;
        }
        struct scene_rect *rect = &mark->rects[filled++];
        *rect = bars[row].rect;
        corners_set(&corners, rect);
        keep_outer_corners(rect, box, horizontal);
        rect->item.x -= horizontal ? 0 : box->x1;
        rect->item.y -= horizontal ? box->y1 : 0;
    }
}

void stacked_corners_place(const struct plot *plot, const struct view *view) {
    size_t count = view->main->row_count;
    struct bar *bars = arena_array(plot->arena, count, sizeof *bars);
    struct box *boxes = arena_array(plot->arena, count, sizeof *boxes);
    size_t stacks = find_bars(plot, view, bars, boxes);
    struct scene_mark *mark =
        scene_add_mark(plot->arena, mark_group(plot, view), MARK_GROUP, "scope", stacks);
    for (size_t i = 0; i < stacks; i++) {
        fill_stack(plot, view, &mark->groups[i], &boxes[i], bars, i);
    }
}
