/* Which rows stand in a region.
 *
 * A table is split between rows only; at least two body rows stay on both sides, a head
 * stays with its rows, and a border that no cell crosses is taken if it is near the end
 * of the region. A cell that is crossed must have room for its text on both sides. */
#include "table/part.h"

#include "table/note.h"

#include <math.h>

enum { KEEP_ROWS = 2, MOST_BRANCHES = 16 };

/* A border that fewer cells cross is preferred if it leaves no more than this of the
 * region empty. */
static const double LARGEST_GAP = 0.25;

struct split {
    const struct placer *placer;
    const struct table *table;
    const struct table_grid *grid;
    struct table_layout *layout;
    int start, heads;            /* the first row, rows of the head over again */
    int branches[MOST_BRANCHES]; /* rows whose labels are repeated under the head */
    int branch_count;
    double repeated_height; /* of both */
    double notes;           /* height */
    struct row_cut first;   /* what is left of the first row, where it was begun */
};

const struct table_rule *part_bottom_rule(
    const struct table *table, const struct table_part *part) {
    return part->next < table->grid->row_count ? &table->look.head_rule
                                               : &table->look.bottom_rule;
}

/* With the stub in one column the labels above a row are those of the branches that it
 * belongs to: the outermost first. */
static void find_branches(struct split *split, int body) {
    const struct table_grid *grid = split->grid;
    if (!split->table->look.indented || !grid->stub_columns) {
        return;
    }
    int level = table_grid_cell(grid, split->start, 0)->level;
    for (int r = split->start - 1; r >= body && level > 0; r--) {
        const struct table_cell *cell = table_grid_cell(grid, r, 0);
        if (cell->kind == CELL_STUB && cell->branch && cell->level < level) {
            level = cell->level;
            for (int i = split->branch_count++; i > 0; i--) {
                split->branches[i] = split->branches[i - 1];
            }
            split->branches[0] = r;
        }
    }
}

/* The head is repeated where a section goes on behind its head. */
static struct split begin(
    const struct placer *placer, const struct table *table, struct table_layout *layout) {
    const struct table_grid *grid = table->grid;
    struct split split = {.placer = placer,
        .table = table,
        .grid = grid,
        .layout = layout,
        .start = table->first_row,
        .notes = notes_height(placer, table, layout->edges[grid->column_count])};
    const struct table_section *section =
        &grid->sections[grid->rows[split.start].section];
    int body = section->first_row + section->head_rows;
    if (split.start > body || table->shown) {
        split.heads = section->head_rows;
        find_branches(&split, body);
    }
    for (int r = 0; r < split.heads; r++) {
        split.repeated_height += layout->heights[section->first_row + r];
    }
    for (int i = 0; i < split.branch_count; i++) {
        split.repeated_height += layout->heights[split.branches[i]];
    }
    if (table->shown) {
        split.first = row_cut_make(
            placer, table, layout, split.start, table->shown, INFINITY, false);
    }
    return split;
}

static double row_height(const struct split *split, int row) {
    bool begun = row == split->start && split->table->shown;
    return begun ? split->first.height : split->layout->heights[row];
}

static double rules_height(const struct table *table) {
    return ceil(table->look.top_rule.width - table->look.row_rule.width) +
           ceil(table->look.bottom_rule.width);
}

/* What stands around the rows of a part. */
static double around_height(const struct split *split) {
    return rules_height(split->table) + split->repeated_height;
}

/* The last row border down to which everything fits. */
static int last_fitting(const struct split *split, double height_left) {
    double height = around_height(split);
    int end = split->start;
    while (end < split->grid->row_count &&
           height + row_height(split, end) <= height_left + 0.01) {
        height += row_height(split, end++);
    }
    return end;
}

static double rows_height(const struct split *split, int from, int to) {
    double height = 0;
    for (int r = from; r < to; r++) {
        height += row_height(split, r);
    }
    return height;
}

