/* The content of a part of a table. */
#include "table/paint.h"

#include <math.h>
#include <string.h>

#include "table/cell_chart.h"
#include "table/diagonal.h"

struct visible *part_cells(struct arena *arena, const struct table_grid *grid,
    const struct table_part *part, size_t *count) {
    size_t most = (size_t)part->count * (size_t)grid->column_count;
    struct visible *cells = arena_array(arena, most, sizeof *cells);
    *count = 0;
    for (int i = 0; i < part->count; i++) {
        for (int c = 0; c < grid->column_count; c++) {
            const struct table_cell *cell = table_grid_cell(grid, part->rows[i], c);
            if (c != cell->column ||
                (i > 0 && table_grid_cell(grid, part->rows[i - 1], c) == cell)) {
                continue;
            }
            int last = i + 1;
            while (last < part->count &&
                   table_grid_cell(grid, part->rows[last], c) == cell) {
                last++;
            }
            bool branch_again = i >= part->heads && i < part->repeated;
            bool continued = cell->row < part->rows[i] || branch_again;
            cells[(*count)++] = (struct visible){cell, i, last, continued,
                continued || i < part->repeated || cell->repeated};
        }
    }
    return cells;
}

static const char *role_of(const struct table_cell *cell) {
    switch ((enum cell_kind)cell->kind) {
    case CELL_CORNER:
        return "table-corner";
    case CELL_HEAD:
        return cell->title ? "table-title" : "table-head";
    case CELL_STUB:
        return "table-stub";
    case CELL_DATA:
        break;
    }
    return "table-cell";
}

/* What painting goes through with. */
struct painting {
    const struct placer *placer;
    const struct table *table;
    const struct table_part *part;
    struct scene_group *group;
};

/* The lines of a row that is split which stand here. */
static void cut_lines(const struct painting *painting, const struct visible *visible,
    struct cell_setting *setting) {
    const struct table_part *part = painting->part;
    const struct row_cut *cut = NULL;
    if (visible->last - visible->first == 1 && visible->first == part->repeated) {
        cut = &part->first;
    } else if (visible->last == part->count && visible->cell->row_span == 1) {
        cut = &part->last;
    }
    int column = visible->cell->column;
    size_t count = setting->paragraph.line_count;
    if (!cut || (!cut->from && !cut->to) || count == 0) {
        return;
    }
    size_t from = cut->from ? (size_t)cut->from[column] : 0;
    size_t to = cut->to ? (size_t)cut->to[column] : count;
    to = to > count ? count : to;
    setting->paragraph.lines += from;
    setting->paragraph.line_count = to > from ? to - from : 0;
    setting->height = label_height(&setting->paragraph,
        cell_style(&painting->table->look, visible->cell), TEXT_HORIZONTAL);
}

/* What a cell shows here: its text again with （续） where it goes on. */
static struct cell_setting setting_of(
    const struct painting *painting, const struct visible *visible) {
    const struct table_cell *cell = visible->cell;
    const struct table *table = painting->table;
    if (visible->continued && *cell->text && cell->kind != CELL_DATA) {
        struct table_cell again = *cell;
        again.text =
            arena_print(painting->placer->typesetter.arena, "%s（续）", cell->text);
        return layout_set_cell(painting->placer, table, table->layout, &again);
    }
    struct cell_setting setting =
        layout_set_cell(painting->placer, table, table->layout, cell);
    cut_lines(painting, visible, &setting);
    return setting;
}

/* Where the paragraph's own left edge goes. */
static double paragraph_x(const struct table *table, const struct table_cell *cell,
    const struct cell_setting *setting) {
    double left = layout_content_left(table, table->layout, cell);
    double right = layout_text_right(table, table->layout, cell);
    if (setting->on_axis) {
        const struct axis *axis = axes_find(&table->layout->axes, table->grid, cell);
        double free = right - left - axis->before - axis->after;
        return left + fmin(free / 2, free - axis->hang) + axis->before - setting->before;
    }
    return cell->direction == TEXT_VERTICAL
               ? (left + right - setting->paragraph.width) / 2
               : left;
}

/* The cell here without the rule over it. */
static double inner_top(const struct painting *painting, const struct visible *visible) {
    const struct table_look *look = &painting->table->look;
    double rule = visible->first == 0 ? look->top_rule.width : look->row_rule.width;
    return painting->part->tops[visible->first] + rule;
}

/* Where its top goes: the Han boxes stand in the middle between the rules; in a row that
 * is split they begin at its top. */
static double paragraph_y(const struct painting *painting, const struct visible *visible,
    const struct cell_setting *setting) {
    const struct table_part *part = painting->part;
    const struct style *style = cell_style(&painting->table->look, visible->cell);
    double top = inner_top(painting, visible);
    double ink = (top + part->tops[visible->last] - setting->height) / 2;
    bool first = visible->first == part->repeated && (part->first.from || part->first.to);
    bool last = visible->last == part->count && part->last.to;
    if ((first || last) && visible->cell->row_span == 1) {
        ink = top + painting->table->look.row_padding;
    }
    if (visible->cell->direction == TEXT_VERTICAL || !setting->paragraph.line_count) {
        return ink;
    }
    return ink + HAN_ASCENT * style->text.size - setting->paragraph.lines[0].y;
}

