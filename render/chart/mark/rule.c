/* Rules: straight lines between two points, or across the plot. */
#include <math.h>

#include "chart/mark/paint.h"
#include "chart/position.h"

/* An end that is no number is drawn at 0, as Vega does. */
static double or_zero(double number) {
    return isnan(number) ? 0 : number;
}

static struct span direction(const struct plot *plot, const struct view *view,
    enum channel channel, enum orientation along, enum orientation across) {
    if (view->orient != across) {
        return position_range(plot, view, channel,
            view->orient == along ? POSITION_ZERO_OR_MAX : POSITION_MIDDLE,
            POSITION_ZERO_OR_MIN);
    }
    struct span span = {.form = SPAN_ENDS};
    span.first = position_point(plot, view, channel, POSITION_MIDDLE);
    span.second = span.first;
    return span;
}

static void place(const struct plot *plot, const struct view *view) {
    if (!view->encoding[CHANNEL_X] && !view->encoding[CHANNEL_Y]) {
        return;
    }
    struct row_source rows = {plot, view->main};
    size_t count = view->main->row_count;
    struct span x = direction(plot, view, CHANNEL_X, ORIENT_HORIZONTAL, ORIENT_VERTICAL);
    struct span y = direction(plot, view, CHANNEL_Y, ORIENT_VERTICAL, ORIENT_HORIZONTAL);
    struct paint paint = paint_bind(plot, view);
    struct scene_mark *mark =
        mark_add(plot, view, mark_group(plot, view), MARK_RULE, count);
    for (size_t row = 0; row < count; row++) {
        struct interval across = span_evaluate(&x, &rows, row);
        struct interval down = span_evaluate(&y, &rows, row);
        mark->rules[row] =
            (struct scene_rule){.item = {.x = or_zero(across.first),
                                    .y = or_zero(down.first),
                                    .style = paint_style(&paint, &rows, row),
                                    .row = (uint32_t)row + 1},
                .x2 = or_zero(across.second),
                .y2 = or_zero(down.second)};
    }
}

const struct mark_kind mark_rule = {
    .name = "rule", .vega_type = "rule", .stackable = true, .place = place};
