/* density: how thickly a field's numbers lie along their range, estimated with a normal
 * curve around each of them. Source: vega-transforms/src/KDE.js, vega-statistics/src/kde.js;
 * the width by Scott, Multivariate Density Estimation (1992). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "transform/curve.h"
#include "transform/step.h"

static const struct property properties[] = {
    {"density", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"groupby", PROPERTY_ARRAY, 0},
    {"cumulative", PROPERTY_BOOLEAN, 0},
    {"counts", PROPERTY_BOOLEAN, 0},
    {"bandwidth", PROPERTY_NUMBER, 0},
    {"extent", PROPERTY_ARRAY, 0},
    {"minsteps", PROPERTY_NUMBER, 0},
    {"maxsteps", PROPERTY_NUMBER, 0},
    {"steps", PROPERTY_NUMBER, 0},
    {"resolve", PROPERTY_STRING, 0},
    {"as", PROPERTY_ARRAY, 0},
};

/* The numbers of one group and the width of the curve around each. */
struct kernels {
    const double *numbers;
    size_t count;
    double bandwidth;
    double scale; /* of the result: the count, where counts are wanted */
};

static double density_at(const void *model, double x) {
    const struct kernels *kernels = model;
    const double root_two_pi = 2.5066282746310002;
    double sum = 0;
    for (size_t i = 0; i < kernels->count; i++) {
        double z = (x - kernels->numbers[i]) / kernels->bandwidth;
        sum += exp(-0.5 * z * z) / root_two_pi;
    }
    return kernels->scale * sum / kernels->bandwidth / (double)kernels->count;
}

static double share_below(const void *model, double x) {
    const struct kernels *kernels = model;
    const double root_two = 1.4142135623730951;
    double sum = 0;
    for (size_t i = 0; i < kernels->count; i++) {
        double z = (x - kernels->numbers[i]) / kernels->bandwidth;
        sum += 0.5 * erfc(-z / root_two);
    }
    return kernels->scale * sum / (double)kernels->count;
}

static bool is_missing(const struct value *cell) {
    return cell->type == VALUE_NULL || (cell->type == VALUE_STRING && !*cell->string);
}

