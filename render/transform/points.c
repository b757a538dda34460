/* Points of two fields. */
#include "transform/points.h"

#include <math.h>

/* The number of a cell, NaN where it is missing. */
static double number_of(struct value cell) {
    bool blank = cell.type == VALUE_NULL || (cell.type == VALUE_STRING && !*cell.string);
    return blank ? NAN : value_to_number(cell);
}

void points_add(struct points *points, size_t group, struct point point) {
    points->items = arena_grow(points->arena, points->items, points->count,
        &points->capacity, sizeof *points->items);
    points->group = arena_grow(points->arena, points->group, points->count,
        &points->group_capacity, sizeof *points->group);
    points->items[points->count] = point;
    points->group[points->count++] = group;
}

const struct dataset *points_dataset(const struct points *points,
    const struct dataset *dataset, const char *const *groupby, size_t groupby_count,
    const char *as_x, const char *as_y) {
    struct arena *arena = points->arena;
    const struct dataset *groups =
        aggregate_dataset(arena, dataset, groupby, groupby_count, NULL, 0);
    const struct dataset *result =
        dataset_select_rows(arena, groups, points->group, points->count);
    struct value *x = arena_array(arena, points->count + 1, sizeof *x);
    struct value *y = arena_array(arena, points->count + 1, sizeof *y);
    for (size_t i = 0; i < points->count; i++) {
        x[i] = value_number(points->items[i].x);
        y[i] = value_number(points->items[i].y);
    }
    result = dataset_with_column(arena, result, as_x, x);
    return dataset_with_column(arena, result, as_y, y);
}

struct point *points_read(struct arena *arena, const struct value *x,
    const struct value *y, const struct groups *groups, size_t group, size_t *count) {
    size_t first = groups->start[group];
    size_t last = groups->start[group + 1];
    struct point *points = arena_array(arena, last - first + 1, sizeof *points);
    *count = 0;
    for (size_t i = first; i < last; i++) {
        size_t row = groups->rows[i];
        struct point point = {number_of(x[row]), number_of(y[row])};
        if (!isnan(point.x) && !isnan(point.y)) {
            points[(*count)++] = point;
        }
    }
    return points;
}

bool numbers_extent(
    const struct value *cells, const size_t *rows, size_t row_count, double extent[2]) {
    extent[0] = INFINITY;
    extent[1] = -INFINITY;
    for (size_t i = 0; i < row_count; i++) {
        double number = number_of(cells[rows ? rows[i] : i]);
        extent[0] = number < extent[0] ? number : extent[0];
        extent[1] = number > extent[1] ? number : extent[1];
    }
    return extent[0] <= extent[1];
}

bool step_extent(
    const struct transform_context *context, const struct value *step, double extent[2]) {
    const struct value *given = value_member(step, "extent");
    if (!given) {
        return false;
    }
    bool pair = given->type == VALUE_ARRAY && given->count == 2;
    extent[0] = pair ? value_to_number(given->items[0]) : NAN;
    extent[1] = pair ? value_to_number(given->items[1]) : NAN;
    if (!(extent[0] <= extent[1])) {
        fault_add(context->faults, FAULT_ERROR, "wrong-value", given->place,
            "extent is two numbers, the smaller one first",
            "extent 应为两个数，小的在前");
    }
    return true;
}