/* Whether the cell that the border crosses has room for its text above and below. */
static bool has_room(
    const struct split *split, const struct table_cell *cell, int border) {
    double needed = layout_cell_height(split->placer, split->table, split->layout, cell);
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
    if (split->grid->rows[border].keep) {
        return false;
    }
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

static void warn_too_high(const struct split *split) {
    fault_add(split->placer->warnings, FAULT_WARNING, "does-not-fit",
        split->table->block.place, "a row of the table is higher than the page",
        "表格有一行比版面还高，排不下");
}

/* Where nothing can be kept: the head and one row, even if they are too high. */
static int forced_border(const struct split *split, int last) {
    const struct table_section *section =
        &split->grid->sections[split->grid->rows[split->start].section];
    int least = section->first_row + section->head_rows + 1;
    least = least > split->start + 1 ? least : split->start + 1;
    if (last < least) {
        warn_too_high(split);
        return least < split->grid->row_count ? least : split->grid->row_count;
    }
    return last;
}

/* Blocks are not split. */
static bool has_blocks(const struct table_grid *grid, int row) {
    for (int c = 0; c < grid->column_count; c++) {
        const struct table_cell *cell = table_grid_cell(grid, row, c);
        if (cell->extra && cell->extra->blocks.count) {
            return true;
        }
    }
    return false;
}

/* Whether a row of text is higher than a whole region with the head on it. */
static bool is_too_high(const struct split *split, int row, const struct region *region) {
    const struct table_section *section =
        &split->grid->sections[split->grid->rows[row].section];
    double head = rules_height(split->table);
    for (int r = 0; r < section->head_rows; r++) {
        head += split->layout->heights[section->first_row + r];
    }
    return !split->grid->rows[row].head && !has_blocks(split->grid, row) &&
           head + row_height(split, row) > region->height_full + 0.01;
}

static int choose_end(const struct split *split, const struct region *region) {
    int last = last_fitting(split, region->height_left);
    int count = split->grid->row_count;
    bool all = last == count;
    if (all && (split->notes == 0 || around_height(split) +
                                             rows_height(split, split->start, count) +
                                             split->notes <=
                                         region->height_left + 0.01)) {
        return last;
    }
    last -= all; /* the notes take a row or two along */
    if (last < count && is_too_high(split, last, region)) {
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
    return fresh ? forced_border(split, last + all) : split->start;
}

/* The first row of the body in the part. */
static int body_start(const struct split *split) {
    const struct table_section *section =
        &split->grid->sections[split->grid->rows[split->start].section];
    int body = section->first_row + section->head_rows;
    return body > split->start ? body : split->start;
}

/* A row that fits on no page begins, or goes on, in what is left of this one. */
static struct row_cut cut_row(
    const struct split *split, int row, const struct region *region) {
    struct row_cut cut = {0};
    if (row >= split->grid->row_count || !is_too_high(split, row, region)) {
        return cut;
    }
    const int *from = row == split->start ? split->table->shown : NULL;
    double used = around_height(split) + rows_height(split, split->start, row);
    double room = region->height_left - used;
    bool force =
        region->height_left >= region->height_full - 0.5 && row <= body_start(split);
    double two_lines = 2 * split->table->look.styles[TEXT_OF_CELL]->line_height +
                       2 * split->table->look.row_padding;
    if (room < two_lines && !force) {
        return cut;
    }
    cut =
        row_cut_make(split->placer, split->table, split->layout, row, from, room, force);
    if (cut.height > room + 0.01) {
        warn_too_high(split);
    }
    return cut;
}

static void stack_rows(const struct split *split, struct table_part *part) {
    const struct table_section *section =
        &split->grid->sections[split->grid->rows[split->start].section];
    double y = 0;
    for (int i = 0; i < part->count; i++) {
        int row = i < part->heads      ? section->first_row + i
                  : i < part->repeated ? split->branches[i - part->heads]
                                       : split->start + i - part->repeated;
        part->rows[i] = row;
        part->tops[i] = y;
        bool cut = i + 1 == part->count && part->last.height > 0;
        y += cut                  ? part->last.height
             : i < part->repeated ? split->layout->heights[row]
                                  : row_height(split, row);
        if (i == 0) {
            y += ceil(
                split->table->look.top_rule.width - split->table->look.row_rule.width);
        }
    }
    part->tops[part->count] = y;
    part->height = ceil(y + part_bottom_rule(split->table, part)->width);
    if (part->next == split->grid->row_count) {
        part->notes = split->notes;
        part->height += split->notes;
    }
}

struct table_part part_choose(const struct placer *placer, const struct table *table,
    struct table_layout *layout, const struct region *region) {
    struct split split = begin(placer, table, layout);
    int end = choose_end(&split, region);
    struct table_part part = {.next = end, .last = cut_row(&split, end, region)};
    bool cut = part.last.height > 0;
    bool head_alone = end <= body_start(&split) && end < table->grid->row_count;
    if (!cut && (end == split.start || head_alone)) {
        part.next = split.start;
        return part;
    }
    struct arena *arena = placer->typesetter.arena;
    part.heads = split.heads;
    part.repeated = split.heads + split.branch_count;
    part.count = part.repeated + end - split.start + cut;
    part.shown = part.last.to;
    part.next += cut && !part.shown; /* its end fitted after all */
    part.first = end == split.start ? part.last : split.first;
    part.rows = arena_array(arena, (size_t)part.count, sizeof *part.rows);
    part.tops = arena_array(arena, (size_t)part.count + 1, sizeof *part.tops);
    stack_rows(&split, &part);
    return part;
}
