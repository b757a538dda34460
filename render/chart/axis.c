/* Axes: what is said of them and what Vega-Lite fills in, over layers
 * (vega-lite/src/compile/axis). */
#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/definition.h"
#include "chart/facet.h"
#include "chart/guide.h"
#include "chart/mark/mark.h"
#include "chart/predicate.h"
#include "chart/scales.h"
#include "chart/view.h"

static void fill(
    struct chart *chart, struct guide *axis, const char *name, struct value value) {
    component_set(chart->arena, &axis->properties, name, value, false);
}

static double normal_angle(double angle) {
    return fmod(fmod(angle, 360) + 360, 360);
}

static bool is_nominal(const struct definition *definition) {
    return definition->type == TYPE_NOMINAL || definition->type == TYPE_ORDINAL;
}

/* The angle as said or configured; NaN where nothing says. */
static double find_angle(const struct plot *plot, const struct guide *axis) {
    const struct value *said = axis_find(plot, axis, "labelAngle");
    return said && said->type == VALUE_NUMBER ? normal_angle(said->number) : NAN;
}

/* Turned labels are aligned so that their ends point at the ticks. */
static void fill_turned(
    struct chart *chart, struct guide *axis, double angle, bool main) {
    bool across = axis->channel == CHANNEL_X;
    double from = across ? 0 : 90;
    if (isnan(angle)) {
        return;
    }
    if (fmod(angle + from, 180) == 0) {
        if (!across) {
            fill(chart, axis, "labelAlign", value_string("center"));
        }
    } else {
        bool towards = (from < angle && angle < 180 + from) == main;
        fill(chart, axis, "labelAlign", value_string(towards ? "left" : "right"));
    }
    bool flat = angle <= 45 || angle >= 315;
    if (across) {
        bool steep = (angle > 45 && angle < 135) || (angle > 225 && angle < 315);
        const char *baseline = steep ? "middle" : flat == !main ? "bottom" : "top";
        fill(chart, axis, "labelBaseline", value_string(baseline));
    } else if (!flat && !(angle >= 135 && angle <= 225)) {
        bool top = (angle >= 45 && angle <= 135) == main;
        fill(chart, axis, "labelBaseline", value_string(top ? "top" : "bottom"));
    }
}

static void fill_expression(
    struct chart *chart, struct guide *axis, const char *name, const char *text) {
    struct bag bag = {0};
    bag_set(chart->arena, &bag, "expr", value_string(text));
    fill(chart, axis, name, bag_object(&bag));
}

/* The same for an angle that is only known when the plot has its size. */
static void fill_turned_later(
    struct chart *chart, struct guide *axis, const char *said, bool main) {
    struct arena *arena = chart->arena;
    bool across = axis->channel == CHANNEL_X;
    int from = across ? 0 : 90;
    const char *truth = main ? "true" : "false";
    const char *angle = arena_print(arena, "(((%s) %% 360 + 360) %% 360)", said);
    fill_expression(chart, axis, "labelAlign",
        arena_print(arena,
            "(%s + %d) %% 180 == 0 ? %s"
            " : (%d < %s && %s < %d) == %s ? 'left' : 'right'",
            angle, from, across ? "null" : "'center'", from, angle, angle, 180 + from,
            truth));
    const char *baseline =
        across ? arena_print(arena,
                     "(45 < %s && %s < 135) || (225 < %s && %s < 315) ? 'middle'"
                     " : (%s <= 45 || %s >= 315) == %s ? 'top' : 'bottom'",
                     angle, angle, angle, angle, angle, angle, truth)
               : arena_print(arena,
                     "%s <= 45 || %s >= 315 || (135 <= %s && %s <= 225) ? null"
                     " : (%s <= 135) == %s ? 'top' : 'bottom'",
                     angle, angle, angle, angle, angle, truth);
    fill_expression(chart, axis, "labelBaseline", baseline);
}

static void fill_labels(
    struct chart *chart, struct guide *axis, enum scale_type type, bool main) {
    const struct definition *definition = axis->definition;
    struct plot plot = {.chart = chart, .arena = chart->arena};
    bool across = axis->channel == CHANNEL_X;
    bool timed = definition->has_field && definition->time_unit.unit;
    double angle = find_angle(&plot, axis);
    const struct value *said = axis_find(&plot, axis, "labelAngle");
    const char *late =
        said && said->type == VALUE_OBJECT ? property_string(said, "expr", NULL) : NULL;
    if (late) {
        fill_turned_later(chart, axis, late, main);
    } else if (isnan(angle) && across && is_nominal(definition) && !timed) {
        angle = 270;
        fill(chart, axis, "labelAngle", value_number(angle));
    }
    fill_turned(chart, axis, angle, main);
    if (across && !is_nominal(definition)) {
        fill(chart, axis, "labelFlush", value_boolean(true));
    }
    const struct value *sort = definition_find(definition, "sort");
    bool own_order = sort && (sort->type == VALUE_OBJECT || sort->type == VALUE_ARRAY);
    if ((timed && !own_order) || !is_nominal(definition)) {
        bool greedy = type == SCALE_LOG || type == SCALE_SYMLOG;
        fill(chart, axis, "labelOverlap",
            greedy ? value_string("greedy") : value_boolean(true));
    }
}

