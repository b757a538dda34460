/* Ranges of scales for a plot of known size; then zero, padding and nice of their domains
 * (vega-lite/src/compile/scale/range.ts, vega-encode/src/Scale.js). */
#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/definition.h"
#include "chart/reference.h"
#include "chart/mark/mark.h"
#include "chart/scales.h"

double band_space(double count, double inner, double outer) {
    double space = count - inner + outer * 2;
    return count > 0 ? (space > 0 ? space : 1) : 0;
}

static double padding_of(const struct scale_part *part, const char *name) {
    return scale_property(part, name, scale_property(part, "padding", 0));
}

static double band_count(const struct scale_part *part) {
    double inner = part->type == SCALE_POINT ? 1 : padding_of(part, "paddingInner");
    return band_space((double)part->domain_size, inner, padding_of(part, "paddingOuter"));
}

/* The step of the position's bands; one that is meant for the bands of an offset within
 * them is made theirs. */
static double position_step(
    const struct view *view, const struct scale_part *part, const struct value *range) {
    double step = property_number(range, "step", 20);
    const char *what = property_string(range, "for", "offset");
    enum channel offset_channel = channels[part->channel].offset;
    const struct scale_part *offset = view_scale(view, offset_channel);
    if (!offset || strcmp(what, "offset") != 0 ||
        !definition_is_discrete(offset->definition)) {
        return step;
    }
    double count = (double)offset->domain_size;
    if (offset->type == SCALE_BAND) {
        count = band_space(count, padding_of(offset, "paddingInner"),
            padding_of(offset, "paddingOuter"));
    }
    return step * count / (1 - padding_of(part, "paddingInner"));
}

static const struct value *step_range(
    const struct chart *chart, const struct view *view, const struct scale_part *part) {
    const struct value *range = scale_find(part, "range");
    if (range) {
        return range->type == VALUE_OBJECT && value_member(range, "step") ? range : NULL;
    }
    bool across = part->channel == CHANNEL_X;
    const struct view_size *size = across ? &view->width : &view->height;
    bool fits = across ? chart->fit_width : chart->fit_height;
    if (size->kind != SIZE_DEFAULT || fits) {
        return NULL;
    }
    const struct value *configured =
        config_find(chart, across ? "view.discreteWidth" : "view.discreteHeight");
    if (configured) {
        return configured->type == VALUE_OBJECT ? configured : NULL;
    }
    return config_find(chart, "view");
}

/* The unit below the view that the scale came from: offsets are looked up there. */
double scale_stepped_size(
    const struct chart *chart, const struct view *view, enum channel channel) {
    const struct scale_part *part = view_scale(view, channel);
    if (!part || !scale_type_is_band_like(part->type)) {
        return NAN;
    }
    const struct value *range = step_range(chart, view, part);
    if (!range) {
        return NAN;
    }
    return position_step(view->mark ? view : part->view, part, range) * band_count(part);
}

static void set_numbers(
    struct arena *arena, struct scale *scale, const double *numbers, size_t count) {
    struct value *values = arena_array(arena, count, sizeof *values);
    for (size_t i = 0; i < count; i++) {
        values[i] = value_number(numbers[i]);
    }
    scale->range = values;
    scale->range_count = count;
}

static void set_pair(struct arena *arena, struct scale *scale, double a, double b) {
    set_numbers(arena, scale, (double[]){a, b}, 2);
}

/* "width" and "height" stand for the plot's size. */
static void set_given(
    const struct plot *plot, struct scale *scale, const struct value *items) {
    struct value *values = arena_array(plot->arena, items->count, sizeof *values);
    for (size_t i = 0; i < items->count; i++) {
        values[i] = *property_settle(plot, &items->items[i]);
        if (values[i].type == VALUE_STRING) {
            values[i] = strcmp(values[i].string, "width") == 0 ? value_number(plot->width)
                        : strcmp(values[i].string, "height") == 0
                            ? value_number(plot->height)
                            : values[i];
        }
    }
    scale->range = values;
    scale->range_count = items->count;
}

static double scheme_size(const struct scale_part *part, double said) {
    double count = (double)part->domain_size;
    switch (part->type) {
    case SCALE_THRESHOLD:
        return count + 1;
    case SCALE_BIN_ORDINAL:
        return count - 1;
    case SCALE_ORDINAL:
        return said > 0 ? said : count > 0 ? count : 5;
    case SCALE_QUANTILE:
    case SCALE_QUANTIZE:
        return said > 0 ? said : 5;
    case SCALE_TIME:
    case SCALE_UTC:
        return count; /* Vega takes as many colours as the domain has ends */
    default:
        return 0;
    }
}

