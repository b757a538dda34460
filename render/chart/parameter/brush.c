/* Brushes: the rectangle that an interval selection shows, its fill behind the marks and its
 * stroke before them (vega-lite/src/compile/selection/interval.ts). One that holds nothing
 * is drawn without size, as Vega has it in its scene. */
#include <math.h>
#include <string.h>

#include "base/color.h"
#include "chart/config.h"
#include "chart/mark/paint.h"
#include "chart/parameter/private.h"

struct brush {
    const struct selection *selection;
    const struct projection *along[2]; /* x and y; NULL: from edge to edge */
    double ends[2][2];                 /* px */
    bool stroked;
};

static const struct projection *find_along(
    const struct selection *selection, enum channel channel) {
    for (size_t i = 0; i < selection->item_count; i++) {
        if (selection->items[i].channel == channel) {
            return &selection->items[i];
        }
    }
    return NULL;
}

static double end_of(const struct view *unit, const struct projection *item,
    struct value held, size_t end) {
    const struct scale_part *part = view_scale(unit, item->channel);
    if (!part || held.type != VALUE_ARRAY || held.count < 2) {
        return NAN;
    }
    return scale_number(&part->scale, held.items[end]);
}

/* Both ends of both directions in the unit's plot. */
static void find_ends(
    const struct plot *plot, const struct view *unit, struct brush *brush, bool shown) {
    double sizes[] = {plot->width, plot->height};
    brush->stroked = brush->selection->tuple_count > 0;
    for (int c = 0; c < 2; c++) {
        const struct projection *item = brush->along[c];
        double first = 0, second = sizes[c];
        if (item) {
            struct value held = selection_value(brush->selection, item);
            first = end_of(unit, item, held, 0);
            second = end_of(unit, item, held, 1);
            brush->stroked = brush->stroked && first != second;
        }
        brush->ends[c][0] = shown && !isnan(first) ? first : 0;
        brush->ends[c][1] = shown && !isnan(second) ? second : 0;
    }
}

static const struct value *look_of(
    const struct plot *plot, const struct brush *brush, const char *name) {
    const struct value *mark =
        value_member(brush->selection->source, "select")->type == VALUE_OBJECT
            ? value_member(value_member(brush->selection->source, "select"), "mark")
            : NULL;
    const struct value *said =
        mark && mark->type == VALUE_OBJECT ? value_member(mark, name) : NULL;
    return said ? said
                : config_find(plot->chart,
                      arena_print(plot->arena, "selection.interval.mark.%s", name));
}

static double look_number(const struct plot *plot, const struct brush *brush,
    const char *name, double otherwise) {
    const struct value *value = look_of(plot, brush, name);
    return value && value->type == VALUE_NUMBER ? value->number : otherwise;
}

static void look_color(const struct plot *plot, const struct brush *brush,
    const char *name, struct color *color) {
    const struct value *value = look_of(plot, brush, name);
    if (value && value->type == VALUE_STRING) {
        color_read(value->string, color);
    }
}

static const struct scene_style *style_of(
    const struct plot *plot, const struct brush *brush, bool behind) {
    struct scene_style *style = arena_new(plot->arena, struct scene_style);
    *style = (struct scene_style){
        .opacity = 1, .fill_opacity = 1, .stroke_opacity = 1, .stroke_width = 1};
    if (behind) {
        look_color(plot, brush, "fill", &style->fill);
        style->fill_opacity = look_number(plot, brush, "fillOpacity", 1);
        return style;
    }
    if (brush->stroked) {
        const struct value *dash = look_of(plot, brush, "strokeDash");
        look_color(plot, brush, "stroke", &style->stroke);
        style->stroke_opacity = look_number(plot, brush, "strokeOpacity", 1);
        style->stroke_width = look_number(plot, brush, "strokeWidth", 1);
        style->has_stroke_width = look_of(plot, brush, "strokeWidth") != NULL;
        style->dash_offset = look_number(plot, brush, "strokeDashOffset", 0);
        style->dash =
            dash_array(plot->arena, dash ? *dash : value_null(), &style->dash_count);
    }
    return style;
}

static void place_brush(const struct plot *plot, const struct brush *brush, bool behind) {
    struct scene_group *group = scene_add_group(plot->arena, plot->group, "mark");
    group->width = plot->width;
    group->height = plot->height;
    group->clip = true;
    group->no_size = true;
    struct scene_mark *mark = scene_add_mark(plot->arena, group, MARK_RECT, "mark", 1);
    mark->place = brush->selection->place;
    mark->name = arena_print(
        plot->arena, "%s_brush%s", brush->selection->name, behind ? "_bg" : "");
    double x = fmin(brush->ends[0][0], brush->ends[0][1]);
    double y = fmin(brush->ends[1][0], brush->ends[1][1]);
    mark->rects[0] = (struct scene_rect){
        .item = {.x = x, .y = y, .style = style_of(plot, brush, behind)},
        .width = fabs(brush->ends[0][1] - brush->ends[0][0]),
        .height = fabs(brush->ends[1][1] - brush->ends[1][0])};
}

/* Of units that share a selection, the first shows what it holds. */
static bool is_first(
    const struct plot *plot, const struct view *unit, const struct selection *selection) {
    const struct chart *chart = plot->chart;
    for (size_t i = 0; i < chart->units.count; i++) {
        const struct value *params =
            value_member(chart->units.items[i]->source, "params");
        for (size_t k = 0; params && k < params->count; k++) {
            if (strcmp(property_string(&params->items[k], "name", ""), selection->name) ==
                0) {
                return chart->units.items[i] == unit;
            }
        }
    }
    return true;
}

/* One that is resolved globally is shown only where it holds something; of others each unit
 * has its own. */
static bool is_shown(
    const struct plot *plot, const struct view *unit, const struct selection *selection) {
    const struct value *select = value_member(selection->source, "select");
    const char *resolve = select->type == VALUE_OBJECT
                              ? property_string(select, "resolve", "global")
                              : "global";
    return strcmp(resolve, "global") != 0 ||
           (selection->tuple_count > 0 && is_first(plot, unit, selection));
}

static void place_of_unit(const struct plot *plot, const struct view *unit, bool behind) {
    const struct value *params = value_member(unit->source, "params");
    size_t count = params && params->type == VALUE_ARRAY ? params->count : 0;
    for (size_t i = 0; i < count; i++) {
        /* the last brush is the outermost */
        const struct value *param = &params->items[behind ? count - 1 - i : i];
        const struct selection *selection =
            parameters_find(plot->chart, property_string(param, "name", ""));
        if (!selection || !selection->interval ||
            selection_is_bound_to_scales(selection)) {
            continue;
        }
        struct brush brush = {.selection = selection,
            .along = {
                find_along(selection, CHANNEL_X), find_along(selection, CHANNEL_Y)}};
        if (brush.along[0] || brush.along[1]) {
            find_ends(plot, unit, &brush, is_shown(plot, unit, selection));
            place_brush(plot, &brush, behind);
        }
    }
}

void brushes_place(
    const struct plot *plot, struct view *const *units, size_t count, bool behind) {
    for (size_t i = 0; i < count; i++) {
        place_of_unit(plot, units[behind ? count - 1 - i : i], behind);
    }
}
