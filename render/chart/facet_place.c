/* Facets drawn: the cells in their grid, headers along its sides, titles beyond them. */
#include <math.h>
#include <string.h>

#include "chart/composition.h"
#include "chart/guide.h"
#include "chart/header.h"
#include "chart/plot.h"
#include "chart/scales.h"
#include "chart/size.h"
#include "chart/view.h"

/* A facet being drawn. */
struct trellis {
    struct plot plot;
    const struct view *view;
    const struct view *pattern;
    const struct facet *facet;
    size_t columns, rows;
    struct placed_view *cells;
    struct grid_item *items;
};

static bool has_own_scale(const struct view *view, enum channel channel) {
    return !view->scales[channel] && (view->children[0]->scales[channel] ||
                                         resolve_is_independent(view, "scale", channel));
}

/* Cells with scales of their own are of different sizes: where nothing divides the other way
 * they need not be aligned (vega-lite/src/compile/facet.ts, assembleDefaultLayout). */
static struct grid_options grid_of(const struct view *view) {
    struct grid_options grid = view->grid;
    const struct facet_axis *axes = view->facet->axes;
    grid.columns = composition_columns(view);
    bool own_x = !axes[FACET_ROW].definition && has_own_scale(view, CHANNEL_X);
    bool own_y = !axes[FACET_COLUMN].definition && has_own_scale(view, CHANNEL_Y);
    if (!grid.align_said && (own_x || own_y)) {
        grid.align[0] = grid.align[1] = GRID_NONE;
    }
    return grid;
}

/* Cells of wrapped facets bear labels of their own, as do rows and columns whose labels
 * stand across their direction. */
static bool find_cell_label(
    const struct trellis *trellis, const struct facet_cell *cell, struct title *label) {
    static const int order[] = {FACET_WRAPPED, FACET_ROW, FACET_COLUMN};
    for (size_t i = 0; i < countof(order); i++) {
        const struct facet_axis *axis = &trellis->facet->axes[order[i]];
        enum header_side side;
        if (axis->definition && !header_has_side(trellis->plot.chart, axis, &side)) {
            *label = header_label(
                &trellis->plot, axis, order[i] == FACET_ROW ? cell->row : cell->column);
            return true;
        }
    }
    return false;
}

/* Nothing gives steps to the scale of an empty cell. */
static double empty_size(const struct trellis *trellis, bool across) {
    const struct view *pattern = trellis->pattern;
    const struct scale_part *own = pattern->scales[across ? CHANNEL_X : CHANNEL_Y];
    const struct chart *chart = trellis->plot.chart;
    if (!view_is_plot(pattern)) {
        return 0;
    }
    bool stepped = own && !own->merged && size_goes_by_step(chart, pattern, across);
    return stepped ? 0 : sizing_plot(chart, trellis->plot.sizing, pattern, across);
}

static struct placed_view place_cell(
    const struct trellis *trellis, const struct facet_cell *cell) {
    const struct plot *plot = &trellis->plot;
    const struct view *view = cell->view;
    struct title label;
    if (!view) {
        return plot_place_empty(plot->chart, plot->placer, trellis->pattern,
            empty_size(trellis, true), empty_size(trellis, false));
    }
    if (!view_is_plot(view)) {
        return view_place(plot->chart, plot->placer, view, plot->sizing);
    }
    bool labelled = find_cell_label(trellis, cell, &label);
    return plot_place(
        plot->chart, plot->placer, view, plot->sizing, labelled ? &label : NULL);
}

static const char *const roles[SIDE_COUNT] = {
    "row-header", "row-footer", "column-header", "column-footer"};

static bool is_across(enum header_side side) {
    return side == SIDE_COLUMN_HEADER || side == SIDE_COLUMN_FOOTER;
}

/* The rows or columns on whose side headers stand; NULL: the view is not divided so. */
static const struct facet_axis *side_axis(
    const struct trellis *trellis, enum header_side side) {
    const struct facet_axis *axis =
        &trellis->facet->axes[is_across(side) ? FACET_COLUMN : FACET_ROW];
    return axis->definition ? axis : NULL;
}

