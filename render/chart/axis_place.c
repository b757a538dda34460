/* Axes drawn: ticks, labels, line and title (vega-parser/src/parsers/guides/axis-*.js,
 * vega-view-transforms/src/layout/axis.js). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chart/axis_ticks.h"
#include "chart/guide.h"
#include "chart/mark/mark.h"
#include "chart/scales.h"

enum side { SIDE_BOTTOM, SIDE_TOP, SIDE_LEFT, SIDE_RIGHT };

/* An axis being drawn. Along it run x or y; its own side is away from the plot. */
struct axis {
    const struct plot *plot;
    const struct guide *guide;
    struct guide_look look;
    const struct scale *scale;
    enum side side;
    bool across; /* x */
    double away; /* 1: to the right or down; −1: to the left or up */
    double length;
    double range[2];
    struct scene_group *group;
    struct axis_ticks ticks;
};

static enum side side_of(const struct guide_look *look) {
    const char *orient = look_string(look, "orient", "bottom");
    return strcmp(orient, "top") == 0     ? SIDE_TOP
           : strcmp(orient, "left") == 0  ? SIDE_LEFT
           : strcmp(orient, "right") == 0 ? SIDE_RIGHT
                                          : SIDE_BOTTOM;
}

static void move_group(struct axis *axis) {
    const struct plot *plot = axis->plot;
    double offset = look_number(&axis->look, "offset", 0);
    double position = look_number(&axis->look, "position", 0);
    double shift = look_number(&axis->look, "translate", 0.5);
    struct item *item = &axis->group->item;
    item->x = shift + (axis->side == SIDE_LEFT       ? -offset
                          : axis->side == SIDE_RIGHT ? plot->width + offset
                                                     : position);
    item->y = shift + (axis->side == SIDE_TOP         ? -offset
                          : axis->side == SIDE_BOTTOM ? plot->height + offset
                                                      : position);
}

static struct scene_group *add_group(const struct plot *plot, const struct guide *guide) {
    struct scene_group *group = scene_add_group(plot->arena, plot->group, "axis");
    group->place = guide_place(guide);
    group->no_size = true;
    group->item.element = &scene_artifact;
    return group;
}

static struct axis open_axis(const struct plot *plot, const struct guide *guide) {
    const struct scale *scale = &view_scale(guide->view, guide->channel)->scale;
    struct axis axis = {.plot = plot,
        .guide = guide,
        .look = axis_look(plot, guide),
        .scale = scale,
        .across = guide->channel == CHANNEL_X};
    axis.side = side_of(&axis.look);
    axis.away = axis.side == SIDE_LEFT || axis.side == SIDE_TOP ? -1 : 1;
    if (scale->range_count > 0) {
        axis.range[0] = value_to_number(scale->range[0]);
        axis.range[1] = value_to_number(scale->range[scale->range_count - 1]);
    }
    if (scale->reverse) {
        double first = axis.range[0];
        axis.range[0] = axis.range[1];
        axis.range[1] = first;
    }
    axis.length = fabs(axis.range[1] - axis.range[0]);
    return axis;
}

static void set_rule(struct scene_rule *rule, const struct axis *axis, double along,
    double from, double to, const struct scene_style *style) {
    rule->item.x = axis->across ? along : from;
    rule->item.y = axis->across ? from : along;
    rule->x2 = axis->across ? along : to;
    rule->y2 = axis->across ? to : along;
    rule->item.style = style;
}

static const struct scene_style *tick_style(
    const struct axis *axis, const struct axis_tick *tick, const char *part) {
    struct guide_look look = axis->look;
    look.datum = &tick->datum;
    return look_stroke(&look, part);
}

