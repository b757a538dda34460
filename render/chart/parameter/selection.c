/* Reading selections and what they hold at first (vega-lite/src/compile/selection/parse.ts,
 * project.ts). */
#include "chart/parameter/selection.h"

#include <string.h>

#include "chart/definition.h"
#include "chart/grammar.h"
#include "transform/predicate.h"

static const char *const types[] = {"point", "interval"};

/* What both kinds of selection may be told; events are nothing to a still picture. */
static const struct property select_properties[] = {
    {"type", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"clear", PROPERTY_ANY, PROPERTY_STILL},
    {"encodings", PROPERTY_ARRAY, 0},
    {"fields", PROPERTY_ARRAY, 0},
    {"mark", PROPERTY_OBJECT, 0},
    {"nearest", PROPERTY_BOOLEAN, PROPERTY_STILL},
    {"on", PROPERTY_ANY, PROPERTY_STILL},
    {"resolve", PROPERTY_STRING, PROPERTY_STILL},
    {"toggle", PROPERTY_STRING | PROPERTY_BOOLEAN, PROPERTY_STILL},
    {"translate", PROPERTY_STRING | PROPERTY_BOOLEAN, PROPERTY_STILL},
    {"zoom", PROPERTY_STRING | PROPERTY_BOOLEAN, PROPERTY_STILL},
};

static const struct property parameter_properties[] = {
    {"name", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"select", PROPERTY_STRING | PROPERTY_OBJECT, PROPERTY_REQUIRED},
    {"bind", PROPERTY_STRING | PROPERTY_OBJECT, PROPERTY_STILL},
    {"value", PROPERTY_ANY, 0},
    {"views", PROPERTY_ARRAY, 0},
};

void selection_list_grammar(struct buffer *out) {
    grammar_list_properties(
        out, "param", parameter_properties, countof(parameter_properties));
    grammar_list_properties(out, "select", select_properties, countof(select_properties));
    buffer_print(out, "select.mark cursor still\n");
}

static const char *type_of(const struct value *select) {
    return select->type == VALUE_STRING ? select->string
                                        : property_string(select, "type", "");
}

static bool check_type(struct chart *chart, const struct value *select) {
    const char *type = type_of(select);
    if (strcmp(type, types[0]) == 0 || strcmp(type, types[1]) == 0) {
        return true;
    }
    bool old = strcmp(type, "single") == 0 || strcmp(type, "multi") == 0;
    fault_add(chart->faults, FAULT_ERROR, "wrong-value", select->place,
        "a selection is of type point or interval, not “%s”",
        "选择的类型应为 point 或 interval，不能是“%s”", type);
    if (old) {
        fault_hint(
            chart->faults, "%s of older versions is point", "旧版的 %s 现为 point", type);
    }
    return false;
}

struct selection *selection_read(struct chart *chart, const struct value *source) {
    bool good = properties_check(source, parameter_properties,
        countof(parameter_properties), "parameter", chart->faults);
    const struct value *select = value_member(source, "select");
    if (good && select->type == VALUE_OBJECT) {
        good = properties_check(select, select_properties, countof(select_properties),
            "select", chart->faults);
    }
    if (!good || !check_type(chart, select)) {
        return NULL;
    }
    struct selection *selection = arena_new(chart->arena, struct selection);
    selection->name = property_string(source, "name", "");
    selection->place = source->place;
    selection->source = source;
    selection->select = select;
    selection->bind = value_member(source, "bind");
    selection->interval = strcmp(type_of(select), "interval") == 0;
    return selection;
}

const struct value *selection_find(
    const struct chart *chart, const struct selection *selection, const char *name) {
    const struct value *said = selection->select->type == VALUE_OBJECT
                                   ? value_member(selection->select, name)
                                   : NULL;
    const char *path =
        arena_print(chart->arena, "selection.%s.%s", types[selection->interval], name);
    return said ? said : parameters_config(chart, path);
}

bool selection_is_bound_to_scales(const struct selection *selection) {
    const struct value *bind = selection->bind;
    return selection->interval && bind && bind->type == VALUE_STRING &&
           strcmp(bind->string, "scales") == 0;
}

bool selection_is_bound_to_legend(const struct selection *selection) {
    const struct value *bind = selection->bind;
    return !selection->interval && bind &&
           ((bind->type == VALUE_STRING && strcmp(bind->string, "legend") == 0) ||
               (bind->type == VALUE_OBJECT && value_member(bind, "legend"))) &&
           selection->item_count == 1 && !selection->by_row;
}

static bool has_item(const struct selection *selection, const char *field) {
    for (size_t i = 0; i < selection->item_count; i++) {
        if (strcmp(selection->items[i].field, field) == 0) {
            return true;
        }
    }
    return false;
}

static void add_item(struct selection *selection, struct projection item) {
    if (selection->item_count < PROJECTION_LIMIT && !has_item(selection, item.field)) {
        selection->items[selection->item_count++] = item;
    }
}

static bool has_discrete_scale(const struct definition *definition) {
    const struct value *scale = definition_find(definition, "scale");
    const char *name = scale && scale->type == VALUE_OBJECT
                           ? property_string(scale, "type", NULL)
                           : NULL;
    enum scale_type type;
    return name && scale_type_find(name, &type)
               ? scale_type_is_discrete(type)
               : definition_is_discrete(definition) && !definition->bin &&
                     !definition->binned;
}

/* The field that a channel shows; aggregates and counts can't be selected by. Faults of the
 * definition itself are said where the unit is bound. */