/* About one tick each 40 px; binned data have one each 10 px at most. */
static void fill_ticks(struct chart *chart, struct guide *axis, enum scale_type type) {
    static const char *const own_ticks[] = {"month", "hours", "day", "quarter"};
    const struct definition *definition = axis->definition;
    const char *unit = definition->has_field ? definition->time_unit.unit : NULL;
    bool counted = !scale_type_is_discrete(type) && type != SCALE_LOG &&
                   !component_says(&axis->properties, "values");
    for (size_t i = 0; unit && i < countof(own_ticks); i++) {
        counted = counted && strcmp(unit, own_ticks[i]) != 0;
    }
    if (counted) {
        fill(chart, axis, "tickPixels", value_number(definition->bin ? 10 : 40));
    }
    const struct value *format = bag_find(&axis->properties.said, "format");
    double duration = unit ? time_unit_duration(&definition->time_unit) : 0;
    if (format && format->type == VALUE_STRING && strcmp(format->string, "d") == 0) {
        fill(chart, axis, "tickMinStep", value_number(1));
    } else if (duration > 0) {
        fill(chart, axis, "tickMinStep", value_number(duration));
    }
}

static const char *default_orient(struct chart *chart, const struct guide *axis) {
    bool across = axis->channel == CHANNEL_X;
    const char *orient =
        config_string(chart, across ? "axisX.orient" : "axisY.orient", NULL);
    orient = orient ? orient : config_string(chart, "axis.orient", NULL);
    return orient ? orient : across ? "bottom" : "left";
}

static bool config_disables(struct chart *chart, const struct guide *axis) {
    struct plot plot = {.chart = chart, .arena = chart->arena};
    const struct value *disable = axis_find(&plot, axis, "disable");
    return disable && value_to_boolean(*disable);
}

/* labelExpr of whichever config speaks for the axis. */
static bool take_configured_expression(struct chart *chart, struct guide *axis) {
    struct plot plot = {.chart = chart, .arena = chart->arena};
    const struct value *text = axis_find(&plot, axis, "labelExpr");
    if (axis->label_expression || !text || text->type != VALUE_STRING) {
        return true;
    }
    axis->label_expression = chart_expression(chart, text->string, text->place);
    return axis->label_expression != NULL;
}

struct guide *axis_bind(struct chart *chart, struct view *view, enum channel channel) {
    struct definition *definition = definition_scaled(view->encoding[channel]);
    const struct value *said = definition_find(definition, "axis");
    struct guide *axis = arena_new(chart->arena, struct guide);
    axis->channel = channel;
    axis->view = view;
    axis->definition = definition;
    axis->memory = look_memory_new(chart->arena);
    if (!guide_take(chart, axis, said, "axis")) {
        return NULL;
    }
    const struct value *orient = bag_find(&axis->properties.said, "orient");
    const char *name = orient && orient->type == VALUE_STRING
                           ? orient->string
                           : default_orient(chart, axis);
    fill(chart, axis, "orient", value_string(name));
    if (!take_configured_expression(chart, axis)) {
        return NULL;
    }
    axis->disabled = axis->disabled || (!said && config_disables(chart, axis));
    if (axis->disabled) {
        return axis;
    }
    enum scale_type type = view_scale(view, channel)->type;
    bool main = strcmp(name, channel == CHANNEL_X ? "bottom" : "left") == 0;
    bool grid = !scale_type_is_discrete(type) && definition->has_field &&
                !definition->bin && !definition->binned;
    fill(chart, axis, "grid", value_boolean(grid));
    fill_labels(chart, axis, type, main);
    fill_ticks(chart, axis, type);
    guide_fill_format(chart, axis, type, said, true);
    enum channel second = channels[channel].second;
    guide_take_title(chart, axis, definition_field(view->encoding[second]),
        bag_find(&axis->properties.said, "title"));
    bool over = view->mark == &mark_rect && definition_is_discrete(definition);
    fill(chart, axis, "zindex", value_number(over ? 1 : 0));
    return axis;
}

static const char *orient_of(const struct guide *axis) {
    const struct value *orient = component_find(&axis->properties, "orient");
    return orient && orient->type == VALUE_STRING ? orient->string : "bottom";
}

static const char *opposite(const char *orient) {
    return strcmp(orient, "bottom") == 0 ? "top"
           : strcmp(orient, "top") == 0  ? "bottom"
           : strcmp(orient, "left") == 0 ? "right"
                                         : "left";
}

