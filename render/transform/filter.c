/* filter: the rows for which a predicate holds. */
#include "transform/predicate.h"
#include "transform/step.h"

static const struct property properties[] = {
    {"filter", PROPERTY_STRING | PROPERTY_OBJECT, PROPERTY_REQUIRED},
};

/* Every {field} of a predicate, in and, or, not too. */
static void check_fields(const struct transform_context *context,
    const struct value *predicate, const struct dataset *dataset) {
    static const char *const inner[] = {"and", "or", "not"};
    const struct value *field = value_member(predicate, "field");
    if (field && field->type == VALUE_STRING) {
        step_check_field(context, field, dataset);
    }
    for (size_t i = 0; i < countof(inner); i++) {
        const struct value *part = value_member(predicate, inner[i]);
        if (part && part->type == VALUE_OBJECT) {
            check_fields(context, part, dataset);
        }
        for (size_t j = 0; part && part->type == VALUE_ARRAY && j < part->count; j++) {
            check_fields(context, &part->items[j], dataset);
        }
    }
}

static const struct expression *read_predicate(
    const struct transform_context *context, const struct value *predicate) {
    struct buffer text = {0};
    const struct expression *expression = NULL;
    if (predicate_write(context->arena, predicate, &text)) {
        expression = expression_parse(context->arena,
            arena_copy(context->arena, text.data, text.length), predicate->place,
            ARITHMETIC_DOUBLE, context->faults);
    } else {
        fault_add(context->faults, FAULT_ERROR, "wrong-value", predicate->place,
            "filter is an expression, {field, equal…}, {and}, {or} or {not}",
            "filter 应为表达式、{field, equal…}、{and}、{or} 或 {not}");
    }
    buffer_finish(&text);
    return expression && expression_check_names(
                             expression, context->scope, true, context->faults)
               ? expression
               : NULL;
}

static const struct dataset *run(const struct transform_context *context,
    const struct value *step, const struct dataset *dataset) {
    const struct expression *expression =
        read_predicate(context, value_member(step, "filter"));
    if (!expression) {
        return NULL;
    }
    check_fields(context, value_member(step, "filter"), dataset);
    size_t *rows = arena_array(context->arena, dataset->row_count + 1, sizeof *rows);
    size_t count = 0;
    for (size_t row = 0; row < dataset->row_count; row++) {
        if (value_to_boolean(expression_evaluate_row(
                expression, context->scope, dataset, row, context->arena))) {
            rows[count++] = row;
        }
    }
    return dataset_select_rows(context->arena, dataset, rows, count);
}

const struct transform_kind filter_transform = {
    "filter", properties, countof(properties), {NULL}, run};
