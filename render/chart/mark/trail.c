/* Trails: lines whose width changes with the data. */
#include <math.h>

#include "chart/config.h"
#include "chart/mark/paint.h"
#include "chart/mark/path.h"
#include "chart/position.h"

struct trail {
    const struct plot *plot;
    const struct view *view;
    struct reference x, y, size;
    struct paint paint;
};

static double number_or(double number, double otherwise) {
    return isnan(number) ? otherwise : number;
}

static void place_path(
    struct trail *trail, struct scene_group *group, const struct path_rows *path) {
    struct row_source rows = {trail->plot, trail->view->main};
    struct scene_mark *mark =
        mark_add(trail->plot, trail->view, group, MARK_TRAIL, path->count);
    const struct scene_style *style =
        path->count ? paint_style(&trail->paint, &rows, path->rows[0]) : NULL;
    for (size_t i = 0; i < path->count; i++) {
        size_t row = path->rows[i];
        double size = trail->size.set ? reference_number(&trail->size, &rows, row) : NAN;
        mark->points[i] = (struct scene_point){
            .item = {.x = number_or(reference_number(&trail->x, &rows, row), 0),
                .y = number_or(reference_number(&trail->y, &rows, row), 0),
                .style = style,
                .row = (uint32_t)row + 1},
            .size = fmax(0, number_or(size, 1)),
            .undefined = !path_is_defined(trail->plot, trail->view, row)};
    }
}

static void place(const struct plot *plot, const struct view *view) {
    struct trail trail = {.plot = plot,
        .view = view,
        .x = position_point(plot, view, CHANNEL_X, POSITION_MIDDLE),
        .y = position_point(plot, view, CHANNEL_Y, POSITION_MIDDLE),
        .size = reference_channel(plot, view, CHANNEL_SIZE,
            reference_property(plot, mark_find(plot->chart, view, "size"))),
        .paint = paint_bind(plot, view)};
    struct paths paths = paths_find(plot, view, &trail.x, &trail.y);
    struct scene_group **groups = path_groups(plot, view, &paths);
    for (size_t i = 0; i < paths.count; i++) {
        place_path(&trail, groups[i], &paths.items[i]);
    }
}

const struct mark_kind mark_trail = {
    .name = "trail", .vega_type = "trail", .filled = true, .path = true, .place = place};
