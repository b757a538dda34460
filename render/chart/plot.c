/* The plot: sizes, and everything of a chart put around it
 * (vega-view-transforms/src/ViewLayout.js, vega-lite/src/compile/layoutsize). */
#include "chart/plot.h"

#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/guide.h"
#include "chart/mark/mark.h"
#include "chart/host.h"
#include "chart/reference.h"
#include "chart/mark/paint.h"
#include "chart/mark/path.h"
#include "chart/parameter/parameter.h"
#include "chart/scales.h"
#include "chart/title.h"
#include "chart/view.h"

/* A property of the plot's frame: the view's own, config.view, the style cell or view. */
static const struct value *frame_find(
    const struct plot *plot, bool cell, const char *name) {
    const struct chart *chart = plot->chart;
    const struct value *own = value_member(plot->view->source, "view");
    const struct value *config = value_member(&chart->config, "view");
    bool said = own && own->type == VALUE_OBJECT;
    const struct value *style = said ? value_member(own, "style") : NULL;
    struct value usual = value_string(cell ? "cell" : "view");
    const struct value *found = said ? value_member(own, name) : NULL;
    if (!found && cell && config) {
        found = value_member(config, name);
    }
    if (!found) {
        found = config_find_in_styles(chart, style ? style : &usual, name);
    }
    found = property_settle(plot, found);
    return found && found->type != VALUE_NULL ? found : NULL;
}

static double frame_number(
    const struct plot *plot, bool cell, const char *name, double otherwise) {
    const struct value *value = frame_find(plot, cell, name);
    return value && value->type == VALUE_NUMBER ? value->number : otherwise;
}

static void frame_color(
    const struct plot *plot, bool cell, const char *name, struct color *color) {
    const struct value *value = frame_find(plot, cell, name);
    if (value && value->type == VALUE_STRING) {
        color_read(value->string, color);
    }
}

/* A plot with positions has the frame of a cell. */
static bool has_positions(const struct view *view) {
    bool found = view->encoding[CHANNEL_X] || view->encoding[CHANNEL_Y];
    for (size_t i = 0; !found && i < view->child_count; i++) {
        found = has_positions(view->children[i]);
    }
    return found;
}

static void paint_frame(const struct plot *plot) {
    bool cell = has_positions(plot->view);
    struct scene_style *style = scene_new_style(plot->arena);
    frame_color(plot, cell, "fill", &style->fill);
    frame_color(plot, cell, "stroke", &style->stroke);
    style->opacity = frame_number(plot, cell, "opacity", 1);
    style->fill_opacity = frame_number(plot, cell, "fillOpacity", 1);
    style->stroke_opacity = frame_number(plot, cell, "strokeOpacity", 1);
    style->stroke_width = frame_number(plot, cell, "strokeWidth", 1);
    const struct value *dash = frame_find(plot, cell, "strokeDash");
    style->dash =
        dash_array(plot->arena, dash ? *dash : value_null(), &style->dash_count);
    const struct value *cap = frame_find(plot, cell, "strokeCap");
    const struct value *join = frame_find(plot, cell, "strokeJoin");
    style->cap = stroke_cap_of(cap && cap->type == VALUE_STRING ? cap->string : "");
    style->join = stroke_join_of(join && join->type == VALUE_STRING ? join->string : "");
    style->dash_offset = frame_number(plot, cell, "strokeDashOffset", 0);
    style->miter_limit = frame_number(plot, cell, "strokeMiterLimit", 0);
    plot->group->item.style = style;
    plot->group->corner_radius = frame_number(plot, cell, "cornerRadius", 0);
}

/* Where the axes of both directions reach. */
struct reach {
    struct bounds across; /* of the axes at the sides */
    struct bounds down;   /* of those above and below */
};

static void place_axes_of(
    const struct plot *plot, const struct view *view, bool grid, struct reach *reach) {
    for (int c = CHANNEL_X; c <= CHANNEL_Y; c++) {
        for (size_t i = 0; i < view->axis_count[c]; i++) {
            const struct guide *axis = view->axes[c][i];
            if (axis->in_header && !grid) {
                continue;
            }
            struct bounds box = axis_place(plot, axis, grid);
            bounds_union(c == CHANNEL_X ? &reach->down : &reach->across, &box);
        }
    }
}

