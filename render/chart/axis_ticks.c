/* The ticks of an axis (vega-encode/src/AxisTicks.js, vega-scale/src/ticks.js). */
#include "chart/axis_ticks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chart/content.h"
#include "chart/definition.h"
#include "chart/scales.h"
#include "transform/predicate.h"

/* Fewer ticks where they would stand closer than the least step allows. */
double guide_limit_count(
    const struct guide_look *look, const struct scale *scale, double count) {
    double least = look_number(look, "tickMinStep", NAN);
    if (isnan(least) || scale->domain_count < 2 || scale_type_is_discrete(scale->type)) {
        return count;
    }
    double first = value_to_number(scale->domain[0]);
    double last = value_to_number(scale->domain[scale->domain_count - 1]);
    double low = fmin(first, last), high = fmax(first, last);
    double steps = floor((high - low) / least);
    count = fmin(count, (steps != 0 ? steps : 1) + 1);
    if (scale->type != SCALE_LOG && !scale_type_is_time(scale->type) && low < high) {
        while (count > 1 && tick_step(low, high, count) < least) {
            count--;
        }
    }
    return count;
}

static struct value tick_value(const struct definition *definition, struct value value) {
    if (value.type == VALUE_OBJECT && !value_member(&value, "expr")) {
        return value_date(date_from_parts(&value));
    }
    if (value.type == VALUE_STRING && definition_is_temporal(definition) &&
        !isnan(time_parse(value.string))) {
        return value_date(time_parse(value.string));
    }
    return value;
}

/* A tick while the ticks are put in the order of the range. */
struct placed_tick {
    struct value value;
    double position;
};

static int compare_placed(const void *left, const void *right) {
    const struct placed_tick *a = left, *b = right;
    return (a->position > b->position) - (a->position < b->position);
}

/* Candidates that lie within the range, in its order. */
static struct ticks valid_ticks(
    struct arena *arena, const struct scale *scale, struct ticks candidates) {
    if (scale->range_count == 0) {
        return candidates;
    }
    double a = value_to_number(scale->range[0]);
    double b = value_to_number(scale->range[scale->range_count - 1]);
    double low = floor(fmin(a, b)), high = ceil(fmax(a, b));
    struct placed_tick *placed = arena_array(arena, candidates.count, sizeof *placed);
    struct ticks ticks = {
        .values = arena_array(arena, candidates.count, sizeof *ticks.values)};
    size_t count = 0;
    for (size_t i = 0; i < candidates.count; i++) {
        double position = scale_number(scale, candidates.values[i]);
        if (position >= low && position <= high) {
            placed[count].value = candidates.values[i];
            placed[count++].position = (a > b) != scale->reverse ? -position : position;
        }
    }
    qsort(placed, count, sizeof *placed, compare_placed);
    for (size_t i = 0; i < count; i++) {
        ticks.values[ticks.count++] = placed[i].value;
    }
    return ticks;
}

/* Half of the ticks, until there are no more than asked for. */
static void halve(struct ticks *ticks, double count) {
    while (count > 0 && (double)ticks->count > count && ticks->count >= 3) {
        size_t kept = 0;
        for (size_t i = 0; i < ticks->count; i += 2) {
            ticks->values[kept++] = ticks->values[i];
        }
        ticks->count = kept;
    }
}

static struct ticks said_ticks(const struct guide_look *look, const struct scale *scale,
    const struct value *values) {
    struct arena *arena = look->plot->arena;
    struct ticks ticks = {
        .values = arena_array(arena, values->count, sizeof(struct value)),
        .count = values->count};
    for (size_t i = 0; i < values->count; i++) {
        ticks.values[i] = tick_value(look->guide->definition, values->items[i]);
    }
    return valid_ticks(arena, scale, ticks);
}

static const struct scale_part *part_of(const struct guide_look *look) {
    return view_scale(look->guide->view, look->guide->channel);
}

struct ticks guide_tick_values(const struct guide_look *look, const struct scale *scale,
    double otherwise, double *count) {
    struct arena *arena = look->plot->arena;
    const struct value *values = property_settle(look->plot, look_find(look, "values"));
    struct value said = guide_resolve(look->plot, look_find(look, "tickCount"), NULL);
    *count = said.type == VALUE_NUMBER ? said.number : otherwise;
    if (values && values->type == VALUE_ARRAY) {
        if (said.type != VALUE_NUMBER) {
            *count = (double)values->count;
        }
        *count = guide_limit_count(look, scale, *count);
        struct ticks ticks = said_ticks(look, scale, values);
        halve(&ticks, *count);
        return ticks;
    }
    const char *interval = said.type == VALUE_STRING ? said.string
                           : said.type == VALUE_OBJECT
                               ? property_string(&said, "interval", NULL)
                               : NULL;
    if (interval && scale_type_is_time(scale->type)) {
        double step = said.type == VALUE_OBJECT ? property_number(&said, "step", 1) : 1;
        return scale_time_ticks(scale, arena, interval, step);
    }
    const struct scale_part *part = part_of(look);
    if (part->edges.count > 0 && scale_type_is_continuous(scale->type)) {
        struct ticks ticks = valid_ticks(arena, scale, part->edges);
        *count = guide_limit_count(look, scale, fmax(*count, (double)part->edges.count));
        halve(&ticks, *count);
        return ticks;
    }
    *count = guide_limit_count(look, scale, *count);
    return scale_ticks(scale, arena, *count);
}

