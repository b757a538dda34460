/* Legends: what is said of them and what Vega-Lite fills in
 * (vega-lite/src/compile/legend). */
#include "chart/legend.h"

#include <string.h>

#include "chart/config.h"
#include "chart/definition.h"
#include "chart/mark/mark.h"
#include "chart/scales.h"
#include "chart/view.h"

static void fill(
    struct chart *chart, struct guide *legend, const char *name, struct value value) {
    component_set(chart->arena, &legend->properties, name, value, false);
}

static const char *shape_value(const struct view *view) {
    const struct definition *shape = view->encoding[CHANNEL_SHAPE];
    if (shape && shape->has_value && shape->value.type == VALUE_STRING) {
        return shape->value.string;
    }
    const struct value *said = value_member(&view->mark_def, "shape");
    return said && said->type == VALUE_STRING ? said->string : NULL;
}

static const char *symbol_type(const struct view *view, enum channel channel) {
    const struct mark_kind *mark = view->mark;
    const char *shape = channel == CHANNEL_SHAPE ? NULL : shape_value(view);
    if (shape) {
        return shape;
    }
    if (mark == &mark_bar || mark == &mark_rect || mark == &mark_square) {
        return "square";
    }
    return mark == &mark_line || mark == &mark_trail || mark == &mark_rule ? "stroke"
                                                                           : "circle";
}

static bool is_gradient(const struct guide *legend, enum scale_type type) {
    static const char *const named[] = {"quarter", "month", "day"};
    const struct value *said = bag_find(&legend->properties.said, "type");
    if (said && said->type == VALUE_STRING) {
        return strcmp(said->string, "gradient") == 0;
    }
    const char *unit = legend->definition->time_unit.unit;
    for (size_t i = 0; unit && i < countof(named); i++) {
        if (strcmp(unit, named[i]) == 0) {
            return false;
        }
    }
    return channels[legend->channel].is_color && scale_type_is_continuous(type);
}

struct guide *legend_bind(struct chart *chart, struct view *view, enum channel channel) {
    struct definition *definition = definition_scaled(view->encoding[channel]);
    const struct value *said = definition_find(definition, "legend");
    struct guide *legend = arena_new(chart->arena, struct guide);
    legend->channel = channel;
    legend->view = view;
    legend->definition = definition;
    legend->memory = look_memory_new(chart->arena);
    enum channel paint = channel != CHANNEL_COLOR                    ? channel
                         : view->filled && view->mark != &mark_trail ? CHANNEL_FILL
                                                                     : CHANNEL_STROKE;
    legend->scales[legend->scale_count++] = (struct explained){paint, channel, view};
    if (!guide_take(chart, legend, said, "legend")) {
        return NULL;
    }
    const struct value *disable = config_find(chart, "legend.disable");
    legend->disabled =
        legend->disabled || (!said && disable && value_to_boolean(*disable));
    if (legend->disabled) {
        return legend;
    }
    enum scale_type type = view_scale(view, channel)->type;
    fill(chart, legend, "orient", value_string("right"));
    fill(chart, legend, "labelOverlap",
        type == SCALE_QUANTILE || type == SCALE_THRESHOLD || type == SCALE_LOG ||
                type == SCALE_SYMLOG
            ? value_string("greedy")
            : value_boolean(true));
    if (!is_gradient(legend, type)) {
        fill(chart, legend, "symbolType", value_string(symbol_type(view, channel)));
        if (channels[channel].is_color && scale_type_is_continuous(type)) {
            fill(chart, legend, "type", value_string("symbol"));
        }
    }
    guide_fill_format(chart, legend, type, said, false);
    guide_take_title(chart, legend, NULL, bag_find(&legend->properties.said, "title"));
    return legend;
}

static bool merge_legends(
    struct chart *chart, struct guide *legend, struct guide *other) {
    if (!guide_merge(chart, legend, other)) {
        return false;
    }
    for (size_t i = 0; i < other->scale_count; i++) {
        if (legend->scale_count < countof(legend->scales)) {
            legend->scales[legend->scale_count++] = other->scales[i];
        }
    }
    return true;
}

