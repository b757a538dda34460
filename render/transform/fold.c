/* fold: some columns become rows, each row once for each of them. */
#include "transform/groups.h"
#include "transform/step.h"

static const struct property properties[] = {
    {"fold", PROPERTY_ARRAY, PROPERTY_REQUIRED},
    {"as", PROPERTY_ARRAY, 0},
};

static const struct dataset *run(const struct transform_context *context,
    const struct value *step, const struct dataset *dataset) {
    struct arena *arena = context->arena;
    size_t field_count;
    const char *const *fields = step_fields(arena, step, "fold", &field_count);
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
    "fold", properties, countof(properties), {"fold"}, run};
