/* regression: a curve fitted to the points of two fields, as points along it or as its
 * coefficients. Source: vega-regression/src/Regression.js. */
#include <math.h>

#include "transform/curve.h"
#include "transform/fit.h"
#include "transform/step.h"

static const struct property properties[] = {
    {"regression", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"on", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"groupby", PROPERTY_ARRAY, 0},
    {"method", PROPERTY_STRING, 0},
    {"order", PROPERTY_NUMBER, 0},
    {"extent", PROPERTY_ARRAY, 0},
    {"params", PROPERTY_BOOLEAN, 0},
    {"as", PROPERTY_ARRAY, 0},
};

struct request {
    enum fit_method method;
    int order;
    bool bounded; /* `extent` is given */
    double extent[2];
};

static bool read_request(const struct transform_context *context,
    const struct value *step, struct request *request) {
    double order = property_number(step, "order", 3);
    if (!(order >= 0 && order <= FIT_HIGHEST_ORDER && order == floor(order))) {
        fault_add(context->faults, FAULT_ERROR, "wrong-value",
            value_member(step, "order")->place, "order is a whole number from 0 to %d",
            "order 应为 0 到 %d 的整数", FIT_HIGHEST_ORDER);
        return false;
    }
    request->order = (int)order;
    const char *method = property_string(step, "method", "linear");
    if (!fit_find_method(method, &request->method, &request->order)) {
        size_t count;
        const char *const *names = fit_method_names(&count);
        fault_add(context->faults, FAULT_ERROR, "unknown-op",
            value_member(step, "method")->place, "there is no method %s",
            "没有 %s 这种方法", method);
        fault_hint_near(context->faults, method, names, count);
        return false;
    }
    request->bounded = step_extent(context, step, request->extent);
    if (request->bounded && !(request->extent[0] <= request->extent[1])) {
        return false;
    }
    /* No logarithm reaches down to 0. */
    bool open = request->method == FIT_LOGARITHMIC && request->extent[0] <= 0;
    request->bounded = request->bounded && !open;
    return true;
}

/* A curve has fewer parameters than there are points to fit it to. */
static bool is_enough(const struct request *request, size_t count) {
    int freedom = request->method == FIT_POLYNOMIAL ? request->order : 1;
    return count > (size_t)freedom;
}

static void add_curve(const struct request *request, const struct fit *fit,
    const double extent[2], size_t group, struct points *points) {
    if (request->method == FIT_LINEAR || request->method == FIT_CONSTANT) {
        for (int i = 0; i < 2; i++) {
            points_add(
                points, group, (struct point){extent[i], fit_predict(fit, extent[i])});
        }
        return;
    }
    curve_sample(
        fit_predict, fit, extent, CURVE_LEAST_STEPS, CURVE_MOST_STEPS, group, points);
}

static struct value list_numbers(
    struct arena *arena, const double *numbers, size_t count) {
    struct value *items = arena_array(arena, count + 1, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        items[i] = value_number(numbers[i]);
    }
    return value_array(items, count);
}

/* What a group's fields hold, in the order of groupby. */
static struct value list_keys(struct arena *arena, const struct dataset *dataset,
    const char *const *by, size_t by_count, size_t row) {
    struct value *items = arena_array(arena, by_count + 1, sizeof *items);
    for (size_t k = 0; k < by_count; k++) {
        items[k] = dataset_field(dataset, row, by[k]);
    }
    return value_array(items, by_count);
}

/* params: a row a group with keys, coef and rSquared. */
struct parameters {
    struct value *keys, *coefficients, *r_squared;
    size_t count;
};

static void add_parameters(struct arena *arena, const struct fit *fit, struct value keys,
    const struct point *points, size_t count, struct parameters *out) {
    double numbers[FIT_COEFFICIENTS];
    size_t number_count;
    fit_coefficients(fit, numbers, &number_count);
    out->keys[out->count] = keys;
    out->coefficients[out->count] = list_numbers(arena, numbers, number_count);
    out->r_squared[out->count++] = value_number(fit_r_squared(fit, points, count));
}

static const struct dataset *parameters_dataset(
    struct arena *arena, const struct parameters *parameters, bool keyed) {
    struct dataset *empty = arena_new(arena, struct dataset);
    empty->row_count = parameters->count;
    const struct dataset *result = empty;
    if (keyed) {
        result = dataset_with_column(arena, result, "keys", parameters->keys);
    }
    result = dataset_with_column(arena, result, "coef", parameters->coefficients);
    return dataset_with_column(arena, result, "rSquared", parameters->r_squared);
}

static const struct dataset *run(const struct transform_context *context,
    const struct value *step, const struct dataset *dataset) {
    struct arena *arena = context->arena;
    struct request request;
    if (!read_request(context, step, &request)) {
        return NULL;
    }
    const char *on = property_string(step, "on", "");
    const char *field = property_string(step, "regression", "");
    const struct value *x = field_cells(arena, dataset, on);
    const struct value *y = field_cells(arena, dataset, field);
    bool wants_parameters = property_boolean(step, "params", false);
    size_t by_count;
    const char *const *by = step_fields(arena, step, "groupby", &by_count);
    struct groups groups = groups_new(arena, dataset, by, by_count);
    struct points points = {.arena = arena};
    struct parameters parameters = {
        arena_array(arena, groups.count + 1, sizeof(struct value)),
        arena_array(arena, groups.count + 1, sizeof(struct value)),
        arena_array(arena, groups.count + 1, sizeof(struct value)), 0};
    for (size_t g = 0; g < groups.count; g++) {
        size_t count;
        const struct point *given = points_read(arena, x, y, &groups, g, &count);
        if (!is_enough(&request, count)) {
            continue;
        }
        struct fit fit = fit_points(request.method, request.order, given, count);
        double extent[2];
        const size_t *rows = groups.rows + groups.start[g];
        numbers_extent(x, rows, groups.start[g + 1] - groups.start[g], extent);
        if (wants_parameters) {
            struct value keys = list_keys(arena, dataset, by, by_count, rows[0]);
            add_parameters(arena, &fit, keys, given, count, &parameters);
        } else {
            add_curve(
                &request, &fit, request.bounded ? request.extent : extent, g, &points);
        }
    }
    return wants_parameters
               ? parameters_dataset(arena, &parameters, by_count > 0)
               : points_dataset(&points, dataset, by, by_count,
                     step_name(step, "as", 0, on), step_name(step, "as", 1, field));
}

const struct transform_kind regression_transform = {
    "regression", properties, countof(properties), {"regression", "on", "groupby"}, run};
