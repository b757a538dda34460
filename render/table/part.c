/* Which rows stand in a region.
 *
 * A table is split between rows only; at least two body rows stay on both sides, a head
 * stays with its rows, and a border that no cell crosses is taken if it is near the end
 * of the region. A cell that is crossed must have room for its text on both sides. */
#include "table/part.h"

#include <math.h>

enum { KEEP_ROWS = 2 };

/* A border that fewer cells cross is preferred if it leaves no more than this of the
 * region empty. */
static const double LARGEST_GAP = 0.25;

struct split {
    const struct table *table;
    const struct table_grid *grid;
    const struct table_layout *layout;
    int start, repeated; /* the first row, rows of the head over again */
    double repeated_height;
};

double part_bottom_rule(const struct table *table, const struct table_part *part) {
    return part->next < table->grid->row_count ? table->look.head_rule
                                               : table->look.bottom_rule;
}

/* The head is repeated where a section goes on behind its head. */
static struct split begin(const struct table *table, const struct table_layout *layout) {
    const struct table_grid *grid = table->grid;
    struct split split = {table, grid, layout, table->first_row, 0, 0};
    const struct table_section *section =
        &grid->sections[grid->rows[split.start].section];
    if (split.start > section->first_row + section->head_rows) {
        split.repeated = section->head_rows;
        for (int r = 0; r < split.repeated; r++) {
            split.repeated_height += layout->heights[section->first_row + r];
        }
    }
    return split;
}

static double rules_height(const struct table *table) {
    return ceil(table->look.top_rule - table->look.row_rule) +
           ceil(table->look.bottom_rule);
}

/* The last row border down to which everything fits. */
static int last_fitting(const struct split *split, double height_left) {
    double height = rules_height(split->table) + split->repeated_height;
    int end = split->start;
    while (end < split->grid->row_count &&
           height + split->layout->heights[end] <= height_left + 0.01) {
        height += split->layout->heights[end++];
    }
    return end;
}

static double rows_height(const struct split *split, int from, int to) {
    double height = 0;
    for (int r = from; r < to; r++) {
        height += split->layout->heights[r];
    }
    return height;
}

/* Whether the cell that the border crosses has room for its text above and below. */
static bool has_room(
    const struct split *split, const struct table_cell *cell, int border) {
    size_t index = (size_t)(cell - split->grid->cells);
    double needed = split->layout->settings[index].height;
    needed += needed > 0 ? 2 * cell_padding(split->table, cell) : 0;
    int top = cell->row > split->start ? cell->row : split->start;
    return needed <= rows_height(split, top, border) &&
           needed <= rows_height(split, border, cell->row + cell->row_span);
}

/* How many cells the border crosses; -1 if one of them has no room for its text. */
static int count_crossed(const struct split *split, int border) {
    int count = 0;
    for (int c = 0; c < split->grid->column_count; c++) {
        const struct table_cell *cell = table_grid_cell(split->grid, border, c);
        if (cell->row == border || c != cell->column) {
            continue;
        }
        if (!has_room(split, cell, border)) {
            return -1;
        }
        count++;
    }
    return count;
}

/* Whether enough rows of the section stay together on both sides. */
static bool keeps_rows(const struct split *split, int border, int keep) {
    const struct table_section *section =
        &split->grid->sections[split->grid->rows[border - 1].section];
    int end = section->first_row + section->row_count;
    int body = section->first_row + section->head_rows;
    int above = border - (body > split->start ? body : split->start);
    int below = end - border;
    return above > 0 && (below == 0 || (above >= keep && below >= keep));
}

/* The last border that crosses the fewest cells; 0: there is none. */
static int best_border(const struct split *split, int last, int keep) {
    double room = rows_height(split, split->start, last);
    int best = 0;
    int fewest = split->grid->column_count + 1;
    for (int border = last; border > split->start && fewest > 0; border--) {
        double gap = rows_height(split, border, last);
        if (best && gap > LARGEST_GAP * room) {
            break;
        }
        int crossed = count_crossed(split, border);
        if (crossed >= 0 && crossed < fewest && keeps_rows(split, border, keep)) {
            best = border;
            fewest = crossed;
        }
    }
    return best;
}

/* Where nothing can be kept: the head and one row, even if they are too high. */
static int forced_border(
    const struct placer *placer, const struct split *split, int last) {
    const struct table_section *section =
        &split->grid->sections[split->grid->rows[split->start].section];
    int least = section->first_row + section->head_rows + 1;
    least = least > split->start + 1 ? least : split->start + 1;
    if (last < least) {
        fault_add(placer->warnings, FAULT_WARNING, "does-not-fit",
            split->table->block.place, "a row of the table is higher than the page",
            "表格有一行比版面还高，排不下");
        return least < split->grid->row_count ? least : split->grid->row_count;
    }
    return last;
}

static int choose_end(
    const struct placer *placer, const struct split *split, const struct region *region) {
    int last = last_fitting(split, region->height_left);
    if (last == split->grid->row_count) {
        return last;
    }
    bool fresh = region->height_left >= region->height_full - 0.5;
    int least = fresh ? 1 : KEEP_ROWS;
    for (int keep = KEEP_ROWS; keep >= least && last > split->start; keep--) {
        int end = best_border(split, last, keep);
        if (end) {
            return end;
        }
    }
    return fresh ? forced_border(placer, split, last) : split->start;
}

static void stack_rows(const struct split *split, struct table_part *part) {
    const struct table_section *section =
        &split->grid->sections[split->grid->rows[split->start].section];
    double y = 0;
    for (int i = 0; i < part->count; i++) {
        int row = i < part->repeated ? section->first_row + i
                                     : split->start + i - part->repeated;
        part->rows[i] = row;
        part->tops[i] = y;
        y += split->layout->heights[row];
        if (i == 0) {
            y += ceil(split->table->look.top_rule - split->table->look.row_rule);
        }
    }
    part->tops[part->count] = y;
    part->height = ceil(y + part_bottom_rule(split->table, part));
}

struct table_part part_choose(const struct placer *placer, const struct table *table,
    const struct table_layout *layout, const struct region *region) {
    struct split split = begin(table, layout);
    int end = choose_end(placer, &split, region);
    struct table_part part = {.next = end};
    if (end == split.start) {
        return part;
    }
    struct arena *arena = placer->typesetter.arena;
    part.repeated = split.repeated;
    part.count = part.repeated + end - split.start;
    part.rows = arena_array(arena, (size_t)part.count, sizeof *part.rows);
    part.tops = arena_array(arena, (size_t)part.count + 1, sizeof *part.tops);
    stack_rows(&split, &part);
    return part;
}
