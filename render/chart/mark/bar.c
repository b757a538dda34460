/* Bars: rectangles from a base to a value. */
#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/mark/corner.h"
#include "chart/mark/paint.h"
#include "chart/mark/stacked.h"
#include "chart/position.h"

void rects_place(const struct plot *plot, const struct view *view) {
    struct row_source rows = {plot, view->main};
    size_t count = view->main->row_count;
    struct span x = position_rect(plot, view, CHANNEL_X);
    struct span y = position_rect(plot, view, CHANNEL_Y);
    struct paint paint = paint_bind(plot, view);
    struct corners corners = corners_bind(plot, view);
    struct scene_mark *mark =
        mark_add(plot, view, mark_group(plot, view), MARK_RECT, count);
    for (size_t row = 0; row < count; row++) {
        struct interval across = span_evaluate(&x, &rows, row);
        struct interval down = span_evaluate(&y, &rows, row);
        struct scene_rect *rect = &mark->rects[row];
        rect->item = (struct item){.x = isnan(across.start) ? 0 : across.start,
            .y = isnan(down.start) ? 0 : down.start,
            .style = paint_style(&paint, &rows, row),
            .row = (uint32_t)row + 1};
        rect->width = isnan(across.length) ? 0 : across.length;
        rect->height = isnan(down.length) ? 0 : down.length;
        corners_set(&corners, rect);
    }
}

static void place(const struct plot *plot, const struct view *view) {
    if (stacked_corners_wanted(plot, view)) {
        stacked_corners_place(plot, view);
    } else {
        rects_place(plot, view);
    }
}

const struct mark_kind mark_bar = {.name = "bar",
    .vega_type = "rect",
    .filled = true,
    .rect_based = true,
    .stackable = true,
    .stacked_by_default = true,
    .place = place};
