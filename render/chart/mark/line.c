/* Lines: one path for all rows that look alike. */
#include <math.h>

#include "chart/config.h"
#include "chart/mark/paint.h"
#include "chart/mark/path.h"
#include "chart/position.h"

struct line {
    const struct plot *plot;
    const struct view *view;
    struct reference x, y;
    struct paint paint;
};

static void place_path(
    struct line *line, struct scene_group *group, const struct path_rows *path) {
    struct row_source rows = {line->plot, line->view->main};
    struct scene_mark *mark =
        mark_add(line->plot, line->view, group, MARK_LINE, path->count);
    mark->interpolation = interpolation_of(line->plot->chart, line->view);
    mark->tension = mark_number(line->plot->chart, line->view, "tension", 0);
    const struct scene_style *style =
        path->count ? paint_style(&line->paint, &rows, path->rows[0]) : NULL;
    for (size_t i = 0; i < path->count; i++) {
        size_t row = path->rows[i];
        double x = reference_number(&line->x, &rows, row);
        double y = reference_number(&line->y, &rows, row);
        mark->points[i] = (struct scene_point){.item = {.x = isnan(x) ? 0 : x,
                                                   .y = isnan(y) ? 0 : y,
                                                   .style = style,
                                                   .row = (uint32_t)row + 1},
            .undefined = !path_is_defined(line->plot, line->view, row)};
    }
}

static void place(const struct plot *plot, const struct view *view) {
    struct line line = {.plot = plot,
        .view = view,
        .x = position_point(plot, view, CHANNEL_X, POSITION_MIDDLE),
        .y = position_point(plot, view, CHANNEL_Y, POSITION_MIDDLE),
        .paint = paint_bind(plot, view)};
    struct paths paths = paths_find(plot, view, &line.x, &line.y);
    struct scene_group **groups = path_groups(plot, view, &paths);
    for (size_t i = 0; i < paths.count; i++) {
        place_path(&line, groups[i], &paths.items[i]);
    }
}

const struct mark_kind mark_line = {
    .name = "line", .vega_type = "line", .path = true, .stackable = true, .place = place};
