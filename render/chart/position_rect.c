/* Bars, rects, ticks and arcs: intervals of bands and bins
 * (vega-lite/src/compile/mark/encode/position-rect.ts). */
#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/data.h"
#include "chart/definition.h"
#include "chart/mark/mark.h"
#include "chart/position_offset.h"
#include "chart/scales.h"

struct position_offset position_offset(const struct plot *plot, const struct view *view,
    enum channel channel, double band_position) {
    struct position_offset offset = {0};
    enum channel by = channels[channel].offset;
    const struct definition *definition = by == CHANNEL_NONE ? NULL : view->encoding[by];
    const char *name = arena_print(plot->arena, "%sOffset", channels[channel].name);
    const struct value *said = value_member(&view->mark_def, name);
    offset.encoded = definition != NULL;
    if (definition && (definition->has_field || definition->has_datum)) {
        offset.reference =
            reference_middle(plot, view, by, definition, NULL, band_position);
    } else if (definition && definition->has_value) {
        offset.reference = reference_property(plot, &definition->value);
    } else {
        offset.reference = reference_property(plot, said);
    }
    return offset;
}

struct reference offset_reference(const struct plot *plot, struct reference reference,
    const struct position_offset *offset) {
    if (reference.set && offset->reference.set) {
        if (reference.validity && reference.otherwise) {
            reference.otherwise = reference_copy(
                plot->arena, offset_reference(plot, *reference.otherwise, offset));
            return reference;
        }
        reference.offset_reference = reference_copy(plot->arena, offset->reference);
    }
    return reference;
}

int span_form(const struct chart *chart, const struct view *view, enum channel channel,
    bool from_start) {
    bool across = channel == CHANNEL_X;
    const struct value *said = mark_said(chart, view, across ? "align" : "baseline");
    const char *align = said && said->type == VALUE_STRING ? said->string : "";
    if (strcmp(align, across ? "left" : "top") == 0) {
        return SPAN_FROM_START;
    }
    if (strcmp(align, across ? "right" : "bottom") == 0) {
        return SPAN_FROM_END;
    }
    if (strcmp(align, across ? "center" : "middle") == 0) {
        return SPAN_FROM_CENTER;
    }
    return from_start ? SPAN_FROM_START : SPAN_FROM_CENTER;
}

/* A size in px, or a share of the band. */
struct band_size {
    bool relative;
    struct reference number; /* px; not set: nobody says */
    double band;
};

static struct band_size as_band_size(const struct plot *plot, const struct value *value) {
    struct band_size size = {0};
    const struct value *band =
        value && value->type == VALUE_OBJECT ? value_member(value, "band") : NULL;
    if (band) {
        size.relative = true;
        size.band = value_to_number(*band);
    } else {
        size.number = reference_property(plot, value);
    }
    return size;
}

static const char *size_name(enum channel channel) {
    return channel == CHANNEL_X ? "width" : channel == CHANNEL_Y ? "height" : NULL;
}

/* width or height, or `size` where the mark's size means this channel. */
static const struct value *said_band(const struct chart *chart, const struct view *view,
    enum channel channel, bool sized) {
    const char *name = size_name(channel);
    const struct value *said = name ? mark_said(chart, view, name) : NULL;
    return said || !sized ? said : mark_said(chart, view, "size");
}

static const struct value *mark_type_config(
    const struct chart *chart, const struct view *view, const char *name) {
    const struct value *config = value_member(&chart->config, view->mark->name);
    return config && config->type == VALUE_OBJECT ? value_member(config, name) : NULL;
}

