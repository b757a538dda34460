/* Scales made complete for a plot: range, zero, limits, padding, nice. */
#include <math.h>
#include <string.h>

#include "chart/reference.h"
#include "chart/scales.h"

static double number_of(const struct value *values, size_t index) {
    return value_to_number(values[index]);
}

static bool is_set(const struct scale_part *part, const char *name) {
    const struct value *value = scale_find(part, name);
    return value && value_to_boolean(*value);
}

static struct value limit_value(
    const struct scale_part *part, const struct value *limit) {
    bool temporal = scale_type_is_time(part->type);
    if (temporal && limit->type == VALUE_STRING) {
        return value_date(time_parse(limit->string));
    }
    return *limit;
}

/* domainMid goes between the ends. */
static void insert_middle(struct arena *arena, struct scale *scale, struct value middle) {
    struct value *domain = arena_array(arena, scale->domain_count + 1, sizeof *domain);
    size_t last = scale->domain_count - 1;
    for (size_t i = 0; i < last; i++) {
        domain[i] = scale->domain[i];
    }
    domain[last] = middle;
    domain[last + 1] = scale->domain[last];
    scale->domain = domain;
    scale->domain_count++;
}

static void limit_domain(
    struct arena *arena, const struct scale_part *part, struct scale *scale) {
    struct value *domain = arena_array(arena, scale->domain_count, sizeof *domain);
    size_t last = scale->domain_count - 1;
    memcpy(domain, scale->domain, scale->domain_count * sizeof *domain);
    scale->domain = domain;
    if (is_set(part, "zero")) {
        if (number_of(domain, 0) > 0) {
            domain[0] = value_number(0);
        }
        if (number_of(domain, last) < 0) {
            domain[last] = value_number(0);
        }
    }
    const struct value *min = scale_find(part, "domainMin");
    const struct value *max = scale_find(part, "domainMax");
    const struct value *middle = scale_find(part, "domainMid");
    if (min && min->type != VALUE_OBJECT) {
        domain[0] = limit_value(part, min);
    }
    if (max && max->type != VALUE_OBJECT) {
        domain[last] = limit_value(part, max);
    }
    if (middle && middle->type != VALUE_OBJECT) {
        insert_middle(arena, scale, *middle);
    }
}

/* The scale's own way to go from values to even distances, and back. */
static double straighten(const struct scale *scale, double number, bool back) {
    double exponent = scale->type == SCALE_SQRT ? 0.5
                      : scale->exponent > 0     ? scale->exponent
                                                : 1;
    double constant = scale->constant > 0 ? scale->constant : 1;
    switch (scale->type) {
    case SCALE_LOG:
        return back ? exp(number) : log(number);
    case SCALE_POW:
    case SCALE_SQRT:
        return copysign(pow(fabs(number), back ? 1 / exponent : exponent), number);
    case SCALE_SYMLOG:
        return copysign(
            back ? expm1(fabs(number)) * constant : log1p(fabs(number) / constant),
            number);
    default:
        return number;
    }
}

/* Room of `padding` px at both ends: the domain grows about its middle. */
static void pad_domain(struct arena *arena, struct scale *scale, double padding) {
    size_t last = scale->domain_count - 1;
    double low = number_of(scale->domain, 0), high = number_of(scale->domain, last);
    if (padding == 0 || low == high || scale->range_count < 2) {
        return;
    }
    double span = fabs(
        number_of(scale->range, scale->range_count - 1) - number_of(scale->range, 0));
    double factor = span / (span - 2 * padding);
    double a = straighten(scale, low, false), b = straighten(scale, high, false);
    double middle = (a + b) / 2;
    struct value *domain = arena_array(arena, scale->domain_count, sizeof *domain);
    memcpy(domain, scale->domain, scale->domain_count * sizeof *domain);
    domain[0].number = straighten(scale, middle + (a - middle) * factor, true);
    domain[last].number = straighten(scale, middle + (b - middle) * factor, true);
    scale->domain = domain;
}

static void nice_domain(
    struct arena *arena, const struct scale_part *part, struct scale *scale) {
    const struct value *nice = scale_find(part, "nice");
    if (!nice || (nice->type == VALUE_BOOLEAN && !nice->boolean)) {
        return;
    }
    if (nice->type == VALUE_NUMBER) {
        scale_nice(scale, arena, nice->number, NULL, 0);
    } else if (nice->type == VALUE_STRING) {
        scale_nice(scale, arena, 0, nice->string, 1);
    } else if (nice->type == VALUE_OBJECT) {
        scale_nice(scale, arena, 0, property_string(nice, "interval", NULL),
            property_number(nice, "step", 1));
    } else {
        scale_nice(scale, arena, 0, NULL, 0);
    }
}

