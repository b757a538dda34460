/* Legends of colours that run into each other, or step by step
 * (vega-parser/src/parsers/guides/legend-gradient*.js). */
#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/composition.h"
#include "chart/legend.h"
#include "chart/scales.h"

/* Vega's clamp: the upper limit wins. */
static double clamp(double number, double least, double most) {
    return fmax(least, fmin(most, number));
}

static double gradient_length(const struct legend *legend, bool steps) {
    const struct plot *plot = legend->plot;
    double said = look_number(&legend->look, "gradientLength", NAN);
    if (!isnan(said) || steps) {
        return isnan(said) ? 200 : said;
    }
    const char *orient = look_string(&legend->look, "orient", "right");
    if (legend->vertical) {
        return clamp(sizing_plot(plot->chart, plot->sizing, legend->guide->view, false),
            look_number(&legend->look, "gradientVerticalMinLength", 64),
            look_number(&legend->look, "gradientVerticalMaxLength", 200));
    }
    double least = look_number(&legend->look, "gradientHorizontalMinLength", 100);
    double most = look_number(&legend->look, "gradientHorizontalMaxLength", 200);
    bool beside = strcmp(orient, "top") == 0 || strcmp(orient, "bottom") == 0;
    double width = sizing_plot(plot->chart, plot->sizing, legend->guide->view, true);
    return beside ? clamp(width, least, most) : least;
}

/* The scale from its own first and last value to 0 and 1. */
static struct scale fraction_scale(const struct legend *legend) {
    const struct scale *scale = legend->scale;
    struct arena *arena = legend->plot->arena;
    struct value *domain = arena_array(arena, 2, sizeof *domain);
    struct value *range = arena_array(arena, 2, sizeof *range);
    domain[0] = scale->domain[0];
    domain[1] = scale->domain[scale->domain_count - 1];
    range[0] = value_number(0);
    range[1] = value_number(1);
    struct scale fraction = {.type = scale->type,
        .domain = domain,
        .domain_count = 2,
        .range = range,
        .range_count = 2,
        .exponent = scale->exponent,
        .base = scale->base,
        .constant = scale->constant,
        .clamp = scale->clamp};
    scale_prepare(&fraction, arena);
    return fraction;
}

/* Classes stand where their limits lie on the numbers' own line. */
static double class_share(const struct scale *scale, struct value value) {
    size_t last = scale->domain_count - 1;
    double low = value_to_number(scale->domain[0]);
    double high = value_to_number(scale->domain[last]);
    for (size_t i = 0; scale->type == SCALE_QUANTILE && i <= last; i++) {
        low = fmin(low, value_to_number(scale->domain[i])); /* samples in any order */
        high = fmax(high, value_to_number(scale->domain[i]));
    }
    if (scale->type == SCALE_THRESHOLD) {
        double step = last > 0 ? (high - low) / (double)last : 0.1;
        low -= step;
        high += step;
    }
    return (value_to_number(value) - low) / (high - low);
}

static bool has_span(const struct scale *scale) {
    double low = value_to_number(scale->domain[0]);
    return value_to_number(scale->domain[scale->domain_count - 1]) - low != 0;
}

/* Where colours are taken: about every fifteenth, and at both ends
 * (vega-functions/src/functions/scale-gradient.js). */
static struct ticks stop_values(const struct legend *legend) {
    const struct scale *scale = legend->scale;
    struct ticks ticks = scale_ticks(scale, legend->plot->arena, 15);
    struct ticks stops = {.values = arena_array(legend->plot->arena, ticks.count + 2,
                              sizeof(struct value))};
    struct value first = scale->domain[0], last = scale->domain[scale->domain_count - 1];
    if (ticks.count == 0 || value_to_number(ticks.values[0]) != value_to_number(first)) {
        stops.values[stops.count++] = first;
    }
    for (size_t i = 0; i < ticks.count; i++) {
        stops.values[stops.count++] = ticks.values[i];
    }
    if (value_to_number(stops.values[stops.count - 1]) != value_to_number(last)) {
        stops.values[stops.count++] = last;
    }
    return stops;
}

static const struct scene_gradient *make_gradient(const struct legend *legend) {
    struct arena *arena = legend->plot->arena;
    struct scale fraction = fraction_scale(legend);
    struct ticks values = stop_values(legend);
    struct gradient_stop *stops = arena_array(arena, values.count, sizeof *stops);
    for (size_t i = 0; i < values.count; i++) {
        stops[i].offset =
            has_span(legend->scale) ? scale_number(&fraction, values.values[i]) : 0;
        stops[i].color = scale_color(legend->scale, values.values[i]);
    }
    struct scene_gradient *gradient = arena_new(arena, struct scene_gradient);
    *gradient = (struct scene_gradient){.stops = stops, .stop_count = values.count};
    gradient->y1 = legend->vertical ? 1 : 0;
    gradient->x2 = legend->vertical ? 0 : 1;
    return gradient;
}

static struct scene_style *band_style(const struct legend *legend, struct color fill) {
    struct scene_style *style = scene_new_fill(legend->plot->arena, fill);
    bool run = scale_type_is_continuous(legend->scale->type);
    style->opacity = look_number(
        &legend->look, "gradientOpacity", run ? legend_gradient_opacity(legend) : 1);
    color_read(look_string(&legend->look, "gradientStrokeColor", "none"), &style->stroke);
    style->stroke_width = look_number(&legend->look, "gradientStrokeWidth", 0);
    style->has_stroke_width = true;
    return style;
}