static struct band_size find_band_size(const struct plot *plot, const struct view *view,
    enum channel channel, const struct definition *definition, bool has_second,
    const struct scale_part *part, bool sized) {
    const struct chart *chart = plot->chart;
    const struct value *said = said_band(chart, view, channel, sized);
    bool discrete = part && scale_type_is_discrete(part->type);
    if (said) {
        return as_band_size(plot, said);
    }
    struct band_size whole = {.relative = true, .band = 1};
    if (definition && definition->has_field) {
        if (definition->time_unit.unit && !has_second) {
            const struct value *size = mark_config_find(chart, view, "timeUnitBandSize");
            whole.band = size ? value_to_number(*size) : 1;
            return whole;
        }
        if (definition->bin && !discrete) {
            return whole;
        }
    }
    if (!view->mark->rect_based) {
        return (struct band_size){0};
    }
    if (part && !discrete) {
        return as_band_size(plot, mark_type_config(chart, view, "continuousBandSize"));
    }
    const struct value *size = mark_type_config(chart, view, "discreteBandSize");
    return size || !part ? as_band_size(plot, size) : whole;
}

static double default_step(const struct chart *chart, enum channel channel) {
    const struct value *size = config_find(
        chart, channel == CHANNEL_X ? "view.discreteWidth" : "view.discreteHeight");
    double step = config_number(chart, "view.step", 20);
    return size && size->type == VALUE_OBJECT ? property_number(size, "step", step)
                                              : step;
}

/* The size in px that a band size comes to. */
static struct reference default_size(const struct plot *plot, const struct view *view,
    enum channel channel, const struct scale_part *part, struct band_size size,
    bool has_definition) {
    const struct chart *chart = plot->chart;
    double length = channel == CHANNEL_X ? plot->width : plot->height;
    if (size.relative && part && part->type == SCALE_BAND) {
        double width = size.band * part->scale.bandwidth;
        const struct value *least = mark_type_config(chart, view, "minBandSize");
        least = least ? least : mark_config_find(chart, view, "minBandSize");
        if (least && least->type == VALUE_NUMBER) {
            width = fmax(width, least->number);
        }
        return reference_number_constant(width);
    }
    if (size.relative && !part) {
        return reference_number_constant(length * size.band);
    }
    if (!size.relative && size.number.set) {
        return size.number;
    }
    const struct value *range = part ? scale_find(part, "range") : NULL;
    const struct value *step =
        range && range->type == VALUE_OBJECT ? value_member(range, "step") : NULL;
    if (step) {
        return reference_number_constant(value_to_number(*step) - 2);
    }
    if (part && scale_type_is_band_like(part->type) &&
        !isnan(scale_stepped_size(chart, view, channel))) {
        return reference_number_constant(default_step(chart, channel) - 2);
    }
    if (!has_definition) {
        const char *name = view->mark == &mark_tick  ? "scale.tickBandPaddingInner"
                           : view->mark == &mark_bar ? "scale.barBandPaddingInner"
                                                     : "scale.rectBandPaddingInner";
        double padding = config_number(
            chart, "scale.bandPaddingInner", config_number(chart, name, NAN));
        if (!isnan(padding)) {
            return reference_number_constant((1 - padding) * length);
        }
    }
    return reference_number_constant(default_step(chart, channel) - 2);
}

static bool size_means_channel(const struct view *view, enum channel channel) {
    return view->mark == &mark_tick ||
           (view->orient == ORIENT_HORIZONTAL && channel == CHANNEL_Y) ||
           (view->orient == ORIENT_VERTICAL && channel == CHANNEL_X);
}

static double centred_band(const struct plot *plot, const struct view *view,
    enum channel channel, const struct definition *definition, bool encoded) {
    enum channel second = channels[channel].second;
    if (!encoded && definition && definition->has_field && definition->time_unit.unit &&
        !view->encoding[second]) {
        return definition_band_position(plot->chart, view, definition, NULL);
    }
    return encoded ? 0 : 0.5;
}

