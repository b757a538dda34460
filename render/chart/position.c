/* Points and ranges: one coordinate of a mark, and the interval between two. */
#include "chart/position.h"

#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/definition.h"
#include "chart/invalid.h"
#include "chart/mark/mark.h"
#include "chart/position_offset.h"

const struct value *mark_said(
    const struct chart *chart, const struct view *view, const char *name) {
    const struct value *value = value_member(&view->mark_def, name);
    if (!value) {
        value = mark_config_find(chart, view, name);
    }
    return value && value->type != VALUE_NULL ? value : NULL;
}

/* What the mark calls the channel when it says it outright. */
static const char *const outright_names[CHANNEL_COUNT] = {
    [CHANNEL_THETA] = "startAngle",
    [CHANNEL_THETA2] = "endAngle",
    [CHANNEL_RADIUS] = "outerRadius",
    [CHANNEL_RADIUS2] = "innerRadius",
};

bool size_is_relative(const struct value *size) {
    return size->type == VALUE_OBJECT && value_member(size, "band");
}

/* "width" and "height" stand for the plot's. */
static struct reference sized_property(
    const struct plot *plot, const struct value *value) {
    if (value->type == VALUE_STRING && strcmp(value->string, "width") == 0) {
        return reference_number_constant(plot->width);
    }
    if (value->type == VALUE_STRING && strcmp(value->string, "height") == 0) {
        return reference_number_constant(plot->height);
    }
    return reference_property(plot, value);
}

static struct reference edge(
    const struct plot *plot, const struct view *view, enum channel main, bool max) {
    struct reference scaled = reference_zero_or(plot, view, main, max);
    if (scaled.set) {
        return scaled;
    }
    switch (main) {
    case CHANNEL_X:
        return reference_number_constant(max ? plot->width : 0);
    case CHANNEL_Y:
        return reference_number_constant(max ? 0 : plot->height);
    case CHANNEL_RADIUS:
        return reference_number_constant(max ? fmin(plot->width, plot->height) / 2 : 0);
    default:
        return reference_number_constant(max ? 2 * acos(-1) : 0);
    }
}

static struct reference default_point(const struct plot *plot, const struct view *view,
    enum channel channel, enum position_default otherwise) {
    const char *outright = outright_names[channel];
    const struct value *said = outright ? mark_said(plot->chart, view, outright) : NULL;
    if (!said) {
        said = mark_said(plot->chart, view, channels[channel].name);
    }
    if (said) {
        return sized_property(plot, said);
    }
    enum channel main = channels[channel].main;
    switch (otherwise) {
    case POSITION_MIDDLE:
        return reference_number_constant(
            (main == CHANNEL_X ? plot->width : plot->height) / 2);
    case POSITION_ZERO_OR_MIN:
        return edge(plot, view, main, false);
    case POSITION_ZERO_OR_MAX:
        return edge(plot, view, main, true);
    default:
        return (struct reference){0};
    }
}

static struct reference stacked_point(const struct plot *plot, const struct view *view,
    enum channel channel, const struct definition *definition) {
    double band = definition->band_position;
    bool polar = channel == CHANNEL_THETA || channel == CHANNEL_RADIUS;
    if (isnan(band) && view->mark == &mark_text && polar) {
        band = 0.5; /* labels of arcs stand in their middle */
    }
    (void)plot;
    struct reference reference = {.set = true,
        .scale = &view_scale(view, channel)->scale,
        .start = dataset_cells(view->main, view->stack.end)};
    if (!isnan(band)) {
        reference.start = dataset_cells(view->main, view->stack.start);
        reference.end = dataset_cells(view->main, view->stack.end);
        reference.weight = band;
    }
    return reference;
}

struct reference position_said(const struct plot *plot, const struct view *view,
    enum channel channel, enum position_default otherwise) {
    const struct definition *definition = view->encoding[channel];
    return definition && definition->has_value
               ? sized_property(plot, &definition->value)
               : default_point(plot, view, channel, otherwise);
}

