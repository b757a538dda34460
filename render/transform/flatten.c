/* flatten: a row for each item of the lists in some columns; shorter lists end in null. */
#include "transform/groups.h"
#include "transform/step.h"

static const struct property properties[] = {
    {"flatten", PROPERTY_ARRAY, PROPERTY_REQUIRED},
    {"as", PROPERTY_ARRAY, 0},
};

/* A value that is no list counts as a list of itself. */
static size_t item_count(struct value value) {
    bool list = value.type == VALUE_ARRAY || value.type == VALUE_TABLE;
    return list ? value.count : value.type != VALUE_NULL;
}

static struct value item_at(struct value value, size_t index) {
    struct value item;
    if (value_item(value, index, &item)) {
        return item;
    }
    bool list = value.type == VALUE_ARRAY || value.type == VALUE_TABLE;
    return index == 0 && !list ? value : value_null();
}

static size_t row_length(
    const struct value *const *columns, size_t column_count, size_t row) {
    size_t most = 0;
    for (size_t k = 0; k < column_count; k++) {
        size_t count = item_count(columns[k][row]);
        most = count > most ? count : most;
    }
    return most;
}

static const struct dataset *run(const struct transform_context *context,
    const struct value *step, const struct dataset *dataset) {
    struct arena *arena = context->arena;
    size_t field_count;
    const char *const *fields = step_fields(arena, step, "flatten", &field_count);
    const struct value **columns = arena_array(arena, field_count + 1, sizeof *columns);
    for (size_t k = 0; k < field_count; k++) {
        columns[k] = field_cells(arena, dataset, fields[k]);
    }
    size_t count = 0;
    for (size_t row = 0; row < dataset->row_count; row++) {
        count += row_length(columns, field_count, row);
    }
    size_t *rows = arena_array(arena, count + 1, sizeof *rows);
    size_t *items = arena_array(arena, count + 1, sizeof *items);
    count = 0;
    for (size_t row = 0; row < dataset->row_count; row++) {
        size_t length = row_length(columns, field_count, row);
        for (size_t i = 0; i < length; i++) {
            rows[count] = row;
            items[count++] = i;
        }
    }
    const struct dataset *result = dataset_select_rows(arena, dataset, rows, count);
    for (size_t k = 0; k < field_count; k++) {
        struct value *cells = arena_array(arena, count + 1, sizeof *cells);
        for (size_t i = 0; i < count; i++) {
            cells[i] = item_at(columns[k][rows[i]], items[i]);
        }
        const char *name = step_name(step, "as", k, column_name(arena, fields[k]));
        result = dataset_with_column(arena, result, name, cells);
    }
    return result;
}

const struct transform_kind flatten_transform = {
    "flatten", properties, countof(properties), {"flatten"}, run};
