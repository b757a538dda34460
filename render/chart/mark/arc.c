/* Arcs: slices of pies and rings, rectangles in polar coordinates. */
#include <math.h>

#include "chart/config.h"
#include "chart/mark/leader.h"
#include "chart/mark/paint.h"
#include "chart/position.h"
#include "chart/view.h"

static double or_zero(double number) {
    return isnan(number) ? 0 : number;
}

/* In a layout labels with leaders want room about a pie that says no size of its own. */
static const double labelled_share = 0.75;

static double room_for_labels(const struct plot *plot, const struct view *view) {
    const struct chart *chart = plot->chart;
    bool said = leader_radius_is_said(chart, view);
    struct view_list units = view_units(plot->arena, plot->view);
    for (size_t i = 0; !chart->bare && !said && i < units.count; i++) {
        if (units.items[i]->mark == &mark_text &&
            leader_is_wanted(chart, units.items[i])) {
            return labelled_share;
        }
    }
    return 1;
}

static void place(const struct plot *plot, const struct view *view) {
    struct row_source rows = {plot, view->main};
    size_t count = view->main->row_count;
    struct reference x = position_point(plot, view, CHANNEL_X, POSITION_MIDDLE);
    struct reference y = position_point(plot, view, CHANNEL_Y, POSITION_MIDDLE);
    struct span theta = position_rect(plot, view, CHANNEL_THETA);
    struct span radius = position_rect(plot, view, CHANNEL_RADIUS);
    double pad = mark_number(plot->chart, view, "padAngle", 0);
    double corner = mark_number(plot->chart, view, "cornerRadius", 0);
    double share = room_for_labels(plot, view);
    struct paint paint = paint_bind(plot, view);
    struct scene_mark *mark =
        mark_add(plot, view, mark_group(plot, view), MARK_ARC, count);
    for (size_t row = 0; row < count; row++) {
        struct interval angle = span_evaluate(&theta, &rows, row);
        struct interval ring = span_evaluate(&radius, &rows, row);
        bool sized = theta.form != SPAN_ENDS, deep = radius.form != SPAN_ENDS;
        mark->arcs[row] =
            (struct scene_arc){.item = {.x = or_zero(reference_number(&x, &rows, row)),
                                   .y = or_zero(reference_number(&y, &rows, row)),
                                   .style = paint_style(&paint, &rows, row),
                                   .row = (uint32_t)row + 1},
                .start_angle = or_zero(angle.first),
                .end_angle = or_zero(sized ? angle.first + angle.second : angle.second),
                .outer_radius = or_zero(ring.first) * share,
                .inner_radius = or_zero(deep ? ring.first + ring.second : ring.second),
                .pad_angle = pad,
                .corner_radius = corner};
    }
}

const struct mark_kind mark_arc = {.name = "arc",
    .vega_type = "arc",
    .filled = true,
    .rect_based = true,
    .stackable = true,
    .stacked_by_default = true,
    .place = place};
