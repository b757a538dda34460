/* References: how a property of a mark item comes from its row. */
#include "chart/reference.h"

#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/definition.h"
#include "chart/invalid.h"

struct reference reference_constant(struct value value) {
    return (struct reference){.set = true, .constant = value};
}

struct reference reference_number_constant(double number) {
    return reference_constant(value_number(number));
}

struct reference *reference_copy(struct arena *arena, struct reference reference) {
    struct reference *copy = arena_new(arena, struct reference);
    *copy = reference;
    return copy;
}

struct reference reference_property(const struct plot *plot, const struct value *value) {
    if (!value || value->type == VALUE_NULL) {
        return (struct reference){0};
    }
    struct reference reference = reference_constant(*value);
    const struct value *text =
        value->type == VALUE_OBJECT ? value_member(value, "expr") : NULL;
    if (text && text->type == VALUE_STRING) {
        struct faults quiet = {.arena = plot->arena}; /* bind has faulted it */
        reference.expression = expression_parse(
            plot->arena, text->string, text->place, ARITHMETIC_DOUBLE, &quiet);
        reference.set = reference.expression != NULL;
    } else if (value->type == VALUE_STRING && !plot->chart->bare &&
               template_is_needed(value->string)) {
        reference.template_text = value->string;
    }
    return reference;
}

const struct value *property_settle(const struct plot *plot, const struct value *value) {
    if (!value || value->type != VALUE_OBJECT) {
        return value;
    }
    struct reference reference = reference_property(plot, value);
    if (!reference.expression) {
        return value;
    }
    struct value *settled = arena_new(plot->arena, struct value);
    *settled = expression_evaluate(reference.expression, plot->chart->scope, plot->arena);
    settled->place = value->place;
    return settled;
}

static bool is_valid_number(struct value value) {
    return value.type != VALUE_NULL && isfinite(value_to_number(value));
}

/* The alternative whose test holds for the row. */
static const struct reference *choose(
    const struct reference *reference, const struct row_source *rows, size_t row) {
    while (reference && reference->set) {
        bool holds = true;
        if (reference->test) {
            holds = value_to_boolean(expression_evaluate_row(reference->test,
                rows->plot->chart->scope, rows->data, row, rows->plot->arena));
        } else if (reference->validity) {
            holds = !is_valid_number(reference->validity[row]);
        }
        if (holds) {
            return reference;
        }
        reference = reference->otherwise;
    }
    return NULL;
}

static struct value expand_template(
    const struct reference *reference, const struct row_source *rows, size_t row) {
    struct scope datum = {.outer = rows->plot->chart->scope,
        .name = "datum",
        .value = value_row(rows->data, row)};
    struct faults quiet = {.arena = rows->plot->arena};
    struct value out = value_null();
    template_evaluate(rows->plot->arena, &reference->constant, &datum, &out, &quiet);
    return out;
}

/* The value before scale. */
static struct value raw_value(
    const struct reference *reference, const struct row_source *rows, size_t row) {
    if (reference->expression) {
        return expression_evaluate_row(reference->expression, rows->plot->chart->scope,
            rows->data, row, rows->plot->arena);
    }
    if (reference->template_text) {
        return expand_template(reference, rows, row);
    }
    if (!reference->start) {
        return reference->constant;
    }
    if (!reference->end) {
        return reference->start[row];
    }
    double start = value_to_number(reference->start[row]);
    double end = value_to_number(reference->end[row]);
    return value_number((1 - reference->weight) * start + reference->weight * end);
}

struct value reference_value(
    const struct reference *reference, const struct row_source *rows, size_t row) {
    reference = choose(reference, rows, row);
    if (!reference) {
        return value_null();
    }
    struct value value = raw_value(reference, rows, row);
    return reference->scale ? scale_value(reference->scale, value) : value;
}

double reference_number(
    const struct reference *reference, const struct row_source *rows, size_t row) {
    reference = choose(reference, rows, row);
    if (!reference) {
        return NAN;
    }
    struct value value = raw_value(reference, rows, row);
    double number =
        reference->scale ? scale_number(reference->scale, value) : value_to_number(value);
    if (reference->scale && reference->band != 0) {
        number += reference->scale->bandwidth * reference->band;
    }
    if (reference->mult != 0) {
        number *= reference->mult;
    }
    if (reference->offset_reference) {
        number += reference_number(reference->offset_reference, rows, row);
    }
    return number + reference->offset;
}

struct fill reference_fill(const struct reference *reference,
    const struct row_source *rows, size_t row, struct fill_cache *cache) {
    reference = choose(reference, rows, row);
    if (!reference) {
        return (struct fill){0};
    }
    struct value value = raw_value(reference, rows, row);
    const struct scale *scale = reference->scale;
    if (scale && (scale->type == SCALE_BAND || scale_type_is_continuous(scale->type))) {
        return (struct fill){.color = scale_color(scale, value)};
    }
    value = scale ? scale_value(scale, value) : value;
    if (value.type != VALUE_OBJECT) {
        return (struct fill){.color = fill_color(&value)};
    }
    for (size_t i = 0; i < cache->count; i++) {
        if (cache->keys[i] == value.members) {
            return cache->fills[i];
        }
    }
    size_t slot = cache->count < FILLS_KEPT ? cache->count++ : 0;
    cache->keys[slot] = value.members;
    cache->fills[slot] = fill_read(rows->plot->arena, &value);
    return cache->fills[slot];
}

