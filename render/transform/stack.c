/* stack: where each row's part begins and ends on those before it in its group.
 * Source: vega-transforms/src/Stack.js. */
#include <math.h>
#include <string.h>

#include "transform/groups.h"
#include "transform/step.h"

static const struct property properties[] = {
    {"stack", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"groupby", PROPERTY_ARRAY, PROPERTY_REQUIRED},
    {"sort", PROPERTY_ARRAY, 0},
    {"offset", PROPERTY_STRING, 0},
    {"as", PROPERTY_STRING | PROPERTY_ARRAY, PROPERTY_REQUIRED},
};

/* The rows of one group in order, and their sizes; what is no number counts as 0. */
struct part {
    const size_t *rows;
    size_t count;
    const double *sizes; /* by row of the dataset */
    struct value *start, *end;
};

/* Positive sizes upward from 0, negative ones downward. */
static void stack_zero(const struct part *part) {
    double up = 0;
    double down = 0;
    for (size_t i = 0; i < part->count; i++) {
        size_t row = part->rows[i];
        double *end = part->sizes[row] < 0 ? &down : &up;
        part->start[row] = value_number(*end);
        *end += part->sizes[row];
        part->end[row] = value_number(*end);
    }
}

static double sum_of_sizes(const struct part *part) {
    double sum = 0;
    for (size_t i = 0; i < part->count; i++) {
        sum += fabs(part->sizes[part->rows[i]]);
    }
    return sum;
}

static void stack_from(const struct part *part, double start, double scale) {
    double end = start;
    double sum = 0;
    for (size_t i = 0; i < part->count; i++) {
        size_t row = part->rows[i];
        part->start[row] = value_number(end);
        sum += fabs(part->sizes[row]);
        end = start + scale * sum;
        part->end[row] = value_number(end);
    }
}

/* The shares of the group's sum, from 0 to 1. */
static void stack_normalize(const struct part *part) {
    double sum = sum_of_sizes(part);
    stack_from(part, 0, sum > 0 ? 1 / sum : 0);
}

static const struct dataset *stack_rows(struct arena *arena,
    const struct dataset *dataset, const char *field, const struct groups *groups,
    const char *offset, const char *as0, const char *as1) {
    size_t row_count = dataset->row_count;
    double *sizes = arena_array(arena, row_count + 1, sizeof *sizes);
    const struct value *cells = field ? field_cells(arena, dataset, field) : NULL;
    for (size_t row = 0; row < row_count; row++) {
        double size = cells ? value_to_number(cells[row]) : 1;
        sizes[row] = isnan(size) ? 0 : size;
    }
    struct part part = {.sizes = sizes,
        .start = arena_array(arena, row_count + 1, sizeof(struct value)),
        .end = arena_array(arena, row_count + 1, sizeof(struct value))};
    double largest = 0;
    for (size_t pass = 0; pass < 2; pass++) {
        for (size_t g = 0; g < groups->count; g++) {
            part.rows = groups->rows + groups->start[g];
            part.count = groups->start[g + 1] - groups->start[g];
            if (pass == 0) {
                largest = fmax(largest, sum_of_sizes(&part));
            } else if (strcmp(offset, "center") == 0) {
                stack_from(&part, (largest - sum_of_sizes(&part)) / 2, 1);
            } else if (strcmp(offset, "normalize") == 0) {
                stack_normalize(&part);
            } else {
                stack_zero(&part);
            }
        }
    }
    dataset = dataset_with_column(arena, dataset, as0, part.start);
    return dataset_with_column(arena, dataset, as1, part.end);
}

const struct dataset *stack_dataset(struct arena *arena, const struct dataset *dataset,
    const char *field, const char *const *groupby, size_t groupby_count,
    const struct sort_field *sort, size_t sort_count, const char *offset, const char *as0,
    const char *as1) {
    struct groups groups = groups_new(arena, dataset, groupby, groupby_count);
    for (size_t g = 0; sort_count && g < groups.count; g++) {
        rows_sort(arena, dataset, sort, sort_count, groups.rows + groups.start[g],
            groups.start[g + 1] - groups.start[g]);
    }
    return stack_rows(arena, dataset, field, &groups, offset, as0, as1);
}

static const struct dataset *run(const struct transform_context *context,
    const struct value *step, const struct dataset *dataset) {
    static const char *const offsets[] = {"zero", "normalize", "center"};
    if (!step_check_word(context, step, "offset", offsets, countof(offsets))) {
        return NULL;
    }
    size_t by_count, sort_count;
    const char *const *by = step_fields(context->arena, step, "groupby", &by_count);
    struct sort_field *sort = step_sort(context->arena, step, "sort", &sort_count);
    const char *start = step_name(step, "as", 0, "y0");
    const char *end =
        step_name(step, "as", 1, arena_print(context->arena, "%s_end", start));
    return stack_dataset(context->arena, dataset, property_string(step, "stack", NULL),
        by, by_count, sort, sort_count, property_string(step, "offset", "zero"), start,
        end);
}

const struct transform_kind stack_transform = {
    "stack", properties, countof(properties), {"stack", "groupby", "sort"}, run};