static void add_grid(struct axis *axis) {
    const struct plot *plot = axis->plot;
    double ends[2] = {0, axis->across ? plot->height : plot->width};
    const struct scale_part *other =
        view_scale(axis->guide->view, axis->across ? CHANNEL_Y : CHANNEL_X);
    if (other && other->scale.range_count > 0) {
        const struct scale *scale = &other->scale;
        ends[0] = value_to_number(scale->range[0]);
        ends[1] = value_to_number(scale->range[scale->range_count - 1]);
    }
    double offset = look_number(&axis->look, "offset", 0);
    int near = fabs(ends[1]) < fabs(ends[0]);
    struct scene_mark *mark = scene_add_mark(
        plot->arena, axis->group, MARK_RULE, "axis-grid", axis->ticks.count);
    for (size_t i = 0; i < axis->ticks.count; i++) {
        const struct axis_tick *tick = &axis->ticks.items[i];
        set_rule(&mark->rules[i], axis, tick->position,
            -axis->away * (ends[near] + offset), -axis->away * (ends[!near] + offset),
            tick_style(axis, tick, "grid"));
    }
}

static double add_ticks(struct axis *axis, struct bounds *bounds) {
    double size = look_number(&axis->look, "tickSize", 5);
    if (!look_boolean(&axis->look, "ticks", true)) {
        return 0;
    }
    struct scene_mark *mark = scene_add_mark(
        axis->plot->arena, axis->group, MARK_RULE, "axis-tick", axis->ticks.count);
    for (size_t i = 0; i < axis->ticks.count; i++) {
        const struct axis_tick *tick = &axis->ticks.items[i];
        struct guide_look look = axis->look;
        look.datum = &tick->datum;
        double length = axis->away * look_number(&look, "tickSize", size);
        const struct scene_style *style = tick_style(axis, tick, "tick");
        set_rule(&mark->rules[i], axis, tick->position, 0, length, style);
        double half = style->stroke_width / 2;
        double x = axis->across ? tick->position : length;
        double y = axis->across ? length : tick->position;
        bounds_add(bounds, x - half, y - half);
        bounds_add(bounds, x + half, y + half);
    }
    return size;
}

/* Near an end of the axis a label stands flush with it instead of over the tick. */
static int flush_side(const struct axis *axis, double position, double threshold) {
    double low = fmin(axis->range[0], axis->range[1]);
    double high = fmax(axis->range[0], axis->range[1]);
    double from_low = fabs(position - low), from_high = fabs(high - position);
    return from_low < from_high && from_low <= threshold ? -1
           : from_high <= threshold                      ? 1
                                                         : 0;
}

static double flush_threshold(const struct guide_look *look) {
    struct value flush = guide_resolve(look->plot, look_find(look, "labelFlush"), NULL);
    return flush.type == VALUE_NUMBER                     ? flush.number
           : flush.type == VALUE_BOOLEAN && flush.boolean ? 1
                                                          : -1;
}

static void align_label(
    const struct axis *axis, const struct guide_look *look, struct label *label) {
    double along = axis->across ? label->x : label->y;
    double threshold = flush_threshold(look);
    int flush = threshold < 0 ? 0 : flush_side(axis, along, threshold);
    double flush_offset = look_number(look, "labelFlushOffset", 0) * flush;
    if (axis->across) {
        label->align = flush < 0 ? ALIGN_LEFT : flush > 0 ? ALIGN_RIGHT : ALIGN_CENTER;
        label->baseline = axis->side == SIDE_TOP ? BASELINE_BOTTOM : BASELINE_TOP;
        label->dx = flush_offset;
    } else {
        label->align = axis->side == SIDE_RIGHT ? ALIGN_LEFT : ALIGN_RIGHT;
        label->baseline = flush < 0   ? BASELINE_TOP
                          : flush > 0 ? BASELINE_BOTTOM
                                      : BASELINE_MIDDLE;
        label->dy = flush_offset;
    }
    label->align = align_of(look_string(look, "labelAlign", NULL), label->align);
    label->baseline =
        baseline_of(look_string(look, "labelBaseline", NULL), label->baseline);
}

/* The share of the whole width that labels beside a plot may take. */
static const double beside_share = 0.4;

