/* Vega's grid layout (vega-view-transforms/src/layout/grid.js). */
#include "chart/grid_layout.h"

static struct bounds item_box(const struct grid_item *item, bool flush) {
    if (flush) {
        return (struct bounds){0, 0, item->width, item->height};
    }
    return bounds_is_empty(&item->bounds) ? (struct bounds){0, 0, 0, 0} : item->bounds;
}

static size_t column_count(const struct grid_options *options, size_t count) {
    return options->columns ? options->columns : count ? count : 1;
}

static size_t row_count(const struct grid_options *options, size_t count) {
    size_t columns = column_count(options, count);
    return (count + columns - 1) / columns;
}

/* One direction of the grid. Its lines are columns where it goes across, else rows. */
struct direction {
    bool across;
    size_t count, columns, line_count;
    const struct bounds *boxes;
    double *room;       /* an item: what it needs off the line before */
    double *ends;       /* a line: how far its items reach */
    double *most;       /* a line: the most room that an item of it needs */
    double end, needed; /* the most of all lines */
};

static size_t line_of(const struct direction *direction, size_t item) {
    return direction->across ? item % direction->columns : item / direction->columns;
}

static struct direction measure(struct arena *arena, const struct bounds *boxes,
    size_t count, const struct grid_options *options, bool across) {
    struct direction direction = {across, count, column_count(options, count)};
    size_t lines = across ? direction.columns : row_count(options, count);
    direction.boxes = boxes;
    direction.line_count = lines;
    direction.room = arena_array(arena, count, sizeof(double));
    direction.ends = arena_array(arena, lines + 1, sizeof(double));
    direction.most = arena_array(arena, lines + 1, sizeof(double));
    for (size_t i = 0; i < count; i++) {
        size_t line = line_of(&direction, i);
        double start = across ? boxes[i].x1 : boxes[i].y1;
        double end = ceil(across ? boxes[i].x2 : boxes[i].y2);
        double spacing = options->spacing[across ? 0 : 1];
        direction.ends[line] = fmax(direction.ends[line], end);
        direction.end = fmax(direction.end, end);
        if (line > 0) {
            direction.room[i] = spacing + (start < 0 ? ceil(-start) : 0);
            direction.most[line] = fmax(direction.most[line], direction.room[i]);
            direction.needed = fmax(direction.needed, direction.room[i]);
        }
    }
    return direction;
}

/* From the line before to this item's. */
static double step_of(
    const struct direction *direction, enum grid_align align, size_t item) {
    size_t line = line_of(direction, item);
    if (line == 0) {
        return 0;
    }
    if (align == GRID_ALL) {
        return direction->needed + direction->end;
    }
    double room = align == GRID_EACH ? direction->most[line] : direction->room[item];
    return room + direction->ends[line - 1];
}

/* Vega takes what is left beyond the item's place, so only the first line moves. */
static void center_lines(
    const struct direction *direction, enum grid_align align, double *positions) {
    for (size_t i = 0; i < direction->count; i++) {
        double end =
            align == GRID_ALL ? direction->end : direction->ends[line_of(direction, i)];
        const struct bounds *box = &direction->boxes[i];
        double spare = end - (direction->across ? box->x2 : box->y2) - positions[i];
        positions[i] += spare > 0 ? spare / 2 : 0;
    }
}

static double *arrange_direction(struct arena *arena, const struct bounds *boxes,
    size_t count, const struct grid_options *options, bool across) {
    struct direction direction = measure(arena, boxes, count, options, across);
    enum grid_align align = options->align[across ? 0 : 1];
    double *positions = arena_array(arena, count, sizeof *positions);
    size_t back = across ? 1 : direction.columns;
    for (size_t i = 0; i < count; i++) {
        double before = line_of(&direction, i) ? positions[i - back] : 0;
        positions[i] = before + step_of(&direction, align, i);
    }
    size_t others = across ? row_count(options, count) : column_count(options, count);
    if (align != GRID_NONE && options->center[across ? 0 : 1] && others > 1) {
        center_lines(&direction, align, positions);
    }
    return positions;
}

static struct bounds placed_box(const struct grid_item *item) {
    return bounds_moved(item->bounds, item->x, item->y);
}

struct bounds grid_arrange(struct arena *arena, struct grid_item *items, size_t count,
    const struct grid_options *options) {
    struct bounds *boxes = arena_array(arena, count, sizeof *boxes);
    for (size_t i = 0; i < count; i++) {
        boxes[i] = item_box(&items[i], options->flush);
    }
    double *xs = arrange_direction(arena, boxes, count, options, true);
    double *ys = arrange_direction(arena, boxes, count, options, false);
    struct bounds all = bounds_empty();
    for (size_t i = 0; i < count; i++) {
        items[i].x = xs[i];
        items[i].y = ys[i];
        struct bounds box = placed_box(&items[i]);
        bounds_union(&all, &box);
    }
    return all;
}

