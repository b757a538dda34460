/* A grid laid out for a width. */
#include "table/layout.h"

#include "table/structure.h"

#include <math.h>
#include <stddef.h>

double cell_padding(const struct table *table, const struct table_cell *cell) {
    bool head = cell->kind == CELL_HEAD || cell->kind == CELL_CORNER;
    return head ? table->look.head_padding : table->look.row_padding;
}

double layout_content_left(const struct table *table, const struct table_layout *layout,
    const struct table_cell *cell) {
    double indent = table->look.indented && cell->kind == CELL_STUB
                        ? table->look.indent * cell->level
                        : 0;
    return layout->edges[cell->column] + layout_column_rule(table, cell->column) +
           layout->padding + indent;
}

double layout_content_right(const struct table *table, const struct table_layout *layout,
    const struct table_cell *cell) {
    int end = cell->column + cell->column_span;
    double rule = end == table->grid->column_count ? layout_column_rule(table, end) : 0;
    return layout->edges[end] - rule - layout->padding;
}

/* A number on its column's axis, if it has room there. */
static bool set_on_axis(const struct placer *placer, const struct table *table,
    const struct table_layout *layout, const struct table_cell *cell, double width,
    struct cell_setting *setting) {
    const struct axis *axis = axes_find(&layout->axes, table->grid, cell);
    if (!cell->number || cell->align != CELL_AXIS || !axis) {
        return false;
    }
    struct number_parts parts = number_measure(placer, cell);
    double room = (width - axis->before - axis->after) / 2 + axis->after;
    if (parts.remark && parts.after > room) {
        return false;
    }
    struct table_cell line = *cell;
    line.align = CELL_LEFT;
    setting->paragraph = label_set(placer, table, &line, cell->text, INFINITY);
    setting->on_axis = true;
    setting->before = parts.before;
    setting->height = cell_style(placer->theme, cell)->text.size;
    return true;
}

static void warn_too_narrow(
    const struct placer *placer, struct table_layout *layout, struct place place) {
    if (!layout->warned) {
        fault_add(placer->warnings, FAULT_WARNING, "does-not-fit", place,
            "the text does not fit into its column; the table is too narrow for it",
            "文字在列内排不下，表格太窄");
    }
    layout->warned = true;
}

static void set_cell(const struct placer *placer, const struct table *table,
    struct table_layout *layout, size_t index) {
    const struct table_cell *cell = &table->grid->cells[index];
    struct cell_setting *setting = &layout->settings[index];
    double width = layout_content_right(table, layout, cell) -
                   layout_content_left(table, layout, cell);
    if (cell->blocks.count) {
        struct element *element =
            table->structure ? table->structure->cells[index] : NULL;
        setting->content = content_place(placer, cell, fmax(width, 1), element);
        setting->height = setting->content.height;
    }
    if (!*cell->text) {
        return;
    }
    if (set_on_axis(placer, table, layout, cell, width, setting)) {
        const struct axis *axis = axes_find(&layout->axes, table->grid, cell);
        if (axis->before + axis->after > width + 2 * layout->padding) {
            warn_too_narrow(placer, layout, cell->place);
        }
        return;
    }
    setting->paragraph = label_set(placer, table, cell, cell->text, fmax(width, 1));
    setting->height = label_height(
        &setting->paragraph, cell_style(placer->theme, cell), cell->direction);
    if (setting->paragraph.overfull) {
        warn_too_narrow(placer, layout, cell->place);
    }
}

/* What a cell needs of its rows, the rule over it in it. */
static double needed_height(
    const struct table *table, const struct table_layout *layout, size_t index) {
    const struct table_cell *cell = &table->grid->cells[index];
    return layout->settings[index].height + 2 * cell_padding(table, cell) +
           table->look.row_rule;
}

static void raise_rows(
    struct table_layout *layout, const struct table_cell *cell, double needed) {
    double have = 0;
    for (int r = 0; r < cell->row_span; r++) {
        have += layout->heights[cell->row + r];
    }
    double lacking = needed - have;
    for (int r = 0; lacking > 0 && r < cell->row_span; r++) {
        double part = ceil(lacking / (cell->row_span - r));
        layout->heights[cell->row + r] += part;
        lacking -= part;
    }
}

static void set_heights(const struct table *table, struct table_layout *layout) {
    const struct table_grid *grid = table->grid;
    for (int r = 0; r < grid->row_count; r++) {
        layout->heights[r] = ceil(table->look.row_height);
    }
    for (size_t i = 0; i < grid->cell_count; i++) {
        const struct table_cell *cell = &grid->cells[i];
        if (cell->row_span == 1) {
            double needed = ceil(needed_height(table, layout, i));
            layout->heights[cell->row] = fmax(layout->heights[cell->row], needed);
        }
    }
    for (size_t i = grid->cell_count; i-- > 0;) { /* inner cells before outer ones */
        if (grid->cells[i].row_span > 1) {
            raise_rows(layout, &grid->cells[i], needed_height(table, layout, i));
        }
    }
}

/* height: of the block stretches the rows alike. */
static void stretch_rows(const struct table *table, struct table_layout *layout) {
    const struct table_grid *grid = table->grid;
    double lacking = table->block.height;
    for (int r = 0; r < grid->row_count; r++) {
        lacking -= layout->heights[r];
    }
    for (int r = 0; lacking > 0 && r < grid->row_count; r++) {
        double part = floor(lacking / (grid->row_count - r));
        layout->heights[r] += part;
        lacking -= part;
    }
}

struct table_layout *layout_make(
    const struct placer *placer, const struct table *table, double width) {
    struct arena *arena = placer->typesetter.arena;
    const struct table_grid *grid = table->grid;
    struct table_layout *layout = arena_new(arena, struct table_layout);
    bool narrow;
    layout->width = width;
    layout->axes = axes_measure(placer, grid);
    layout->edges = layout_columns(placer, table, layout, &narrow);
    layout->settings = arena_array(arena, grid->cell_count, sizeof *layout->settings);
    layout->heights = arena_array(arena, (size_t)grid->row_count, sizeof(double));
    if (narrow) {
        warn_too_narrow(placer, layout, table->block.place);
    }
    for (size_t i = 0; i < grid->cell_count; i++) {
        set_cell(placer, table, layout, i);
    }
    set_heights(table, layout);
    stretch_rows(table, layout);
    return layout;
}