static int compare_numbers(const void *a, const void *b) {
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

static double deviation(const double *numbers, size_t count) {
    double mean = 0;
    double squares = 0;
    for (size_t i = 0; i < count; i++) {
        double difference = numbers[i] - mean;
        mean += difference / (double)(i + 1);
        squares += difference * (numbers[i] - mean);
    }
    return count > 1 ? sqrt(squares / (double)(count - 1)) : 0;
}

static double quantile_of(const double *sorted, size_t count, double p) {
    double at = (double)(count - 1) * p;
    size_t below = (size_t)at;
    size_t above = below + 1 < count ? below + 1 : below;
    return sorted[below] + (sorted[above] - sorted[below]) * (at - (double)below);
}

/* 1.06 σ n^(-1/5), σ the lesser of deviation and quartile distance; n counts
 * `all` rows. */
static double estimate_bandwidth(const double *sorted, size_t count, size_t all) {
    double spread = deviation(sorted, count);
    double low = quantile_of(sorted, count, 0.25);
    double distance = (quantile_of(sorted, count, 0.75) - low) / 1.34;
    double sigma = fmin(spread, distance);
    sigma = sigma > 0 ? sigma : spread > 0 ? spread : low != 0 ? fabs(low) : 1;
    return 1.06 * sigma * pow((double)all, -0.2);
}

/* As in Vega a missing value counts as 0 in the curve, though not in its width. */
static struct kernels read_kernels(struct arena *arena, const struct value *cells,
    const struct groups *groups, size_t group, const struct value *step) {
    size_t first = groups->start[group];
    size_t row_count = groups->start[group + 1] - first;
    double *numbers = arena_array(arena, row_count + 1, sizeof *numbers);
    double *sorted = arena_array(arena, row_count + 1, sizeof *sorted);
    size_t count = 0;
    size_t valid = 0;
    for (size_t i = 0; i < row_count; i++) {
        const struct value *cell = &cells[groups->rows[first + i]];
        double number = value_to_number(*cell);
        if (isnan(number)) {
            continue;
        }
        numbers[count++] = number;
        if (!is_missing(cell)) {
            sorted[valid++] = number;
        }
    }
    qsort(sorted, valid, sizeof *sorted, compare_numbers);
    double bandwidth = property_number(step, "bandwidth", 0);
    bool counts = property_boolean(step, "counts", false);
    return (struct kernels){numbers, valid ? count : 0,
        bandwidth > 0 || valid == 0 ? bandwidth
                                    : estimate_bandwidth(sorted, valid, row_count),
        counts ? (double)row_count : 1};
}

static void warn_missing(const struct transform_context *context,
    const struct value *field, const struct value *cells, size_t row_count) {
    size_t missing = 0;
    for (size_t row = 0; row < row_count; row++) {
        missing += is_missing(&cells[row]);
    }
    if (missing > 0 && missing < row_count) {
        fault_add(context->faults, FAULT_WARNING, "missing-values", field->place,
            "%s has missing values (%zu), which count as 0",
            "%s 有缺失的值（%zu 个），按 0 计算", field->string, missing);
        fault_hint(context->faults, "filter them out before", "可先用 filter 去掉");
    }
}

/* Steps along the range, as given or else `otherwise`. */
static double step_count(const struct value *step, const char *name, double otherwise) {
    const double most = 10000;
    double steps = property_number(step, "steps", property_number(step, name, otherwise));
    return steps >= 1 ? fmin(trunc(steps), most) : otherwise;
}

static bool check_resolve(
    const struct transform_context *context, const struct value *step, bool *shared) {
    static const char *const names[] = {"shared", "independent"};
    const char *resolve = property_string(step, "resolve", "shared");
    *shared = strcmp(resolve, names[0]) == 0;
    if (*shared || strcmp(resolve, names[1]) == 0) {
        return true;
    }
    fault_add(context->faults, FAULT_ERROR, "wrong-value",
        value_member(step, "resolve")->place, "resolve is shared or independent, not %s",
        "resolve 应为 shared 或 independent，此处是 %s", resolve);
    fault_hint_near(context->faults, resolve, names, countof(names));
    return false;
}

static const struct dataset *run(const struct transform_context *context,
    const struct value *step, const struct dataset *dataset) {
    struct arena *arena = context->arena;
    bool shared;
    double extent[2];
    bool given = step_extent(context, step, extent);
    if (!check_resolve(context, step, &shared) || (given && !(extent[0] <= extent[1]))) {
        return NULL;
    }
    const struct value *cells =
        field_cells(arena, dataset, property_string(step, "density", ""));
    if (!given && shared) {
        given = numbers_extent(cells, NULL, dataset->row_count, extent);
    }
    warn_missing(context, value_member(step, "density"), cells, dataset->row_count);
    double most = step_count(step, "maxsteps", CURVE_MOST_STEPS);
    double least = shared ? most : step_count(step, "minsteps", CURVE_LEAST_STEPS);
    bool cumulative = property_boolean(step, "cumulative", false);
    size_t by_count;
    const char *const *by = step_fields(arena, step, "groupby", &by_count);
    struct groups groups = groups_new(arena, dataset, by, by_count);
    struct points points = {.arena = arena};
    for (size_t g = 0; g < groups.count; g++) {
        struct kernels kernels = read_kernels(arena, cells, &groups, g, step);
        double own[2];
        const size_t *rows = groups.rows + groups.start[g];
        numbers_extent(cells, rows, groups.start[g + 1] - groups.start[g], own);
        if (kernels.count > 0) {
            curve_sample(cumulative ? share_below : density_at, &kernels,
                given ? extent : own, least, most, g, &points);
        }
    }
    return points_dataset(&points, dataset, by, by_count,
        step_name(step, "as", 0, "value"), step_name(step, "as", 1, "density"));
}

const struct transform_kind density_transform = {
    "density", properties, countof(properties), {"density", "groupby"}, run};
