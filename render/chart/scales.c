/* Which scales there are, of which type, and which are shared
 * (vega-lite/src/compile/scale/parse.ts, type.ts). */
#include "chart/scales.h"

#include <math.h>
#include <string.h>

#include "chart/definition.h"
#include "chart/grammar.h"
#include "chart/mark/mark.h"
#include "chart/scheme_check.h"

bool scale_type_is_band_like(enum scale_type type) {
    return type == SCALE_BAND || type == SCALE_POINT;
}

const struct value *scale_find(const struct scale_part *part, const char *name) {
    const struct value *value = component_find(&part->properties, name);
    return value && value->type != VALUE_NULL ? value : NULL;
}

double scale_property(const struct scale_part *part, const char *name, double otherwise) {
    const struct value *value = scale_find(part, name);
    return value && value->type == VALUE_NUMBER ? value->number : otherwise;
}

static bool has_nested_offset(const struct view *view, enum channel channel) {
    enum channel offset = channels[channel].offset;
    return offset != CHANNEL_NONE && definition_scaled(view->encoding[offset]);
}

static enum scale_type discrete_type(
    const struct view *view, enum channel channel, const struct definition *definition) {
    bool cartesian = channel <= CHANNEL_Y_OFFSET;
    bool polar = channel == CHANNEL_THETA || channel == CHANNEL_RADIUS;
    if (channels[channel].is_color || channels[channel].discrete_range) {
        return SCALE_ORDINAL;
    }
    if (cartesian && ((view->mark->rect_based && view->mark != &mark_arc) ||
                         view->mark == &mark_rule || has_nested_offset(view, channel))) {
        return SCALE_BAND;
    }
    if (polar && view->mark == &mark_arc) {
        return SCALE_BAND;
    }
    const char *size_name = channel == CHANNEL_X   ? "width"
                            : channel == CHANNEL_Y ? "height"
                                                   : "";
    const struct value *size = value_member(&view->mark_def, size_name);
    const struct value *axis = definition_guide(definition, "tickBand");
    bool banded = (size && size->type == VALUE_OBJECT) || (cartesian && axis);
    return banded ? SCALE_BAND : SCALE_POINT;
}

static enum scale_type default_type(
    const struct view *view, enum channel channel, const struct definition *definition) {
    switch (definition->type) {
    case TYPE_TEMPORAL:
        if (channels[channel].discrete_range) {
            return SCALE_ORDINAL;
        }
        return !channels[channel].is_color && definition->time_unit.utc ? SCALE_UTC
                                                                        : SCALE_TIME;
    case TYPE_QUANTITATIVE:
        if (channels[channel].is_color && definition->bin) {
            return SCALE_BIN_ORDINAL;
        }
        return channels[channel].discrete_range ? SCALE_ORDINAL : SCALE_LINEAR;
    default:
        return discrete_type(view, channel, definition);
    }
}

static bool is_discretizing(enum scale_type type) {
    return type == SCALE_QUANTIZE || type == SCALE_QUANTILE || type == SCALE_THRESHOLD;
}

static bool fits_channel(enum channel channel, enum scale_type type, bool nested) {
    if (channel <= CHANNEL_RADIUS) {
        return scale_type_is_continuous(type) || type == SCALE_BAND ||
               (type == SCALE_POINT && !nested);
    }
    if (channels[channel].is_color) {
        return type != SCALE_BAND;
    }
    if (channels[channel].discrete_range) {
        return type == SCALE_ORDINAL || is_discretizing(type);
    }
    return true;
}

static bool fits_data(const struct definition *definition, enum scale_type type) {
    switch (definition->type) {
    case TYPE_NOMINAL:
    case TYPE_ORDINAL:
        return scale_type_is_discrete(type);
    case TYPE_TEMPORAL:
        return type == SCALE_TIME || type == SCALE_UTC;
    default:
        return !(type == SCALE_TIME || type == SCALE_UTC) &&
               (!scale_type_is_discrete(type) ||
                   (type == SCALE_BIN_ORDINAL && definition->bin));
    }
}

static bool read_type(struct chart *chart, const struct value *scale,
    const struct view *view, struct scale_part *part) {
    const struct value *said = scale ? value_member(scale, "type") : NULL;
    part->type = default_type(view, part->channel, part->definition);
    enum scale_type type;
    if (!said) {
        return true;
    }
    if (!scale_type_find(said->string, &type)) {
        fault_add(chart->faults, FAULT_ERROR, "unknown-scale", said->place,
            "“%s” is no scale type; there are linear, log, sqrt, band, point, ordinal …",
            "没有“%s”这种比例尺，可用的有 linear、log、sqrt、band、point、ordinal 等",
            said->string);
        return false;
    }
    bool nested = has_nested_offset(view, part->channel);
    if (fits_channel(part->channel, type, nested) &&
        (part->definition->has_datum || fits_data(part->definition, type))) {
        part->type = type;
        part->type_said = true;
        return true;
    }
    fault_add(chart->faults, FAULT_WARNING, "unfit-scale", said->place,
        "a %s scale does not fit %s here; %s is used",
        "%s 比例尺不适用于这里的 %s，改用 %s", said->string, channels[part->channel].name,
        scale_type_name(part->type));
    return true;
}

