/* loess: at each point a line fitted to its nearest neighbours, those nearer and those
 * that fit better counting more. Source: Cleveland, Robust Locally Weighted Regression
 * (1979); vega-statistics/src/regression/loess.js. */
#include <math.h>
#include <stdlib.h>

#include "transform/fit.h"
#include "transform/step.h"

static const struct property properties[] = {
    {"loess", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"on", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"groupby", PROPERTY_ARRAY, 0},
    {"bandwidth", PROPERTY_NUMBER, 0},
    {"as", PROPERTY_ARRAY, 0},
};

enum { ROBUST_PASSES = 2 };

/* How far a residual may lie out, in medians, before its point hardly counts; a weight of
 * 0 could leave a neighbourhood without points. */
static const double outlier_medians = 6;
static const double least_weight = 1e-12;

/* The points of a group by x, less their mean. */
struct smoothing {
    const struct point *points;
    size_t count;
    size_t neighbours;
    double *weights;   /* by how well the point fitted in the last pass */
    double *smoothed;  /* y */
    double *residuals; /* distance of y from it */
};

struct indexed_point {
    struct point point;
    size_t index;
};

static int compare_points(const void *a, const void *b) {
    const struct indexed_point *p = a;
    const struct indexed_point *q = b;
    int order = (p->point.x > q->point.x) - (p->point.x < q->point.x);
    return order ? order : (p->index > q->index) - (p->index < q->index);
}

static struct point *sort_points(
    struct arena *arena, const struct point *points, size_t count) {
    struct indexed_point *indexed = arena_array(arena, count + 1, sizeof *indexed);
    for (size_t i = 0; i < count; i++) {
        indexed[i] = (struct indexed_point){points[i], i};
    }
    qsort(indexed, count, sizeof *indexed, compare_points);
    struct point *sorted = arena_array(arena, count + 1, sizeof *sorted);
    for (size_t i = 0; i < count; i++) {
        sorted[i] = indexed[i].point;
    }
    return sorted;
}

static double tricube(double distance) {
    double rest = 1 - distance * distance * distance;
    return rest * rest * rest;
}

/* The line through the neighbours from `first` on, at point i. */
static double smooth_point(const struct smoothing *smoothing, size_t i, size_t first) {
    const struct point *points = smoothing->points;
    size_t last = first + smoothing->neighbours - 1;
    double x = points[i].x;
    double farthest = fmax(x - points[first].x, points[last].x - x);
    double reach = farthest > 0 ? farthest : 1;
    double w = 0, mean_x = 0, mean_y = 0, mean_xy = 0, mean_xx = 0;
    for (size_t k = first; k <= last; k++) {
        double weight = tricube(fabs(x - points[k].x) / reach) * smoothing->weights[k];
        w += weight;
        mean_x += weight * points[k].x;
        mean_y += weight * points[k].y;
        mean_xy += weight * points[k].x * points[k].y;
        mean_xx += weight * points[k].x * points[k].x;
    }
    double intercept, slope;
    fit_line(mean_x / w, mean_y / w, mean_xy / w, mean_xx / w, &intercept, &slope);
    return intercept + slope * x;
}

/* Every point with its neighbours, a window that slides along as long as what enters it is
 * no farther than what leaves. */
static void smooth_points(struct smoothing *smoothing) {
    const struct point *points = smoothing->points;
    size_t first = 0;
    for (size_t i = 0; i < smoothing->count; i++) {
        size_t behind = first + smoothing->neighbours;
        while (behind < smoothing->count && first < i &&
               points[behind].x - points[i].x <= points[i].x - points[first].x) {
            first++;
            behind++;
        }
        smoothing->smoothed[i] = smooth_point(smoothing, i, first);
        smoothing->residuals[i] = fabs(points[i].y - smoothing->smoothed[i]);
    }
}

