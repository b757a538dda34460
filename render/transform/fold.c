/* fold: some columns become rows, each row once for each of them. */
#include "transform/groups.h"
#include "transform/step.h"

static const struct property properties[] = {
    {"fold", PROPERTY_ARRAY, PROPERTY_REQUIRED},
    {"as", PROPERTY_ARRAY, 0},
};

static void fault_missing_field(const struct transform_context *context,
    const struct value *field, const struct dataset *dataset) {
    const char **names =
        arena_array(context->arena, dataset->column_count + 1, sizeof *names);
    for (size_t i = 0; i < dataset->column_count; i++) {
        names[i] = dataset->columns[i].name;
    }
    const char *name = value_to_string(*field, context->arena);
    fault_add(context->faults, FAULT_WARNING, "unknown-field", field->place,
        "the data have no field %s", "数据里没有 %s 这一列", name);
    fault_hint_near(context->faults, name, names, dataset->column_count);
}

static const struct dataset *run(const struct transform_context *context,
    const struct value *step, const struct dataset *dataset) {
    struct arena *arena = context->arena;
    size_t field_count;
    const char *const *fields = step_fields(arena, step, "fold", &field_count);
    const struct value *list = value_member(step, "fold");
    for (size_t k = 0; k < field_count; k++) {
        if (dataset->row_count &&
            field_cells(arena, dataset, fields[k])[0].type == VALUE_NULL &&
            dataset_find_column(dataset, fields[k]) < 0) {
            fault_missing_field(context, &list->items[k], dataset);
        }
    }
    size_t count = dataset->row_count * field_count;
    size_t *rows = arena_array(arena, count + 1, sizeof *rows);
    struct value *keys = arena_array(arena, count + 1, sizeof *keys);
    struct value *values = arena_array(arena, count + 1, sizeof *values);
    for (size_t k = 0; k < field_count; k++) {
        const struct value *cells = field_cells(arena, dataset, fields[k]);
        struct value key = value_string(column_name(arena, fields[k]));
        for (size_t row = 0; row < dataset->row_count; row++) {
            size_t i = row * field_count + k;
            rows[i] = row;
            keys[i] = key;
            values[i] = cells[row];
        }
    }
    const struct dataset *folded = dataset_select_rows(arena, dataset, rows, count);
    folded = dataset_with_column(arena, folded, step_name(step, "as", 0, "key"), keys);
    return dataset_with_column(arena, folded, step_name(step, "as", 1, "value"), values);
}

const struct transform_kind fold_transform = {
    "fold", properties, countof(properties), run};