static bool make_part(struct chart *chart, struct view *view, enum channel channel) {
    struct definition *definition = definition_scaled(view->encoding[channel]);
    const struct value *scale = definition ? definition_find(definition, "scale") : NULL;
    if (!definition || (scale && scale->type == VALUE_NULL)) {
        return true;
    }
    scheme_check_scale(chart, scale);
    struct scale_part *part = arena_new(chart->arena, struct scale_part);
    part->channel = channel;
    part->definition = definition;
    part->view = view;
    view->scales[channel] = part;
    return read_type(chart, scale, view, part);
}

static int category(enum scale_type type) {
    switch (type) {
    case SCALE_TIME:
    case SCALE_UTC:
        return 1;
    case SCALE_BAND:
    case SCALE_POINT:
        return 2;
    case SCALE_ORDINAL:
        return 3;
    case SCALE_BIN_ORDINAL:
        return 4;
    case SCALE_QUANTILE:
    case SCALE_QUANTIZE:
    case SCALE_THRESHOLD:
        return 5;
    default:
        return 0;
    }
}

static bool compatible(enum scale_type a, enum scale_type b) {
    int x = category(a), y = category(b);
    return x == y || (x == 1 && y == 2) || (x == 2 && y == 1);
}

static int precedence(enum scale_type type) {
    switch (type) {
    case SCALE_BAND:
        return 11;
    case SCALE_POINT:
        return 10;
    case SCALE_LOG:
    case SCALE_POW:
    case SCALE_SQRT:
    case SCALE_SYMLOG:
        return 1;
    default:
        return 0;
    }
}

static void merge_type(struct scale_part *shared, const struct scale_part *part) {
    bool wins = part->type_said != shared->type_said
                    ? part->type_said
                    : precedence(part->type) > precedence(shared->type);
    if (wins) {
        shared->type = part->type;
        shared->type_said = part->type_said;
    }
}

/* The children's scales of a channel become one, if they can. */
static void share(struct chart *chart, struct view *view, enum channel channel) {
    struct scale_part *shared = NULL;
    for (size_t i = 0; i < view->child_count; i++) {
        struct scale_part *part = view->children[i]->scales[channel];
        if (!part) {
            continue;
        }
        if (shared && !compatible(shared->type, part->type)) {
            return;
        }
        if (!shared) {
            shared = arena_new(chart->arena, struct scale_part);
            *shared = *part;
        } else {
            merge_type(shared, part);
        }
    }
    for (size_t i = 0; shared && i < view->child_count; i++) {
        if (view->children[i]->scales[channel]) {
            view->children[i]->scales[channel]->merged = shared;
        }
    }
    view->scales[channel] = shared;
}

bool scales_bind_types(struct chart *chart, struct view *view) {
    bool good = true;
    for (size_t i = 0; i < view->child_count; i++) {
        good &= scales_bind_types(chart, view->children[i]);
    }
    for (int c = 0; good && c < CHANNEL_SCALED_COUNT; c++) {
        if (view->mark) {
            good = make_part(chart, view, c);
        } else if (!resolve_is_independent(view, "scale", c)) {
            share(chart, view, c);
        }
    }
    return good;
}

static void append_domains(
    struct arena *arena, struct scale_part *part, const struct scale_part *other) {
    if (part->domain_count > 0 && part->domains_said != other->domains_said) {
        if (other->domains_said) {
            part->domains = other->domains;
            part->domain_count = other->domain_count;
            part->domains_said = true;
        }
        return;
    }
    size_t count = part->domain_count + other->domain_count;
    struct domain_part *all = arena_array(arena, count, sizeof *all);
    for (size_t i = 0; i < count; i++) {
        all[i] = i < part->domain_count ? part->domains[i]
                                        : other->domains[i - part->domain_count];
    }
    part->domains = all;
    part->domain_count = count;
    part->domains_said = other->domains_said;
}

/* Of two steps the larger is kept. */
static struct value join_ranges(
    struct arena *arena, struct value a, struct value b, bool said) {
    (void)arena;
    (void)said;
    if (a.type == VALUE_OBJECT && b.type == VALUE_OBJECT) {
        return property_number(&b, "step", 0) > property_number(&a, "step", 0) ? b : a;
    }
    return a;
}

static void merge_children(struct chart *chart, struct view *view, enum channel channel) {
    static const struct component_join joins[] = {{"range", join_ranges}};
    struct scale_part *shared = view->scales[channel];
    for (size_t i = 0; i < view->child_count; i++) {
        struct scale_part *part = view->children[i]->scales[channel];
        if (!part || part->merged != shared) {
            continue;
        }
        component_merge(
            chart->arena, &shared->properties, &part->properties, joins, countof(joins));
        append_domains(chart->arena, shared, part);
        if (part->has_bins && !shared->has_bins) {
            shared->has_bins = true;
            shared->bins = part->bins;
        }
    }
}

bool scales_bind(struct chart *chart, struct view *view) {
    bool good = true;
    for (size_t i = 0; i < view->child_count; i++) {
        good &= scales_bind(chart, view->children[i]);
    }
    for (int c = 0; good && c < CHANNEL_SCALED_COUNT; c++) {
        struct scale_part *part = view->scales[c];
        if (!part) {
            continue;
        }
        if (view->mark) {
            scale_bind_properties(chart, view, part);
            good = domain_bind(chart, view, part);
        } else {
            merge_children(chart, view, c);
        }
        if (!part->merged) {
            domain_resolve(chart, part);
        }
    }
    return good;
}
