/* A grid laid out for a width. */
#include "table/layout.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "base/progress.h"
#include "table/cell_chart.h"
#include "table/diagonal.h"
#include "table/structure.h"

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

bool cell_has_bar(const struct table_cell *cell) {
    return cell->extra && cell->extra->chart &&
           cell->extra->chart->look->kind == CHART_BAR;
}

double layout_bar_gap(const struct table *table, const struct table_cell *cell) {
    return cell_style(&table->look, cell)->text.size / 2;
}

double layout_text_right(const struct table *table, const struct table_layout *layout,
    const struct table_cell *cell) {
    double right = layout_content_right(table, layout, cell);
    if (!cell_has_bar(cell)) {
        return right;
    }
    const struct axis *axis = axes_find(&layout->axes, table->grid, cell);
    double left = layout_content_left(table, layout, cell);
    return axis ? left + axis->before + axis->after + axis->hang
                : right - cell->extra->chart->look->width - layout_bar_gap(table, cell);
}

static double text_width(const struct table *table, const struct table_layout *layout,
    const struct table_cell *cell) {
    return layout_text_right(table, layout, cell) -
           layout_content_left(table, layout, cell);
}

/* The axis that a number stands on, if it has room there; NULL: it is set as text. */
static const struct axis *axis_for(const struct table *table,
    const struct table_layout *layout, const struct table_cell *cell, double width,
    struct number_parts *parts) {
    if (!cell->number || cell->align != CELL_AXIS || !*cell->text) {
        return NULL;
    }
    const struct axis *axis = axes_find(&layout->axes, table->grid, cell);
    if (!axis) {
        return NULL;
    }
    *parts = number_measure(layout->lines, table, cell);
    double room = (width - axis->before - axis->after) / 2 + axis->after;
    return parts->remark && parts->fraction + parts->suffix > room ? NULL : axis;
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

/* Whether the text stands on one line in the width. */
static bool is_one_line(const struct table *table, struct table_layout *layout,
    const struct table_cell *cell, double width) {
    const struct style *style = cell_style(&table->look, cell);
    return cell->direction == TEXT_HORIZONTAL && !strchr(cell->text, '\n') &&
           !(cell->extra && cell->extra->mark) &&
           lines_width(layout->lines, style, cell->text, strlen(cell->text)) <=
               width + 0.002 * style->text.size;
}

static struct paragraph one_line(const struct placer *placer, struct table_layout *layout,
    const struct table *table, const struct table_cell *cell) {
    const struct style *style = cell_style(&table->look, cell);
    layout->line = lines_set(
        layout->lines, placer->typesetter.arena, style, cell->text, cell->place);
    return (struct paragraph){.lines = &layout->line,
        .line_count = 1,
        .width = layout->line.width,
        .height = style->line_height,
        .baseline = layout->line.y};
}

/* A number and the mark of its footnote are set as a text of one line. */
static struct paragraph set_number(const struct placer *placer, const struct table *table,
    struct table_layout *layout, const struct table_cell *cell) {
    if (!cell->extra || !cell->extra->mark) {
        return one_line(placer, layout, table, cell);
    }
    struct table_cell line = *cell;
    line.align = CELL_LEFT;
    return label_set(placer, table, &line, cell->text, INFINITY);
}

static void set_text(const struct placer *placer, const struct table *table,
    struct table_layout *layout, const struct table_cell *cell,
    struct cell_setting *setting) {
    const struct style *style = cell_style(&table->look, cell);
    double width = fmax(text_width(table, layout, cell), 1);
    struct number_parts parts = {0};
    const struct axis *axis = axis_for(table, layout, cell, width, &parts);
    if (axis) {
        setting->paragraph = set_number(placer, table, layout, cell);
        setting->on_axis = true;
        setting->before = parts.before;
        setting->height = style->text.size;
        return;
    }
    if (is_one_line(table, layout, cell, width)) {
        setting->paragraph = one_line(placer, layout, table, cell);
        double free = width - setting->paragraph.width;
        setting->paragraph.lines->x += cell->align == CELL_LEFT    ? 0
                                       : cell->align == CELL_RIGHT ? free
                                                                   : free / 2;
        setting->height = style->text.size;
        return;
    }
    setting->paragraph = label_set(placer, table, cell, cell->text, width);
    setting->height =
        label_height(&setting->paragraph, style, (enum text_direction)cell->direction);
}

struct cell_setting layout_set_cell(const struct placer *placer,
    const struct table *table, struct table_layout *layout,
    const struct table_cell *cell) {
    struct cell_setting setting = {0};
    if (cell->extra && cell->extra->blocks.count) {
        setting.content = layout->contents[cell - table->grid->cells];
        setting.height = setting.content.height;
    } else if (*cell->text) {
        set_text(placer, table, layout, cell, &setting);
    }
    return setting;
}

static double text_height(const struct placer *placer, const struct table *table,
    struct table_layout *layout, const struct table_cell *cell) {
    const struct style *style = cell_style(&table->look, cell);
    double width = fmax(text_width(table, layout, cell), 1);
    struct number_parts parts = {0};
    const struct axis *axis = axis_for(table, layout, cell, width, &parts);
    if (axis) {
        if (axis->before + axis->after > width + 2 * layout->padding) {
            warn_too_narrow(placer, layout, cell->place);
        }
        return style->text.size;
    }
    if (is_one_line(table, layout, cell, width)) {
        return style->text.size;
    }
    struct paragraph paragraph = label_set(placer, table, cell, cell->text, width);
    if (paragraph.overfull) {
        warn_too_narrow(placer, layout, cell->place);
    }
    return label_height(&paragraph, style, (enum text_direction)cell->direction);
}

static double extra_height(const struct placer *placer, const struct table *table,
    struct table_layout *layout, const struct table_cell *cell) {
    size_t index = (size_t)(cell - table->grid->cells);
    const struct cell_extra *extra = cell->extra;
    if (extra->blocks.count) {
        return layout->contents[index].height;
    }
    if (extra->diagonal) {
        double width =
            layout->edges[cell->column + cell->column_span] - layout->edges[cell->column];
        return diagonal_height(layout->lines, table, cell, width) -
               2 * cell_padding(table, cell);
    }
    double spark = cell_style(&table->look, cell)->text.size * 1.2;
    double text = *cell->text ? text_height(placer, table, layout, cell) : 0;
    return extra->chart && !cell_has_bar(cell) ? fmax(text, spark) : text;
}

double layout_cell_height(const struct placer *placer, const struct table *table,
    struct table_layout *layout, const struct table_cell *cell) {
    if (cell->extra) {
        return extra_height(placer, table, layout, cell);
    }
    return *cell->text ? text_height(placer, table, layout, cell) : 0;
}

/* Blocks are placed once, since they may be charts. */
static void place_contents(
    const struct placer *placer, const struct table *table, struct table_layout *layout) {
    const struct table_grid *grid = table->grid;
    for (size_t i = 0; i < grid->cell_count; i++) {
        const struct table_cell *cell = &grid->cells[i];
        if (!cell->extra || !cell->extra->blocks.count) {
            continue;
        }
        if (!layout->contents) {
            layout->contents = arena_array(
                placer->typesetter.arena, grid->cell_count, sizeof *layout->contents);
        }
        struct element *element = table->structure ? table->structure->cells[i] : NULL;
        double width = layout_content_right(table, layout, cell) -
                       layout_content_left(table, layout, cell);
        layout->contents[i] = content_place(placer, cell, fmax(width, 1), element);
    }
}

/* What a cell needs of its rows, the rule over it in it. */
static double needed_height(const struct placer *placer, const struct table *table,
    struct table_layout *layout, const struct table_cell *cell) {
    return layout_cell_height(placer, table, layout, cell) +
           2 * cell_padding(table, cell) + table->look.row_rule.width;
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

static void set_heights(
    const struct placer *placer, const struct table *table, struct table_layout *layout) {
    const struct table_grid *grid = table->grid;
    for (int r = 0; r < grid->row_count; r++) {
        layout->heights[r] = ceil(table->look.row_height);
    }
    struct progress *progress = placer->warnings->progress;
    const char *what = words_in(placer->warnings->language, "table rows", "表格行");
    progress_begin(progress, what, grid->row_count, PROGRESS_ITEMS);
    for (size_t i = 0; i < grid->cell_count; i++) {
        const struct table_cell *cell = &grid->cells[i];
        progress_at(progress, cell->row);
        if (cell->row_span == 1) {
            double needed = ceil(needed_height(placer, table, layout, cell));
            layout->heights[cell->row] = fmax(layout->heights[cell->row], needed);
        }
    }
    progress_end(progress);
    for (size_t i = grid->cell_count; i-- > 0;) { /* inner cells before outer ones */
        const struct table_cell *cell = &grid->cells[i];
        if (cell->row_span > 1) {
            raise_rows(layout, cell, needed_height(placer, table, layout, cell));
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

struct table_layout *layout_begin(
    const struct placer *placer, const struct table *table, double width) {
    struct table_layout *layout =
        arena_new(placer->typesetter.arena, struct table_layout);
    layout->width = width;
    layout->lines = lines_new(placer);
    layout->axes = axes_measure(layout->lines, table);
    layout->edges = layout_columns(placer, table, layout);
    return layout;
}

void layout_finish(
    const struct placer *placer, const struct table *table, struct table_layout *layout) {
    layout->heights = arena_array(
        placer->typesetter.arena, (size_t)table->grid->row_count, sizeof(double));
    if (layout->narrow) {
        warn_too_narrow(placer, layout, table->block.place);
    }
    place_contents(placer, table, layout);
    set_heights(placer, table, layout);
    stretch_rows(table, layout);
}

struct table_layout *layout_make(
    const struct placer *placer, const struct table *table, double width) {
    struct table_layout *layout = layout_begin(placer, table, width);
    layout_finish(placer, table, layout);
    return layout;
}