static int compare_numbers(const void *a, const void *b) {
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(struct arena *arena, const double *numbers, size_t count) {
    double *sorted = arena_array(arena, count + 1, sizeof *sorted);
    for (size_t i = 0; i < count; i++) {
        sorted[i] = numbers[i];
    }
    qsort(sorted, count, sizeof *sorted, compare_numbers);
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
}

static void weigh_points(struct smoothing *smoothing, double middle) {
    for (size_t i = 0; i < smoothing->count; i++) {
        double share = smoothing->residuals[i] / (outlier_medians * middle);
        double weight = 1 - share * share;
        smoothing->weights[i] = share >= 1 ? least_weight : weight * weight;
    }
}

/* Points of the same x become one, at the mean of their y. */
static void add_points(const struct smoothing *smoothing, struct point mean, size_t group,
    struct points *out) {
    size_t i = 0;
    while (i < smoothing->count) {
        double x = smoothing->points[i].x + mean.x;
        double y = 0;
        size_t same = 0;
        for (; i < smoothing->count && smoothing->points[i].x + mean.x == x; i++) {
            y += (smoothing->smoothed[i] - y) / (double)++same;
        }
        points_add(out, group, (struct point){x, y + mean.y});
    }
}

static void smooth_group(struct arena *arena, const struct point *given, size_t count,
    double bandwidth, size_t group, struct points *out) {
    struct point *points = sort_points(arena, given, count);
    struct point mean = {0, 0};
    for (size_t i = 0; i < count; i++) {
        mean.x += (points[i].x - mean.x) / (double)(i + 1);
        mean.y += (points[i].y - mean.y) / (double)(i + 1);
    }
    size_t neighbours = (size_t)fmax(2, trunc(bandwidth * (double)count));
    struct smoothing smoothing = {points, count, neighbours < count ? neighbours : count,
        arena_array(arena, count + 1, sizeof(double)),
        arena_array(arena, count + 1, sizeof(double)),
        arena_array(arena, count + 1, sizeof(double))};
    for (size_t i = 0; i < count; i++) {
        points[i] = (struct point){points[i].x - mean.x, points[i].y - mean.y};
        smoothing.weights[i] = 1;
    }
    smooth_points(&smoothing);
    for (int pass = 0; pass < ROBUST_PASSES; pass++) {
        double middle = median(arena, smoothing.residuals, count);
        if (middle < least_weight) {
            break;
        }
        weigh_points(&smoothing, middle);
        smooth_points(&smoothing);
    }
    add_points(&smoothing, mean, group, out);
}

static const struct dataset *run(const struct transform_context *context,
    const struct value *step, const struct dataset *dataset) {
    struct arena *arena = context->arena;
    double bandwidth = property_number(step, "bandwidth", 0.3);
    if (!(bandwidth > 0 && bandwidth <= 1)) {
        fault_add(context->faults, FAULT_ERROR, "wrong-value",
            value_member(step, "bandwidth")->place,
            "bandwidth is a share of the points, above 0 and up to 1",
            "bandwidth 是所用点的比例，应大于 0，不超过 1");
        return NULL;
    }
    const char *on = property_string(step, "on", "");
    const char *field = property_string(step, "loess", "");
    const struct value *x = field_cells(arena, dataset, on);
    const struct value *y = field_cells(arena, dataset, field);
    size_t by_count;
    const char *const *by = step_fields(arena, step, "groupby", &by_count);
    struct groups groups = groups_new(arena, dataset, by, by_count);
    struct points points = {.arena = arena};
    for (size_t g = 0; g < groups.count; g++) {
        size_t count;
        const struct point *given = points_read(arena, x, y, &groups, g, &count);
        if (count > 0) {
            smooth_group(arena, given, count, bandwidth, g, &points);
        }
    }
    return points_dataset(&points, dataset, by, by_count, step_name(step, "as", 0, on),
        step_name(step, "as", 1, field));
}

const struct transform_kind loess_transform = {
    "loess", properties, countof(properties), {"loess", "on", "groupby"}, run};