/* Colours of one's own are a ramp too: names take colours from within it. */
static void set_own_scheme(const struct plot *plot, struct scale *scale,
    const struct value *scheme, double size) {
    scale->range = scheme->items;
    scale->range_count = scheme->count;
    size_t count = size > 0 && size < 10000 ? (size_t)size : 0;
    if (count == 0 || scheme->count == 0) {
        return;
    }
    struct color *stops = arena_array(plot->arena, scheme->count, sizeof *stops);
    struct value *colors = arena_array(plot->arena, count, sizeof *colors);
    for (size_t i = 0; i < scheme->count; i++) {
        if (scheme->items[i].type == VALUE_STRING) {
            color_read(scheme->items[i].string, &stops[i]);
        }
    }
    for (size_t i = 0; i < count; i++) {
        char text[COLOR_SIZE];
        double share = (double)(i + 1) / (double)(count + 1);
        color_print(text, color_between(stops, scheme->count, share, "rgb", 0));
        colors[i] = value_string(arena_copy_string(plot->arena, text));
    }
    scale->range = colors;
    scale->range_count = count;
}

static void set_scheme(const struct plot *plot, const struct scale_part *part,
    struct scale *scale, const struct value *scheme) {
    const char *name = scheme->type == VALUE_STRING ? scheme->string : NULL;
    double said = 0, from = 0, to = 0;
    if (scheme->type == VALUE_OBJECT) {
        name = property_string(scheme, "name", property_string(scheme, "scheme", NULL));
        said = property_number(scheme, "count", 0);
        const struct value *extent = value_member(scheme, "extent");
        if (extent && extent->type == VALUE_ARRAY && extent->count == 2) {
            from = value_to_number(extent->items[0]);
            to = value_to_number(extent->items[1]);
        }
    }
    struct value *colors;
    size_t count;
    scale->is_color = true;
    /* names go through a categorical scheme from its beginning, also when it is reversed */
    bool whole = part->type == SCALE_ORDINAL && name && scheme_is_discrete(name);
    double size = whole ? 0 : scheme_size(part, said);
    if (scheme->type == VALUE_ARRAY) {
        set_own_scheme(plot, scale, scheme, size);
    } else if (name &&
               scheme_colors(plot->arena, name, size, from, to, &colors, &count)) {
        scale->range = colors;
        scale->range_count = count;
        /* a scheme is a ramp of its own: no other way between its colours */
        scale->interpolate = scale_type_is_time(part->type) ? NULL : "rgb";
    }
}

/* A range of the config by its name: category, ordinal, ramp, heatmap, diverging, symbol. */
static void set_named(const struct plot *plot, const struct scale_part *part,
    struct scale *scale, const char *name) {
    const char *path = arena_print(plot->arena, "range.%s", name);
    const struct value *range = config_find(plot->chart, path);
    if (!range) {
        return;
    }
    if (range->type == VALUE_ARRAY) {
        scale->is_color = strcmp(name, "symbol") != 0;
        scale->range = range->items;
        scale->range_count = range->count;
    } else if (strcmp(name, "symbol") != 0) {
        set_scheme(plot, part, scale, range);
    }
}

static void set_color_default(
    const struct plot *plot, const struct scale_part *part, struct scale *scale) {
    const struct mark_kind *mark = part->view->mark;
    const char *name = mark == &mark_rect ? "heatmap" : "ramp";
    if (part->type == SCALE_ORDINAL) {
        name = part->definition->type == TYPE_NOMINAL ? "category" : "ordinal";
    } else if (scale_find(part, "domainMid")) {
        name = "diverging";
    }
    set_named(plot, part, scale, name);
}

static double bin_step(const struct plot *plot, const struct view *view,
    enum channel channel, const struct scale_part *part) {
    double length = channel == CHANNEL_X ? plot->width : plot->height;
    const struct definition *definition = view->encoding[channel];
    if (part && part->has_bins && part->bins.step > 0) {
        return length / ((part->bins.stop - part->bins.start) / part->bins.step);
    }
    if (part && definition && definition->binned_step > 0 && part->domain_size >= 2) {
        double span = value_to_number(part->domain[1]) - value_to_number(part->domain[0]);
        return length / (span / definition->binned_step);
    }
    return NAN;
}

