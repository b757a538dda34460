/* Areas: between a path and a base, or between two paths. */
#include <math.h>

#include "chart/config.h"
#include "chart/mark/paint.h"
#include "chart/mark/path.h"
#include "chart/position.h"

struct area {
    const struct plot *plot;
    const struct view *view;
    bool horizontal;
    struct reference x, y, second; /* second: the other edge along the measure */
    struct paint paint;
};

static double or_zero(double number) {
    return isnan(number) ? 0 : number;
}

static void place_path(
    struct area *area, struct scene_group *group, const struct path_rows *path) {
    struct row_source rows = {area->plot, area->view->main};
    struct scene_mark *mark =
        mark_add(area->plot, area->view, group, MARK_AREA, path->count);
    mark->interpolation = interpolation_of(area->plot->chart, area->view);
    mark->tension = mark_number(area->plot->chart, area->view, "tension", 0);
    mark->horizontal = area->horizontal;
    const struct scene_style *style =
        path->count ? paint_style(&area->paint, &rows, path->rows[0]) : NULL;
    for (size_t i = 0; i < path->count; i++) {
        size_t row = path->rows[i];
        double x = or_zero(reference_number(&area->x, &rows, row));
        double y = or_zero(reference_number(&area->y, &rows, row));
        double second = or_zero(reference_number(&area->second, &rows, row));
        mark->points[i] = (struct scene_point){
            .item = {.x = x, .y = y, .style = style, .row = (uint32_t)row + 1},
            .x2 = area->horizontal ? second : x,
            .y2 = area->horizontal ? y : second,
            .undefined = !path_is_defined(area->plot, area->view, row)};
    }
}

static void place(const struct plot *plot, const struct view *view) {
    struct area area = {.plot = plot,
        .view = view,
        .horizontal = view->orient == ORIENT_HORIZONTAL,
        .paint = paint_bind(plot, view)};
    enum channel measure = area.horizontal ? CHANNEL_X : CHANNEL_Y;
    struct span span =
        position_range(plot, view, measure, POSITION_ZERO_OR_MIN, POSITION_ZERO_OR_MIN);
    struct reference other = position_point(
        plot, view, area.horizontal ? CHANNEL_Y : CHANNEL_X, POSITION_ZERO_OR_MIN);
    area.x = area.horizontal ? span.first : other;
    area.y = area.horizontal ? other : span.first;
    /* without a measure there is nothing to fill: both edges are one */
    area.second = view->orient == ORIENT_NONE ? area.y : span.second;
    struct paths paths = paths_find(plot, view, &area.x, &area.y);
    struct scene_group **groups = path_groups(plot, view, &paths);
    for (size_t i = 0; i < paths.count; i++) {
        place_path(&area, groups[i], &paths.items[i]);
    }
}

const struct mark_kind mark_area = {.name = "area",
    .vega_type = "area",
    .filled = true,
    .path = true,
    .stackable = true,
    .stacked_by_default = true,
    .place = place};
