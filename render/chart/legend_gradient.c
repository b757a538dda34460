/* Legends of colours that run into each other, or step by step
 * (vega-parser/src/parsers/guides/legend-gradient*.js). */
#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/legend.h"
#include "chart/scales.h"

enum { STRIPES = 128 };

static double gradient_length(const struct legend *legend, bool steps) {
    const struct plot *plot = legend->plot;
    double said = look_number(&legend->look, "gradientLength", NAN);
    if (!isnan(said) || steps) {
        return isnan(said) ? 200 : said;
    }
    const char *orient = look_string(&legend->look, "orient", "right");
    if (legend->vertical) {
        return fmin(look_number(&legend->look, "gradientVerticalMaxLength", 200),
            fmax(look_number(&legend->look, "gradientVerticalMinLength", 64),
                plot->height));
    }
    double least = look_number(&legend->look, "gradientHorizontalMinLength", 100);
    double most = look_number(&legend->look, "gradientHorizontalMaxLength", 200);
    bool beside = strcmp(orient, "top") == 0 || strcmp(orient, "bottom") == 0;
    return beside ? fmin(most, fmax(least, plot->width)) : least;
}

static double share_of(const struct legend *legend, struct value value) {
    const struct scale *scale = legend->scale;
    size_t last = scale->domain_count - 1;
    double low = value_to_number(scale->domain[0]);
    double high = value_to_number(scale->domain[last]);
    double number = value_to_number(value);
    if (scale->type == SCALE_THRESHOLD) {
        double step = last > 0 ? (high - low) / (double)last : 0.1;
        low -= step;
        high += step;
    } else if (scale->type == SCALE_LOG) {
        low = log(low);
        high = log(high);
        number = log(number);
    } else if (scale->type == SCALE_POW || scale->type == SCALE_SQRT) {
        double exponent = scale->type == SCALE_SQRT ? 0.5 : scale->exponent;
        low = copysign(pow(fabs(low), exponent), low);
        high = copysign(pow(fabs(high), exponent), high);
        number = copysign(pow(fabs(number), exponent), number);
    }
    return high > low ? (number - low) / (high - low) : 0;
}

static struct value value_at(const struct legend *legend, double share) {
    const struct scale *scale = legend->scale;
    double low = value_to_number(scale->domain[0]);
    double high = value_to_number(scale->domain[scale->domain_count - 1]);
    return value_number(low + (high - low) * share);
}

/* A stripe from `from` to the end: the next ones lie over it, so no seams show. */
static void set_stripe(const struct legend *legend, struct scene_rect *rect, double from,
    double length, struct color color) {
    double thickness = look_number(&legend->look, "gradientThickness", 16);
    double rest = length * (1 - from);
    rect->item.x = legend->vertical ? 0 : length * from;
    rect->item.y = 0;
    rect->width = legend->vertical ? thickness : rest;
    rect->height = legend->vertical ? rest : thickness;
    struct scene_style *style = scene_new_fill(legend->plot->arena, color);
    style->opacity = look_number(&legend->look, "gradientOpacity", 1);
    rect->item.style = style;
}

static void add_run(struct legend *legend, double length) {
    struct scene_rect *rects = scene_add_mark(
        legend->plot->arena, legend->body, MARK_RECT, "legend-gradient", STRIPES)
                                   ->rects;
    for (size_t i = 0; i < STRIPES; i++) {
        double from = (double)i / STRIPES;
        struct value value = value_at(legend, (i + 0.5) / STRIPES);
        set_stripe(legend, &rects[i], from, length, scale_color(legend->scale, value));
    }
}

static void add_steps(struct legend *legend, double length) {
    size_t count = legend->entries.count;
    struct scene_rect *rects =
        scene_add_mark(legend->plot->arena, legend->body, MARK_RECT, "legend-band", count)
            ->rects;
    for (size_t i = 0; i < count; i++) {
        const struct axis_tick *entry = &legend->entries.items[i];
        set_stripe(legend, &rects[i], entry->position, length,
            scale_color(legend->scale, entry->value));
    }
}

static struct label make_label(
    const struct legend *legend, const struct axis_tick *entry, double length) {
    double across = look_number(&legend->look, "gradientThickness", 16) +
                    look_number(&legend->look, "gradientLabelOffset", 2);
    double along = length * (legend->vertical ? 1 - entry->position : entry->position);
    struct label label = {.text = entry->label};
    look_text(&legend->look, "label", "guide-label", &label);
    label.limit = look_number(&legend->look, "gradientLabelLimit", 0);
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
    for (size_t i = 0; i < legend->entries.count; i++) {
        struct axis_tick *entry = &legend->entries.items[i];
        entry->position = steps && i == 0 ? 0 : share_of(legend, entry->value);
    }
    legend->bounds = (struct bounds){0, 0, legend->vertical ? thickness : length,
        legend->vertical ? length : thickness};
    if (steps) {
        add_steps(legend, length);
    } else {
        add_run(legend, length);
    }
    add_labels(legend, length);
}
