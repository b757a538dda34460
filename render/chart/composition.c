/* Composed views put together. */
#include "chart/composition.h"

#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/facet.h"
#include "chart/guide.h"
#include "chart/plot.h"
#include "chart/scales.h"
#include "chart/size.h"
#include "chart/view.h"

static enum grid_align read_align(const struct value *value) {
    const char *word = value && value->type == VALUE_STRING ? value->string : "none";
    return strcmp(word, "all") == 0    ? GRID_ALL
           : strcmp(word, "each") == 0 ? GRID_EACH
                                       : GRID_NONE;
}

/* A property for both directions, or {column, row}. */
static const struct value *of_direction(const struct value *value, int direction) {
    return value && value->type == VALUE_OBJECT
               ? value_member(value, direction == 0 ? "column" : "row")
               : value;
}

static double number_of(const struct value *value, double otherwise) {
    return value && value->type == VALUE_NUMBER ? value->number : otherwise;
}

struct grid_options composition_grid(const struct chart *chart,
    const struct value *source, const char *config, bool wraps) {
    const struct value *configured = value_member(&chart->config, config);
    const struct value *align = value_member(source, "align");
    const struct value *center = value_member(source, "center");
    const struct value *spacing = value_member(source, "spacing");
    const struct value *columns = value_member(source, "columns");
    struct grid_options grid = {.align_said = align != NULL,
        .flush = strcmp(property_string(source, "bounds", "full"), "flush") == 0};
    double space = configured ? property_number(configured, "spacing", 20) : 20;
    enum grid_align usual = strcmp(config, "facet") == 0 ? GRID_ALL : GRID_EACH;
    for (int i = 0; i < 2; i++) {
        const struct value *centered = of_direction(center, i);
        grid.align[i] = align ? read_align(of_direction(align, i)) : usual;
        grid.center[i] = centered && value_to_boolean(*centered);
        grid.spacing[i] = number_of(of_direction(spacing, i), space);
    }
    if (wraps) {
        double said = configured ? property_number(configured, "columns", 0) : 0;
        double count = number_of(columns, said);
        grid.columns = count >= 1 ? (size_t)fmin(count, 1e6) : 0;
    }
    return grid;
}

/* In a layout a plot that nothing says the height of is 16:10. */
static double natural_height(
    const struct chart *chart, const struct sizing *sizing, const struct view *view) {
    const struct view *plot = view_plot(view);
    const struct scale_part *part = view_scale(view, CHANNEL_Y);
    bool open = !chart->bare && plot->height.kind == SIZE_DEFAULT &&
                !(part && scale_type_is_band_like(part->type) && !chart->fit_height);
    return open ? sizing_plot(chart, sizing, view, true) * 10 / 16
                : size_natural(chart, view, false);
}

double sizing_plot(const struct chart *chart, const struct sizing *sizing,
    const struct view *view, bool across) {
    if (view_is_plot(chart->root)) {
        return across ? sizing->width : sizing->height;
    }
    if (across) {
        double stretch = size_is_stepped(view, true) ? 1 : sizing->stretch_across;
        return size_natural(chart, view, true) * stretch;
    }
    double stretch = size_is_stepped(view, false) ? 1 : sizing->stretch_down;
    return natural_height(chart, sizing, view) * stretch;
}

size_t composition_columns(const struct view *view) {
    if (view->form != VIEW_FACET || view->facet->axes[FACET_WRAPPED].definition) {
        return view->grid.columns;
    }
    const struct facet_axis *across = &view->facet->axes[FACET_COLUMN];
    return across->definition ? across->count : 1;
}

/* The largest line of the grid: across it lines are rows, and their cells add up. */
static double elastic_grid(const struct chart *chart, const struct view *view,
    size_t count, size_t columns, bool across) {
    double most = 0, widest = 0;
    columns = columns ? columns : count;
    size_t lines = across ? (count + columns - 1) / columns : columns;
    size_t length = across ? columns : (count + columns - 1) / columns;
    for (size_t line = 0; line < lines; line++) {
        double sum = 0;
        for (size_t k = 0; k < length; k++) {
            size_t i = across ? line * columns + k : k * columns + line;
            if (i < count) {
                size_t child = view->form == VIEW_FACET ? 0 : i;
                double own = sizing_elastic(chart, view->children[child], across);
                widest = fmax(widest, own);
                sum += own;
            }
        }
        most = fmax(most, sum);
    }
    bool equal = view->grid.align[across ? 0 : 1] == GRID_ALL;
    return equal ? widest * (double)(length < count ? length : count) : most;
}

