/* The text of a part of a table. */
#include "table/paint.h"

#include <math.h>

struct visible *part_cells(struct arena *arena, const struct table_grid *grid,
    const struct table_part *part, size_t *count) {
    size_t capacity = 0;
    struct visible *cells = NULL;
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
            cells = arena_grow(arena, cells, *count, &capacity, sizeof *cells);
            cells[(*count)++] =
                (struct visible){cell, i, last, cell->row < part->rows[i]};
        }
    }
    return cells;
}

static const char *role_of(const struct table_cell *cell) {
    switch (cell->kind) {
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

/* What a cell shows here: its text again with （续） where it goes on. */
static struct cell_setting setting_of(const struct placer *placer,
    const struct table *table, const struct visible *visible, double width) {
    const struct table_cell *cell = visible->cell;
    struct cell_setting setting = table->layout->settings[cell - table->grid->cells];
    if (!visible->continued || !*cell->text || cell->kind == CELL_DATA) {
        return setting;
    }
    const char *text = arena_print(placer->typesetter.arena, "%s（续）", cell->text);
    setting.paragraph = label_set(placer, table, cell, text, width);
    setting.height = label_height(
        &setting.paragraph, cell_style(placer->theme, cell), cell->direction);
    return setting;
}

/* Where the paragraph's own left edge goes. */
static double paragraph_x(const struct table *table, const struct table_cell *cell,
    const struct cell_setting *setting) {
    double left = layout_content_left(table, table->layout, cell);
    double right = layout_content_right(table, table->layout, cell);
    if (setting->on_axis) {
        const struct axis *axis = axes_find(&table->layout->axes, table->grid, cell);
        double block = axis->before + axis->after;
        return (left + right - block) / 2 + axis->before - setting->before;
    }
    return cell->direction == TEXT_VERTICAL
               ? (left + right - setting->paragraph.width) / 2
               : left;
}

/* Where its top goes: the Han boxes stand in the middle between the rules. */
static double paragraph_y(const struct table *table, const struct table_part *part,
    const struct visible *visible, const struct cell_setting *setting,
    const struct style *style) {
    double rule = visible->first == 0 ? table->look.top_rule : table->look.row_rule;
    double top = part->tops[visible->first] + rule;
    double ink = (top + part->tops[visible->last] - setting->height) / 2;
    if (visible->cell->direction == TEXT_VERTICAL || !setting->paragraph.line_count) {
        return ink;
    }
    return ink + HAN_ASCENT * style->text.size - setting->paragraph.lines[0].y;
}

/* The blocks of a cell, on the page where it begins. */
static void paint_content(const struct placer *placer, const struct table *table,
    const struct table_part *part, const struct visible *visible,
    struct scene_group *group) {
    const struct table_cell *cell = visible->cell;
    const struct cell_setting *setting =
        &table->layout->settings[cell - table->grid->cells];
    if (setting->content.group && !visible->continued) {
        double x = layout_content_left(table, table->layout, cell);
        double y =
            paragraph_y(table, part, visible, setting, cell_style(placer->theme, cell));
        /* on half px, so that rules in it stay crisp */
        scene_attach_group(placer->typesetter.arena, group, setting->content.group,
            "scope", ceil(x * 2) / 2, ceil(y * 2) / 2);
    }
}

void table_paint_text(const struct placer *placer, const struct table *table,
    const struct table_part *part, struct scene_group *group) {
    size_t count;
    struct visible *cells =
        part_cells(placer->typesetter.arena, table->grid, part, &count);
    for (size_t i = 0; i < count; i++) {
        const struct table_cell *cell = cells[i].cell;
        paint_content(placer, table, part, &cells[i], group);
        if (!*cell->text || (cells[i].continued && cell->kind == CELL_DATA)) {
            continue;
        }
        const struct style *style = cell_style(placer->theme, cell);
        double width = layout_content_right(table, table->layout, cell) -
                       layout_content_left(table, table->layout, cell);
        struct cell_setting setting = setting_of(placer, table, &cells[i], width);
        block_add_paragraph(placer, group, role_of(cell), &setting.paragraph, style,
            paragraph_x(table, cell, &setting),
            paragraph_y(table, part, &cells[i], &setting, style));
        struct scene_mark *mark = group->marks[group->mark_count - 1];
        mark->place = cell->place;
        bool again = cells[i].continued || cells[i].first < part->repeated;
        for (size_t j = 0; j < mark->count; j++) {
            mark->texts[j].item.element =
                again ? &scene_artifact
                      : table->structure->cells[cell - table->grid->cells];
        }
    }
}

double part_baseline(
    const struct table *table, const struct table_part *part, const struct theme *theme) {
    size_t index = (size_t)table->grid->at[part->rows[0] * table->grid->column_count];
    const struct table_cell *cell = &table->grid->cells[index];
    struct visible first = {cell, 0, 1, false};
    while (first.last < part->count &&
           table_grid_cell(table->grid, part->rows[first.last], 0) == cell) {
        first.last++;
    }
    const struct cell_setting *setting = &table->layout->settings[index];
    double y = paragraph_y(table, part, &first, setting, cell_style(theme, cell));
    return y + setting->paragraph.baseline;
}