/* Layers that share a scale share its legend. */
static void share_legends(struct chart *chart, struct view *view) {
    for (int c = CHANNEL_COLOR; c < CHANNEL_SCALED_COUNT; c++) {
        if (!view->scales[c] || resolve_is_independent(view, "legend", c)) {
            continue;
        }
        struct guide *merged = NULL;
        bool agree = true;
        for (size_t i = 0; i < view->child_count; i++) {
            struct guide *legend = view->children[i]->legends[c];
            if (legend && merged) {
                agree = agree && merge_legends(chart, merged, legend);
            }
            merged = merged ? merged : legend;
        }
        for (size_t i = 0; agree && i < view->child_count; i++) {
            view->children[i]->legends[c] = NULL;
        }
        view->legends[c] = agree ? merged : NULL;
    }
}

static bool same_group(const struct guide *a, const struct guide *b) {
    const struct definition *x = a->definition, *y = b->definition;
    const char *first = x->has_field ? x->field : NULL;
    const char *second = y->has_field ? y->field : NULL;
    enum scale_type p = view_scale(a->view, a->channel)->type;
    enum scale_type q = view_scale(b->view, b->channel)->type;
    return first && second && strcmp(first, second) == 0 &&
           scale_type_is_discrete(p) == scale_type_is_discrete(q);
}

/* Legends of a view that explain the same field become one, whatever the aggregate. */
static void collect_own(
    struct chart *chart, const struct view *view, struct guide_list *list) {
    size_t first = list->count;
    for (int c = CHANNEL_COLOR; c < CHANNEL_SCALED_COUNT; c++) {
        struct guide *legend = view->legends[c];
        bool merged = false;
        for (size_t i = first; legend && i < list->count && !merged; i++) {
            merged = same_group(list->items[i], legend) &&
                     merge_legends(chart, list->items[i], legend);
        }
        if (legend && !merged) {
            guide_list_add(chart->arena, list, legend);
        }
    }
}

static void collect_layers(
    struct chart *chart, const struct view *view, struct guide_list *list) {
    collect_own(chart, view, list);
    for (size_t i = 0; i < view->child_count; i++) {
        collect_layers(chart, view->children[i], list);
    }
}

static void collect(struct chart *chart, struct view *view) {
    if (view_is_plot(view)) {
        collect_layers(chart, view, &view->shown_legends);
        return;
    }
    collect_own(chart, view, &view->shown_legends);
    for (size_t i = 0; i < view->child_count; i++) {
        collect(chart, view->children[i]);
    }
}

static void share_all(struct chart *chart, struct view *view) {
    for (size_t i = 0; i < view->child_count; i++) {
        share_all(chart, view->children[i]);
    }
    if (!view->mark) {
        share_legends(chart, view);
    }
}

void legends_collect(struct chart *chart, struct view *view) {
    share_all(chart, view);
    collect(chart, view);
}

static bool explains_one(const struct guide *legend) {
    for (size_t i = 1; i < legend->scale_count; i++) {
        if (legend->scales[i].paint != legend->scales[0].paint) {
            return false;
        }
    }
    return true;
}

enum legend_form legend_form(const struct guide *legend) {
    enum scale_type type = view_scale(legend->view, legend->channel)->type;
    const struct value *said = component_find(&legend->properties, "type");
    bool symbols =
        said && said->type == VALUE_STRING && strcmp(said->string, "symbol") == 0;
    bool colored = channels[legend->channel].is_color && explains_one(legend);
    if (symbols || !colored) {
        return LEGEND_SYMBOLS;
    }
    return scale_type_is_continuous(type)     ? LEGEND_GRADIENT
           : scale_type_is_discretizing(type) ? LEGEND_STEPS
                                              : LEGEND_SYMBOLS;
}
