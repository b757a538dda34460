/* Properties of scales: what is said, and what Vega-Lite fills in
 * (vega-lite/src/compile/scale/properties.ts). */
#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/definition.h"
#include "chart/mark/mark.h"
#include "chart/scales.h"

/* What a rule looks at. */
struct subject {
    const struct chart *chart;
    const struct view *view;
    const struct scale_part *part;
    enum channel channel;
    enum scale_type type; /* after merging */
    const struct definition *definition;
    const struct value *domain; /* as said, or NULL */
    bool has_domain_limit;      /* domainMin or domainMax is said */
    bool nested;                /* a band that holds the bands of an offset */
};

static bool is_position(enum channel channel) {
    return channel == CHANNEL_X || channel == CHANNEL_Y;
}

static bool is_offset(enum channel channel) {
    return channel == CHANNEL_X_OFFSET || channel == CHANNEL_Y_OFFSET;
}

static const struct value *scale_config(const struct subject *subject, const char *name) {
    const struct value *scale = config_find(subject->chart, "scale");
    const struct value *value = scale ? value_member(scale, name) : NULL;
    return value && value->type != VALUE_NULL ? value : NULL;
}

static bool take(const struct value *value, struct value *out) {
    if (value) {
        *out = *value;
    }
    return value != NULL;
}

/* Data that come in bins of a step: where they begin and end is the domain's. */
static bool rule_bins(const struct subject *subject, struct value *out) {
    double step = subject->definition->binned_step;
    if (step > 0) {
        struct bag bins = {0};
        bag_set(subject->chart->arena, &bins, "step", value_number(step));
        *out = bag_object(&bins);
    }
    return step > 0;
}

static bool rule_nice(const struct subject *subject, struct value *out) {
    bool fixed = subject->definition->bin || subject->definition->binned ||
                 (subject->domain && subject->domain->type == VALUE_ARRAY) ||
                 subject->has_domain_limit || subject->type == SCALE_TIME ||
                 subject->type == SCALE_UTC;
    if (!take(scale_config(subject, "niceCount"), out)) {
        *out = value_boolean(true);
    }
    return !fixed && is_position(subject->channel);
}

/* The mark stands across this channel: bars along y have x as their dimension. */
static bool is_dimension(const struct subject *subject) {
    return (subject->view->orient == ORIENT_VERTICAL && subject->channel == CHANNEL_X) ||
           (subject->view->orient == ORIENT_HORIZONTAL && subject->channel == CHANNEL_Y);
}

static bool rule_padding(const struct subject *subject, struct value *out) {
    const struct definition *definition = subject->definition;
    if (!is_position(subject->channel)) {
        return false;
    }
    if (scale_type_is_continuous(subject->type)) {
        if (take(scale_config(subject, "continuousPadding"), out)) {
            return true;
        }
        bool spans = definition->has_field && (definition->bin || definition->binned ||
                                                  definition->time_unit.unit);
        if (subject->view->mark == &mark_bar && !spans && is_dimension(subject)) {
            return take(config_find(subject->chart, "bar.continuousBandSize"), out);
        }
    }
    return subject->type == SCALE_POINT &&
           take(scale_config(subject, "pointPadding"), out);
}

static bool rule_padding_inner(const struct subject *subject, struct value *out) {
    if (scale_find(subject->part, "padding")) {
        return false;
    }
    if (is_offset(subject->channel)) {
        return subject->type == SCALE_BAND &&
               take(scale_config(subject, "offsetBandPaddingInner"), out);
    }
    if (!is_position(subject->channel)) {
        return false;
    }
    if (subject->nested) {
        return take(scale_config(subject, "bandWithNestedOffsetPaddingInner"), out);
    }
    const struct mark_kind *mark = subject->view->mark;
    return take(scale_config(subject, "bandPaddingInner"), out) ||
           take(scale_config(subject, mark == &mark_bar    ? "barBandPaddingInner"
                                      : mark == &mark_tick ? "tickBandPaddingInner"
                                                           : "rectBandPaddingInner"),
               out);
}

