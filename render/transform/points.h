/* Points of two fields read from a group, and points computed for groups as a dataset:
 * what density, regression and loess share. */
#ifndef TUBIAO_TRANSFORM_POINTS_H
#define TUBIAO_TRANSFORM_POINTS_H

#include "transform/groups.h"
#include "transform/transform.h"

struct point {
    double x, y;
};

/* A list that grows in an arena; each point knows the group it belongs to. */
struct points {
    struct arena *arena;
    struct point *items;
    size_t *group;
    size_t count, capacity, group_capacity;
};

void points_add(struct points *points, size_t group, struct point point);

/* One row a point: the group's fields, then x and y by the two names. */
const struct dataset *points_dataset(const struct points *points,
    const struct dataset *dataset, const char *const *groupby, size_t groupby_count,
    const char *as_x, const char *as_y);

/* The points of a group whose two fields are both numbers, in the dataset's order. */
struct point *points_read(struct arena *arena, const struct value *x,
    const struct value *y, const struct groups *groups, size_t group, size_t *count);

/* The least and largest of the numbers; false where there are none. */
bool numbers_extent(
    const struct value *cells, const size_t *rows, size_t row_count, double extent[2]);

/* [low, high] of a step's member `extent`; false where it is not given. A fault and an
 * empty extent if it is no pair of numbers. */
bool step_extent(
    const struct transform_context *context, const struct value *step, double extent[2]);

#endif