/* Grids first, so that no line of one axis crosses the labels of another. */
static void place_axes(
    const struct plot *plot, const struct view *view, struct reach *reach) {
    place_axes_of(plot, view, true, reach);
    place_axes_of(plot, view, false, reach);
}

static void set_size_names(const struct chart *chart, double width, double height) {
    if (chart->width_name) {
        chart->width_name->value = value_number(width);
        chart->height_name->value = value_number(height);
    }
    parameters_resize(chart);
}

static struct plot open_plot(const struct chart *chart, const struct placer *placer,
    const struct view *view, double width, double height) {
    struct arena *arena = placer->typesetter.arena;
    struct plot plot = {.chart = chart,
        .view = view,
        .placer = placer,
        .arena = arena,
        .width = width,
        .height = height,
        .group = scene_new_group(arena)};
    plot.group->width = width;
    plot.group->height = height;
    return plot;
}

struct placed_view plot_place_empty(const struct chart *chart,
    const struct placer *placer, const struct view *view, double width, double height) {
    struct plot plot = open_plot(chart, placer, view, width, height);
    paint_frame(&plot);
    return (struct placed_view){plot.group, width, height, {0, 0, width, height}};
}

/* The share of the whole width that a composed chart's plots leave for what is beside. */
static const double plot_share = 0.6;

static double total_width(
    const struct chart *chart, const struct sizing *sizing, double width) {
    bool alone = view_is_plot(chart->root);
    return alone || !isfinite(sizing->total_width) ? sizing->total_width
                                                   : width / plot_share;
}

/* Vega puts paths of several groups into a group of their own, which legends keep off as
 * they do off axes. */
static void reach_paths(const struct plot *plot, size_t before, struct reach *reach) {
    struct scene_group added = *plot->group;
    added.marks += before;
    added.mark_count -= before;
    struct bounds box = marks_bounds(plot->arena, &added, true);
    bounds_union(&reach->across, &box);
    bounds_union(&reach->down, &box);
}

struct placed_view plot_place(const struct chart *chart, const struct placer *placer,
    const struct view *view, const struct sizing *sizing, const struct title *title) {
    double width = sizing_plot(chart, sizing, view, true);
    double height = sizing_plot(chart, sizing, view, false);
    struct plot plot = open_plot(chart, placer, view, width, height);
    struct bounds frame = {0, 0, width, height};
    struct reach reach = {frame, frame};
    plot.sizing = sizing;
    plot.total_width = total_width(chart, sizing, width);
    set_size_names(chart, width, height);
    host_set_plot(chart, &plot);
    scales_place(&plot, view);
    parameters_resize(chart);
    paint_frame(&plot);
    place_axes(&plot, view, &reach);
    struct view_list units = view_units(plot.arena, view);
    brushes_place(&plot, units.items, units.count, true);
    for (size_t i = 0; i < units.count; i++) {
        size_t before = plot.group->mark_count;
        units.items[i]->mark->place(&plot, units.items[i]);
        const char *names[PATH_GROUP_LIMIT];
        bool path = units.items[i]->mark->path;
        if (chart->bare && path && path_group_columns(units.items[i], names) > 0) {
            reach_paths(&plot, before, &reach);
        }
    }
    brushes_place(&plot, units.items, units.count, false);
    struct bounds extent = marks_bounds(plot.arena, plot.group, chart->bare);
    bounds_union(&extent, &frame);
    if (!chart->bare) {
        /* legends keep off titles above upright axes and labels that leave the plot */
        reach.down.y1 = fmin(reach.down.y1, reach.across.y1);
        bounds_union(&reach.down, &extent);
        bounds_union(&reach.across, &extent);
    }
    struct bounds legends =
        legends_place(&plot, reach.across, reach.down, bounds_empty());
    bounds_union(&extent, &legends);
    bounds_union(&extent, &reach.across);
    bounds_union(&extent, &reach.down);
    struct title own = title_of(view);
    extent = title_place(&plot, title ? title : &own, extent);
    host_set_plot(chart, NULL);
    scene_order_marks(plot.group);
    return (struct placed_view){plot.group, width, height, extent};
}