/* Band labels break into lines where asked to: below the plot when they are wider than their
 * step, beside it when they would take more than their share of the width. */
static void wrap_label(const struct axis *axis, struct label *label) {
    const struct value *wrap = look_find(&axis->look, "labelWrap");
    if (!wrap || !value_to_boolean(*wrap) || label->angle != 0 ||
        !scale_type_is_band_like(axis->scale->type)) {
        return;
    }
    double step = axis->scale->step;
    double room =
        axis->across ? step - 0.4 * label->size : beside_share * axis->plot->total_width;
    if (room <= label->size || chart_label_width(axis->plot, label) <= room) {
        return;
    }
    bool said = wrap->type == VALUE_NUMBER && wrap->number >= 1;
    double lines = said ? fmin(wrap->number, 100) : axis->across ? 3 : 100;
    if (!axis->across) {
        lines = fmax(1, fmin(lines, floor((step + 2) / (label->size + 2))));
    }
    label->text = chart_label_wrap(axis->plot, label, room, (int)lines, axis->across);
}

static struct label make_label(
    const struct axis *axis, const struct axis_tick *tick, double tick_size) {
    struct guide_look look = axis->look;
    look.datum = &tick->datum;
    struct label label = {.text = chart_label_text(axis->plot, tick->label)};
    double padding = look_number(&look, "labelPadding", 2);
    double size = tick_size > 0 ? look_number(&look, "tickSize", tick_size) : 0;
    double from = axis->away * (size + padding);
    double along = tick->center + look_number(&look, "labelOffset", 0);
    look_text(&look, "label", "guide-label", &label);
    label.angle = look_number(&look, "labelAngle", 0);
    label.x = axis->across ? along : from;
    label.y = axis->across ? from : along;
    align_label(axis, &look, &label);
    wrap_label(axis, &label);
    double more = chart_label_height(&label) - label.size; /* which Vega lets hang down */
    if (!axis->plot->chart->bare && (!axis->across || axis->side == SIDE_TOP)) {
        label.y -= axis->across ? more : more / 2;
    }
    return label;
}

/* Labels beyond the ends of the axis are left out where labelBound says so. */
static bool within_bound(const struct axis *axis, const struct bounds *box) {
    const struct value *bound =
        property_settle(axis->plot, look_find(&axis->look, "labelBound"));
    if (!bound || (bound->type == VALUE_BOOLEAN && !bound->boolean)) {
        return true;
    }
    double tolerance = bound->type == VALUE_NUMBER ? bound->number : 1;
    double low = fmin(axis->range[0], axis->range[1]) - tolerance;
    double high = fmax(axis->range[0], axis->range[1]) + tolerance;
    return axis->across ? box->x1 >= low && box->x2 <= high
                        : box->y1 >= low && box->y2 <= high;
}

static void hide_overlapping(
    const struct axis *axis, const struct bounds *boxes, bool *hidden, size_t count) {
    const struct value *overlap = look_find(&axis->look, "labelOverlap");
    struct value method = guide_resolve(axis->plot, overlap, NULL);
    if (value_to_boolean(method)) {
        labels_thin(boxes, hidden, count,
            method.type == VALUE_STRING ? method.string : "parity",
            look_number(&axis->look, "labelSeparation", 0));
    }
    for (size_t i = 0; i < count; i++) {
        hidden[i] = hidden[i] || !within_bound(axis, &boxes[i]);
    }
}

