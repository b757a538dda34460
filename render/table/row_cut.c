/* Rows split between lines. */
#include "table/row_cut.h"

#include <math.h>

/* The lines of a cell that are left and the height of the first of them. */
struct piece_of_cell {
    int from, count;
    double first, pitch;
};

static struct piece_of_cell measure(const struct placer *placer,
    const struct table *table, struct table_layout *layout, const struct table_cell *cell,
    int from) {
    const struct style *style = cell_style(&table->look, cell);
    struct cell_setting setting = layout_set_cell(placer, table, layout, cell);
    return (struct piece_of_cell){from, (int)setting.paragraph.line_count - from,
        style->text.size, style->line_height};
}

static int lines_in(const struct piece_of_cell *piece, double room) {
    double more = floor((room - piece->first + 0.01) / piece->pitch);
    return room + 0.01 < piece->first || piece->count <= 0 ? 0
           : more + 1 < piece->count                       ? (int)more + 1
                                                           : piece->count;
}

struct row_cut row_cut_make(const struct placer *placer, const struct table *table,
    struct table_layout *layout, int row, const int *from, double room, bool force) {
    const struct table_grid *grid = table->grid;
    struct row_cut cut = {.from = from};
    int *to =
        arena_array(placer->typesetter.arena, (size_t)grid->column_count, sizeof *to);
    double around = 2 * table->look.row_padding + table->look.row_rule.width;
    bool whole = true;
    double tallest = 0;
    int shown = 0;
    for (int c = 0; c < grid->column_count; c++) {
        const struct table_cell *cell = table_grid_cell(grid, row, c);
        if (cell->column != c || cell->row != row || !*cell->text ||
            cell->direction == TEXT_VERTICAL) {
            continue;
        }
        struct piece_of_cell piece =
            measure(placer, table, layout, cell, from ? from[c] : 0);
        int lines = lines_in(&piece, room - around);
        lines = lines == 0 && force && piece.count > 0 ? 1 : lines;
        to[c] = piece.from + lines;
        whole &= lines == piece.count;
        shown += lines;
        double height = lines ? piece.first + (lines - 1) * piece.pitch : 0;
        tallest = fmax(tallest, height);
    }
    cut.to = whole ? NULL : to;
    cut.height =
        shown || whole ? fmax(ceil(tallest + around), table->look.row_height) : 0;
    return cut;
}
