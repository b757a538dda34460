/* What becomes of rows whose field is null or no number
 * (vega-lite/src/compile/invalid). */
#include "chart/invalid.h"

#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/definition.h"
#include "chart/mark/mark.h"

enum invalid_mode invalid_mode(const struct chart *chart, const struct view *view) {
    const struct value *value = value_member(&view->mark_def, "invalid");
    if (!value) {
        value = mark_config_find(chart, view, "invalid");
    }
    if (value && value->type == VALUE_NULL) {
        return INVALID_SHOW;
    }
    const char *mode = value && value->type == VALUE_STRING ? value->string : "";
    if (strcmp(mode, "show") == 0) {
        return INVALID_SHOW;
    }
    if (strcmp(mode, "filter") == 0) {
        return INVALID_FILTER;
    }
    if (strcmp(mode, "break-paths-show-domains") == 0) {
        return INVALID_BREAK_SHOW_DOMAINS;
    }
    if (strcmp(mode, "break-paths-filter-domains") == 0) {
        return INVALID_BREAK_FILTER_DOMAINS;
    }
    return view->mark->path ? INVALID_BREAK_SHOW_DOMAINS : INVALID_FILTER;
}

bool invalid_matters(
    const struct view *view, enum channel channel, const struct definition *definition) {
    const struct scale_part *part =
        channel < CHANNEL_SCALED_COUNT ? view_scale(view, channel) : NULL;
    bool counts =
        definition->aggregate && (strcmp(definition->aggregate, "count") == 0 ||
                                     strcmp(definition->aggregate, "valid") == 0 ||
                                     strcmp(definition->aggregate, "missing") == 0 ||
                                     strcmp(definition->aggregate, "distinct") == 0);
    return part && definition->has_field && !counts &&
           !scale_type_is_discrete(part->type);
}

static const struct value *configured(const struct chart *chart, enum channel channel) {
    const struct value *invalid = config_find(chart, "scale.invalid");
    return invalid && invalid->type == VALUE_OBJECT
               ? value_member(invalid, channels[channel].name)
               : NULL;
}

bool invalid_is_shown(const struct chart *chart, const struct view *view,
    enum channel channel, const struct definition *definition) {
    return invalid_matters(view, channel, definition) &&
           (configured(chart, channel) || invalid_mode(chart, view) == INVALID_SHOW);
}

bool invalid_reference(const struct plot *plot, const struct view *view,
    enum channel channel, struct reference *out) {
    const struct value *said = configured(plot->chart, channel);
    const struct value *value =
        said && said->type == VALUE_OBJECT ? value_member(said, "value") : NULL;
    *out = value ? reference_property(plot, value)
                 : reference_zero_or(plot, view, channel, false);
    return out->set;
}

struct reference reference_zero_or(
    const struct plot *plot, const struct view *view, enum channel channel, bool max) {
    (void)plot;
    /* a scale that only other layers use says nothing about this one */
    const struct scale_part *part =
        view->scales[channel] ? view_scale(view, channel) : NULL;
    if (!part || part->scale.domain_count == 0) {
        return (struct reference){0};
    }
    const struct scale *scale = &part->scale;
    double first = value_to_number(scale->domain[0]);
    double last = value_to_number(scale->domain[scale->domain_count - 1]);
    bool continuous = scale_type_is_continuous(part->type);
    bool has_zero = continuous && fmin(first, last) <= 0 && fmax(first, last) >= 0 &&
                    part->type != SCALE_TIME && part->type != SCALE_UTC &&
                    part->type != SCALE_LOG;
    struct reference reference = {.set = true, .scale = scale};
    reference.constant = has_zero ? value_number(0)
                         : max    ? scale->domain[scale->domain_count - 1]
                                  : scale->domain[0];
    return reference;
}