static double default_count(const struct guide_look *look) {
    double pixels = look_number(look, "tickPixels", NAN);
    double length =
        look->guide->channel == CHANNEL_X ? look->plot->width : look->plot->height;
    return isnan(pixels) ? 10 : ceil(length / pixels);
}

/* Where ticks stand in their bands. */
struct tick_band {
    double share;  /* of the bandwidth */
    double offset; /* px */
    bool extent;   /* at the bands' ends: one more at the beginning */
};

static struct tick_band find_band(
    const struct guide_look *look, const struct scale *scale) {
    bool band = scale->type == SCALE_BAND;
    const char *said = look_string(look, "tickBand", NULL);
    struct tick_band tick = {.share = look_number(look, "bandPosition", 0.5),
        .offset = look_number(look, "tickOffset", band ? -0.5 : 0)};
    tick.extent = look_boolean(look, "tickExtra", false);
    if (said) {
        tick.extent = strcmp(said, "extent") == 0;
        tick.share = tick.extent ? 1 : 0.5;
        tick.offset = tick.extent ? 0 : tick.offset;
    }
    return tick;
}

static const char *tick_label(const struct guide_look *look, const struct scale *scale,
    struct value value, double count, bool given) {
    const char *format = look_string(look, "format", NULL);
    bool time = strcmp(look_string(look, "formatType", ""), "time") == 0 ||
                scale_type_is_time(scale->type);
    struct arena *arena = look->plot->arena;
    const struct value *formats = look_find(look, "format");
    if (value.type == VALUE_ARRAY) {
        return text_lines(arena, value);
    }
    if (time && formats && formats->type == VALUE_OBJECT) {
        format = time_format_of(formats, value_to_number(value));
    }
    bool all = given && scale->type == SCALE_LOG; /* which leaves out labels else */
    return scale_tick_label(scale, arena, value, all ? INFINITY : count, format, time,
        look->plot->chart->locale);
}

static struct value tick_datum(struct arena *arena, struct value value, const char *label,
    size_t index, size_t count) {
    struct bag datum = {0};
    bag_set(arena, &datum, "value", value);
    bag_set(arena, &datum, "label", value_string(label));
    bag_set(arena, &datum, "index",
        value_number((double)index / (count > 1 ? (double)count - 1 : 1)));
    return bag_object(&datum);
}

static const char *expand_label(
    const struct guide_look *look, const struct axis_tick *tick) {
    if (!look->guide->label_expression) {
        return tick->label;
    }
    struct scope scope = {
        .outer = look->plot->chart->scope, .name = "datum", .value = tick->datum};
    struct value text =
        expression_evaluate(look->guide->label_expression, &scope, look->plot->arena);
    return text_lines(look->plot->arena, text);
}

static void set_tick(const struct guide_look *look, const struct scale *scale,
    const struct tick_band *band, struct axis_tick *tick) {
    double start = scale_number(scale, tick->value);
    bool round = look_boolean(look, "tickRound", true);
    double position = start + scale->bandwidth * band->share + band->offset;
    tick->position = round ? floor(position + 0.5) : position;
    tick->center = start + scale->bandwidth * 0.5 + band->offset;
}

struct axis_ticks axis_ticks_find(
    const struct guide_look *look, const struct scale *scale, const double range[2]) {
    (void)range;
    struct arena *arena = look->plot->arena;
    struct tick_band band = find_band(look, scale);
    const struct value *values = property_settle(look->plot, look_find(look, "values"));
    bool given = values && values->type == VALUE_ARRAY;
    double count;
    struct ticks found = guide_tick_values(look, scale, default_count(look), &count);
    struct axis_ticks ticks = {
        .items = arena_array(arena, found.count + 1, sizeof *ticks.items)};
    for (size_t i = 0; i < found.count; i++) {
        struct axis_tick *tick = &ticks.items[ticks.count++];
        tick->value = found.values[i];
        tick->label = tick_label(look, scale, tick->value, count, given);
        tick->datum = tick_datum(arena, tick->value, tick->label, i, found.count);
        tick->label = expand_label(look, tick);
        set_tick(look, scale, &band, tick);
    }
    if (band.extent && found.count > 0) {
        struct axis_tick *extra = &ticks.items[ticks.count++];
        extra->value = found.values[0];
        extra->label = "";
        extra->datum = tick_datum(arena, extra->value, "", 0, 1);
        extra->position = floor(scale_number(scale, extra->value) + band.offset + 0.5);
    }
    return ticks;
}