double sizing_elastic(const struct chart *chart, const struct view *view, bool across) {
    if (view_is_plot(view)) {
        struct sizing natural = {.stretch_across = 1, .stretch_down = 1};
        return size_is_stepped(view, across) ? 0
                                             : sizing_plot(chart, &natural, view, across);
    }
    size_t count = view->form == VIEW_FACET ? view->facet->cell_count : view->child_count;
    return count == 0
               ? 0
               : elastic_grid(chart, view, count, composition_columns(view), across);
}

struct plot composition_open(const struct chart *chart, const struct placer *placer,
    const struct view *view, const struct sizing *sizing) {
    struct arena *arena = placer->typesetter.arena;
    struct plot plot = {.chart = chart,
        .view = view,
        .placer = placer,
        .sizing = sizing,
        .arena = arena,
        .total_width = sizing->total_width,
        .group = scene_new_group(arena)};
    if (chart->bare && !view->parent) { /* Vega gives the whole what its parts agree on */
        plot.width = size_in_common(chart, view, true);
        plot.height = size_in_common(chart, view, false);
    }
    plot.group->width = plot.width;
    plot.group->height = plot.height;
    plot.group->no_size = plot.width == 0 && plot.height == 0;
    return plot;
}

/* What the view shares has the ranges of the plot that brought it in. */
void composition_place_scales(const struct plot *plot) {
    const struct view *view = plot->view;
    for (int c = 0; c < CHANNEL_SCALED_COUNT; c++) {
        const struct scale_part *part = view->scales[c];
        if (part && !part->merged) {
            struct plot of = *plot;
            of.width = sizing_plot(plot->chart, plot->sizing, part->view, true);
            of.height = sizing_plot(plot->chart, plot->sizing, part->view, false);
            scale_place(&of, view->scales[c]);
        }
    }
}

/* The stroke of a cell's frame lies half outside. */
static struct bounds with_stroke(const struct placed_view *placed) {
    const struct scene_style *style = placed->group->item.style;
    double half = style && style->stroke.set && style->opacity * style->stroke_opacity > 0
                      ? style->stroke_width / 2
                      : 0;
    struct bounds box = placed->bounds;
    return (struct bounds){box.x1 - half, box.y1 - half, box.x2 + half, box.y2 + half};
}

struct grid_item composition_item(const struct placed_view *placed) {
    return (struct grid_item){
        .bounds = with_stroke(placed), .width = placed->width, .height = placed->height};
}

struct placed_view composition_finish(const struct plot *plot, struct bounds box) {
    struct bounds sides = {0, 0, plot->width, plot->height};
    bounds_union(&sides, &box);
    struct bounds extent = sides;
    struct bounds legends = legends_place(plot, sides, sides, bounds_empty());
    bounds_union(&extent, &legends);
    struct title title = title_of(plot->view);
    extent = title_place(plot, &title, extent);
    scene_order_marks(plot->group);
    return (struct placed_view){plot->group, plot->width, plot->height, extent};
}

static struct placed_view concat_place(const struct chart *chart,
    const struct placer *placer, const struct view *view, const struct sizing *sizing) {
    struct plot plot = composition_open(chart, placer, view, sizing);
    composition_place_scales(&plot);
    size_t count = view->child_count;
    struct placed_view *cells = arena_array(plot.arena, count, sizeof *cells);
    struct grid_item *items = arena_array(plot.arena, count, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        cells[i] = view_place(chart, placer, view->children[i], sizing);
        items[i] = composition_item(&cells[i]);
    }
    struct bounds box = grid_arrange(plot.arena, items, count, &view->grid);
    for (size_t i = 0; i < count; i++) {
        scene_attach_group(
            plot.arena, plot.group, cells[i].group, "scope", items[i].x, items[i].y);
    }
    return composition_finish(&plot, box);
}

struct placed_view view_place(const struct chart *chart, const struct placer *placer,
    const struct view *view, const struct sizing *sizing) {
    switch (view->form) {
    case VIEW_FACET:
        return facet_place(chart, placer, view, sizing);
    case VIEW_CONCAT:
        return concat_place(chart, placer, view, sizing);
    default:
        return plot_place(chart, placer, view, sizing, NULL);
    }
}