static bool rule_padding_outer(const struct subject *subject, struct value *out) {
    if (scale_find(subject->part, "padding")) {
        return false;
    }
    if (is_offset(subject->channel)) {
        *out = value_number(0.5); /* points stand at the centres of bands */
        return subject->type == SCALE_POINT ||
               (subject->type == SCALE_BAND &&
                   take(scale_config(subject, "offsetBandPaddingOuter"), out));
    }
    if (!is_position(subject->channel)) {
        return false;
    }
    if (subject->nested) {
        return take(scale_config(subject, "bandWithNestedOffsetPaddingOuter"), out);
    }
    if (subject->type != SCALE_BAND) {
        return false;
    }
    *out = value_number(scale_property(subject->part, "paddingInner", 0) / 2);
    take(scale_config(subject, "bandPaddingOuter"), out);
    return true;
}

static bool rule_reverse(const struct subject *subject, struct value *out) {
    const struct value *sort = subject->definition->has_field
                                   ? definition_find(subject->definition, "sort")
                                   : NULL;
    bool descending = sort && sort->type == VALUE_STRING &&
                      strcmp(sort->string, "descending") == 0 &&
                      !scale_type_is_discrete(subject->type);
    const struct value *config =
        subject->channel == CHANNEL_X ? scale_config(subject, "xReverse") : NULL;
    bool reversed = config && value_to_boolean(*config);
    *out = value_boolean(reversed != descending);
    return descending || config;
}

static bool domain_spans_zero(const struct value *domain) {
    if (domain->type != VALUE_ARRAY || domain->count < 1) {
        return false;
    }
    const struct value *first = &domain->items[0];
    const struct value *last = &domain->items[domain->count - 1];
    return first->type == VALUE_NUMBER && first->number <= 0 &&
           last->type == VALUE_NUMBER && last->number >= 0;
}

static bool decide_zero(const struct subject *subject) {
    const struct mark_kind *mark = subject->view->mark;
    const struct definition *definition = subject->definition;
    bool custom =
        subject->domain && !(subject->domain->type == VALUE_STRING &&
                               strcmp(subject->domain->string, "unaggregated") == 0);
    if (custom && !scale_type_is_discrete(subject->type)) {
        return domain_spans_zero(subject->domain);
    }
    bool discretizing = subject->type == SCALE_QUANTIZE ||
                        subject->type == SCALE_QUANTILE ||
                        subject->type == SCALE_THRESHOLD;
    if (subject->channel == CHANNEL_SIZE && definition->type == TYPE_QUANTITATIVE &&
        !discretizing) {
        return true;
    }
    bool position = is_position(subject->channel) || subject->channel == CHANNEL_THETA ||
                    subject->channel == CHANNEL_RADIUS;
    if (!position || (definition->has_field && (definition->bin || definition->binned))) {
        return false;
    }
    bool along = mark == &mark_bar || mark->path;
    if (along && is_dimension(subject)) {
        return false;
    }
    enum channel second = channels[subject->channel].second;
    if ((mark == &mark_bar || mark == &mark_area) && !subject->view->encoding[second]) {
        return true;
    }
    const struct value *zero = scale_config(subject, "zero");
    return zero && value_to_boolean(*zero);
}

static bool rule_zero(const struct subject *subject, struct value *out) {
    *out = value_boolean(decide_zero(subject));
    return true;
}

static bool rule_interpolate(const struct subject *subject, struct value *out) {
    *out = value_string("hcl");
    return channels[subject->channel].is_color &&
           subject->definition->type != TYPE_NOMINAL;
}

static bool no_rule(const struct subject *subject, struct value *out) {
    (void)subject;
    (void)out;
    return false;
}

enum {
    CONTINUOUS = 1,
    BAND_LIKE = 2,
    BAND_ONLY = 4,
    COLORED = 8, /* neither band nor point */
    EVERY = 16,
    ZEROABLE = 32,
    NICE = 64,
};

