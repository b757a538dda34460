/* The plot: sizes, and everything of a chart put around it
 * (vega-view-transforms/src/ViewLayout.js, vega-lite/src/compile/layoutsize). */
#include "chart/plot.h"

#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/guide.h"
#include "chart/mark/mark.h"
#include "chart/mark/paint.h"
#include "chart/parameter/parameter.h"
#include "chart/scales.h"
#include "chart/title.h"

static double discrete_size(const struct chart *chart, bool across) {
    const struct value *size =
        config_find(chart, across ? "view.discreteWidth" : "view.discreteHeight");
    double step = config_number(chart, "view.step", 20);
    if (!size) {
        return step;
    }
    return size->type == VALUE_NUMBER ? size->number
                                      : property_number(size, "step", step);
}

double plot_natural_size(const struct chart *chart, bool across) {
    enum channel channel = across ? CHANNEL_X : CHANNEL_Y;
    const struct view_size *size = across ? &chart->root->width : &chart->root->height;
    double continuous = config_number(
        chart, across ? "view.continuousWidth" : "view.continuousHeight", 300);
    if (size->kind == SIZE_NUMBER) {
        return size->value;
    }
    if (size->kind == SIZE_CONTAINER) {
        return continuous;
    }
    const struct view *unit = chart->units[0];
    const struct scale_part *part = view_scale(unit, channel);
    if (part && scale_type_is_discrete(part->type)) {
        double stepped = scale_stepped_size(chart, unit, channel);
        return stepped == stepped ? stepped : discrete_size(chart, across);
    }
    if (part || unit->mark == &mark_arc) {
        return continuous;
    }
    return discrete_size(chart, across);
}

/* A property of the plot's frame: the view's own, config.view, the style cell or view. */
static const struct value *frame_find(
    const struct chart *chart, bool cell, const char *name) {
    const struct value *own = value_member(chart->root->source, "view");
    const struct value *config = value_member(&chart->config, "view");
    const struct value *styles = value_member(&chart->config, "style");
    const struct value *style =
        styles ? value_member(styles, cell ? "cell" : "view") : NULL;
    const struct value *found = own ? value_member(own, name) : NULL;
    if (!found && cell && config) {
        found = value_member(config, name);
    }
    if (!found && style && style->type == VALUE_OBJECT) {
        found = value_member(style, name);
    }
    return found && found->type != VALUE_NULL ? found : NULL;
}

static double frame_number(
    const struct chart *chart, bool cell, const char *name, double otherwise) {
    const struct value *value = frame_find(chart, cell, name);
    return value && value->type == VALUE_NUMBER ? value->number : otherwise;
}

static void frame_color(
    const struct chart *chart, bool cell, const char *name, struct color *color) {
    const struct value *value = frame_find(chart, cell, name);
    if (value && value->type == VALUE_STRING) {
        color_read(value->string, color);
    }
}

static void paint_frame(const struct plot *plot) {
    const struct chart *chart = plot->chart;
    bool cell = false;
    for (size_t i = 0; i < chart->unit_count; i++) {
        cell = cell || chart->units[i]->encoding[CHANNEL_X] ||
               chart->units[i]->encoding[CHANNEL_Y];
    }
    struct scene_style *style = scene_new_style(plot->arena);
    frame_color(chart, cell, "fill", &style->fill);
    frame_color(chart, cell, "stroke", &style->stroke);
    style->opacity = frame_number(chart, cell, "opacity", 1);
    style->fill_opacity = frame_number(chart, cell, "fillOpacity", 1);
    style->stroke_opacity = frame_number(chart, cell, "strokeOpacity", 1);
    style->stroke_width = frame_number(chart, cell, "strokeWidth", 1);
    const struct value *dash = frame_find(chart, cell, "strokeDash");
    style->dash =
        dash_array(plot->arena, dash ? *dash : value_null(), &style->dash_count);
    plot->group->item.style = style;
    plot->group->corner_radius = frame_number(chart, cell, "cornerRadius", 0);
}

static double zindex(const struct plot *plot, const struct guide *axis) {
    const struct value *value = axis_find(plot, axis, "zindex");
    return value && value->type == VALUE_NUMBER ? value->number : 0;
}

/* Where the axes of both directions reach. */
struct reach {
    struct bounds across; /* of the axes at the sides */
    struct bounds down;   /* of those above and below */
};

static void place_axes_of(const struct plot *plot, const struct view *view, bool grid,
    bool over, struct reach *reach) {
    for (int c = CHANNEL_X; c <= CHANNEL_Y; c++) {
        for (size_t i = 0; i < view->axis_count[c]; i++) {
            const struct guide *axis = view->axes[c][i];
            if ((zindex(plot, axis) > 0) == over) {
                struct bounds box = axis_place(plot, axis, grid);
                bounds_union(c == CHANNEL_X ? &reach->down : &reach->across, &box);
            }
        }
    }
}

/* Grids first, so that no line of one axis crosses the labels of another. */
static void place_axes(
    const struct plot *plot, const struct view *view, bool over, struct reach *reach) {
    place_axes_of(plot, view, true, over, reach);
    place_axes_of(plot, view, false, over, reach);
}

static void set_size_names(const struct chart *chart, double width, double height) {
    if (chart->width_name) {
        chart->width_name->value = value_number(width);
        chart->height_name->value = value_number(height);
    }
    parameters_resize(chart);
}

struct scene_group *plot_draw(const struct chart *chart, const struct placer *placer,
    double width, double height, double total_width, struct bounds *extent) {
    struct arena *arena = placer->typesetter.arena;
    struct plot plot = {.chart = chart,
        .placer = placer,
        .arena = arena,
        .width = width,
        .height = height,
        .total_width = total_width,
        .group = scene_new_group(arena)};
    struct bounds frame = {0, 0, width, height};
    struct reach reach = {frame, frame};
    plot.group->width = width;
    plot.group->height = height;
    set_size_names(chart, width, height);
    scales_place(&plot, chart->root);
    paint_frame(&plot);
    place_axes(&plot, chart->root, false, &reach);
    brushes_place(&plot, chart->units, chart->unit_count, true);
    for (size_t i = 0; i < chart->unit_count; i++) {
        chart->units[i]->mark->place(&plot, chart->units[i]);
    }
    brushes_place(&plot, chart->units, chart->unit_count, false);
    place_axes(&plot, chart->root, true, &reach);
    *extent = marks_bounds(arena, plot.group, chart->bare);
    bounds_union(extent, &frame);
    if (!chart->bare) {
        /* legends keep off titles above upright axes and labels that leave the plot */
        reach.down.y1 = fmin(reach.down.y1, reach.across.y1);
        bounds_union(&reach.down, extent);
        bounds_union(&reach.across, extent);
    }
    struct bounds legends =
        legends_place(&plot, reach.across, reach.down, bounds_empty());
    bounds_union(extent, &legends);
    bounds_union(extent, &reach.across);
    bounds_union(extent, &reach.down);
    *extent = title_place(&plot, *extent);
    return plot.group;
}
