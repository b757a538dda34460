/* calculate: a column computed from the others of its row. */
#include "transform/step.h"

static const struct property properties[] = {
    {"calculate", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"as", PROPERTY_STRING, PROPERTY_REQUIRED},
};

static const struct dataset *run(const struct transform_context *context,
    const struct value *step, const struct dataset *dataset) {
    const struct value *text = value_member(step, "calculate");
    const struct expression *expression = expression_parse(
        context->arena, text->string, text->place, ARITHMETIC_DOUBLE, context->faults);
    if (!expression ||
        !expression_check_names(expression, context->scope, true, context->faults)) {
        return NULL;
    }
    struct value *cells =
        arena_array(context->arena, dataset->row_count + 1, sizeof *cells);
    for (size_t row = 0; row < dataset->row_count; row++) {
        cells[row] = expression_evaluate_row(
            expression, context->scope, dataset, row, context->arena);
    }
    return dataset_with_column(
        context->arena, dataset, property_string(step, "as", ""), cells);
}

const struct transform_kind calculate_transform = {
    "calculate", properties, countof(properties), {NULL}, run};