struct reference position_point(const struct plot *plot, const struct view *view,
    enum channel channel, enum position_default otherwise) {
    const struct definition *definition = view->encoding[channel];
    struct position_offset offset = position_offset(plot, view, channel, 0.5);
    struct reference reference;
    bool given = definition && (definition->has_field || definition->has_datum);
    if (given && view->stack.set && channel == view->stack.field_channel) {
        reference = stacked_point(plot, view, channel, definition);
    } else if (given) {
        enum channel second = channels[channel].second;
        const struct definition *end =
            second == CHANNEL_NONE ? NULL : view->encoding[second];
        reference = reference_middle(
            plot, view, channel, definition, end, offset.encoded ? 0 : NAN);
    } else {
        reference = position_said(plot, view, channel, otherwise);
    }
    return offset_reference(plot, reference, &offset);
}

static bool same_axis(enum channel a, enum channel b) {
    return channels[a].name[0] == channels[b].name[0];
}

/* width or height said by the mark: a number that stands for the other end. */
static bool said_size(const struct plot *plot, const struct view *view,
    enum channel channel, struct reference *out) {
    const char *name = channel == CHANNEL_X   ? "width"
                       : channel == CHANNEL_Y ? "height"
                                              : NULL;
    const struct value *size = name ? mark_said(plot->chart, view, name) : NULL;
    if (!size || size_is_relative(size)) {
        return false;
    }
    *out = sized_property(plot, size);
    return true;
}

/* The other end; *is_size where it is given as a size. */
static struct reference second_end(const struct plot *plot, const struct view *view,
    enum channel channel, enum position_default otherwise, bool *is_size) {
    enum channel second = channels[channel].second;
    const struct definition *main = view->encoding[channel];
    const struct definition *definition = view->encoding[second];
    bool own = definition || value_member(&view->mark_def, channels[second].name);
    struct position_offset offset =
        position_offset(plot, view, own ? second : channel, NAN);
    struct reference reference;
    *is_size = false;
    if (main && (main->has_field || main->has_datum) && view->stack.set &&
        same_axis(channel, view->stack.field_channel)) {
        reference = (struct reference){.set = true,
            .scale = &view_scale(view, channel)->scale,
            .start = dataset_cells(view->main, view->stack.start)};
    } else if (definition && definition->has_value) {
        reference = sized_property(plot, &definition->value);
    } else if (definition) {
        reference = reference_middle(plot, view, second, definition, NULL, NAN);
    } else if (!mark_said(plot->chart, view, channels[second].name) &&
               said_size(plot, view, channel, &reference)) {
        *is_size = true;
        return reference;
    } else {
        /* mark properties and defaults take no offset */
        return default_point(plot, view, second, otherwise);
    }
    return offset_reference(plot, reference, &offset);
}

struct span position_range(const struct plot *plot, const struct view *view,
    enum channel channel, enum position_default first, enum position_default second) {
    bool is_size;
    struct span span = {.form = SPAN_ENDS};
    span.second = second_end(plot, view, channel, second, &is_size);
    span.first = position_point(plot, view, channel, first);
    if (is_size) {
        span.form = span_form(plot->chart, view, channel, false);
    }
    return span;
}

struct interval span_evaluate(
    const struct span *span, const struct row_source *rows, size_t row) {
    struct interval interval = {.first = reference_number(&span->first, rows, row),
        .second = reference_number(&span->second, rows, row)};
    double first = interval.first, second = interval.second;
    if (span->form == SPAN_ENDS) {
        interval.start = fmin(first, second);
        interval.length = fabs(second - first);
        return interval;
    }
    interval.start = span->form == SPAN_FROM_CENTER ? first - second / 2
                     : span->form == SPAN_FROM_END  ? first - second
                                                    : first;
    interval.length = second;
    return interval;
}
