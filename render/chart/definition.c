/* Definitions: what each channel of a unit encodes. */
#include "chart/definition.h"

#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/formats.h"
#include "chart/grammar.h"
#include "transform/predicate.h"

const struct value *definition_find(
    const struct definition *definition, const char *name) {
    const struct value *source = definition->source;
    return source && source->type == VALUE_OBJECT ? value_member(source, name) : NULL;
}

const struct value *definition_guide(
    const struct definition *definition, const char *name) {
    const struct value *guide = definition_find(definition, "axis");
    if (!guide || guide->type != VALUE_OBJECT) {
        guide = definition_find(definition, "legend");
    }
    return guide && guide->type == VALUE_OBJECT ? value_member(guide, name) : NULL;
}

bool definition_is_measure(const struct definition *definition) {
    if (definition->has_datum) {
        return definition->datum.type == VALUE_NUMBER;
    }
    return definition->has_field && definition->type == TYPE_QUANTITATIVE &&
           !definition->bin && !definition->binned;
}

bool definition_is_discrete(const struct definition *definition) {
    return definition->type == TYPE_NOMINAL || definition->type == TYPE_ORDINAL ||
           (definition->type == TYPE_QUANTITATIVE &&
               (definition->bin || definition->binned));
}

bool definition_is_temporal(const struct definition *definition) {
    return definition->type == TYPE_TEMPORAL || definition->time_unit.unit;
}

static struct definition *with(
    struct definition *definition, bool (*fits)(const struct definition *)) {
    if (!definition || fits(definition)) {
        return definition;
    }
    if (definition->condition_count == 1 && fits(definition->conditions[0].definition)) {
        return definition->conditions[0].definition;
    }
    return NULL;
}

static bool has_field(const struct definition *definition) {
    return definition->has_field;
}

static bool has_field_or_datum(const struct definition *definition) {
    return definition->has_field || definition->has_datum;
}

struct definition *definition_scaled(struct definition *definition) {
    return with(definition, has_field_or_datum);
}

struct definition *definition_field(struct definition *definition) {
    return with(definition, has_field);
}

static const struct {
    const char *name;
    enum data_type type;
} type_names[] = {
    {"quantitative", TYPE_QUANTITATIVE},
    {"temporal", TYPE_TEMPORAL},
    {"ordinal", TYPE_ORDINAL},
    {"nominal", TYPE_NOMINAL},
    {"Q", TYPE_QUANTITATIVE},
    {"T", TYPE_TEMPORAL},
    {"O", TYPE_ORDINAL},
    {"N", TYPE_NOMINAL},
};

/* A type that is near one is taken for it once it has been faulted, so that what else is
 * wrong is found too. */
static bool read_type(
    struct chart *chart, const struct value *value, enum data_type *out) {
    const char *names[4];
    for (size_t i = 0; i < countof(type_names); i++) {
        if (strcmp(value->string, type_names[i].name) == 0) {
            *out = type_names[i].type;
            return true;
        }
        if (i < countof(names)) {
            names[i] = type_names[i].name;
        }
    }
    fault_add(chart->faults, FAULT_ERROR, "unknown-type", value->place,
        "“%s” is no type; there are quantitative, temporal, ordinal and nominal",
        "没有“%s”这种类型，可用的是 quantitative、temporal、ordinal、nominal",
        value->string);
    fault_hint_near(chart->faults, value->string, names, countof(names));
    const char *near = name_nearest(value->string, names, countof(names));
    for (size_t i = 0; near && i < countof(names); i++) {
        *out = names[i] == near ? type_names[i].type : *out;
    }
    return near != NULL;
}

/* vega-lite/src/channeldef.ts, defaultType. */
static enum data_type default_type(const struct definition *definition) {
    switch (definition->channel) {
    case CHANNEL_SHAPE:
    case CHANNEL_STROKE_DASH:
        return TYPE_NOMINAL;
    case CHANNEL_ORDER:
        return TYPE_ORDINAL;
    case CHANNEL_X2:
    case CHANNEL_Y2:
    case CHANNEL_THETA2:
    case CHANNEL_RADIUS2:
        return TYPE_NONE; /* as the channel they belong to */
    default:
        break;
    }
    const struct value *sort = definition_find(definition, "sort");
    if (sort && sort->type == VALUE_ARRAY) {
        return TYPE_ORDINAL;
    }
    if (definition->time_unit.unit) {
        return TYPE_TEMPORAL;
    }
    if (definition->bin || definition->binned ||
        (definition->aggregate && !definition->argument)) {
        return TYPE_QUANTITATIVE;
    }
    const struct value *scale = definition_find(definition, "scale");
    const char *name = scale ? property_string(scale, "type", NULL) : NULL;
    enum scale_type type;
    if (name && scale_type_find(name, &type)) {
        if (type == SCALE_TIME || type == SCALE_UTC) {
            return TYPE_TEMPORAL;
        }
        if (!scale_type_is_discrete(type)) {
            return TYPE_QUANTITATIVE;
        }
    }
    return TYPE_NOMINAL;
}