/* The smaller step of x and y: how large a mark may grow. */
static double least_step(const struct plot *plot, const struct view *view) {
    double steps[2];
    for (int i = 0; i < 2; i++) {
        const struct view_size *size = i == 0 ? &view->width : &view->height;
        const struct value *discrete = config_find(
            plot->chart, i == 0 ? "view.discreteWidth" : "view.discreteHeight");
        double step = config_number(plot->chart, "view.step", 20);
        if (discrete && discrete->type == VALUE_OBJECT) {
            step = property_number(discrete, "step", step);
        }
        const struct scale_part *part = view_scale(view, i);
        bool stepped = part && scale_type_is_discrete(part->type);
        steps[i] = size->kind == SIZE_STEP && stepped ? size->value : step;
        double binned = bin_step(plot, view, i, view_scale(view, i));
        steps[i] = isnan(binned) ? steps[i] : binned;
    }
    return fmin(steps[0], steps[1]);
}

static void set_size_default(
    const struct plot *plot, const struct scale_part *part, struct scale *scale) {
    const struct chart *chart = plot->chart;
    const struct mark_kind *mark = part->view->mark;
    double low = config_number(chart, "scale.minSize", 4), high;
    if (mark == &mark_bar || mark == &mark_tick) {
        low = config_number(chart, "scale.minBandSize", 2);
        high =
            config_number(chart, "scale.maxBandSize", least_step(plot, part->view) - 1);
    } else if (mark == &mark_text) {
        low = config_number(chart, "scale.minFontSize", 8);
        high = config_number(chart, "scale.maxFontSize", 40);
    } else if (mark->path || mark == &mark_rule) {
        low = config_number(chart, "scale.minStrokeWidth", 1);
        high = config_number(chart, "scale.maxStrokeWidth", 4);
    } else {
        high = config_number(
            chart, "scale.maxSize", pow(0.95 * least_step(plot, part->view), 2));
    }
    if (!scale_type_is_discretizing(part->type) || part->type == SCALE_BIN_ORDINAL) {
        set_pair(plot->arena, scale, low, high);
        return;
    }
    double counts[32];
    int count = part->type == SCALE_QUANTILE
                    ? (int)config_number(chart, "scale.quantileCount", 4)
                : part->type == SCALE_QUANTIZE
                    ? (int)config_number(chart, "scale.quantizeCount", 4)
                    : (int)part->domain_size + 1;
    count = count > 32 ? 32 : count;
    for (int i = 0; i < count; i++) {
        counts[i] = low + (high - low) * i / (count > 1 ? count - 1 : 1);
    }
    set_numbers(plot->arena, scale, counts, (size_t)count);
}

/* Bands of an offset share the band (or time unit) of their position. */
static void set_offset_default(
    const struct plot *plot, const struct scale_part *part, struct scale *scale) {
    enum channel main = part->channel == CHANNEL_X_OFFSET ? CHANNEL_X : CHANNEL_Y;
    const struct scale_part *position = view_scale(part->view, main);
    double length = main == CHANNEL_X ? plot->width : plot->height;
    if (!position) {
        bool up = main == CHANNEL_Y && !scale_type_is_discrete(part->type);
        set_pair(plot->arena, scale, up ? length / 2 : -length / 2,
            up ? -length / 2 : length / 2);
        return;
    }
    if (position->type == SCALE_BAND) {
        set_pair(plot->arena, scale, 0, position->scale.bandwidth);
        return;
    }
    const struct definition *definition = part->view->encoding[main];
    if (!definition->time_unit.unit) {
        set_pair(plot->arena, scale, 0, 0);
        return;
    }
    double start = milliseconds_from_civil(2001, 1, 1, 0, 0, 0, 0);
    double duration = time_unit_duration(&definition->time_unit);
    double span = scale_number(&position->scale, value_date(start + duration)) -
                  scale_number(&position->scale, value_date(start));
    double padding =
        config_number(plot->chart, "scale.bandWithNestedOffsetPaddingInner", 0);
    double band = definition_band_position(plot->chart, part->view, definition, NULL);
    double shift = isnan(band) ? 0 : band - 0.5;
    set_pair(plot->arena, scale, (padding / 2 + shift) * span,
        (1 - padding / 2 + shift) * span);
}

/* [1, 0], [4, 2], …: solid, dashed, dotted. */
static void set_dashes(struct arena *arena, struct scale *scale) {
    static const double dashes[][4] = {{1, 0}, {4, 2}, {2, 1}, {1, 1}, {1, 2, 4, 2}};
    struct value *values = arena_array(arena, countof(dashes), sizeof *values);
    for (size_t i = 0; i < countof(dashes); i++) {
        size_t count = dashes[i][2] > 0 ? 4 : 2;
        struct value *pair = arena_array(arena, count, sizeof *pair);
        for (size_t k = 0; k < count; k++) {
            pair[k] = value_number(dashes[i][k]);
        }
        values[i] = value_array(pair, count);
    }
    scale->range = values;
    scale->range_count = countof(dashes);
}

