/* Stacking: which channel, grouped by what, told apart by what (vega-lite/src/stack.ts). */
#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/data.h"
#include "chart/data_grouping.h"
#include "chart/definition.h"
#include "chart/mark/mark.h"
#include "chart/reference.h"

static bool is_field(const struct definition *definition) {
    return definition && definition->has_field;
}

static bool is_amount(const struct definition *definition) {
    return is_field(definition) && definition->type == TYPE_QUANTITATIVE &&
           !definition->bin && !definition->binned;
}

static bool asks_to_stack(const struct definition *definition) {
    const struct value *stack = definition_find(definition, "stack");
    return stack && value_to_boolean(*stack);
}

/* Which of x and y, or theta and radius, holds the amounts to stack. */
static enum channel stacked_channel(const struct view *view, bool polar) {
    enum channel first = polar ? CHANNEL_THETA : CHANNEL_X;
    enum channel second = polar ? CHANNEL_RADIUS : CHANNEL_Y;
    const struct definition *x = view->encoding[first], *y = view->encoding[second];
    bool directed = !polar && view->mark->stacked_by_default && view->mark != &mark_arc;
    if (is_field(x) && is_field(y)) {
        if (!is_amount(x) || !is_amount(y)) {
            return is_amount(x) ? first : is_amount(y) ? second : CHANNEL_NONE;
        }
        if (asks_to_stack(x) || asks_to_stack(y)) {
            return asks_to_stack(x) ? first : second;
        }
        if (!x->aggregate != !y->aggregate) {
            return x->aggregate ? first : second;
        }
        if (!directed || view->orient == ORIENT_NONE) {
            return CHANNEL_NONE;
        }
        return view->orient == ORIENT_VERTICAL ? second : first;
    }
    if (is_amount(x)) {
        return directed && view->orient == ORIENT_VERTICAL ? CHANNEL_NONE : first;
    }
    if (is_amount(y)) {
        return directed && view->orient == ORIENT_HORIZONTAL ? CHANNEL_NONE : second;
    }
    return CHANNEL_NONE;
}

static enum channel across(enum channel channel) {
    switch (channel) {
    case CHANNEL_X:
        return CHANNEL_Y;
    case CHANNEL_Y:
        return CHANNEL_X;
    case CHANNEL_THETA:
        return CHANNEL_RADIUS;
    default:
        return CHANNEL_THETA;
    }
}

static bool groups_by(
    const struct view *view, const struct stack *stack, const char *column) {
    for (size_t i = 0; i < stack->groupby_count; i++) {
        if (strcmp(view->encoding[stack->groupby[i]]->column, column) == 0) {
            return true;
        }
    }
    return false;
}

static void add_groups(const struct view *view, struct stack *stack) {
    enum channel dimension = across(stack->field_channel);
    enum channel offset = channels[dimension].offset;
    const char *stacked = view->encoding[stack->field_channel]->column;
    enum channel candidates[] = {dimension, offset};
    for (size_t i = 0; i < countof(candidates); i++) {
        if (candidates[i] != CHANNEL_NONE && is_field(view->encoding[candidates[i]]) &&
            strcmp(view->encoding[candidates[i]]->column, stacked) != 0) {
            stack->groupby[stack->groupby_count++] = candidates[i];
        }
    }
}

static void add_parts(const struct view *view, struct stack *stack) {
    for (int c = 0; c < CHANNEL_COUNT; c++) {
        if (!channels[c].stacks_by || !view->encoding[c]) {
            continue;
        }
        for (struct definition *d = view->encoding[c]; d; d = d->next) {
            const struct definition *field = definition_field(d);
            if (field && !field->aggregate && !groups_by(view, stack, field->column) &&
                stack->by_count < countof(stack->by)) {
                stack->by[stack->by_count++] = field->column;
            }
        }
    }
}

static bool is_aggregated(const struct view *view) {
    struct definition *fields[FIELD_LIMIT];
    size_t count = view_fields(view, fields);
    for (size_t i = 0; i < count; i++) {
        if (fields[i]->aggregate) {
            return true;
        }
    }
    return false;
}

static const char *stack_offset(
    const struct view *view, const struct definition *definition) {
    static const char *const offsets[] = {"zero", "normalize", "center"};
    const struct value *stack = definition_find(definition, "stack");
    if (!stack) {
        return view->mark->stacked_by_default ? "zero" : NULL;
    }
    if (stack->type == VALUE_BOOLEAN) {
        return stack->boolean ? "zero" : NULL;
    }
    for (size_t i = 0; stack->type == VALUE_STRING && i < countof(offsets); i++) {
        if (strcmp(stack->string, offsets[i]) == 0) {
            return offsets[i];
        }
    }
    return NULL;
}