/* In this order: padding before paddingInner before paddingOuter. */
static const struct {
    const char *name;
    int types;
    bool (*rule)(const struct subject *subject, struct value *out); /* NULL: the config */
} properties[] = {
    {"domainMax", CONTINUOUS, no_rule},
    {"domainMin", CONTINUOUS, no_rule},
    {"domainMid", CONTINUOUS, no_rule},
    {"domainRaw", CONTINUOUS, no_rule},
    {"align", BAND_LIKE, no_rule},
    {"bins", COLORED, rule_bins},
    {"reverse", EVERY, rule_reverse},
    {"round", CONTINUOUS | BAND_LIKE, NULL},
    {"clamp", CONTINUOUS, NULL},
    {"nice", NICE, rule_nice},
    {"base", EVERY, no_rule},
    {"exponent", EVERY, no_rule},
    {"constant", EVERY, no_rule},
    {"interpolate", COLORED, rule_interpolate},
    {"zero", ZEROABLE, rule_zero},
    {"padding", CONTINUOUS | BAND_LIKE, rule_padding},
    {"paddingInner", BAND_ONLY, rule_padding_inner},
    {"paddingOuter", BAND_LIKE, rule_padding_outer},
    {"range", EVERY, no_rule},
    {"scheme", COLORED, no_rule},
    {"rangeMin", CONTINUOUS | BAND_LIKE, no_rule},
    {"rangeMax", CONTINUOUS | BAND_LIKE, no_rule},
};

static bool supports(enum scale_type type, int types) {
    bool continuous = scale_type_is_continuous(type);
    bool temporal = type == SCALE_TIME || type == SCALE_UTC;
    return (types & EVERY) || ((types & CONTINUOUS) && continuous) ||
           ((types & BAND_LIKE) && scale_type_is_band_like(type)) ||
           ((types & BAND_ONLY) && type == SCALE_BAND) ||
           ((types & COLORED) && !scale_type_is_band_like(type)) ||
           ((types & NICE) &&
               (continuous || type == SCALE_QUANTIZE || type == SCALE_THRESHOLD)) ||
           ((types & ZEROABLE) && !temporal && type != SCALE_LOG &&
               (continuous || type == SCALE_QUANTIZE));
}

/* A step for the bands of an offset makes the width of the bands they stand in. */
static void add_step(
    struct chart *chart, const struct view *view, struct scale_part *part) {
    const struct view_size *size =
        part->channel == CHANNEL_X || part->channel == CHANNEL_X_OFFSET ? &view->width
                                                                        : &view->height;
    if (size->kind != SIZE_STEP || !scale_type_is_discrete(part->type) ||
        component_says(&part->properties, "range")) {
        return;
    }
    struct bag step = {0};
    bag_set(chart->arena, &step, "step", value_number(size->value));
    if (size->step_for_said) {
        bag_set(chart->arena, &step, "for",
            value_string(size->for_offset ? "offset" : "position"));
    }
    if (is_position(part->channel)) {
        component_set(chart->arena, &part->properties, "range", bag_object(&step), true);
    }
}

void scale_bind_properties(
    struct chart *chart, const struct view *view, struct scale_part *part) {
    const struct scale_part *merged = view_scale(view, part->channel);
    const struct value *said = definition_find(part->definition, "scale");
    said = said && said->type == VALUE_OBJECT ? said : NULL;
    struct subject subject = {.chart = chart,
        .view = view,
        .part = part,
        .channel = part->channel,
        .type = merged->type,
        .definition = part->definition,
        .domain = said ? value_member(said, "domain") : NULL,
        .has_domain_limit =
            said && (value_member(said, "domainMin") || value_member(said, "domainMax"))};
    enum channel offset = channels[part->channel].offset;
    subject.nested =
        offset != CHANNEL_NONE && definition_scaled(view->encoding[offset]) != NULL;
    for (size_t i = 0; i < countof(properties); i++) {
        const char *name = properties[i].name;
        const struct value *own = said ? value_member(said, name) : NULL;
        struct value value;
        if (!supports(merged->type, properties[i].types)) {
            continue;
        }
        if (own) {
            component_set(chart->arena, &part->properties, name, *own, true);
        } else if (properties[i].rule ? properties[i].rule(&subject, &value)
                                      : take(scale_config(&subject, name), &value)) {
            component_set(chart->arena, &part->properties, name, value, false);
        }
    }
    add_step(chart, view, part);
}
