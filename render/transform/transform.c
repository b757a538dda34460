/* The table of transforms; a step is the kind whose name it has among its properties. */
#include "transform/transform.h"

#include <string.h>

#include "transform/step.h"

/* extent last: others have a property of that name. */
static const struct transform_kind *const kinds[] = {
    &aggregate_transform,
    &bin_transform,
    &calculate_transform,
    &density_transform,
    &filter_transform,
    &flatten_transform,
    &fold_transform,
    &impute_transform,
    &joinaggregate_transform,
    &loess_transform,
    &lookup_transform,
    &pivot_transform,
    &quantile_transform,
    &regression_transform,
    &sample_transform,
    &share_transform,
    &stack_transform,
    &time_unit_transform,
    &window_transform,
    &extent_transform,
};

/* One kind or another. */
static const struct schema *make_schema(struct arena *arena) {
    const struct schema *others = NULL;
    for (size_t i = countof(kinds); i-- > 0;) {
        const struct transform_kind *kind = kinds[i];
        struct property_group *groups = arena_array(arena, 2, sizeof *groups);
        const char **own = arena_array(arena, 2, sizeof *own);
        struct schema *schema = arena_new(arena, struct schema);
        groups[0] =
            (struct property_group){"transform", kind->properties, kind->property_count};
        own[0] = kind->name;
        *schema = (struct schema){.types = PROPERTY_OBJECT,
            .groups = groups,
            .one_of = own,
            .otherwise = others};
        others = schema;
    }
    return others;
}

const struct schema transform_schema = {.name = "chart-transform", .make = make_schema};

static const struct transform_kind *find_kind(const struct value *step) {
    for (size_t i = 0; i < countof(kinds); i++) {
        if (value_member(step, kinds[i]->name)) {
            return kinds[i];
        }
    }
    return NULL;
}

static void fault_unknown(
    const struct transform_context *context, const struct value *step) {
    const char *names[countof(kinds)];
    for (size_t i = 0; i < countof(kinds); i++) {
        names[i] = kinds[i]->name;
    }
    bool named = step->type == VALUE_OBJECT && step->count;
    if (!named) {
        fault_add(context->faults, FAULT_ERROR, "wrong-type", step->place,
            "a step of transform is a mapping such as {calculate, as} or {filter}",
            "transform 的每一步应写成 {calculate, as}、{filter} 这样的形式");
        return;
    }
    fault_add(context->faults, FAULT_ERROR, "unknown-transform", step->members[0].place,
        "there is no transform like this: %s", "没有这样的数据变换：%s",
        step->members[0].name);
    for (size_t i = 0; i < step->count; i++) {
        if (name_nearest(step->members[i].name, names, countof(names))) {
            fault_hint_near(
                context->faults, step->members[i].name, names, countof(names));
            return;
        }
    }
}

const struct dataset *transform_run(const struct transform_context *context,
    const struct value *step, const struct dataset *dataset) {
    const struct transform_kind *kind =
        step->type == VALUE_OBJECT ? find_kind(step) : NULL;
    if (!kind) {
        fault_unknown(context, step);
        return NULL;
    }
    if (!properties_check(
            step, kind->properties, kind->property_count, kind->name, context->faults) ||
        !step_check(context, kind, step, dataset)) {
        return NULL;
    }
    return kind->run(context, step, dataset);
}

const struct dataset *transform_run_all(struct transform_context *context,
    const struct value *steps, const struct dataset *dataset) {
    if (steps->type != VALUE_ARRAY) {
        fault_add(context->faults, FAULT_ERROR, "wrong-type", steps->place,
            "transform must be a list", "transform 应是列表");
        return NULL;
    }
    for (size_t i = 0; dataset && i < steps->count; i++) {
        const struct value *step = &steps->items[i];
        dataset = transform_run(context, step, dataset);
        const struct transform_kind *kind = dataset ? find_kind(step) : NULL;
        if (kind && kind->define) {
            context->scope = kind->define(context, step, dataset);
        }
    }
    return dataset;
}