static void set_position_default(
    const struct plot *plot, const struct scale_part *part, struct scale *scale) {
    bool across = part->channel == CHANNEL_X;
    double length = across ? plot->width : plot->height;
    if (!across && !scale_type_is_discrete(part->type)) {
        set_pair(plot->arena, scale, length, 0); /* the greatest value on top */
    } else {
        set_pair(plot->arena, scale, 0, length);
    }
}

/* config.scale.min… to max… */
static void set_configured(const struct plot *plot, struct scale *scale, const char *name,
    double low, double high) {
    const char *min = arena_print(plot->arena, "scale.min%s", name);
    const char *max = arena_print(plot->arena, "scale.max%s", name);
    set_pair(plot->arena, scale, config_number(plot->chart, min, low),
        config_number(plot->chart, max, high));
}

static void set_default(
    const struct plot *plot, const struct scale_part *part, struct scale *scale) {
    switch (part->channel) {
    case CHANNEL_X:
    case CHANNEL_Y:
        set_position_default(plot, part, scale);
        return;
    case CHANNEL_X_OFFSET:
    case CHANNEL_Y_OFFSET:
        set_offset_default(plot, part, scale);
        return;
    case CHANNEL_THETA:
        set_pair(plot->arena, scale, 0, 2 * acos(-1));
        return;
    case CHANNEL_RADIUS:
        set_pair(plot->arena, scale, 0, fmin(plot->width, plot->height) / 2);
        return;
    case CHANNEL_SIZE:
        set_size_default(plot, part, scale);
        return;
    case CHANNEL_ANGLE:
        set_pair(plot->arena, scale, 0, 360);
        return;
    case CHANNEL_STROKE_WIDTH:
        set_configured(plot, scale, "StrokeWidth", 1, 4);
        return;
    case CHANNEL_STROKE_DASH:
        set_dashes(plot->arena, scale);
        return;
    case CHANNEL_SHAPE:
        set_named(plot, part, scale, "symbol");
        return;
    case CHANNEL_COLOR:
    case CHANNEL_FILL:
    case CHANNEL_STROKE:
        set_color_default(plot, part, scale);
        return;
    default:
        set_configured(plot, scale, "Opacity", 0.3, 0.8);
    }
}

/* range: {field}: each value's own, in the domain's order. */
static bool set_from_field(const struct plot *plot, const struct scale_part *part,
    struct scale *scale, const char *field) {
    const struct value *cells = dataset_cells(part->view->main, field);
    const struct value *keys = dataset_cells(part->view->main, part->definition->column);
    struct value *values = arena_array(plot->arena, part->domain_size, sizeof *values);
    for (size_t i = 0; cells && keys && i < part->domain_size; i++) {
        for (size_t row = 0; row < part->view->main->row_count; row++) {
            if (value_equal(keys[row], part->domain[i])) {
                values[i] = cells[row];
                break;
            }
        }
    }
    scale->range = values;
    scale->range_count = part->domain_size;
    return cells && keys;
}

static void set_limits(
    const struct plot *plot, const struct scale_part *part, struct scale *scale) {
    const struct value *low = scale_find(part, "rangeMin");
    const struct value *high = scale_find(part, "rangeMax");
    if ((low || high) && scale->range_count == 2) {
        struct value *pair = arena_array(plot->arena, 2, sizeof *pair);
        pair[0] = low ? *low : scale->range[0];
        pair[1] = high ? *high : scale->range[1];
        scale->range = pair;
    }
}

void scale_set_range(
    const struct plot *plot, const struct scale_part *part, struct scale *scale) {
    const struct value *range = scale_find(part, "range");
    const struct value *scheme = scale_find(part, "scheme");
    scale->is_color = channels[part->channel].is_color;
    if (range && range->type == VALUE_ARRAY) {
        set_given(plot, scale, range);
    } else if (range && range->type == VALUE_STRING) {
        set_named(plot, part, scale, range->string);
    } else if (range && value_member(range, "field")) {
        set_from_field(plot, part, scale, property_string(range, "field", ""));
    } else if (scheme) {
        set_scheme(plot, part, scale, scheme);
    } else {
        set_default(plot, part, scale);
        set_limits(plot, part, scale);
    }
}