/* {exponential: 0.5} and the like: Vega-Lite's schema has them not, and it draws the values
 * as they are. A layout is told that it is a mistake. */
static bool ignore_aggregate(struct chart *chart, const struct value *aggregate) {
    const char *name = aggregate->count ? aggregate->members[0].name : "";
    fault_add(chart->faults, chart->bare ? FAULT_WARNING : FAULT_ERROR,
        "unknown-aggregate", aggregate->place,
        "Vega-Lite can't aggregate by {%s: …}: the values are drawn as they are",
        "Vega-Lite 没有 {%s: …} 这种汇总，按原值画出", name);
    return chart->bare;
}

static bool read_aggregate(struct chart *chart, struct definition *definition) {
    const struct value *aggregate = definition_find(definition, "aggregate");
    if (!aggregate) {
        return true;
    }
    if (aggregate->type == VALUE_OBJECT && !value_member(aggregate, "argmax") &&
        !value_member(aggregate, "argmin")) {
        return ignore_aggregate(chart, aggregate);
    }
    if (aggregate->type == VALUE_OBJECT) {
        const char *max = property_string(aggregate, "argmax", NULL);
        const char *min = property_string(aggregate, "argmin", NULL);
        definition->aggregate = max ? "argmax" : "argmin";
        definition->argument = max ? max : min;
        if (definition->argument) {
            return true;
        }
    } else if (aggregate_op_is_valid(aggregate->string)) {
        definition->aggregate = aggregate->string;
        return true;
    }
    fault_add(chart->faults, FAULT_ERROR, "unknown-aggregate", aggregate->place,
        "“%s” is no way to aggregate; there are count, sum, mean, median, min, max …",
        "没有“%s”这种汇总方法，可用的有 count、sum、mean、median、min、max 等",
        value_to_string(*aggregate, chart->arena));
    return false;
}

static bool read_bin(struct chart *chart, struct definition *definition) {
    const struct value *bin = definition_find(definition, "bin");
    if (!bin || bin->type == VALUE_NULL ||
        (bin->type == VALUE_BOOLEAN && !bin->boolean)) {
        return true;
    }
    if (bin->type == VALUE_STRING) {
        definition->binned = strcmp(bin->string, "binned") == 0;
        if (!definition->binned) {
            fault_add(chart->faults, FAULT_ERROR, "wrong-value", bin->place,
                "bin is true, “binned” or parameters, not “%s”",
                "bin 应为 true、“binned” 或参数，不能是“%s”", bin->string);
        }
        return definition->binned;
    }
    if (bin->type == VALUE_OBJECT) {
        if (!grammar_check(bin, GRAMMAR_BIN, chart->faults)) {
            return false;
        }
        if (property_boolean(bin, "binned", false)) {
            definition->binned = true;
            definition->binned_step = property_number(bin, "step", 0);
            return true;
        }
    }
    definition->bin = bin;
    return true;
}

static bool read_field(struct chart *chart, struct definition *definition) {
    const struct value *field = definition_find(definition, "field");
    if (field && field->type == VALUE_OBJECT) {
        fault_add(chart->faults, FAULT_ERROR, "unknown-repeat", field->place,
            "nothing is repeated as “%s” around this view",
            "这个视图外面没有名为“%s”的 repeat", property_string(field, "repeat", "?"));
        return false;
    }
    definition->field = field ? field->string : NULL;
    const struct value *unit = definition_find(definition, "timeUnit");
    if (!read_aggregate(chart, definition) || !read_bin(chart, definition) ||
        (unit && !time_unit_bind(chart, unit, &definition->time_unit))) {
        return false;
    }
    bool counts = definition->aggregate && strcmp(definition->aggregate, "count") == 0;
    definition->has_field = definition->field || counts;
    if (counts) {
        definition->field = NULL;
    }
    return true;
}

static enum data_type type_of_datum(struct value datum) {
    switch (datum.type) {
    case VALUE_NUMBER:
        return TYPE_QUANTITATIVE;
    case VALUE_DATE:
        return TYPE_TEMPORAL;
    default:
        return TYPE_NOMINAL;
    }
}