static bool has_labels(const struct trellis *trellis, enum header_side side) {
    const struct facet_axis *axis = side_axis(trellis, side);
    enum header_side own;
    return axis && header_has_labels(trellis->plot.chart, axis) &&
           header_has_side(trellis->plot.chart, axis, &own) && own == side;
}

static size_t header_count(const struct trellis *trellis, enum header_side side) {
    const struct facet_axis *axis = side_axis(trellis, side);
    if (!has_labels(trellis, side) && trellis->facet->shared_axes[side].count == 0) {
        return 0;
    }
    if (axis) {
        return axis->count;
    }
    if (!trellis->facet->axes[FACET_WRAPPED].definition) {
        return 1;
    }
    size_t cells = trellis->facet->cell_count;
    return is_across(side) ? (trellis->columns < cells ? trellis->columns : cells)
                           : trellis->rows;
}

/* As large as the largest cell of its row or column. */
static double header_size(
    const struct trellis *trellis, enum header_side side, size_t index) {
    double size = 0;
    for (size_t i = 0; i < trellis->facet->cell_count; i++) {
        size_t line = is_across(side) ? i % trellis->columns : i / trellis->columns;
        const struct placed_view *cell = &trellis->cells[i];
        if (line == index) {
            size = fmax(size, is_across(side) ? cell->width : cell->height);
        }
    }
    return size;
}

static struct placed_view place_header(
    const struct trellis *trellis, enum header_side side, size_t index) {
    struct plot plot = trellis->plot;
    const struct guide_list *axes = &trellis->facet->shared_axes[side];
    double size = header_size(trellis, side, index);
    plot.group = scene_new_group(plot.arena);
    plot.continued = !is_across(side) && index > 0;
    plot.width = is_across(side) ? size : 0;
    plot.height = is_across(side) ? 0 : size;
    plot.group->width = plot.width;
    plot.group->height = plot.height;
    struct bounds extent = {0, 0, plot.width, plot.height};
    for (size_t i = 0; i < axes->count; i++) {
        struct bounds box = axis_place(&plot, axes->items[i], false);
        bounds_union(&extent, &box);
    }
    if (has_labels(trellis, side)) {
        struct title label = header_label(&plot, side_axis(trellis, side), index);
        extent = title_place(&plot, &label, extent);
    }
    return (struct placed_view){plot.group, plot.width, plot.height, extent};
}

static struct placed_view *place_side(
    const struct trellis *trellis, enum header_side side, struct grid_side *out) {
    struct arena *arena = trellis->plot.arena;
    out->count = header_count(trellis, side);
    out->items = arena_array(arena, out->count, sizeof *out->items);
    out->band = view_is_plot(trellis->pattern) ? NAN : 0.5;
    struct placed_view *placed = arena_array(arena, out->count, sizeof *placed);
    for (size_t i = 0; i < out->count; i++) {
        placed[i] = place_header(trellis, side, i);
        out->items[i] = composition_item(&placed[i]);
    }
    return placed;
}

/* The title of all rows, columns or cells. */
struct side_title {
    struct placed_view placed;
    struct grid_item item;
    bool beside;
};

static double title_band(const char *anchor, bool beside) {
    bool start = strcmp(anchor, "start") == 0, end = strcmp(anchor, "end") == 0;
    return start ? (beside ? 1 : 0) : end ? (beside ? 0 : 1) : 0.5;
}

static void place_title(const struct trellis *trellis, const struct facet_axis *axis,
    struct side_title *out, struct grid_frame *frame) {
    struct plot plot = trellis->plot;
    const struct chart *chart = plot.chart;
    struct title title = header_title(&plot, axis);
    plot.group = scene_new_group(plot.arena);
    plot.group->no_size = true;
    struct bounds box = title_place(&plot, &title, (struct bounds){0, 0, 0, 0});
    out->beside = header_title_is_beside(chart, axis);
    out->placed = (struct placed_view){plot.group, 0, 0, box};
    out->item = composition_item(&out->placed);
    const char *orient = header_string(chart, axis, "titleOrient", "");
    struct grid_title *grid = out->beside ? &frame->row_title : &frame->column_title;
    grid->item = &out->item;
    grid->at_end = strcmp(orient, "right") == 0 || strcmp(orient, "bottom") == 0;
    grid->band = title_band(header_string(chart, axis, "titleAnchor", ""), out->beside);
}