static void set_details(const struct scale_part *part, struct scale *scale) {
    const struct value *interpolate = scale_find(part, "interpolate");
    double padding = scale_property(part, "padding", 0);
    if (!scale->interpolate && interpolate) {
        scale->interpolate = interpolate->type == VALUE_STRING
                                 ? interpolate->string
                                 : property_string(interpolate, "type", NULL);
        scale->gamma = interpolate->type == VALUE_OBJECT
                           ? property_number(interpolate, "gamma", 0)
                           : 0;
    }
    scale->exponent = scale_property(part, "exponent", 0);
    scale->base = scale_property(part, "base", 0);
    scale->constant = scale_property(part, "constant", 0);
    scale->clamp = is_set(part, "clamp");
    scale->reverse = is_set(part, "reverse");
    scale->round = is_set(part, "round");
    scale->align = scale_property(part, "align", 0.5);
    scale->padding_inner = scale_property(part, "paddingInner", padding);
    scale->padding_outer = scale_property(part, "paddingOuter", padding);
}

static struct ticks make_edges(
    struct arena *arena, double start, double stop, double step) {
    double count = step > 0 ? ceil((stop + step / 2 - start) / step) : 0;
    struct ticks edges = {0};
    if (count >= 1 && count < 1e5) {
        edges.values = arena_array(arena, (size_t)count, sizeof *edges.values);
        for (; edges.count < (size_t)count; edges.count++) {
            edges.values[edges.count] = value_number(start + step * (double)edges.count);
        }
    }
    return edges;
}

/* vega-encode/src/Scale.js, configureBins. */
static struct ticks find_edges(
    struct arena *arena, const struct scale_part *part, const struct scale *scale) {
    const struct value *said = scale_find(part, "bins");
    if (said && said->type == VALUE_ARRAY) {
        struct ticks edges = {.count = said->count};
        edges.values = arena_array(arena, said->count, sizeof *edges.values);
        memcpy(edges.values, said->items, said->count * sizeof *edges.values);
        return edges;
    }
    if (said && said->type == VALUE_OBJECT && scale->domain_count > 0) {
        double low = number_of(scale->domain, 0);
        double high = number_of(scale->domain, scale->domain_count - 1);
        double step = property_number(said, "step", 0);
        double start = property_number(said, "start", low);
        double stop = property_number(said, "stop", high);
        start = start < low ? step * ceil(low / step) : start;
        stop = stop > high ? step * floor(high / step) : stop;
        return make_edges(arena, start, stop, step);
    }
    return part->has_bins
               ? make_edges(arena, part->bins.start, part->bins.stop, part->bins.step)
               : (struct ticks){0};
}

/* What a parameter gives stands for the domain as it is: nothing widens it. */
static bool take_raw_domain(const struct scale_part *part, struct scale *scale) {
    const struct value *raw = scale_find(part, "domainRaw");
    if (!raw || raw->type != VALUE_ARRAY || raw->count == 0) {
        return false;
    }
    scale->domain = raw->items;
    scale->domain_count = raw->count;
    return true;
}

static void settle_bag(const struct plot *plot, struct bag *bag) {
    struct member *items = arena_array(plot->arena, bag->count + 1, sizeof *items);
    for (size_t i = 0; i < bag->count; i++) {
        items[i] = bag->items[i];
        items[i].value = *property_settle(plot, &bag->items[i].value);
    }
    *bag = (struct bag){items, bag->count, bag->count + 1};
}

/* The part with its properties as they are at the plot's size, which is another for every
 * plot that shares the scale. */
static struct scale_part settle_part(
    const struct plot *plot, const struct scale_part *part) {
    struct scale_part settled = *part;
    settle_bag(plot, &settled.properties.said);
    settle_bag(plot, &settled.properties.filled);
    return settled;
}

void scale_place(const struct plot *plot, struct scale_part *whole) {
    struct scale_part settled = settle_part(plot, whole);
    const struct scale_part *part = &settled;
    struct scale *scale = &whole->scale;
    *scale = (struct scale){
        .type = part->type, .domain = part->domain, .domain_count = part->domain_size};
    scale_set_range(plot, part, scale);
    set_details(part, scale);
    bool raw = take_raw_domain(part, scale);
    if (!raw && !scale_type_is_discrete(part->type) && scale->domain_count > 0 &&
        part->type != SCALE_QUANTILE && part->type != SCALE_THRESHOLD) {
        limit_domain(plot->arena, part, scale);
        if (scale_type_is_continuous(part->type)) {
            pad_domain(plot->arena, scale, scale_property(part, "padding", 0));
        }
    }
    if (!raw) {
        nice_domain(plot->arena, part, scale);
    }
    whole->edges = find_edges(plot->arena, part, scale);
    scale_prepare(scale, plot->arena);
}

/* Positions come before the offsets that lie within them: channels are in that order. */
void scales_place(const struct plot *plot, const struct view *view) {
    for (int c = 0; c < CHANNEL_SCALED_COUNT; c++) {
        if (view->scales[c] && !view->scales[c]->merged) {
            scale_place(plot, view->scales[c]);
        }
    }
    for (size_t i = 0; i < view->child_count; i++) {
        scales_place(plot, view->children[i]);
    }
}