static bool read_contents(struct chart *chart, struct definition *definition) {
    const struct value *type = definition_find(definition, "type");
    const struct value *datum = definition_find(definition, "datum");
    const struct value *value = definition_find(definition, "value");
    if (!read_field(chart, definition)) {
        return false;
    }
    if (datum) {
        definition->has_datum = true;
        definition->datum = *datum;
        if (datum->type == VALUE_OBJECT && !value_member(datum, "expr")) {
            definition->datum = value_date(date_from_parts(datum));
        }
    }
    if (value) {
        definition->has_value = true;
        definition->value = *value;
    }
    definition->band_position = property_number(definition->source, "bandPosition", NAN);
    definition->type = definition->has_datum ? type_of_datum(definition->datum)
                                             : default_type(definition);
    if (type && !read_type(chart, type, &definition->type)) {
        return false;
    }
    if (definition->has_field && !definition->field) {
        definition->type = TYPE_QUANTITATIVE; /* a count is a number */
    }
    if (definition->has_datum && definition->type == TYPE_TEMPORAL &&
        definition->datum.type == VALUE_STRING) {
        definition->datum = value_date(time_parse(definition->datum.string));
    }
    if (definition->has_field) {
        definition->column = definition_column(chart->arena, definition, NULL);
        definition->column_end = definition_column(chart->arena, definition, "end");
    }
    return true;
}

static bool read_conditions(struct chart *chart, struct definition *definition) {
    const struct value *condition = definition_find(definition, "condition");
    if (!condition) {
        return true;
    }
    size_t count = condition->type == VALUE_ARRAY ? condition->count : 1;
    definition->conditions =
        arena_array(chart->arena, count, sizeof *definition->conditions);
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        const struct value *item =
            condition->type == VALUE_ARRAY ? &condition->items[i] : condition;
        good &= condition_bind(chart, definition->channel, item,
            &definition->conditions[definition->condition_count++]);
    }
    return good;
}

/* What a channel says of its scale and guides is checked with it, so that a fault here does
 * not hide one there. */
static bool check_parts(struct chart *chart, const struct value *source) {
    static const struct {
        const char *name;
        enum grammar grammar;
    } parts[] = {
        {"scale", GRAMMAR_SCALE}, {"axis", GRAMMAR_AXIS}, {"legend", GRAMMAR_LEGEND}};
    bool good = true;
    for (size_t i = 0; i < countof(parts); i++) {
        const struct value *part = value_member(source, parts[i].name);
        if (part && part->type == VALUE_OBJECT) {
            good &= grammar_check(part, parts[i].grammar, chart->faults);
        }
    }
    return good;
}

bool condition_bind(struct chart *chart, enum channel channel, const struct value *source,
    struct condition *condition) {
    struct definition *definition = arena_new(chart->arena, struct definition);
    *definition = (struct definition){.source = source, .channel = channel};
    condition->definition = definition;
    return grammar_check(source, GRAMMAR_CONDITION, chart->faults) &&
           check_parts(chart, source) && condition_bind_test(chart, source, condition) &&
           read_contents(chart, definition) && formats_bind(chart, definition);
}

static struct definition *bind_one(
    struct chart *chart, enum channel channel, const struct value *source, bool *ok) {
    struct definition *definition = arena_new(chart->arena, struct definition);
    *definition =
        (struct definition){.source = source, .channel = channel, .band_position = NAN};
    if (source->type != VALUE_OBJECT) {
        fault_add(chart->faults, FAULT_ERROR, "wrong-type", source->place,
            "“%s” should be a mapping such as {field: …}, but is %s",
            "“%s”应为 {field: …} 这样的映射，这里却是%s", channels[channel].name,
            value_type_name(source->type, chart->faults->language));
        *ok = false;
        return NULL;
    }
    bool good = grammar_check(source, grammar_of_channel(channel), chart->faults);
    good &= check_parts(chart, source);
    if (!good || !read_contents(chart, definition) || !formats_bind(chart, definition) ||
        !read_conditions(chart, definition)) {
        *ok = false;
        return NULL;
    }
    bool empty = !definition->has_field && !definition->has_datum &&
                 !definition->has_value && !definition->condition_count;
    return empty && channel != CHANNEL_ORDER ? NULL : definition;
}

struct definition *definition_bind(
    struct chart *chart, enum channel channel, const struct value *source, bool *ok) {
    if (source->type == VALUE_NULL) {
        return NULL;
    }
    if (source->type != VALUE_ARRAY) {
        return bind_one(chart, channel, source, ok);
    }
    struct definition *first = NULL, **next = &first;
    for (size_t i = 0; i < source->count; i++) {
        *next = bind_one(chart, channel, &source->items[i], ok);
        next = *next ? &(*next)->next : next;
    }
    return first;
}
