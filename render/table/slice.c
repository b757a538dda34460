/* Tables split by columns. */
#include "table/slice.h"

#include "table/structure.h"

/* Data columns from `from`, `to` not included, counted over the grid. */
struct range {
    int from, to;
};

struct slicing {
    const struct placer *placer;
    const struct table *table;
    const struct table_grid *grid;
    double *least; /* widths that columns need */
    double stub;   /* sum of the stub's */
    double width;
};

/* The end of the columns that fit behind `from`. */
static int fitting_end(const struct slicing *slicing, int from, double width) {
    double sum = slicing->stub;
    int end = from;
    while (
        end < slicing->grid->column_count && sum + slicing->least[end] <= width + 0.5) {
        sum += slicing->least[end++];
    }
    return end;
}

/* A border of the head's top row not far before `end`, so that what belongs together
 * stays together; else `end`. */
static int whole_branches(const struct slicing *slicing, int from, int end) {
    const struct table_grid *grid = slicing->grid;
    if (end == grid->column_count) {
        return end;
    }
    for (int border = end; border > from + (end - from) / 2; border--) {
        if (table_grid_cell(grid, 0, border)->column == border) {
            return border;
        }
    }
    return end;
}

static int count_slices(const struct slicing *slicing, double width) {
    int count = 0;
    for (int at = slicing->grid->stub_columns; at < slicing->grid->column_count;
         count++) {
        int end = fitting_end(slicing, at, width);
        if (end == at) {
            return -1;
        }
        at = whole_branches(slicing, at, end);
    }
    return count;
}

/* The least width with which there are no more slices than with all of it: then they are
 * about alike. */
static double even_width(const struct slicing *slicing, int count) {
    double low = 0;
    double high = slicing->width;
    for (int i = 0; i < 20; i++) {
        double middle = (low + high) / 2;
        bool enough = count_slices(slicing, middle) == count;
        high = enough ? middle : high;
        low = enough ? low : middle;
    }
    return high;
}

/* Cells of the stub as they are, others as far as they lie in the range. */
static bool clip_cell(
    const struct table_grid *grid, struct range range, struct table_cell *cell) {
    int stub = grid->stub_columns;
    int from = cell->column;
    int end = cell->column + cell->column_span;
    bool in_stub = from < stub;
    if (!in_stub && (from >= range.to || end <= range.from)) {
        return false;
    }
    int first = from < stub ? from : from < range.from ? range.from : from;
    int last = end > range.to ? range.to : end;
    if (in_stub) { /* its part beyond the stub, if any, lies in the range */
        int beyond = last > range.from ? last - range.from : 0;
        cell->column_span = (uint16_t)((end < stub ? end : stub) - from + beyond);
    } else {
        cell->column = (uint16_t)(stub + first - range.from);
        cell->column_span = (uint16_t)(last - first);
    }
    bool earlier = range.from > stub && (in_stub || from < range.from);
    cell->repeated |= earlier;
    return true;
}

static struct table *make_slice(
    const struct slicing *slicing, struct range range, bool last) {
    struct arena *arena = slicing->placer->typesetter.arena;
    const struct table_grid *whole = slicing->grid;
    struct table_grid *grid = arena_new(arena, struct table_grid);
    struct table *slice = arena_new(arena, struct table);
    int stub = whole->stub_columns;
    *grid = *whole;
    grid->column_count = stub + range.to - range.from;
    grid->columns = arena_array(arena, (size_t)grid->column_count, sizeof *grid->columns);
    grid->cells = arena_array(arena, whole->cell_count, sizeof *grid->cells);
    grid->cell_count = 0;
    grid->note_count = last ? whole->note_count : 0;
    for (int c = 0; c < grid->column_count; c++) {
        grid->columns[c] = whole->columns[c < stub ? c : range.from + c - stub];
    }
    struct table_structure *structure = arena_new(arena, struct table_structure);
    structure->root = slicing->table->structure->root;
    structure->cells = arena_array(arena, whole->cell_count, sizeof *structure->cells);
    for (size_t i = 0; i < whole->cell_count; i++) {
        struct table_cell cell = whole->cells[i];
        if (clip_cell(whole, range, &cell)) {
            structure->cells[grid->cell_count] = slicing->table->structure->cells[i];
            grid->cells[grid->cell_count++] = cell;
        }
    }
    grid_fill_places(arena, grid);
    *slice = *slicing->table;
    slice->grid = grid;
    slice->structure = structure;
    slice->layout = NULL;
    return slice;
}

struct table *slice_table(
    const struct placer *placer, const struct table *table, double width) {
    const struct table_grid *grid = table->grid;
    struct slicing slicing = {
        placer, table, grid, layout_least(placer, table, width), 0, width};
    for (int c = 0; c < grid->stub_columns; c++) {
        slicing.stub += slicing.least[c];
    }
    int count = count_slices(&slicing, width);
    if (count < 2) {
        return NULL;
    }
    double even = even_width(&slicing, count);
    struct table *first = NULL;
    struct table **link = &first;
    for (int at = grid->stub_columns; at < grid->column_count;) {
        int end = whole_branches(&slicing, at, fitting_end(&slicing, at, even));
        struct range range = {at, end};
        *link = make_slice(&slicing, range, end == grid->column_count);
        link = &(*link)->next;
        at = end;
    }
    return first;
}
