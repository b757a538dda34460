/* Points along a curve. */
#include "transform/curve.h"

#include <math.h>

static const double least_bend = 0.5 * 3.141592653589793 / 180;

struct sampler {
    curve function;
    const void *model;
    double scale_x, scale_y; /* to a square of side 1, where angles are measured */
    double shortest;         /* no step is halved below this */
    size_t group;
    struct points *points;
};

static struct point point_at(const struct sampler *sampler, double x) {
    return (struct point){x, sampler->function(sampler->model, x)};
}

static double angle(
    const struct sampler *sampler, struct point from, struct point towards) {
    return atan2(
        sampler->scale_y * (towards.y - from.y), sampler->scale_x * (towards.x - from.x));
}

/* Adds the points behind `from` up to `to`. */
static void sample_step(
    const struct sampler *sampler, struct point from, struct point to) {
    struct point middle = point_at(sampler, (from.x + to.x) / 2);
    bool bends =
        fabs(angle(sampler, from, to) - angle(sampler, from, middle)) > least_bend;
    if (bends && middle.x - from.x >= sampler->shortest) {
        sample_step(sampler, from, middle);
        sample_step(sampler, middle, to);
        return;
    }
    points_add(sampler->points, sampler->group, to);
}

void curve_sample(curve function, const void *model, const double extent[2], double least,
    double most, size_t group, struct points *points) {
    double span = extent[1] - extent[0];
    most = fmax(least, most);
    size_t count = (size_t)least;
    struct sampler sampler = {.function = function,
        .model = model,
        .shortest = least < most ? span / most : INFINITY,
        .group = group,
        .points = points};
    struct point *grid = arena_array(points->arena, count + 1, sizeof *grid);
    double low = INFINITY;
    double high = -INFINITY;
    for (size_t i = 0; i <= count; i++) {
        double x = i < count ? extent[0] + (double)i / (double)count * span : extent[1];
        grid[i] = point_at(&sampler, x);
        low = fmin(low, grid[i].y);
        high = fmax(high, grid[i].y);
    }
    sampler.scale_x = 1 / span;
    sampler.scale_y = 1 / (high - low);
    points_add(points, group, grid[0]);
    for (size_t i = 0; i < count; i++) {
        sample_step(&sampler, grid[i], grid[i + 1]);
    }
}
