/* Sections stacked on the columns they have in common.
 *
 *     section 1   stub | a | b | c          section 2   stub |     d
 *     grid        stub | · | · | ·   so that d spans the three columns of a, b and c
 *
 * Each section divides the width beside the stub evenly among its data columns; the grid
 * has a column border wherever any section has one. */
#include "table/section.h"

#include <stdlib.h>

/* A border of columns: `part` of `whole` of the width beside the stub. */
struct border {
    int part, whole;
};

struct stack {
    struct arena *arena;
    struct table_grid *grid;
    struct border *borders; /* from 0 to 1; one more than data columns of the grid */
    int border_count;
};

static int compare_borders(const void *left, const void *right) {
    const struct border *a = left;
    const struct border *b = right;
    long long difference = (long long)a->part * b->whole - (long long)b->part * a->whole;
    return (difference > 0) - (difference < 0);
}

static void find_borders(
    struct stack *stack, const struct titled_section *sections, size_t count) {
    size_t most = 0;
    for (size_t i = 0; i < count; i++) {
        most += (size_t)sections[i].section.data_columns + 1;
    }
    struct border *all = arena_array(stack->arena, most, sizeof *all);
    size_t filled = 0;
    for (size_t i = 0; i < count; i++) {
        int whole = sections[i].section.data_columns;
        for (int part = 0; part <= whole; part++) {
            all[filled++] = (struct border){part, whole};
        }
    }
    qsort(all, filled, sizeof *all, compare_borders);
    for (size_t i = 0; i < filled; i++) {
        if (!stack->border_count ||
            compare_borders(&all[stack->border_count - 1], &all[i]) != 0) {
            all[stack->border_count++] = all[i];
        }
    }
    stack->borders = all;
}

/* The grid column at which a section's column begins; its column after the last gives the
 * end of the grid. */
static int map_column(
    const struct stack *stack, const struct section *section, int column) {
    if (column < section->stub_columns) {
        return column;
    }
    if (column == 0) {
        return 0; /* no stub of its own: the first data column begins at the edge */
    }
    struct border sought = {column - section->stub_columns, section->data_columns};
    int index = 0;
    while (compare_borders(&stack->borders[index], &sought) != 0) {
        index++;
    }
    return stack->grid->stub_columns + index;
}

/* The end of a cell's last column. A section's last stub column reaches to the data. */
static int map_end(const struct stack *stack, const struct section *section, int end) {
    return end < section->stub_columns ? end : map_column(stack, section, end);
}

static void take_over_column(
    struct stack *stack, const struct section *section, int from) {
    int first = map_column(stack, section, from);
    if (map_end(stack, section, from + 1) != first + 1) {
        return;
    }
    const struct table_column *source = &section->columns[from];
    struct table_column *target = &stack->grid->columns[first];
    if (source->width > 0 || source->width_share > 0) {
        target->width = source->width;
        target->width_share = source->width_share;
    }
    if (source->weight == 0) {
        target->weight = 0;
    }
}

static void make_columns(
    struct stack *stack, const struct titled_section *sections, size_t count) {
    struct table_grid *grid = stack->grid;
    int data = stack->border_count - 1;
    grid->column_count = grid->stub_columns + data;
    grid->columns =
        arena_array(stack->arena, (size_t)grid->column_count, sizeof *grid->columns);
    for (int i = 0; i < grid->stub_columns; i++) {
        grid->columns[i].stub = true;
    }
    for (int i = 0; i < data; i++) {
        const struct border *a = &stack->borders[i];
        const struct border *b = &stack->borders[i + 1];
        grid->columns[grid->stub_columns + i].weight =
            (double)b->part / b->whole - (double)a->part / a->whole;
    }
    for (size_t i = 0; i < count; i++) {
        const struct section *section = &sections[i].section;
        for (int c = 0; c < section->stub_columns + section->data_columns; c++) {
            take_over_column(stack, section, c);
        }
    }
}

static void add_title(struct stack *stack, const struct table_look *look,
    const struct titled_section *titled, int row) {
    struct table_grid *grid = stack->grid;
    grid->cells[grid->cell_count++] = (struct table_cell){.kind = CELL_HEAD,
        .row = row,
        .row_span = 1,
        .column_span = (uint16_t)grid->column_count,
        .text = titled->title,
        .align = (uint8_t)look->title_align,
        .title = true,
        .place = titled->place};
}

