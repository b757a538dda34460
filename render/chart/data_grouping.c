/* Transforms within a facet go by the fields that divide its rows. */
#include "chart/data_grouping.h"

#include <string.h>

/* Transforms that work on groups of rows; others take each row by itself. */
static const char *const grouped[] = {"aggregate", "joinaggregate", "window", "stack",
    "impute", "density", "regression", "loess", "quantile", "pivot"};

static bool is_grouped(const struct value *step) {
    for (size_t i = 0; i < countof(grouped); i++) {
        if (value_member(step, grouped[i])) {
            return true;
        }
    }
    return false;
}

static bool has_name(const struct value *names, size_t count, const char *name) {
    for (size_t i = 0; i < count; i++) {
        if (names[i].type == VALUE_STRING && strcmp(names[i].string, name) == 0) {
            return true;
        }
    }
    return false;
}

struct value group_step(
    struct arena *arena, struct value step, const struct grouping_columns *grouping) {
    if (grouping->count == 0 || step.type != VALUE_OBJECT || !is_grouped(&step)) {
        return step;
    }
    const struct value *said = value_member(&step, "groupby");
    size_t own = said && said->type == VALUE_ARRAY ? said->count : 0, count = 0;
    struct value *names = arena_array(arena, own + grouping->count, sizeof *names);
    for (size_t i = 0; i < own; i++) {
        names[count++] = said->items[i];
    }
    for (size_t i = 0; i < grouping->count; i++) {
        if (!has_name(names, count, grouping->names[i])) {
            names[count++] = value_string(grouping->names[i]);
        }
    }
    struct bag bag = {0};
    for (size_t i = 0; i < step.count; i++) {
        bag_take(arena, &bag, &step.members[i]);
    }
    bag_set(arena, &bag, "groupby", value_array(names, count));
    struct value out = bag_object(&bag);
    out.place = step.place;
    return out;
}

const struct value *group_steps(struct arena *arena, const struct value *steps,
    const struct grouping_columns *grouping) {
    if (grouping->count == 0) {
        return steps;
    }
    struct value *items = arena_array(arena, steps->count, sizeof *items);
    for (size_t i = 0; i < steps->count; i++) {
        items[i] = group_step(arena, steps->items[i], grouping);
    }
    struct value *out = arena_new(arena, struct value);
    *out = value_array(items, steps->count);
    out->place = steps->place;
    return out;
}
