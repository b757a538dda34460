/* What axes and legends share: taking what is said, titles, formats, merging. */
#include "chart/guide.h"

#include "chart/formats.h"

#include <string.h>

#include "chart/config.h"
#include "chart/content.h"
#include "chart/definition.h"
#include "chart/grammar.h"
#include "chart/predicate.h"
#include "chart/scales.h"

/* labelExpr sees `datum` as {value, label, index}. */
static bool take_label_expression(
    struct chart *chart, struct guide *guide, const struct value *text) {
    if (!text || text->type != VALUE_STRING) {
        return true;
    }
    guide->label_expression = chart_expression(chart, text->string, text->place);
    return guide->label_expression != NULL;
}

/* Tests of conditional properties are checked where they can be faulted. */
static bool check_conditions(struct chart *chart, const struct value *said) {
    bool good = true;
    for (size_t i = 0; i < said->count; i++) {
        const struct value *value = &said->members[i].value;
        const struct value *condition =
            value->type == VALUE_OBJECT ? value_member(value, "condition") : NULL;
        const struct value *test = condition && condition->type == VALUE_OBJECT
                                       ? value_member(condition, "test")
                                       : NULL;
        bool holds;
        if (test) {
            good &= predicate_bind(chart, test, &holds) != NULL;
        }
    }
    return good;
}

bool guide_take(struct chart *chart, struct guide *guide, const struct value *said,
    const char *name) {
    guide->disable_said = said != NULL;
    guide->disabled = said && said->type == VALUE_NULL;
    if (!said || said->type != VALUE_OBJECT) {
        return *name == 'a' || take_label_expression(
                                   chart, guide, config_find(chart, "legend.labelExpr"));
    }
    if (!check_conditions(chart, said)) {
        return false;
    }
    for (size_t i = 0; i < said->count; i++) {
        component_set(chart->arena, &guide->properties, said->members[i].name,
            said->members[i].value, true);
    }
    return take_label_expression(chart, guide, value_member(said, "labelExpr"));
}

static void add_part(
    struct chart *chart, struct value *parts, size_t *count, const char *title) {
    for (size_t i = 0; i < *count; i++) {
        if (strcmp(parts[i].string, title) == 0) {
            return;
        }
    }
    parts[(*count)++] = value_string(arena_copy_string(chart->arena, title));
}

/* "a, b" of two titles that are said. */
static struct value join_said(struct arena *arena, struct value a, struct value b) {
    const char *first = text_lines(arena, a), *second = text_lines(arena, b);
    if (!*second || strcmp(first, second) == 0) {
        return a;
    }
    return *first ? value_string(arena_print(arena, "%s, %s", first, second)) : b;
}

void guide_take_title(struct chart *chart, struct guide *guide,
    const struct definition *second, const struct value *said) {
    const struct definition *first = guide->definition;
    const struct value *title = said;
    if (!title) {
        const struct value *one = definition_find(first, "title");
        const struct value *two = second ? definition_find(second, "title") : NULL;
        if (one && two && one->type != VALUE_NULL && two->type != VALUE_NULL) {
            component_set(chart->arena, &guide->properties, "title",
                join_said(chart->arena, *one, *two), true);
            return;
        }
        title = one && one->type != VALUE_NULL ? one : two ? two : one;
    }
    if (title) {
        component_set(chart->arena, &guide->properties, "title", *title, true);
        return;
    }
    struct value *parts = arena_array(chart->arena, 2, sizeof *parts);
    size_t count = 0;
    if (first->has_field) {
        add_part(chart, parts, &count, definition_title(chart, first));
    }
    if (second && second->has_field) {
        add_part(chart, parts, &count, definition_title(chart, second));
    }
    if (count > 0) {
        component_set(
            chart->arena, &guide->properties, "title", value_array(parts, count), false);
    }
}

/* Parts are joined without doubles; titles that are said, with a comma. */
static struct value join_titles(
    struct arena *arena, struct value a, struct value b, bool said) {
    if (a.type == VALUE_NULL || b.type == VALUE_NULL) {
        return value_null();
    }
    if (said) {
        return join_said(arena, a, b);
    }
    size_t count = a.count;
    struct value *parts = arena_array(arena, a.count + b.count, sizeof *parts);
    memcpy(parts, a.items, a.count * sizeof *parts);
    for (size_t i = 0; i < b.count; i++) {
        bool known = false;
        for (size_t k = 0; k < count; k++) {
            known = known || value_equal(parts[k], b.items[i]);
        }
        if (!known) {
            parts[count++] = b.items[i];
        }
    }
    return value_array(parts, count);
}