static void add_labels(struct axis *axis, double tick_size, struct bounds *bounds) {
    struct arena *arena = axis->plot->arena;
    size_t count = axis->ticks.count, shown = 0;
    if (!look_boolean(&axis->look, "labels", true)) {
        return;
    }
    struct scene_text *texts = arena_array(arena, count, sizeof *texts);
    struct bounds *boxes = arena_array(arena, count, sizeof *boxes);
    bool *hidden = arena_array(arena, count, sizeof *hidden);
    for (size_t i = 0; i < count; i++) {
        struct label label = make_label(axis, &axis->ticks.items[i], tick_size);
        boxes[i] = chart_label_set(axis->plot, &texts[i], &label);
        hidden[i] = !*label.text;
    }
    hide_overlapping(axis, boxes, hidden, count);
    for (size_t i = 0; i < count; i++) {
        if (!hidden[i]) {
            texts[shown++] = texts[i];
            bounds_union(bounds, &boxes[i]);
        }
    }
    struct scene_mark *mark =
        scene_add_mark(arena, axis->group, MARK_TEXT, "axis-label", 0);
    mark->texts = texts;
    mark->count = shown;
}

static bool has_bars(const struct view *view) {
    bool found = view->mark == &mark_bar;
    for (size_t i = 0; !found && i < view->child_count; i++) {
        found = has_bars(view->children[i]);
    }
    return found;
}

/* In a layout bars stand on a line at zero, also where some hang below it: how far that is
 * from the axis's own place. */
static double base_shift(const struct axis *axis) {
    const struct plot *plot = axis->plot;
    enum channel other = axis->across ? CHANNEL_Y : CHANNEL_X;
    const struct view *view = axis->guide->view;
    const struct scale_part *measure = view_scale(view, other);
    if (plot->chart->bare || !scale_type_is_band_like(axis->scale->type) || !measure ||
        measure->type != SCALE_LINEAR || axis->guide->in_header ||
        !has_bars(plot->view) || measure->scale.domain_count < 2) {
        return 0;
    }
    const struct scale *scale = &measure->scale;
    double low = value_to_number(scale->domain[0]);
    double high = value_to_number(scale->domain[scale->domain_count - 1]);
    if (!(fmin(low, high) < 0 && fmax(low, high) > 0)) {
        return 0;
    }
    double zero = scale_number(scale, value_number(0));
    double place = axis->across ? axis->group->item.y : axis->group->item.x;
    return zero - (place - look_number(&axis->look, "translate", 0.5));
}

static void add_domain(struct axis *axis) {
    if (!look_boolean(&axis->look, "domain", true)) {
        return;
    }
    struct scene_rule *rule =
        scene_add_mark(axis->plot->arena, axis->group, MARK_RULE, "axis-domain", 1)
            ->rules;
    double base = base_shift(axis);
    rule->item.x = axis->across ? axis->range[0] : base;
    rule->item.y = axis->across ? base : axis->range[0];
    rule->x2 = axis->across ? axis->range[1] : base;
    rule->y2 = axis->across ? base : axis->range[1];
    rule->item.style = look_stroke(&axis->look, "domain");
}

/* How far from the line the title stands: behind the labels. */
static double extent_away(const struct axis *axis, const struct bounds *bounds) {
    double extent = axis->side == SIDE_BOTTOM  ? bounds->y2
                    : axis->side == SIDE_TOP   ? -bounds->y1
                    : axis->side == SIDE_RIGHT ? bounds->x2
                                               : -bounds->x1;
    extent = isfinite(extent) ? extent : 0;
    double least = look_number(&axis->look, "minExtent", 0);
    double most = look_number(&axis->look, "maxExtent", 200);
    return fmax(least, fmin(most, extent));
}

static double anchor_share(const char *anchor) {
    return strcmp(anchor, "start") == 0 ? 0 : strcmp(anchor, "end") == 0 ? 1 : 0.5;
}

/* In a layout Han characters are not turned: the title of an upright axis stands above
 * its labels. */
static bool stands_above(const struct axis *axis, const char *text) {
    return !axis->plot->chart->bare && !axis->across && chart_label_has_han(text) &&
           !look_find(&axis->look, "titleAngle") &&
           !look_find(&axis->look, "titleAnchor");
}

