/* Vega's grid layout of boxes. */
#include "chart/legend_grid.h"

/* One direction: columns, which go across, or rows. */
struct direction {
    bool across;
    size_t columns, line_count;
    double *ends;  /* a line: how far its cells reach */
    double *rooms; /* a line: the most that a cell needs off the line before */
    double end, room;
};

static size_t line_of(const struct direction *direction, size_t cell) {
    return direction->across ? cell % direction->columns : cell / direction->columns;
}

static double room_of(
    const struct direction *direction, const struct legend_cell *cell, double padding) {
    double start = direction->across ? cell->box.x1 : cell->box.y1;
    return padding + (start < 0 ? ceil(-start) : 0);
}

static struct direction measure(struct arena *arena, const struct legend_grid *grid,
    const struct legend_cell *cells, size_t count, bool across) {
    size_t columns = grid->columns ? grid->columns : count ? count : 1;
    struct direction direction = {.across = across, .columns = columns};
    direction.line_count = across ? columns : (count + columns - 1) / columns;
    direction.ends = arena_array(arena, direction.line_count + 1, sizeof(double));
    direction.rooms = arena_array(arena, direction.line_count + 1, sizeof(double));
    for (size_t i = 0; i < count; i++) {
        size_t line = line_of(&direction, i);
        double end = ceil(across ? cells[i].box.x2 : cells[i].box.y2);
        direction.ends[line] = fmax(direction.ends[line], end);
        direction.end = fmax(direction.end, end);
        if (line > 0) {
            double room = room_of(&direction, &cells[i], grid->padding[!across]);
            direction.rooms[line] = fmax(direction.rooms[line], room);
            direction.room = fmax(direction.room, room);
        }
    }
    return direction;
}

/* From the line before to this cell's. */
static double step_to(const struct direction *direction, const struct legend_grid *grid,
    const struct legend_cell *cells, size_t cell) {
    size_t line = line_of(direction, cell);
    enum legend_align align = grid->align[!direction->across];
    if (line == 0) {
        return 0;
    }
    if (align == LEGEND_ALIGN_ALL) {
        return direction->room + direction->end;
    }
    double room = align == LEGEND_ALIGN_EACH ? direction->rooms[line]
                                             : room_of(direction, &cells[cell],
                                                   grid->padding[!direction->across]);
    return room + direction->ends[line - 1];
}

static void arrange(struct arena *arena, const struct legend_grid *grid,
    struct legend_cell *cells, size_t count, bool across) {
    struct direction direction = measure(arena, grid, cells, count, across);
    enum legend_align align = grid->align[!across];
    size_t others =
        across ? (count + direction.columns - 1) / direction.columns : direction.columns;
    size_t back = across ? 1 : direction.columns;
    bool center = align != LEGEND_ALIGN_NONE && grid->center[!across] && others > 1;
    double *places = arena_array(arena, count, sizeof *places);
    for (size_t i = 0; i < count; i++) {
        double before = line_of(&direction, i) ? places[i - back] : 0;
        places[i] = before + step_to(&direction, grid, cells, i);
    }
    for (size_t i = 0; i < count; i++) {
        double end = align == LEGEND_ALIGN_ALL ? direction.end
                                               : direction.ends[line_of(&direction, i)];
        /* Vega takes what is left beyond the cell's old place, which is 0 */
        double spare = end - (across ? cells[i].box.x2 : cells[i].box.y2) - places[i];
        double place = places[i] + (center && spare > 0 ? spare / 2 : 0);
        *(across ? &cells[i].x : &cells[i].y) = place;
    }
}

struct bounds legend_grid_arrange(struct arena *arena, const struct legend_grid *grid,
    struct legend_cell *cells, size_t count) {
    arrange(arena, grid, cells, count, true);
    arrange(arena, grid, cells, count, false);
    struct bounds all = bounds_empty();
    for (size_t i = 0; i < count; i++) {
        struct bounds box = bounds_moved(cells[i].box, cells[i].x, cells[i].y);
        bounds_union(&all, &box);
    }
    return all;
}