static int compare_cells(const void *left, const void *right) {
    const struct table_cell *a = left;
    const struct table_cell *b = right;
    return a->row != b->row ? a->row - b->row : a->column - b->column;
}

static void add_section(struct stack *stack, const struct table_look *look,
    const struct titled_section *titled, int index, int *row) {
    const struct section *section = &titled->section;
    struct table_grid *grid = stack->grid;
    int titles = titled->title ? 1 : 0;
    grid->sections[index] = (struct table_section){
        *row, titles + section->row_count, titles + section->head_rows};
    if (titled->title) {
        add_title(stack, look, titled, *row);
    }
    for (size_t i = 0; i < section->cell_count; i++) {
        struct table_cell cell = section->cells[i];
        int end = cell.column + cell.column_span;
        cell.row += *row + titles;
        cell.column = (uint16_t)map_column(stack, section, cell.column);
        cell.column_span = (uint16_t)(map_end(stack, section, end) - cell.column);
        grid->cells[grid->cell_count++] = cell;
    }
    for (int r = 0; r < titles + section->row_count; r++) {
        bool keep = section->keep && r >= titles && section->keep[r - titles];
        grid->rows[*row + r] =
            (struct table_row){r < grid->sections[index].head_rows, keep, index};
    }
    *row += titles + section->row_count;
}

void grid_fill_places(struct arena *arena, struct table_grid *grid) {
    int *at = arena_array(
        arena, (size_t)grid->row_count, (size_t)grid->column_count * sizeof *at);
    for (size_t i = 0; i < grid->cell_count; i++) {
        const struct table_cell *cell = &grid->cells[i];
        for (int r = cell->row; r < cell->row + cell->row_span; r++) {
            for (int c = cell->column; c < cell->column + cell->column_span; c++) {
                at[r * grid->column_count + c] = (int)i;
            }
        }
    }
    grid->at = at;
}

/* In reading order. Sections give them nearly so: only heads come column by column. */
static void sort_cells(struct table_grid *grid) {
    size_t from = 0;
    for (size_t i = 1; i < grid->cell_count; i++) {
        if (compare_cells(&grid->cells[i - 1], &grid->cells[i]) > 0) {
            from = i;
        }
    }
    qsort(grid->cells, from ? from + 1 : 0, sizeof *grid->cells, compare_cells);
    for (size_t i = 1; i < grid->cell_count; i++) {
        if (compare_cells(&grid->cells[i - 1], &grid->cells[i]) > 0) {
            qsort(grid->cells, grid->cell_count, sizeof *grid->cells, compare_cells);
            return;
        }
    }
}

/* A single section without a title is the grid as it is: its cells are not copied. */
static void take_cells(struct stack *stack, const struct table_look *look,
    const struct titled_section *sections, size_t count) {
    struct table_grid *grid = stack->grid;
    const struct section *only = &sections[0].section;
    size_t cells = 0;
    for (size_t i = 0; i < count; i++) {
        cells += sections[i].section.cell_count + 1;
    }
    bool same = count == 1 && !sections[0].title;
    grid->cells =
        same ? only->cells : arena_array(stack->arena, cells, sizeof *grid->cells);
    int row = 0;
    for (size_t i = 0; i < count; i++) {
        add_section(stack, look, &sections[i], (int)i, &row);
    }
}

struct table_grid *grid_stack(struct arena *arena, const struct table_look *look,
    const struct titled_section *sections, size_t count) {
    struct table_grid *grid = arena_new(arena, struct table_grid);
    struct stack stack = {.arena = arena, .grid = grid};
    for (size_t i = 0; i < count; i++) {
        const struct section *section = &sections[i].section;
        grid->row_count += section->row_count + (sections[i].title ? 1 : 0);
        if (section->stub_columns > grid->stub_columns) {
            grid->stub_columns = section->stub_columns;
        }
    }
    find_borders(&stack, sections, count);
    make_columns(&stack, sections, count);
    grid->rows = arena_array(arena, (size_t)grid->row_count, sizeof *grid->rows);
    grid->sections = arena_array(arena, count, sizeof *grid->sections);
    grid->section_count = (int)count;
    take_cells(&stack, look, sections, count);
    sort_cells(grid);
    grid_fill_places(arena, grid);
    return grid;
}

const struct table_cell *table_grid_cell(
    const struct table_grid *grid, int row, int column) {
    return &grid->cells[grid->at[row * grid->column_count + column]];
}