static size_t count_at(
    const struct view *view, enum channel channel, size_t count, const char *orient) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        found += strcmp(orient_of(view->axes[channel][i]), orient) == 0;
    }
    return found;
}

/* Axes of their own stand on opposite sides; only the first has a grid. */
static void gather_axes(struct chart *chart, struct view *view, enum channel channel) {
    size_t count = 0;
    for (size_t i = 0; i < view->child_count; i++) {
        struct view *child = view->children[i];
        for (size_t k = 0; k < child->axis_count[channel] && count < AXIS_LIMIT; k++) {
            struct guide *axis = child->axes[channel][k];
            const char *orient = orient_of(axis), *other = opposite(orient);
            if (!component_says(&axis->properties, "orient") &&
                count_at(view, channel, count, orient) >
                    count_at(view, channel, count, other)) {
                fill(chart, axis, "orient", value_string(other));
            }
            if (count > 0) {
                fill(chart, axis, "grid", value_boolean(false));
            }
            view->axes[channel][count++] = axis;
        }
        child->axis_count[channel] = 0;
    }
    view->axis_count[channel] = count;
}

/* One axis for all layers, if what they say of it agrees. */
static bool merge_axes(struct chart *chart, struct view *view, enum channel channel) {
    struct guide *merged = NULL;
    for (size_t i = 0; i < view->child_count; i++) {
        struct view *child = view->children[i];
        if (child->axis_count[channel] == 0) {
            continue;
        }
        if (child->axis_count[channel] > 1) {
            return false;
        }
        struct guide *axis = child->axes[channel][0];
        if (!merged) {
            merged = arena_new(chart->arena, struct guide);
            *merged = *axis;
            merged->properties = (struct component){0};
            component_merge(
                chart->arena, &merged->properties, &axis->properties, NULL, 0);
            for (size_t k = 0; k < axis->properties.filled.count; k++) {
                const struct member *member = &axis->properties.filled.items[k];
                fill(chart, merged, member->name, member->value);
            }
        } else if (!guide_merge(chart, merged, axis)) {
            return false;
        }
    }
    for (size_t i = 0; merged && i < view->child_count; i++) {
        view->children[i]->axis_count[channel] = 0;
    }
    view->axis_count[channel] = merged ? 1 : 0;
    view->axes[channel][0] = merged;
    return true;
}

static bool bind_unit_axis(struct chart *chart, struct view *view, enum channel channel) {
    if (!view->scales[channel]) {
        return true;
    }
    struct guide *axis = axis_bind(chart, view, channel);
    view->axes[channel][0] = axis;
    view->axis_count[channel] = axis ? 1 : 0;
    return axis != NULL;
}

/* Axes that all cells share are drawn once, at the head or foot of rows and columns; their
 * grids stay in the cells (vega-lite/src/compile/header/parse.ts, mergeChildAxis). */
static void move_to_headers(
    struct chart *chart, struct view *view, enum channel channel) {
    struct view *pattern = view->children[0];
    for (size_t i = 0; i < pattern->axis_count[channel]; i++) {
        struct guide *axis = pattern->axes[channel][i];
        const char *orient = orient_of(axis);
        bool head = strcmp(orient, "top") == 0 || strcmp(orient, "left") == 0;
        enum header_side side = channel == CHANNEL_X
                                    ? head ? SIDE_COLUMN_HEADER : SIDE_COLUMN_FOOTER
                                : head ? SIDE_ROW_HEADER
                                       : SIDE_ROW_FOOTER;
        axis->in_header = true;
        if (!axis->disabled) {
            guide_list_add(chart->arena, &view->facet->shared_axes[side], axis);
        }
    }
}

static bool bind_axes(struct chart *chart, struct view *view, enum channel channel) {
    bool shared = view->scales[channel] && !resolve_is_independent(view, "axis", channel);
    switch (view->form) {
    case VIEW_UNIT:
        return bind_unit_axis(chart, view, channel);
    case VIEW_LAYER:
        if (!shared || !merge_axes(chart, view, channel)) {
            gather_axes(chart, view, channel);
        }
        return true;
    case VIEW_FACET:
        if (shared) {
            move_to_headers(chart, view, channel);
        }
        return true;
    default:
        return true;
    }
}

bool guides_bind(struct chart *chart, struct view *view) {
    bool good = true;
    for (size_t i = 0; i < view->child_count; i++) {
        good &= guides_bind(chart, view->children[i]);
    }
    good = good && bind_axes(chart, view, CHANNEL_X) && bind_axes(chart, view, CHANNEL_Y);
    for (int c = CHANNEL_COLOR; good && view->mark && c < CHANNEL_SCALED_COUNT; c++) {
        if (view->scales[c] && channels[c].has_legend) {
            view->legends[c] = legend_bind(chart, view, c);
            good = view->legends[c] != NULL;
        }
    }
    return good;
}