/* A band's own width, or a size about a point. */
static struct span position_and_size(
    const struct plot *plot, const struct view *view, enum channel channel) {
    const struct definition *definition = view->encoding[channel];
    struct scale_part *part = view_scale(view, channel);
    enum channel by = channels[channel].offset;
    struct scale_part *offset_part = by == CHANNEL_NONE ? NULL : view_scale(view, by);
    bool sized = size_means_channel(view, channel);
    const struct value *mark_size = value_member(&view->mark_def, "size");
    bool said = sized && (view->encoding[CHANNEL_SIZE] || mark_size);
    struct scale_part *deciding = part ? part : offset_part;
    struct band_size band =
        find_band_size(plot, view, channel, definition, false, deciding, sized);
    struct span span;
    span.second = said ? reference_channel(plot, view, CHANNEL_SIZE,
                             reference_property(plot, mark_size))
                       : default_size(plot, view, channel,
                             offset_part ? offset_part : part, band, definition != NULL);
    bool from_start = deciding && deciding->type == SCALE_BAND && band.relative && !said;
    bool polar = size_name(channel) == NULL;
    span.form =
        polar ? SPAN_FROM_START : span_form(plot->chart, view, channel, from_start);
    bool center = span.form == SPAN_FROM_CENTER;
    struct position_offset offset =
        position_offset(plot, view, channel, center ? 0.5 : 0);
    double position = center
                          ? centred_band(plot, view, channel, definition, offset.encoded)
                      : band.relative ? (1 - band.band) / 2
                                      : 0;
    struct reference reference;
    if (definition && (definition->has_field || definition->has_datum)) {
        reference = reference_middle(plot, view, channel, definition, NULL, position);
    } else {
        reference = position_said(plot, view, channel, POSITION_MIDDLE);
    }
    span.first = offset_reference(plot, reference, &offset);
    return span;
}

/* The half pixel that axes stand off, unless one says otherwise. */
static double axis_translate(
    const struct chart *chart, const struct view *view, enum channel channel) {
    const struct value *said = definition_guide(view->encoding[channel], "translate");
    return said && said->type == VALUE_NUMBER && !view->parent
               ? said->number
               : config_number(chart, "axis.translate", 0.5);
}

/* Half of the gap between neighbouring bins, and the half pixel that axes stand off. */
struct bin_gap {
    double translate, spacing, least;
    bool reverse;
};

static struct bin_gap find_gap(
    const struct plot *plot, const struct view *view, enum channel channel) {
    const struct chart *chart = plot->chart;
    const struct value *spacing = mark_said(chart, view, "binSpacing");
    const struct value *least = mark_config_find(chart, view, "minBandSize");
    const struct value *own = value_member(&view->mark_def, "minBandSize");
    least = own ? own : least;
    const struct value *reverse = scale_find(view_scale(view, channel), "reverse");
    bool polar = channel > CHANNEL_Y;
    return (struct bin_gap){.translate = polar ? 0 : axis_translate(chart, view, channel),
        .spacing = polar || !spacing ? 0 : value_to_number(*spacing),
        .least = least && !polar ? value_to_number(*least) : 0,
        .reverse = reverse && value_to_boolean(*reverse)};
}

/* A bin narrower than the least band size grows to it about its middle; the width is the
 * same for every bin of a linear scale, so the first row's serves. */
static double bin_offset(
    const struct bin_gap *gap, bool end, double width, double said_offset) {
    double inset = (end ? -1 : 1) * gap->spacing / 2;
    if (gap->least > 0 && width < gap->least) {
        inset = (end ? 1 : -1) * 0.5 * (gap->least - width);
    }
    return gap->translate + (gap->reverse ? -1 : 1) * (said_offset + inset);
}

static struct reference bin_edge(const struct view *view, const struct scale *scale,
    const char *start, const char *end, double weight) {
    struct reference reference = {.set = true, .scale = scale, .weight = weight};
    reference.start = dataset_cells(view->main, weight == 1 ? end : start);
    if (weight != 0 && weight != 1) {
        reference.end = dataset_cells(view->main, end);
    }
    return reference;
}

static double first_width(const struct plot *plot, const struct view *view,
    const struct reference *a, const struct reference *b) {
    struct row_source rows = {plot, view->main};
    return view->main->row_count > 0
               ? fabs(reference_number(a, &rows, 0) - reference_number(b, &rows, 0))
               : INFINITY;
}

/* Binned data that give only where bins start, and their step. */
static struct reference binned_end(const struct plot *plot, const struct view *view,
    const struct definition *definition) {
    const struct value *start = dataset_cells(view->main, definition->column);
    size_t count = view->main->row_count;
    struct value *end = arena_array(plot->arena, count, sizeof *end);
    for (size_t i = 0; start && i < count; i++) {
        end[i] = value_number(value_to_number(start[i]) + definition->binned_step);
    }
    return (struct reference){.set = true, .start = end};
}