const struct value *dataset_cells(const struct dataset *dataset, const char *name) {
    for (size_t i = 0; name && i < dataset->column_count; i++) {
        if (strcmp(dataset->columns[i].name, name) == 0) {
            return dataset->columns[i].cells;
        }
    }
    int index = name ? dataset_find_column(dataset, name) : -1;
    return index >= 0 ? dataset->columns[index].cells : NULL;
}

struct scale_part *view_scale(const struct view *view, enum channel channel) {
    enum channel main = channels[channel].main;
    for (; view; view = view->parent) {
        if (view->scales[main] && !view->scales[main]->merged) {
            return view->scales[main];
        }
    }
    return NULL;
}

double definition_band_position(const struct chart *chart, const struct view *view,
    const struct definition *definition, const struct definition *second) {
    if (!isnan(definition->band_position)) {
        return definition->band_position;
    }
    if (!definition->has_field) {
        return NAN;
    }
    if (definition->time_unit.unit && !second) {
        const struct value *position =
            mark_config_find(chart, view, "timeUnitBandPosition");
        return position && position->type == VALUE_NUMBER ? position->number : NAN;
    }
    return definition->bin ? 0.5 : NAN;
}

/* Rows whose field is no number, where the config says how to show them. */
static struct reference with_invalid(const struct plot *plot, const struct view *view,
    enum channel channel, const struct definition *definition, struct reference main) {
    const struct value *cells = dataset_cells(view->main, definition->column);
    struct reference shown;
    if (!cells || !invalid_is_shown(plot->chart, view, channel, definition) ||
        !invalid_reference(plot, view, channel, &shown)) {
        return main;
    }
    shown.validity = cells;
    shown.otherwise = reference_copy(plot->arena, main);
    return shown;
}

static struct reference column_reference(const struct view *view,
    const struct definition *definition, const struct scale *scale, const char *column) {
    struct reference reference = {.set = true, .scale = scale};
    if (definition->has_datum) {
        reference.constant = definition->datum;
    } else {
        reference.start = dataset_cells(view->main, column);
        reference.constant = value_null();
    }
    return reference;
}

static struct reference between(const struct view *view, const struct scale *scale,
    const char *start, const char *end, double weight) {
    struct reference reference = {.set = true, .scale = scale, .weight = weight};
    reference.start = dataset_cells(view->main, weight == 1 ? end : start);
    reference.end = weight == 0 || weight == 1 ? NULL : dataset_cells(view->main, end);
    return reference;
}

static struct reference middle(const struct plot *plot, const struct view *view,
    const struct scale_part *part, const struct definition *definition,
    const struct definition *second, double band_position) {
    const struct scale *scale = part ? &part->scale : NULL;
    bool discrete = part && scale_type_is_discrete(part->type);
    if (definition->has_field && isnan(band_position)) {
        band_position = definition_band_position(plot->chart, view, definition, second);
    }
    double position = isnan(band_position) ? 0 : band_position;
    bool banded = definition->bin || (position != 0 && definition->time_unit.unit &&
                                         definition->type == TYPE_TEMPORAL);
    if (definition->has_field && banded) {
        if (view->stack.impute && definition->column_middle) {
            return column_reference(view, definition, scale, definition->column_middle);
        }
        if (position != 0 && !discrete) {
            return between(
                view, scale, definition->column, definition->column_end, position);
        }
    } else if (definition->binned && second && second->has_field) {
        return between(view, scale, definition->column, second->column,
            isnan(band_position) ? 0.5 : band_position);
    }
    const char *column = discrete && definition->column_range ? definition->column_range
                                                              : definition->column;
    struct reference reference = column_reference(view, definition, scale, column);
    if (part && part->type == SCALE_BAND && !(definition->bin && definition->has_field)) {
        reference.band = !isnan(band_position)               ? band_position
                         : !isnan(definition->band_position) ? definition->band_position
                                                             : 0.5;
    }
    return reference;
}

struct reference reference_middle(const struct plot *plot, const struct view *view,
    enum channel channel, const struct definition *definition,
    const struct definition *second, double band_position) {
    const struct scale_part *part =
        channels[channel].main < CHANNEL_SCALED_COUNT ? view_scale(view, channel) : NULL;
    struct reference reference =
        middle(plot, view, part, definition, second, band_position);
    return definition->has_field
               ? with_invalid(plot, view, channels[channel].main, definition, reference)
               : reference;
}

/* One alternative: what the definition says, or `otherwise` if it says nothing. */
static struct reference one_channel(const struct plot *plot, const struct view *view,
    enum channel channel, const struct definition *definition,
    struct reference otherwise) {
    if (definition->has_field || definition->has_datum) {
        return reference_middle(plot, view, channel, definition, NULL, NAN);
    }
    return definition->has_value ? reference_property(plot, &definition->value)
                                 : otherwise;
}

struct reference reference_channel(const struct plot *plot, const struct view *view,
    enum channel channel, struct reference otherwise) {
    const struct definition *definition = view->encoding[channel];
    if (!definition) {
        return otherwise;
    }
    struct reference reference = one_channel(plot, view, channel, definition, otherwise);
    for (size_t i = definition->condition_count; i > 0; i--) {
        const struct condition *condition = &definition->conditions[i - 1];
        if (!condition->test && !condition->holds) {
            continue;
        }
        struct reference chosen =
            one_channel(plot, view, channel, condition->definition, otherwise);
        if (condition->test) {
            chosen.test = condition->test;
            chosen.otherwise = reference_copy(plot->arena, reference);
        }
        reference = chosen;
    }
    return reference;
}
