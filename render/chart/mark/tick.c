/* Ticks: short strokes across a measure, drawn as thin rectangles. */
#include <math.h>

#include "chart/config.h"
#include "chart/mark/corner.h"
#include "chart/mark/paint.h"
#include "chart/position.h"

static void place(const struct plot *plot, const struct view *view) {
    struct row_source rows = {plot, view->main};
    size_t count = view->main->row_count;
    bool horizontal = view->orient == ORIENT_HORIZONTAL;
    struct span along = position_rect(plot, view, horizontal ? CHANNEL_X : CHANNEL_Y);
    struct reference center =
        position_point(plot, view, horizontal ? CHANNEL_Y : CHANNEL_X, POSITION_MIDDLE);
    double thickness = mark_number(plot->chart, view, "thickness", 1);
    struct paint paint = paint_bind(plot, view);
    struct corners corners = corners_bind(plot, view);
    struct scene_mark *mark =
        mark_add(plot, view, mark_group(plot, view), MARK_RECT, count);
    for (size_t row = 0; row < count; row++) {
        struct interval length = span_evaluate(&along, &rows, row);
        double middle = reference_number(&center, &rows, row);
        struct scene_rect *rect = &mark->rects[row];
        double start = isnan(length.start) ? 0 : length.start;
        middle = isnan(middle) ? 0 : middle - thickness / 2;
        rect->item = (struct item){.x = horizontal ? start : middle,
            .y = horizontal ? middle : start,
            .style = paint_style(&paint, &rows, row),
            .row = (uint32_t)row + 1};
        rect->width = horizontal ? length.length : thickness;
        rect->height = horizontal ? thickness : length.length;
        corners_set(&corners, rect);
    }
}

const struct mark_kind mark_tick = {.name = "tick",
    .vega_type = "rect",
    .filled = true,
    .rect_based = true,
    .stackable = true,
    .place = place};
