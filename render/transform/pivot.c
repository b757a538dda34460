/* pivot: the values of one column become columns, each with a measure of another.
 * Source: vega-transforms/src/Pivot.js. */
#include <math.h>
#include <string.h>

#include "transform/groups.h"
#include "transform/measure.h"
#include "transform/step.h"

static const struct property properties[] = {
    {"pivot", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"value", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"groupby", PROPERTY_ARRAY, 0},
    {"limit", PROPERTY_NUMBER, 0},
    {"op", PROPERTY_STRING, 0},
};

/* The first row of each value of the field, by the values' order. */
static size_t *find_keys(struct arena *arena, const struct dataset *dataset,
    const char *field, double limit, size_t *count) {
    const char *const fields[] = {field};
    struct groups groups = groups_new(arena, dataset, fields, 1);
    struct sort_field sort = {field, false};
    size_t *rows = arena_array(arena, groups.count + 1, sizeof *rows);
    memcpy(rows, groups.first, groups.count * sizeof *rows);
    rows_sort(arena, dataset, &sort, 1, rows, groups.count);
    *count = limit > 0 && limit < (double)groups.count ? (size_t)limit : groups.count;
    return rows;
}

/* The column of values, NaN in every row of another key. */
static struct value *mask_values(struct arena *arena, const struct dataset *dataset,
    const struct value *keys, const struct value *values, struct value key) {
    struct value *masked = arena_array(arena, dataset->row_count + 1, sizeof *masked);
    for (size_t row = 0; row < dataset->row_count; row++) {
        masked[row] = value_equal(keys[row], key) ? values[row] : value_number(NAN);
    }
    return masked;
}

static const struct dataset *run(const struct transform_context *context,
    const struct value *step, const struct dataset *dataset) {
    struct arena *arena = context->arena;
    const char *op = property_string(step, "op", "sum");
    if (!aggregate_op_is_valid(op)) {
        fault_add(context->faults, FAULT_ERROR, "unknown-op",
            value_member(step, "op")->place, "there is no operation %s",
            "没有 %s 这种汇总", op);
        size_t name_count;
        const char *const *names = measure_names(&name_count);
        fault_hint_near(context->faults, op, names, name_count);
        return NULL;
    }
    size_t by_count, key_count;
    const char *const *by = step_fields(arena, step, "groupby", &by_count);
    const char *field = property_string(step, "pivot", "");
    const struct value *keys = field_cells(arena, dataset, field);
    const struct value *values =
        field_cells(arena, dataset, property_string(step, "value", ""));
    const size_t *rows =
        find_keys(arena, dataset, field, property_number(step, "limit", 0), &key_count);
    const struct dataset *source = dataset;
    bool counts = strcmp(op, "count") == 0; /* rows of the key, whatever their value */
    op = counts ? "valid" : op;
    values = counts ? keys : values;
    struct aggregate_field *fields = arena_array(arena, key_count + 1, sizeof *fields);
    for (size_t k = 0; k < key_count; k++) {
        struct value key = keys[rows[k]];
        const char *masked = arena_print(arena, "\x01pivot%zu", k);
        source = dataset_with_column(
            arena, source, masked, mask_values(arena, dataset, keys, values, key));
        fields[k] = (struct aggregate_field){op, masked, value_to_string(key, arena)};
    }
    return aggregate_dataset(arena, source, by, by_count, fields, key_count);
}

const struct transform_kind pivot_transform = {
    "pivot", properties, countof(properties), run};
