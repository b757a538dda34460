/* aggregate and joinaggregate: measures of groups of rows, as rows of their own or beside
 * every row of the group. */
#include "transform/groups.h"
#include "transform/measure.h"
#include "transform/step.h"

#include <string.h>

static const struct property aggregate_properties[] = {
    {"aggregate", PROPERTY_ARRAY, PROPERTY_REQUIRED},
    {"groupby", PROPERTY_ARRAY, 0},
};

static const struct property joinaggregate_properties[] = {
    {"joinaggregate", PROPERTY_ARRAY, PROPERTY_REQUIRED},
    {"groupby", PROPERTY_ARRAY, 0},
};

static const struct property field_properties[] = {
    {"op", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"field", PROPERTY_STRING, 0},
    {"as", PROPERTY_STRING, PROPERTY_REQUIRED},
};

bool aggregate_op_is_valid(const char *op) {
    return measure_find(op);
}

/* The measure of every group. */
static struct value *measure_groups(struct arena *arena, const struct dataset *dataset,
    const struct groups *groups, const struct aggregate_field *field) {
    struct value *results = arena_array(arena, groups->count + 1, sizeof *results);
    measure function = measure_find(field->op);
    const char *name =
        field->field && strcmp(field->field, "*") != 0 ? field->field : NULL;
    struct measure_input input = {.arena = arena,
        .dataset = dataset,
        .cells = name ? field_cells(arena, dataset, name) : NULL};
    if (!input.cells) {
        function = measure_find(strcmp(field->op, "values") == 0 ? "values" : "count");
    }
    for (size_t g = 0; g < groups->count; g++) {
        input.rows = groups->rows + groups->start[g];
        input.row_count = groups->start[g + 1] - groups->start[g];
        results[g] = measure_run(function, &input);
    }
    return results;
}

static struct dataset *add_column(struct arena *arena, const struct dataset *dataset,
    const char *name, const struct value *cells) {
    return dataset_with_column(arena, dataset, column_name(arena, name), cells);
}

const struct dataset *aggregate_dataset(struct arena *arena,
    const struct dataset *dataset, const char *const *groupby, size_t groupby_count,
    const struct aggregate_field *fields, size_t field_count) {
    struct groups groups = groups_new(arena, dataset, groupby, groupby_count);
    struct dataset *result = arena_new(arena, struct dataset);
    result->row_count = groups.count;
    result->place = dataset->place;
    for (size_t k = 0; k < groupby_count; k++) {
        const struct value *cells = field_cells(arena, dataset, groupby[k]);
        struct value *keys = arena_array(arena, groups.count + 1, sizeof *keys);
        for (size_t g = 0; g < groups.count; g++) {
            keys[g] = cells[groups.first[g]];
        }
        result = add_column(arena, result, groupby[k], keys);
    }
    for (size_t k = 0; k < field_count; k++) {
        result = add_column(arena, result, fields[k].as,
            measure_groups(arena, dataset, &groups, &fields[k]));
    }
    return result;
}

const struct dataset *joinaggregate_dataset(struct arena *arena,
    const struct dataset *dataset, const char *const *groupby, size_t groupby_count,
    const struct aggregate_field *fields, size_t field_count) {
    struct groups groups = groups_new(arena, dataset, groupby, groupby_count);
    const struct dataset *result = dataset;
    for (size_t k = 0; k < field_count; k++) {
        struct value *of_group = measure_groups(arena, dataset, &groups, &fields[k]);
        struct value *cells = arena_array(arena, dataset->row_count + 1, sizeof *cells);
        for (size_t row = 0; row < dataset->row_count; row++) {
            cells[row] = of_group[groups.of_row[row]];
        }
        result = add_column(arena, result, fields[k].as, cells);
    }
    return result;
}

static bool read_field(const struct transform_context *context, const struct value *value,
    struct aggregate_field *field) {
    if (!properties_check(value, field_properties, countof(field_properties), "aggregate",
            context->faults)) {
        return false;
    }
    *field = (struct aggregate_field){property_string(value, "op", ""),
        property_string(value, "field", NULL), property_string(value, "as", "")};
    if (!measure_find(field->op)) {
        size_t count;
        const char *const *names = measure_names(&count);
        fault_add(context->faults, FAULT_ERROR, "unknown-op",
            value_member(value, "op")->place, "there is no operation %s",
            "没有 %s 这种汇总", field->op);
        fault_hint_near(context->faults, field->op, names, count);
        return false;
    }
    return true;
}

static struct aggregate_field *read_fields(const struct transform_context *context,
    const struct value *step, const char *name, size_t *count) {
    const struct value *list = value_member(step, name);
    struct aggregate_field *fields =
        arena_array(context->arena, list->count + 1, sizeof *fields);
    *count = list->count;
    bool ok = true;
    for (size_t i = 0; i < list->count; i++) {
        ok &= read_field(context, &list->items[i], &fields[i]);
    }
    return ok ? fields : NULL;
}

static const struct dataset *run_aggregate(const struct transform_context *context,
    const struct value *step, const struct dataset *dataset) {
    size_t count, by_count;
    struct aggregate_field *fields = read_fields(context, step, "aggregate", &count);
    const char *const *by = step_fields(context->arena, step, "groupby", &by_count);
    return fields
               ? aggregate_dataset(context->arena, dataset, by, by_count, fields, count)
               : NULL;
}

static const struct dataset *run_joinaggregate(const struct transform_context *context,
    const struct value *step, const struct dataset *dataset) {
    size_t count, by_count;
    struct aggregate_field *fields = read_fields(context, step, "joinaggregate", &count);
    const char *const *by = step_fields(context->arena, step, "groupby", &by_count);
    return fields ? joinaggregate_dataset(
                        context->arena, dataset, by, by_count, fields, count)
                  : NULL;
}

const struct transform_kind aggregate_transform = {"aggregate", aggregate_properties,
    countof(aggregate_properties), {"aggregate", "groupby"}, run_aggregate};

const struct transform_kind joinaggregate_transform = {"joinaggregate",
    joinaggregate_properties, countof(joinaggregate_properties),
    {"joinaggregate", "groupby"}, run_joinaggregate};
