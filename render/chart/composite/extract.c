/* Bins, time units and aggregates of channels become steps before the composite's own, which
 * groups by what they give (vega-lite/src/encoding.ts, extractTransformsFromEncoding). */
#include <string.h>

#include "chart/composite/composite.h"
#include "chart/definition.h"

static void group_by(struct composite *composite, const char *column) {
    composite_append(composite, &composite->groupby, &composite->group_count,
        &composite->group_capacity, composite_text(composite, column));
}

static void set_named(
    struct composite *composite, struct bag *bag, const char *name, const char *text) {
    bag_set(composite->arena, bag, name, composite_text(composite, text));
}

/* {bin|timeUnit, field, as} */
static void add_step(struct composite *composite, const struct definition *definition,
    const char *name, const struct value *value) {
    struct bag step = {0};
    bag_set(composite->arena, &step, name, *value);
    bag_set(composite->arena, &step, "field", *definition_find(definition, "field"));
    set_named(composite, &step, "as", definition->column);
    composite_append(composite, &composite->steps, &composite->step_count,
        &composite->step_capacity, composite_object(composite, &step));
}

static struct value bin_options(
    struct composite *composite, const struct definition *definition) {
    const struct value *bin = definition->bin;
    if (bin->type == VALUE_OBJECT &&
        (value_member(bin, "maxbins") || value_member(bin, "step"))) {
        return *bin;
    }
    struct bag options = {0};
    for (size_t i = 0; bin->type == VALUE_OBJECT && i < bin->count; i++) {
        bag_take(composite->arena, &options, &bin->members[i]);
    }
    bag_set(composite->arena, &options, "maxbins",
        value_number(channels[definition->channel].maxbins));
    return composite_object(composite, &options);
}

/* The second end of a binned position is a channel of its own. */
static void add_bin(struct composite *composite, const struct definition *definition,
    struct bag *changed) {
    struct value options = bin_options(composite, definition);
    add_step(composite, definition, "bin", &options);
    group_by(composite, definition->column);
    group_by(composite, definition->column_end);
    bag_set(composite->arena, changed, "bin", composite_text(composite, "binned"));
    bag_set(composite->arena, changed, "type", composite_text(composite, "quantitative"));
    if (definition->channel == CHANNEL_X || definition->channel == CHANNEL_Y) {
        struct bag second = {0};
        set_named(composite, &second, "field", definition->column_end);
        bag_set(composite->arena, &composite->rest,
            definition->channel == CHANNEL_X ? "x2" : "y2",
            composite_object(composite, &second));
    }
}

/* Discrete channels show a part of a time as one. */
static void format_time(struct composite *composite, const struct definition *definition,
    struct bag *changed) {
    const char *guide = definition->channel <= CHANNEL_Y           ? "axis"
                        : channels[definition->channel].has_legend ? "legend"
                                                                   : NULL;
    if (definition->type == TYPE_TEMPORAL) {
        return;
    }
    if (!guide) {
        if (definition->channel == CHANNEL_TEXT) {
            set_named(composite, changed, "formatType", "time");
        }
        return;
    }
    struct bag parts = {0};
    set_named(composite, &parts, "formatType", "time");
    const struct value *said = definition_find(definition, guide);
    for (size_t i = 0; said && said->type == VALUE_OBJECT && i < said->count; i++) {
        bag_take(composite->arena, &parts, &said->members[i]);
    }
    if (!said || said->type == VALUE_OBJECT) {
        bag_set(composite->arena, changed, guide, composite_object(composite, &parts));
    }
}

static void add_aggregate(struct composite *composite,
    const struct definition *definition, struct bag *changed) {
    struct bag item = {0};
    const char *as = definition->column;
    const char *of = definition->argument ? definition->argument : definition->field;
    if (definition->argument) {
        as = arena_print(
            composite->arena, "%s_%s", definition->aggregate, definition->argument);
        set_named(composite, changed, "field",
            arena_print(composite->arena, "%s.%s", as, definition->field));
    }
    set_named(composite, &item, "op", definition->aggregate);
    if (of) {
        set_named(composite, &item, "field", of);
    }
    set_named(composite, &item, "as", as);
    composite_append(composite, &composite->aggregates, &composite->aggregate_count,
        &composite->aggregate_capacity, composite_object(composite, &item));
}

/* The definition without what has become a step, over the column that the step makes. */
static struct value rewrite(
    struct composite *composite, const struct definition *definition) {
    struct bag changed = {0};
    const struct value *title = definition_guide(definition, "title");
    if (!title || title->type == VALUE_NULL) {
        set_named(
            composite, &changed, "title", definition_title(composite->chart, definition));
    }
    for (size_t i = 0; i < definition->source->count; i++) {
        const struct member *member = &definition->source->members[i];
        bool moved = strcmp(member->name, "aggregate") == 0 ||
                     strcmp(member->name, "bin") == 0 ||
                     strcmp(member->name, "timeUnit") == 0;
        if (!moved) {
            bag_take(composite->arena, &changed, member);
        }
    }
    set_named(composite, &changed, "field", definition->column);
    if (definition->aggregate) {
        add_aggregate(composite, definition, &changed);
        bag_set(composite->arena, &changed, "type",
            composite_text(composite, "quantitative"));
    } else if (definition->bin) {
        add_bin(composite, definition, &changed);
    } else {
        static const char *const types[] = {
            "nominal", "quantitative", "temporal", "ordinal", "nominal"};
        group_by(composite, definition->column);
        set_named(composite, &changed, "type", types[definition->type]);
        if (!definition->time_unit.binned) {
            add_step(composite, definition, "timeUnit",
                definition_find(definition, "timeUnit"));
            format_time(composite, definition, &changed);
        }
    }
    struct value value = bag_object(&changed);
    value.place = definition->source->place;
    return value;
}

static struct value extract_one(
    struct composite *composite, const struct definition *definition) {
    if (!definition->has_field) {
        return *definition->source;
    }
    if (definition->aggregate || definition->bin || definition->time_unit.unit) {
        return rewrite(composite, definition);
    }
    group_by(composite, definition->field);
    return *definition->source;
}

bool composite_extract(
    struct composite *composite, const char *name, const struct value *source) {
    enum channel channel = channel_find(name);
    bool good = true;
    struct definition *definition =
        definition_bind(composite->chart, channel, source, &good);
    if (!good || !definition) {
        return good;
    }
    struct value *items = NULL;
    size_t count = 0, capacity = 0;
    for (; definition; definition = definition->next) {
        composite_append(
            composite, &items, &count, &capacity, extract_one(composite, definition));
    }
    struct value value = *items;
    if (source->type == VALUE_ARRAY) {
        value = value_array(items, count);
        value.place = source->place;
    }
    bag_set(composite->arena, &composite->rest, name, value);
    return true;
}