/* Rows and columns that have a title keep 10 px off it (vega-lite/src/compile/facet.ts,
 * getHeaderLayoutMixins). */
static double title_gap(const struct trellis *trellis, int index) {
    const struct facet_axis *axis = &trellis->facet->axes[index];
    return axis->definition && axis->title ? 10 : 0;
}

static void attach(const struct trellis *trellis, const struct placed_view *placed,
    const struct grid_item *item, const char *role, struct bounds *box) {
    const struct plot *plot = &trellis->plot;
    scene_attach_group(plot->arena, plot->group, placed->group, role, item->x, item->y);
    struct bounds own = bounds_moved(item->bounds, item->x, item->y);
    bounds_union(box, &own);
}

/* In a layout the axes below a wrapped grid stand at the last cell of their column, which may
 * be a row higher than the grid's last. */
static void raise_footers(const struct trellis *trellis, struct grid_side *side) {
    size_t last = (trellis->rows - 1) * trellis->columns;
    for (size_t i = 0; i < side->count; i++) {
        size_t cell = last + i;
        if (cell >= trellis->facet->cell_count && cell >= trellis->columns) {
            const struct grid_item *above = &trellis->items[cell - trellis->columns];
            side->items[i].y = ceil(above->y + above->bounds.y2);
        }
    }
}

/* Headers are laid out about the cells; all are attached in the order that Vega has. */
static void place_frame(
    struct trellis *trellis, const struct grid_options *grid, struct bounds *box) {
    struct grid_frame frame = {0};
    struct side_title titles[3] = {0};
    struct placed_view *sides[SIDE_COUNT];
    for (int side = 0; side < SIDE_COUNT; side++) {
        sides[side] = place_side(trellis, side, &frame.sides[side]);
    }
    for (int i = 0; i < 3; i++) {
        const struct facet_axis *axis = &trellis->facet->axes[i];
        if (axis->definition && axis->title) {
            place_title(trellis, axis, &titles[i], &frame);
        }
    }
    frame.row_title.offset = title_gap(trellis, FACET_ROW);
    frame.column_title.offset = title_gap(trellis, FACET_COLUMN);
    grid_arrange_frame(trellis->items, trellis->facet->cell_count, grid, box, &frame);
    if (!trellis->plot.chart->bare) {
        raise_footers(trellis, &frame.sides[SIDE_COLUMN_FOOTER]);
    }
    for (int i = 0; i < 3; i++) {
        if (titles[i].placed.group) {
            attach(trellis, &titles[i].placed, &titles[i].item,
                titles[i].beside ? "row-title" : "column-title", box);
        }
    }
    for (int side = 0; side < SIDE_COUNT; side++) {
        for (size_t i = 0; i < frame.sides[side].count; i++) {
            attach(
                trellis, &sides[side][i], &frame.sides[side].items[i], roles[side], box);
        }
    }
}

struct placed_view facet_place(const struct chart *chart, const struct placer *placer,
    const struct view *view, const struct sizing *sizing) {
    struct trellis trellis = {.plot = composition_open(chart, placer, view, sizing),
        .view = view,
        .pattern = view->children[0],
        .facet = view->facet};
    struct arena *arena = trellis.plot.arena;
    struct grid_options grid = grid_of(view);
    size_t count = view->facet->cell_count;
    trellis.columns = grid.columns ? grid.columns : count ? count : 1;
    trellis.rows = (count + trellis.columns - 1) / trellis.columns;
    composition_place_scales(&trellis.plot);
    trellis.cells = arena_array(arena, count, sizeof *trellis.cells);
    trellis.items = arena_array(arena, count, sizeof *trellis.items);
    for (size_t i = 0; i < count; i++) {
        trellis.cells[i] = place_cell(&trellis, &view->facet->cells[i]);
        trellis.items[i] = composition_item(&trellis.cells[i]);
    }
    struct bounds box = grid_arrange(arena, trellis.items, count, &grid);
    place_frame(&trellis, &grid, &box);
    struct bounds cells = bounds_empty();
    for (size_t i = 0; i < count; i++) {
        attach(&trellis, &trellis.cells[i], &trellis.items[i], "scope", &cells);
    }
    return composition_finish(&trellis.plot, box);
}
