/* Points, circles and squares: symbols of a size. */
#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/mark/paint.h"
#include "chart/position.h"

static const char *fixed_shape(const struct view *view) {
    return view->mark == &mark_circle   ? "circle"
           : view->mark == &mark_square ? "square"
                                        : NULL;
}

static void place(const struct plot *plot, const struct view *view) {
    struct row_source rows = {plot, view->main};
    const struct chart *chart = plot->chart;
    size_t count = view->main->row_count;
    struct reference x = position_point(plot, view, CHANNEL_X, POSITION_MIDDLE);
    struct reference y = position_point(plot, view, CHANNEL_Y, POSITION_MIDDLE);
    struct reference size = reference_channel(plot, view, CHANNEL_SIZE,
        reference_property(plot, mark_find(chart, view, "size")));
    struct reference angle = reference_channel(plot, view, CHANNEL_ANGLE,
        reference_property(plot, mark_find(chart, view, "angle")));
    struct reference shape = reference_channel(plot, view, CHANNEL_SHAPE,
        reference_property(plot, mark_find(chart, view, "shape")));
    const char *fixed = fixed_shape(view);
    struct paint paint = paint_bind(plot, view);
    struct scene_mark *mark =
        mark_add(plot, view, mark_group(plot, view), MARK_SYMBOL, count);
    for (size_t row = 0; row < count; row++) {
        double px = reference_number(&x, &rows, row);
        double py = reference_number(&y, &rows, row);
        struct value form =
            fixed ? value_string(fixed) : reference_value(&shape, &rows, row);
        double area = reference_number(&size, &rows, row);
        double turn = angle.set ? reference_number(&angle, &rows, row) : 0;
        mark->symbols[row] =
            (struct scene_symbol){.item = {.x = isnan(px) ? 0 : px,
                                      .y = isnan(py) ? 0 : py,
                                      .style = paint_style(&paint, &rows, row),
                                      .row = (uint32_t)row + 1},
                .shape = form.type == VALUE_STRING ? form.string : "circle",
                .size = isnan(area) ? 0 : fmax(0, area),
                .angle = isnan(turn) ? 0 : turn};
    }
}

const struct mark_kind mark_point = {
    .name = "point", .vega_type = "symbol", .stackable = true, .place = place};
const struct mark_kind mark_circle = {.name = "circle",
    .vega_type = "symbol",
    .filled = true,
    .stackable = true,
    .place = place};
const struct mark_kind mark_square = {.name = "square",
    .vega_type = "symbol",
    .filled = true,
    .stackable = true,
    .place = place};