/* A circle stands for a stroke too. */
static struct value join_symbols(
    struct arena *arena, struct value a, struct value b, bool said) {
    (void)arena;
    (void)said;
    return b.type == VALUE_STRING && strcmp(b.string, "circle") == 0 ? b : a;
}

static struct value join_types(
    struct arena *arena, struct value a, struct value b, bool said) {
    (void)arena;
    (void)a;
    (void)b;
    (void)said;
    return value_string("symbol");
}

bool guide_merge(struct chart *chart, struct guide *guide, const struct guide *other) {
    static const struct component_join joins[] = {
        {"title", join_titles}, {"symbolType", join_symbols}, {"type", join_types}};
    const struct value *mine = bag_find(&guide->properties.said, "orient");
    const struct value *theirs = bag_find(&other->properties.said, "orient");
    if (mine && theirs && !value_equal(*mine, *theirs)) {
        return false;
    }
    if (other->disable_said && !guide->disable_said) {
        guide->disabled = other->disabled;
        guide->disable_said = true;
    }
    component_merge(
        chart->arena, &guide->properties, &other->properties, joins, countof(joins));
    if (!guide->label_expression) {
        guide->label_expression = other->label_expression;
    }
    return true;
}

struct place guide_place(const struct guide *guide) {
    const struct value *source = guide->definition ? guide->definition->source : NULL;
    return source ? source->place : (struct place){0};
}

const char *guide_title(const struct plot *plot, const struct guide *guide) {
    bool axis = guide->channel == CHANNEL_X || guide->channel == CHANNEL_Y;
    const struct value *title = component_find(&guide->properties, "title");
    if (!component_says(&guide->properties, "title")) {
        const struct value *configured =
            axis ? axis_find(plot, guide, "title") : legend_find(plot, guide, "title");
        /* a config can only say that there is none */
        title = configured == bag_find(&guide->properties.filled, "title") ? title : NULL;
    }
    if (!title || title->type == VALUE_NULL) {
        return NULL;
    }
    if (component_says(&guide->properties, "title") || title->type != VALUE_ARRAY) {
        const char *text = text_lines(plot->arena, *title);
        return *text ? text : NULL;
    }
    const char *text = "";
    for (size_t i = 0; i < title->count; i++) {
        text = arena_print(
            plot->arena, "%s%s%s", text, i ? ", " : "", title->items[i].string);
    }
    return *text ? text : NULL;
}

void guide_fill_format(struct chart *chart, struct guide *guide, enum scale_type type,
    const struct value *said, bool axis) {
    const struct definition *definition = guide->definition;
    const struct value *format =
        said && said->type == VALUE_OBJECT ? value_member(said, "format") : NULL;
    const struct value *stack = definition_find(definition, "stack");
    const char *filled = NULL;
    bool temporal = definition_is_temporal(definition);
    const struct value *kind =
        said && said->type == VALUE_OBJECT ? value_member(said, "formatType") : NULL;
    bool as_number = kind && strcmp(kind->string, "number") == 0;
    const struct expression *custom =
        formats_custom(chart, definition, said, chart->faults);
    if (custom && !guide->label_expression) {
        guide->label_expression = custom;
        return;
    }
    if (stack && stack->type == VALUE_STRING && strcmp(stack->string, "normalize") == 0) {
        component_set(chart->arena, &guide->properties, "format",
            value_string(config_string(chart, "normalizedNumberFormat", ".0%")), true);
        return;
    }
    if (temporal && !as_number) {
        filled = definition->time_unit.unit
                     ? time_unit_format(
                           chart->arena, definition->time_unit.unit, chart->locale)
                 : axis ? NULL
                        : config_string(chart, "timeFormat", NULL);
        if (!scale_type_is_time(type)) {
            component_set(chart->arena, &guide->properties, "formatType",
                value_string("time"), false);
        }
    } else if (definition->type == TYPE_QUANTITATIVE && !formats_are_custom(chart)) {
        filled = config_string(chart, "numberFormat", NULL);
    }
    if (!format && filled) {
        component_set(
            chart->arena, &guide->properties, "format", value_string(filled), false);
    }
}