static double said_offset(
    const struct plot *plot, const struct view *view, enum channel channel) {
    const char *name = arena_print(plot->arena, "%sOffset", channels[channel].name);
    const struct value *value = value_member(&view->mark_def, name);
    return value && value->type == VALUE_NUMBER ? value->number : 0;
}

/* A bin or time unit, or data binned already, from edge to edge less the gap. */
static struct span position_bin(
    const struct plot *plot, const struct view *view, enum channel channel) {
    const struct definition *definition = view->encoding[channel];
    enum channel second_channel = channels[channel].second;
    const struct definition *second = view->encoding[second_channel];
    struct scale_part *part = view_scale(view, channel);
    struct band_size band =
        find_band_size(plot, view, channel, definition, second != NULL, part, false);
    struct bin_gap gap = find_gap(plot, view, channel);
    double weight = band.relative ? (1 - band.band) / 2 : 0.5;
    struct span span = {.form = SPAN_ENDS};
    const char *start = definition->column, *end = definition->column_end;
    if (definition->bin || definition->time_unit.unit) {
        if (definition_is_shifted(plot->chart, view, definition)) {
            start = arena_print(plot->arena, "%s_shifted_start", definition->column);
            end = arena_print(plot->arena, "%s_shifted_end", definition->column);
        }
        span.second = bin_edge(view, &part->scale, start, end, weight);
        span.first = bin_edge(view, &part->scale, start, end, 1 - weight);
    } else {
        span.second = bin_edge(view, &part->scale, start, start, 0);
        span.first = second && second->has_field
                         ? bin_edge(view, &part->scale, second->column, second->column, 0)
                         : span.second;
        if ((!second || !second->has_field) && definition->binned_step > 0) {
            span.first = binned_end(plot, view, definition);
            span.first.scale = &part->scale;
        }
    }
    double width = first_width(plot, view, &span.first, &span.second);
    double offset = said_offset(plot, view, channel);
    double offset2 = value_member(&view->mark_def, arena_print(plot->arena, "%sOffset",
                                                       channels[second_channel].name))
                         ? said_offset(plot, view, second_channel)
                         : offset;
    bool end_of_x = channel == CHANNEL_X;
    span.first.offset = bin_offset(&gap, end_of_x, width, offset);
    span.second.offset = bin_offset(&gap, !end_of_x, width, offset2);
    return span;
}

struct span position_rect(
    const struct plot *plot, const struct view *view, enum channel channel) {
    const struct definition *definition = view->encoding[channel];
    enum channel second = channels[channel].second;
    enum channel by = channels[channel].offset;
    const struct scale_part *part = view_scale(view, channel);
    bool discrete = part && scale_type_is_discrete(part->type);
    bool along_x = channel == CHANNEL_X;
    enum orientation across = along_x ? ORIENT_VERTICAL : ORIENT_HORIZONTAL;
    bool band = (view->mark == &mark_bar && view->orient == across) ||
                (view->mark == &mark_tick &&
                    view->orient == (along_x ? ORIENT_HORIZONTAL : ORIENT_VERTICAL));
    const char *name = size_name(channel);
    const struct value *size = name ? said_band(plot->chart, view, channel, true) : NULL;
    bool fixed_size = view->encoding[CHANNEL_SIZE] || (size && !size_is_relative(size));
    bool field = definition && definition->has_field;
    if (field && part &&
        (definition->bin || definition->binned ||
            (definition->time_unit.unit && !view->encoding[second])) &&
        !fixed_size && !(by != CHANNEL_NONE && view->encoding[by]) && !discrete) {
        return position_bin(plot, view, channel);
    }
    bool banded = definition && (field || definition->has_datum) && discrete;
    if ((banded || (band && channel <= CHANNEL_Y)) && !view->encoding[second]) {
        return position_and_size(plot, view, channel);
    }
    return position_range(
        plot, view, channel, POSITION_ZERO_OR_MAX, POSITION_ZERO_OR_MIN);
}