/* The four sides: along which cells the headers stand, one each `stride` from `start`;
 * where a cell is missing, at the nearest `back` before it. */
struct side_walk {
    size_t start, stride, back;
    bool across; /* the headers stand beside each other */
    bool far;    /* right of or below the cells */
};

static double cell_edge(
    const struct grid_item *cell, bool flush, const struct side_walk *walk) {
    struct bounds box = bounds_moved(item_box(cell, flush), cell->x, cell->y);
    return walk->across ? (walk->far ? box.y2 : box.y1) : walk->far ? box.x2 : box.x1;
}

/* The outermost of two edges, in whole px. */
static double outer_edge(const struct side_walk *walk, double a, double b) {
    return walk->far ? ceil(fmax(a, b)) : floor(fmin(a, b));
}

static const struct grid_item *nearest_cell(
    const struct grid_item *cells, size_t count, size_t index, size_t back) {
    while (index >= count && index >= back) {
        index -= back;
    }
    return index < count ? &cells[index] : cells;
}

/* Beside the cell's origin, or at a share of its box. */
static double along_cell(
    const struct grid_item *cell, const struct side_walk *walk, double band) {
    struct bounds box = placed_box(cell);
    if (isnan(band)) {
        return walk->across ? cell->x : cell->y;
    }
    double start = walk->across ? box.x1 : box.y1;
    double end = walk->across ? box.x2 : box.y2;
    return floor(start + band * (end - start) + 0.5);
}

/* Returns the side's outer edge. */
static double arrange_side(const struct grid_item *cells, size_t count, bool flush,
    const struct side_walk *walk, struct grid_side *side) {
    double cells_edge = 0, edge = 0;
    for (size_t i = walk->start; i < count; i += walk->stride) {
        cells_edge = outer_edge(walk, cells_edge, cell_edge(&cells[i], flush, walk));
    }
    if (side->count == 0 || count == 0) {
        return cells_edge;
    }
    double place = cells_edge + (walk->far ? side->offset : -side->offset);
    for (size_t k = 0; k < side->count; k++) {
        const struct grid_item *cell =
            nearest_cell(cells, count, walk->start + k * walk->stride, walk->back);
        struct grid_item *item = &side->items[k];
        double along = along_cell(cell, walk, side->band);
        item->x = walk->across ? along : place;
        item->y = walk->across ? place : along;
        struct bounds box = placed_box(item);
        double own = walk->across ? (walk->far ? box.y2 : box.y1)
                     : walk->far  ? box.x2
                                  : box.x1;
        edge = outer_edge(walk, edge, own);
    }
    return edge;
}

static void arrange_title(const struct grid_title *title, bool across, double near,
    double far, const struct bounds *box) {
    if (!title->item) {
        return;
    }
    double start = across ? box->x1 : box->y1, end = across ? box->x2 : box->y2;
    double along = floor(start + title->band * (end - start) + 0.5);
    double away = title->at_end ? far + title->offset : near - title->offset;
    title->item->x = across ? along : away;
    title->item->y = across ? away : along;
}

void grid_arrange_frame(const struct grid_item *cells, size_t count,
    const struct grid_options *options, const struct bounds *box,
    struct grid_frame *frame) {
    size_t columns = column_count(options, count), rows = row_count(options, count);
    const struct side_walk walks[4] = {
        [GRID_ROW_HEADER] = {0, columns, 1, false, false},
        [GRID_ROW_FOOTER] = {columns - 1, columns, 1, false, true},
        [GRID_COLUMN_HEADER] = {0, 1, columns, true, false},
        [GRID_COLUMN_FOOTER] = {rows ? (rows - 1) * columns : 0, 1, columns, true, true},
    };
    double edges[4];
    for (int i = 0; i < 4; i++) {
        edges[i] =
            arrange_side(cells, count, options->flush, &walks[i], &frame->sides[i]);
    }
    struct bounds grid = bounds_is_empty(box) ? (struct bounds){0, 0, 0, 0} : *box;
    arrange_title(
        &frame->row_title, false, edges[GRID_ROW_HEADER], edges[GRID_ROW_FOOTER], &grid);
    arrange_title(&frame->column_title, true, edges[GRID_COLUMN_HEADER],
        edges[GRID_COLUMN_FOOTER], &grid);
}
