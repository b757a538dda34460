/* pivot: the values of one column become columns, each with a measure of another.
 * Source: vega-transforms/src/Pivot.js. */
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

/* The first row of each value of the field, by the values' order; *count of them, within
 * the limit. */
static size_t *sort_keys(struct arena *arena, const struct dataset *dataset,
    const char *field, const struct groups *keys, double limit, size_t *count) {
    struct sort_field sort = {field, false};
    size_t *rows = arena_array(arena, keys->count + 1, sizeof *rows);
    memcpy(rows, keys->first, keys->count * sizeof *rows);
    rows_sort(arena, dataset, &sort, 1, rows, keys->count);
    *count = limit >= 1 && limit < (double)keys->count ? (size_t)limit : keys->count;
    return rows;
}

/* For every row of the dataset the column that its key makes, or SIZE_MAX beyond the
 * limit. */
static size_t *number_columns(struct arena *arena, const struct groups *keys,
    const size_t *first_rows, size_t column_count, size_t row_count) {
    size_t *column_of_key = arena_array(arena, keys->count + 1, sizeof *column_of_key);
    memset(column_of_key, 0xFF, (keys->count + 1) * sizeof *column_of_key);
    for (size_t k = 0; k < column_count; k++) {
        column_of_key[keys->of_row[first_rows[k]]] = k;
    }
    size_t *column_of_row = arena_array(arena, row_count + 1, sizeof *column_of_row);
    for (size_t row = 0; row < row_count; row++) {
        column_of_row[row] = column_of_key[keys->of_row[row]];
    }
    return column_of_row;
}

/* The measure of each group's rows of one key; of none where there are no such rows. */
static void fill_cells(const struct measure_input *input, measure function,
    const struct groups *groups, const struct groups *parts, const size_t *column_of_row,
    struct value **cells, size_t column_count) {
    struct measure_input none = *input;
    none.row_count = 0;
    for (size_t k = 0; k < column_count; k++) {
        for (size_t g = 0; g < groups->count; g++) {
            cells[k][g] = measure_run(function, &none);
        }
    }
    for (size_t p = 0; p < parts->count; p++) {
        size_t row = parts->first[p];
        struct measure_input part = *input;
        part.rows = parts->rows + parts->start[p];
        part.row_count = parts->start[p + 1] - parts->start[p];
        if (column_of_row[row] != SIZE_MAX) {
            cells[column_of_row[row]][groups->of_row[row]] = measure_run(function, &part);
        }
    }
}

static measure find_measure(
    const struct transform_context *context, const struct value *step) {
    const char *op = property_string(step, "op", "sum");
    measure function = measure_find(op);
    if (!function) {
        fault_add(context->faults, FAULT_ERROR, "unknown-op",
            value_member(step, "op")->place, "there is no operation %s",
            "没有 %s 这种汇总", op);
        size_t name_count;
        const char *const *names = measure_names(&name_count);
        fault_hint_near(context->faults, op, names, name_count);
    }
    return function;
}

static bool check_size(const struct transform_context *context, const struct value *step,
    size_t column_count, size_t group_count) {
    enum { MOST_COLUMNS = 10000, MOST_CELLS = 10 * 1000 * 1000 };
    if (column_count <= MOST_COLUMNS && column_count * group_count <= MOST_CELLS) {
        return true;
    }
    fault_add(context->faults, FAULT_ERROR, "too-many",
        value_member(step, "pivot")->place,
        "%s has %zu different values, too many columns", "%s 有 %zu 个不同的值，列数过多",
        property_string(step, "pivot", ""), column_count);
    return false;
}

/* The groups' fields, then a column a key. */
static const struct dataset *add_columns(struct arena *arena,
    const struct dataset *groups, struct value **cells, const char *const *names,
    size_t count) {
    struct dataset *result = arena_new(arena, struct dataset);
    *result = *groups;
    size_t own = groups->column_count;
    result->columns = arena_array(arena, own + count + 1, sizeof *result->columns);
    if (own) {
        memcpy(result->columns, groups->columns, own * sizeof *result->columns);
    }
    for (size_t k = 0; k < count; k++) {
        result->columns[own + k].name = names[k];
        result->columns[own + k].cells = cells[k];
    }
    result->column_count = own + count;
    return result;
}

static const struct dataset *run(const struct transform_context *context,
    const struct value *step, const struct dataset *dataset) {
    struct arena *arena = context->arena;
    measure function = find_measure(context, step);
    size_t by_count, column_count;
    const char *const *by = step_fields(arena, step, "groupby", &by_count);
    const char *field = property_string(step, "pivot", "");
    struct groups keys = groups_new(arena, dataset, &field, 1);
    const size_t *first_rows = sort_keys(
        arena, dataset, field, &keys, property_number(step, "limit", 0), &column_count);
    struct groups groups = groups_new(arena, dataset, by, by_count);
    if (!function || !check_size(context, step, column_count, groups.count)) {
        return NULL;
    }
    const char **part_fields = arena_array(arena, by_count + 1, sizeof *part_fields);
    for (size_t k = 0; k < by_count; k++) {
        part_fields[k] = by[k];
    }
    part_fields[by_count] = field;
    struct groups parts = groups_new(arena, dataset, part_fields, by_count + 1);
    const struct value *key_cells = field_cells(arena, dataset, field);
    struct value **cells = arena_array(arena, column_count + 1, sizeof *cells);
    const char **names = arena_array(arena, column_count + 1, sizeof *names);
    for (size_t k = 0; k < column_count; k++) {
        cells[k] = arena_array(arena, groups.count + 1, sizeof **cells);
        names[k] = value_to_string(key_cells[first_rows[k]], arena);
    }
    struct measure_input input = {.arena = arena,
        .dataset = dataset,
        .cells = field_cells(arena, dataset, property_string(step, "value", ""))};
    const size_t *column_of_row =
        number_columns(arena, &keys, first_rows, column_count, dataset->row_count);
    fill_cells(&input, function, &groups, &parts, column_of_row, cells, column_count);
    return add_columns(arena, aggregate_dataset(arena, dataset, by, by_count, NULL, 0),
        cells, names, column_count);
}

const struct transform_kind pivot_transform = {
    "pivot", properties, countof(properties), {"pivot", "value", "groupby"}, run};