static void add_channel(struct chart *chart, struct selection *selection,
    const struct view_path *unit, const char *name) {
    enum channel channel = channel_find(name);
    struct value *source = arena_new(chart->arena, struct value);
    *source = view_path_definition(chart->arena, unit, name);
    if (channel == CHANNEL_NONE || source->type != VALUE_OBJECT) {
        return;
    }
    struct faults quiet = {.arena = chart->arena}, *faults = chart->faults;
    bool good = true;
    chart->faults = &quiet;
    const struct definition *definition = definition_bind(chart, channel, source, &good);
    chart->faults = faults;
    if (!good || !definition || !definition->field || definition->aggregate) {
        return;
    }
    bool scaled = channel < CHANNEL_SCALED_COUNT;
    bool ranged = selection->interval && scaled && !has_discrete_scale(definition);
    struct projection item = {.field = definition->field,
        .channel = channel,
        .temporal = definition_is_temporal(definition),
        .test = ranged            ? TEST_RANGE
                : definition->bin ? TEST_BIN
                                  : TEST_ONE_OF};
    if (definition->time_unit.unit && !definition->time_unit.binned) {
        item.field = definition->column;
        item.raw = definition->field;
        item.unit = definition->time_unit;
    }
    add_item(selection, item);
}

static void add_field(struct selection *selection, const char *field) {
    add_item(
        selection, (struct projection){
                       .field = field, .channel = CHANNEL_NONE, .test = TEST_ONE_OF});
}

static void add_listed(struct chart *chart, struct selection *selection,
    const struct view_path *unit, const struct value *list, bool by_channel) {
    for (size_t i = 0; list && list->type == VALUE_ARRAY && i < list->count; i++) {
        const struct value *item = &list->items[i];
        if (item->type != VALUE_STRING) {
            continue;
        }
        if (by_channel) {
            add_channel(chart, selection, unit, item->string);
        } else {
            add_field(selection, item->string);
        }
    }
}

static size_t value_count(const struct value *value) {
    return !value ? 0 : value->type == VALUE_ARRAY ? value->count : 1;
}

static const struct value *value_at(const struct value *value, size_t index) {
    return value->type == VALUE_ARRAY ? &value->items[index] : value;
}

/* Channels and fields that the initial value names. */
static bool infer_items(
    struct chart *chart, struct selection *selection, const struct view_path *unit) {
    const struct value *value = value_member(selection->source, "value");
    bool found = false;
    for (size_t i = 0; i < value_count(value); i++) {
        const struct value *one = value_at(value, i);
        for (size_t k = 0; one->type == VALUE_OBJECT && k < one->count; k++) {
            const char *name = one->members[k].name;
            found = true;
            if (channel_find(name) != CHANNEL_NONE) {
                add_channel(chart, selection, unit, name);
            } else if (!selection->interval) {
                add_field(selection, name);
            } else {
                found = false;
            }
        }
    }
    return found;
}

static void find_items(
    struct chart *chart, struct selection *selection, const struct view_path *unit) {
    const struct value *select = selection->select;
    bool said = select->type == VALUE_OBJECT &&
                (value_member(select, "fields") || value_member(select, "encodings"));
    if (!said && infer_items(chart, selection, unit)) {
        return;
    }
    const struct value *encodings = selection_find(chart, selection, "encodings");
    add_listed(chart, selection, unit, encodings, true);
    add_listed(chart, selection, unit, selection_find(chart, selection, "fields"), false);
    if (!encodings && selection->interval) {
        add_channel(chart, selection, unit, "x");
        add_channel(chart, selection, unit, "y");
    }
    selection->by_row = !selection->interval &&
                        (selection->item_count == 0 || has_item(selection, "_vgsid_"));
}

/* {year: …} is a time, in lists too; text beside times is one as well. */
static struct value read_value(struct arena *arena, struct value value) {
    if (value.type == VALUE_OBJECT) {
        return value_date(date_from_parts(&value));
    }
    if (value.type != VALUE_ARRAY) {
        return value;
    }
    struct value *items = arena_array(arena, value.count + 1, sizeof *items);
    for (size_t i = 0; i < value.count; i++) {
        items[i] = read_value(arena, value.items[i]);
    }
    value.items = items;
    return value;
}

static struct value held_for(
    struct arena *arena, const struct value *one, const struct projection *item) {
    if (one->type != VALUE_OBJECT) {
        return *one;
    }
    const struct value *by_channel =
        item->channel == CHANNEL_NONE ? NULL
                                      : value_member(one, channels[item->channel].name);
    const struct value *value = by_channel ? by_channel : value_member(one, item->field);
    return value ? read_value(arena, *value) : value_null();
}

void selection_project(
    struct chart *chart, struct selection *selection, const struct view_path *unit) {
    if (selection->unit) {
        return;
    }
    selection->unit = unit;
    find_items(chart, selection, unit);
    const struct value *value = value_member(selection->source, "value");
    size_t count = value && value->type == VALUE_NULL ? 0 : value_count(value);
    selection->tuple_count = selection->by_row ? 0 : count;
    selection->tuples = arena_array(
        chart->arena, count * selection->item_count + 1, sizeof *selection->tuples);
    for (size_t i = 0; i < selection->tuple_count; i++) {
        for (size_t k = 0; k < selection->item_count; k++) {
            selection->tuples[i * selection->item_count + k] =
                held_for(chart->arena, value_at(value, i), &selection->items[k]);
        }
    }
}