static const struct element *element_of(
    const struct painting *painting, const struct visible *visible) {
    const struct table *table = painting->table;
    return visible->again ? &scene_artifact
                          : table->structure->cells[visible->cell - table->grid->cells];
}

static void paint_text(const struct painting *painting, const struct visible *visible) {
    const struct table_cell *cell = visible->cell;
    const struct table *table = painting->table;
    bool cut = visible->first == painting->part->repeated && painting->part->first.from;
    if (!*cell->text || (visible->continued && cell->kind == CELL_DATA && !cut)) {
        return;
    }
    const struct style *style = cell_style(&table->look, cell);
    struct cell_setting setting = setting_of(painting, visible);
    if (setting.paragraph.line_count == 0) {
        return;
    }
    struct block_paint paint = {style, lines_paint(table->layout->lines, style)};
    block_add_lines(painting->placer, painting->group, role_of(cell), &setting.paragraph,
        paint, paragraph_x(table, cell, &setting),
        paragraph_y(painting, visible, &setting));
    struct scene_mark *mark = painting->group->marks[painting->group->mark_count - 1];
    const struct element *element = element_of(painting, visible);
    mark->place = cell->place;
    for (size_t j = 0; j < mark->count; j++) {
        mark->texts[j].item.element = element;
    }
}

/* The blocks of a cell, on the page where it begins. */
static void paint_blocks(const struct painting *painting, const struct visible *visible) {
    const struct table *table = painting->table;
    const struct table_cell *cell = visible->cell;
    struct cell_setting setting =
        layout_set_cell(painting->placer, table, table->layout, cell);
    if (setting.content.group && !visible->continued) {
        double x = layout_content_left(table, table->layout, cell);
        double y = paragraph_y(painting, visible, &setting);
        /* on half px, so that rules in it stay crisp */
        scene_attach_group(painting->placer->typesetter.arena, painting->group,
            setting.content.group, "scope", ceil(x * 2) / 2, ceil(y * 2) / 2);
    }
}

/* A sparkline is a figure that says its values; a bar shows only what the number says. */
static void paint_chart(const struct painting *painting, const struct visible *visible) {
    const struct table_cell *cell = visible->cell;
    const struct table *table = painting->table;
    const struct cell_chart *chart = cell->extra->chart;
    struct arena *arena = painting->placer->typesetter.arena;
    bool bar = cell_has_bar(cell);
    double left =
        bar ? layout_text_right(table, table->layout, cell) + layout_bar_gap(table, cell)
            : layout_content_left(table, table->layout, cell);
    double right = layout_content_right(table, table->layout, cell);
    double top = inner_top(painting, visible);
    double bottom = painting->part->tops[visible->last];
    double pad = bar ? 0.2 * (bottom - top) : fmin(cell_padding(table, cell), 3);
    struct scene_group *group = scene_add_group(arena, painting->group, "table-chart");
    group->no_size = true;
    if (!bar && !visible->again) {
        struct element *cell_element = table->structure->cells[cell - table->grid->cells];
        struct element *figure = element_new(arena, cell_element, "Figure");
        figure->alternative = cell_chart_alternative(arena, chart);
        group->item.element = figure;
    }
    cell_chart_paint(painting->placer, chart, group, left, top + pad, right - left,
        bottom - top - 2 * pad);
}

static void paint_diagonal(
    const struct painting *painting, const struct visible *visible) {
    const struct table *table = painting->table;
    const struct table_cell *cell = visible->cell;
    const double *edges = table->layout->edges;
    double left = edges[cell->column] + layout_column_rule(table, cell->column);
    double top = inner_top(painting, visible);
    diagonal_paint(table->layout->lines, table, cell, painting->group, left, top,
        edges[cell->column + cell->column_span] - left,
        painting->part->tops[visible->last] - top, element_of(painting, visible));
}

static void paint_extra(const struct painting *painting, const struct visible *visible) {
    const struct cell_extra *extra = visible->cell->extra;
    if (extra->blocks.count) {
        paint_blocks(painting, visible);
    }
    if (extra->diagonal) {
        paint_diagonal(painting, visible);
    }
    if (extra->chart && !visible->continued) {
        paint_chart(painting, visible);
    }
}

void table_paint_content(const struct placer *placer, const struct table *table,
    const struct table_part *part, struct scene_group *group) {
    struct painting painting = {placer, table, part, group};
    struct arena scratch = {0};
    size_t count;
    struct visible *cells = part_cells(&scratch, table->grid, part, &count);
    for (size_t i = 0; i < count; i++) {
        if (cells[i].cell->extra) {
            paint_extra(&painting, &cells[i]);
        }
        paint_text(&painting, &cells[i]);
    }
    arena_finish(&scratch);
}

double part_baseline(const struct placer *placer, const struct table *table,
    const struct table_part *part) {
    struct painting painting = {placer, table, part, NULL};
    const struct table_cell *cell = table_grid_cell(table->grid, part->rows[0], 0);
    struct visible first = {cell, 0, 1, false, false};
    while (first.last < part->count &&
           table_grid_cell(table->grid, part->rows[first.last], 0) == cell) {
        first.last++;
    }
    struct cell_setting setting = layout_set_cell(placer, table, table->layout, cell);
    double y = paragraph_y(&painting, &first, &setting);
    return y + setting.paragraph.baseline;
}
