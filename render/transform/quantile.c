/* quantile: the values of a column below which given shares of it lie.
 * Source: vega-transforms/src/Quantile.js, vega-statistics/src/quantiles.js. */
#include <math.h>
#include <stdlib.h>

#include "transform/groups.h"
#include "transform/step.h"

static const struct property properties[] = {
    {"quantile", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"groupby", PROPERTY_ARRAY, 0},
    {"probs", PROPERTY_ARRAY, 0},
    {"step", PROPERTY_NUMBER, 0},
    {"as", PROPERTY_ARRAY, 0},
};

/* probs as given, or from half a step on in steps. */
static double *find_probabilities(
    struct arena *arena, const struct value *step, size_t *count) {
    const struct value *given = value_member(step, "probs");
    double width = property_number(step, "step", 0.01);
    width = width >= 1e-4 ? width : 0.01;
    double steps = ceil((1 - 1e-14 - width / 2) / width);
    *count = given ? given->count : steps > 0 ? (size_t)steps : 0;
    double *probabilities = arena_array(arena, *count + 1, sizeof *probabilities);
    for (size_t i = 0; i < *count; i++) {
        probabilities[i] =
            given ? value_to_number(given->items[i]) : width / 2 + (double)i * width;
    }
    return probabilities;
}

static int compare_doubles(const void *a, const void *b) {
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

static double quantile_of(const double *sorted, size_t count, double probability) {
    double at = ((double)count - 1) * fmin(fmax(probability, 0), 1);
    size_t below = (size_t)floor(at);
    size_t above = below + 1 < count ? below + 1 : below;
    return sorted[below] + (sorted[above] - sorted[below]) * (at - (double)below);
}

/* The numbers of a group, in order. */
static double *sort_values(struct arena *arena, const struct value *cells,
    const struct groups *groups, size_t group, size_t *count) {
    size_t first = groups->start[group];
    size_t last = groups->start[group + 1];
    double *numbers = arena_array(arena, last - first + 1, sizeof *numbers);
    *count = 0;
    for (size_t i = first; i < last; i++) {
        const struct value *cell = &cells[groups->rows[i]];
        double number = value_to_number(*cell);
        if (cell->type != VALUE_NULL && !isnan(number)) {
            numbers[(*count)++] = number;
        }
    }
    qsort(numbers, *count, sizeof *numbers, compare_doubles);
    return numbers;
}

static const struct dataset *run(const struct transform_context *context,
    const struct value *step, const struct dataset *dataset) {
    struct arena *arena = context->arena;
    size_t by_count, probability_count;
    const char *const *by = step_fields(arena, step, "groupby", &by_count);
    const struct value *cells =
        field_cells(arena, dataset, property_string(step, "quantile", ""));
    const double *probabilities = find_probabilities(arena, step, &probability_count);
    struct groups groups = groups_new(arena, dataset, by, by_count);
    size_t most = groups.count * probability_count;
    size_t *rows = arena_array(arena, most + 1, sizeof *rows);
    struct value *keys = arena_array(arena, most + 1, sizeof *keys);
    struct value *values = arena_array(arena, most + 1, sizeof *values);
    size_t count = 0;
    for (size_t g = 0; g < groups.count; g++) {
        size_t number_count;
        const double *numbers = sort_values(arena, cells, &groups, g, &number_count);
        for (size_t p = 0; number_count && p < probability_count; p++, count++) {
            rows[count] = groups.first[g];
            keys[count] = value_number(probabilities[p]);
            values[count] =
                value_number(quantile_of(numbers, number_count, probabilities[p]));
        }
    }
    /* Only the group's fields stay. */
    const struct dataset *grouped =
        aggregate_dataset(arena, dataset, by, by_count, NULL, 0);
    size_t *group_rows = arena_array(arena, count + 1, sizeof *group_rows);
    for (size_t i = 0; i < count; i++) {
        group_rows[i] = groups.of_row[rows[i]];
    }
    const struct dataset *result = dataset_select_rows(arena, grouped, group_rows, count);
    result = dataset_with_column(arena, result, step_name(step, "as", 0, "prob"), keys);
    return dataset_with_column(arena, result, step_name(step, "as", 1, "value"), values);
}

const struct transform_kind quantile_transform = {
    "quantile", properties, countof(properties), {"quantile", "groupby"}, run};