void stack_bind(struct chart *chart, struct view *view) {
    struct stack *stack = &view->stack;
    *stack = (struct stack){0};
    if (!view->mark->stackable) {
        return;
    }
    enum channel channel = stacked_channel(view, false);
    if (channel == CHANNEL_NONE) {
        channel = stacked_channel(view, true);
    }
    if (channel == CHANNEL_NONE) {
        return;
    }
    const struct definition *definition = view->encoding[channel];
    stack->field_channel = channel;
    add_groups(view, stack);
    add_parts(view, stack);
    stack->offset = stack_offset(view, definition);
    const struct definition *second = view->encoding[channels[channel].second];
    if (!stack->offset || (is_aggregated(view) && stack->by_count == 0) ||
        (second && (second->has_field || second->has_datum))) {
        return;
    }
    stack->set = true;
    stack->impute = view->mark->path;
    stack->start = arena_print(chart->arena, "%s_start", definition->column);
    stack->end = arena_print(chart->arena, "%s_end", definition->column);
}

/* Only one column can be filled in: the middle of bins stands for them. */
static const struct dataset *add_middle(
    struct chart *chart, struct definition *field, const struct dataset *dataset) {
    const struct value *start = dataset_cells(dataset, field->column);
    const struct value *end = dataset_cells(dataset, field->column_end);
    double band = isnan(field->band_position) ? 0.5 : field->band_position;
    struct value *middle = arena_array(chart->arena, dataset->row_count, sizeof *middle);
    for (size_t i = 0; start && end && i < dataset->row_count; i++) {
        middle[i] = start[i].type == VALUE_NULL
                        ? start[i]
                        : value_number(band * value_to_number(start[i]) +
                                       (1 - band) * value_to_number(end[i]));
    }
    field->column_middle = arena_print(chart->arena, "%s_mid", field->column);
    return dataset_with_column(chart->arena, dataset, field->column_middle, middle);
}

/* A group without a row gets one with 0, so that areas stand on each other everywhere. */
static const struct dataset *impute_zero(
    struct chart *chart, struct view *view, const struct dataset *dataset) {
    const struct stack *stack = &view->stack;
    struct arena *arena = chart->arena;
    for (size_t i = 0; i < stack->groupby_count; i++) {
        struct bag step = {0};
        struct value *groupby = arena_array(arena, stack->by_count, sizeof *groupby);
        for (size_t k = 0; k < stack->by_count; k++) {
            groupby[k] = value_string(stack->by[k]);
        }
        struct definition *key = view->encoding[stack->groupby[i]];
        dataset = key->bin ? add_middle(chart, key, dataset) : dataset;
        bag_set(arena, &step, "impute",
            value_string(view->encoding[stack->field_channel]->column));
        bag_set(arena, &step, "key",
            value_string(key->bin ? key->column_middle : key->column));
        bag_set(arena, &step, "groupby", value_array(groupby, stack->by_count));
        bag_set(arena, &step, "method", value_string("value"));
        bag_set(arena, &step, "value", value_number(0));
        struct value step_value = group_step(arena, bag_object(&step), &view->grouping);
        struct transform_context context = {
            .arena = arena, .faults = chart->faults, .scope = chart->scope};
        const struct dataset *imputed = transform_run(&context, &step_value, dataset);
        dataset = imputed ? imputed : dataset;
    }
    return dataset;
}

static bool descends(const struct value *sort) {
    return sort && sort->type == VALUE_STRING && strcmp(sort->string, "descending") == 0;
}

/* By `order` if it has fields; else by what tells the parts apart, y from the top. */
static size_t stack_order(
    const struct view *view, struct sort_field fields[CHANNEL_COUNT]) {
    const struct stack *stack = &view->stack;
    size_t count = 0;
    struct definition *order = view->encoding[CHANNEL_ORDER];
    for (struct definition *d = order; d && count < CHANNEL_COUNT; d = d->next) {
        if (d->has_field) {
            fields[count++] =
                (struct sort_field){d->column, descends(definition_find(d, "sort"))};
        }
    }
    if (count > 0) {
        return count;
    }
    const struct value *sort = order ? definition_find(order, "sort") : NULL;
    bool descending = sort ? descends(sort) : stack->field_channel == CHANNEL_Y;
    for (size_t i = 0; i < stack->by_count; i++) {
        fields[count++] = (struct sort_field){stack->by[i], descending};
    }
    return count;
}

const struct dataset *stack_apply(
    struct chart *chart, struct view *view, const struct dataset *dataset) {
    const struct stack *stack = &view->stack;
    if (stack->impute) {
        dataset = impute_zero(chart, view, dataset);
    }
    const char **groupby =
        arena_array(chart->arena, 4 + view->grouping.count, sizeof *groupby);
    size_t count = 0;
    for (size_t i = 0; i < view->grouping.count; i++) {
        groupby[count++] = view->grouping.names[i];
    }
    for (size_t i = 0; i < stack->groupby_count; i++) {
        const struct definition *group = view->encoding[stack->groupby[i]];
        groupby[count++] =
            group->bin && stack->impute ? group->column_middle : group->column;
        if (group->bin && !stack->impute) {
            groupby[count++] = group->column_end;
        }
    }
    struct sort_field order[CHANNEL_COUNT];
    size_t order_count = stack_order(view, order);
    return stack_dataset(chart->arena, dataset,
        view->encoding[stack->field_channel]->column, groupby, count, order, order_count,
        stack->offset, stack->start, stack->end);
}