static void add_title_above(
    struct axis *axis, struct label *label, double extent, struct bounds *bounds) {
    bool left = axis->side == SIDE_LEFT;
    double top = fmin(fmin(axis->range[0], axis->range[1]), bounds->y1);
    label->x = left ? -extent : extent;
    label->y = top - look_number(&axis->look, "titlePadding", 4) -
               (chart_label_height(label) - label->size);
    label->align = left ? ALIGN_LEFT : ALIGN_RIGHT;
    label->baseline = BASELINE_BOTTOM;
    struct scene_text *item =
        scene_add_mark(axis->plot->arena, axis->group, MARK_TEXT, "axis-title", 1)->texts;
    struct bounds box = chart_label_set(axis->plot, item, label);
    bounds_union(bounds, &box);
}

static void add_title(struct axis *axis, double extent, struct bounds *bounds) {
    const char *text = guide_title(axis->plot, axis->guide);
    if (!text) {
        return;
    }
    struct label label = {.text = chart_label_text(axis->plot, text)};
    look_text(&axis->look, "title", "guide-title", &label);
    if (stands_above(axis, text)) {
        if (axis->plot->continued) {
            return;
        }
        add_title_above(axis, &label, extent, bounds);
        return;
    }
    const char *anchor = look_string(&axis->look, "titleAnchor", "middle");
    double share = anchor_share(anchor);
    double along = axis->range[0] + (axis->range[1] - axis->range[0]) * share;
    double lines = chart_label_height(&label) - label.size;
    double away = axis->away * (extent + look_number(&axis->look, "titlePadding", 4) +
                                   (axis->side == SIDE_BOTTOM ? 0 : lines));
    label.align = share == 0 ? ALIGN_LEFT : share == 1 ? ALIGN_RIGHT : ALIGN_CENTER;
    label.align = align_of(look_string(&axis->look, "titleAlign", NULL), label.align);
    label.x = look_number(&axis->look, "titleX", axis->across ? along : away);
    label.y = look_number(&axis->look, "titleY", axis->across ? away : along);
    label.angle = look_number(&axis->look, "titleAngle",
        axis->across              ? 0
        : axis->side == SIDE_LEFT ? -90
                                  : 90);
    label.baseline = baseline_of(look_string(&axis->look, "titleBaseline", NULL),
        axis->side == SIDE_BOTTOM ? BASELINE_TOP : BASELINE_BOTTOM);
    struct scene_text *item =
        scene_add_mark(axis->plot->arena, axis->group, MARK_TEXT, "axis-title", 1)->texts;
    struct bounds box = chart_label_set(axis->plot, item, &label);
    bounds_union(bounds, &box);
}

static struct bounds place_main(struct axis *axis) {
    struct bounds bounds = bounds_empty();
    double tick_size = add_ticks(axis, &bounds);
    add_labels(axis, tick_size, &bounds);
    add_domain(axis);
    double extent = extent_away(axis, &bounds);
    bounds_add(&bounds, 0, 0);
    bounds_add(&bounds, axis->across ? axis->length : axis->away * extent,
        axis->across ? axis->away * extent : axis->length);
    add_title(axis, extent, &bounds);
    /* positions of axes are those of their lines: the half pixel does not count */
    double shift = look_number(&axis->look, "translate", 0.5);
    return bounds_moved(bounds, axis->group->item.x - shift, axis->group->item.y - shift);
}

struct bounds axis_place(const struct plot *plot, const struct guide *guide, bool grid) {
    struct axis axis = open_axis(plot, guide);
    if (guide->disabled || (grid && !look_boolean(&axis.look, "grid", false))) {
        return bounds_empty();
    }
    axis.ticks = axis_ticks_find(&axis.look, axis.scale, axis.range);
    axis.group = add_group(plot, guide);
    axis.group->zindex = look_number(&axis.look, "zindex", 0);
    look_description(&axis.look, axis.group);
    move_group(&axis);
    if (grid) {
        add_grid(&axis);
        return bounds_empty();
    }
    return place_main(&axis);
}