/* From one share of the length to another; upright ones run upwards. */
static void set_band(const struct legend *legend, struct scene_rect *rect, double from,
    double to, double length) {
    double thickness = look_number(&legend->look, "gradientThickness", 16);
    rect->item.x = legend->vertical ? 0 : length * from;
    rect->item.y = legend->vertical ? length * (1 - to) : 0;
    rect->width = legend->vertical ? thickness : length * (to - from);
    rect->height = legend->vertical ? length * (to - from) : thickness;
}

static void add_run(struct legend *legend, double length) {
    struct scene_rect *rect =
        scene_add_mark(legend->plot->arena, legend->body, MARK_RECT, "legend-gradient", 1)
            ->rects;
    const struct scene_gradient *gradient = make_gradient(legend);
    struct scene_style *style =
        band_style(legend, gradient->stops[gradient->stop_count / 2].color);
    style->fill_gradient = gradient;
    rect->item.style = style;
    set_band(legend, rect, 0, 1, length);
}

static void add_steps(struct legend *legend, double length) {
    size_t count = legend->entries.count;
    struct scene_rect *rects =
        scene_add_mark(legend->plot->arena, legend->body, MARK_RECT, "legend-band", count)
            ->rects;
    for (size_t i = 0; i < count; i++) {
        const struct axis_tick *entry = &legend->entries.items[i];
        double to = i + 1 < count ? entry[1].position : 1;
        rects[i].item.style =
            band_style(legend, scale_color(legend->scale, entry->value));
        set_band(legend, &rects[i], entry->position, to, length);
    }
}

/* What the legend itself says wins over what config says of gradients. */
static double own_number(const struct legend *legend, const char *name,
    const char *configured, double otherwise) {
    const struct value *said = bag_find(&legend->guide->properties.said, name);
    return said ? look_number(&legend->look, name, otherwise)
                : look_number(&legend->look, configured, otherwise);
}

static struct label make_label(
    const struct legend *legend, const struct axis_tick *entry, double length) {
    double across = look_number(&legend->look, "gradientThickness", 16) +
                    own_number(legend, "labelOffset", "gradientLabelOffset", 2);
    double along = length * (legend->vertical ? 1 - entry->position : entry->position);
    struct label label = {.text = chart_label_text(legend->plot, entry->label)};
    look_text(&legend->look, "label", "guide-label", &label);
    label.limit = own_number(legend, "labelLimit", "gradientLabelLimit", 0);
    label.x = legend->vertical ? across : along;
    label.y = legend->vertical ? along : across;
    bool first = entry->position <= 0, last = entry->position >= 1;
    if (legend->vertical) {
        label.align = ALIGN_LEFT;
        label.baseline = first ? BASELINE_BOTTOM : last ? BASELINE_TOP : BASELINE_MIDDLE;
    } else {
        label.align = first ? ALIGN_LEFT : last ? ALIGN_RIGHT : ALIGN_CENTER;
        label.baseline = BASELINE_TOP;
    }
    return label;
}

static void add_labels(struct legend *legend, double length) {
    struct arena *arena = legend->plot->arena;
    size_t count = legend->entries.count, shown = 0;
    struct scene_text *texts = arena_array(arena, count, sizeof *texts);
    struct bounds *boxes = arena_array(arena, count, sizeof *boxes);
    bool *hidden = arena_array(arena, count, sizeof *hidden);
    for (size_t i = 0; i < count; i++) {
        struct label label = make_label(legend, &legend->entries.items[i], length);
        boxes[i] = chart_label_set(legend->plot, &texts[i], &label);
        hidden[i] = !*label.text;
    }
    if (look_boolean(&legend->look, "labelOverlap", true)) {
        labels_thin(boxes, hidden, count,
            look_string(&legend->look, "labelOverlap", "parity"),
            look_number(&legend->look, "labelSeparation", 0));
    }
    for (size_t i = 0; i < count; i++) {
        if (!hidden[i]) {
            texts[shown++] = texts[i];
            bounds_union(&legend->bounds, &boxes[i]);
        }
    }
    struct scene_mark *mark =
        scene_add_mark(arena, legend->body, MARK_TEXT, "legend-label", 0);
    mark->texts = texts;
    mark->count = shown;
}

void legend_add_gradient(struct legend *legend, bool steps) {
    double length = gradient_length(legend, steps);
    double thickness = look_number(&legend->look, "gradientThickness", 16);
    double count = fmax(2, 2 * floor(length / 100));
    legend->entries = legend_entries_find(&legend->look, legend->scale,
        steps ? LEGEND_STEPS : LEGEND_GRADIENT, steps ? 5 : count);
    struct scale fraction = {0};
    if (!steps) {
        fraction = fraction_scale(legend);
    }
    for (size_t i = 0; i < legend->entries.count; i++) {
        struct axis_tick *entry = &legend->entries.items[i];
        entry->position = !has_span(legend->scale) ? 0.5
                          : !steps                 ? scale_number(&fraction, entry->value)
                          : i == 0                 ? 0
                                   : class_share(legend->scale, entry->value);
    }
    struct scene_style *style = band_style(legend, (struct color){0});
    double reach = style->stroke.set ? style->stroke_width / 2 : 0;
    legend->bounds =
        (struct bounds){-reach, -reach, (legend->vertical ? thickness : length) + reach,
            (legend->vertical ? length : thickness) + reach};
    legend->bar = legend->bounds;
    if (steps) {
        add_steps(legend, length);
    } else {
        add_run(legend, length);
    }
    add_labels(legend, length);
}
