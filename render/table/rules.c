/* The grounds and rules of a part of a table.
 *
 * Each border is drawn once, as a filled rect: outer rules inside the table's edges,
 * inner ones right of and below the borders of columns and rows, which lie on whole or
 * half px. Rects reach over the rules they meet, so that corners and crossings are
 * filled. */
#include "table/paint.h"

#include <math.h>

/* Rects being gathered for one mark. */
struct rects {
    struct arena *arena;
    struct scene_rect *items;
    size_t count, capacity;
    const struct scene_style *style;
};

static void add_rect(
    struct rects *rects, double x, double y, double width, double height) {
    rects->items = arena_grow(
        rects->arena, rects->items, rects->count, &rects->capacity, sizeof *rects->items);
    rects->items[rects->count++] = (struct scene_rect){
        .item = {.x = x, .y = y, .style = rects->style, .element = &scene_artifact},
        .width = width,
        .height = height};
}

static void add_mark(struct rects *rects, struct scene_group *group, const char *role) {
    if (rects->count) {
        struct scene_mark *mark =
            scene_add_mark(rects->arena, group, MARK_RECT, role, rects->count);
        mark->rects = rects->items;
    }
}

static const struct color *ground_of(
    const struct table_look *look, const struct table_cell *cell) {
    switch (cell->kind) {
    case CELL_CORNER:
        return &look->head_background;
    case CELL_HEAD:
        return cell->title ? &look->title_background : &look->head_background;
    case CELL_STUB:
        return &look->stub_background;
    case CELL_DATA:
        break;
    }
    return NULL;
}

/* The grounds of one kind of cell, row by row, neighbours in one rect. */
static void paint_ground(const struct placer *placer, const struct table *table,
    const struct table_part *part, const struct color *ground,
    struct scene_group *group) {
    const struct table_grid *grid = table->grid;
    struct rects rects = {.arena = placer->typesetter.arena};
    rects.style = scene_new_fill(rects.arena, *ground);
    for (int i = 0; i < part->count; i++) {
        int from = 0;
        for (int c = 0; c <= grid->column_count; c++) {
            bool in = c < grid->column_count &&
                      ground_of(&table->look, table_grid_cell(grid, part->rows[i], c)) ==
                          ground;
            if (!in && c > from) {
                const double *edges = table->layout->edges;
                add_rect(&rects, edges[from], part->tops[i], edges[c] - edges[from],
                    part->tops[i + 1] - part->tops[i]);
            }
            from = in ? from : c + 1;
        }
    }
    add_mark(&rects, group, "table-ground");
}

void table_paint_grounds(const struct placer *placer, const struct table *table,
    const struct table_part *part, struct scene_group *group) {
    const struct color *grounds[] = {&table->look.title_background,
        &table->look.head_background, &table->look.stub_background, NULL};
    for (const struct color **ground = grounds; *ground; ground++) {
        if ((*ground)->set && (*ground)->alpha > 0) {
            paint_ground(placer, table, part, *ground, group);
        }
    }
}

/* The width of the rule over row `i` of the part in one column; 0: none. */
static double rule_over(
    const struct table *table, const struct table_part *part, int i, int column) {
    const struct table_grid *grid = table->grid;
    const struct table_look *look = &table->look;
    if (i == 0) {
        return look->top_rule;
    }
    if (i == part->count) {
        return part_bottom_rule(table, part);
    }
    int above_row = part->rows[i - 1];
    int below_row = part->rows[i];
    const struct table_cell *above = table_grid_cell(grid, above_row, column);
    const struct table_cell *below = table_grid_cell(grid, below_row, column);
    if (above == below) {
        return 0;
    }
    if (grid->rows[above_row].section != grid->rows[below_row].section) {
        return look->section_rule;
    }
    bool head_above = grid->rows[above_row].head;
    if (head_above && !grid->rows[below_row].head) {
        return look->head_rule;
    }
    if (head_above) {
        return above->title ? fmax(look->spanner_rule, look->row_rule)
                            : look->spanner_rule;
    }
    const struct table_cell *group = table_grid_cell(grid, below_row, 0);
    bool starts_group = group->row == below_row && group->branch && group->level == 0;
    return starts_group ? fmax(look->group_rule, look->row_rule) : look->row_rule;
}

/* Whether the rule over row i is cut back at the border between two columns: under
 * different branches of the head. */
static bool is_cut(
    const struct table *table, const struct table_part *part, int i, int column) {
    const struct table_grid *grid = table->grid;
    if (!(table->look.spanner_inset > 0) || i == 0 || i == part->count ||
        !grid->rows[part->rows[i]].head || !grid->rows[part->rows[i - 1]].head ||
        table_grid_cell(grid, part->rows[i - 1], 0)->title) {
        return false;
    }
    return column == 0 || column == grid->column_count ||
           table_grid_cell(grid, part->rows[i - 1], column - 1) !=
               table_grid_cell(grid, part->rows[i - 1], column);
}

static void add_horizontal(struct rects *rects, const struct table *table,
    const struct table_part *part, int i, int from, int to, double width) {
    const double *edges = table->layout->edges;
    bool end = to == table->grid->column_count;
    double left = edges[from];
    double right = edges[to] + (end ? 0 : layout_column_rule(table, to));
    left += is_cut(table, part, i, from) ? table->look.spanner_inset : 0;
    right -= is_cut(table, part, i, to) ? table->look.spanner_inset : 0;
    add_rect(rects, left, part->tops[i], right - left, width);
}

static void add_horizontals(
    struct rects *rects, const struct table *table, const struct table_part *part) {
    int columns = table->grid->column_count;
    for (int i = 0; i <= part->count; i++) {
        int from = 0;
        double width = 0;
        for (int c = 0; c <= columns; c++) {
            double here = c < columns ? rule_over(table, part, i, c) : 0;
            bool goes_on = c > 0 && here == width && !is_cut(table, part, i, c);
            if (goes_on) {
                continue;
            }
            if (width > 0) {
                add_horizontal(rects, table, part, i, from, c, width);
            }
            from = c;
            width = here;
        }
    }
}

/* Whether a rule stands at a border of columns in row i of the part. */
static bool has_vertical(
    const struct table *table, const struct table_part *part, int border, int i) {
    const struct table_grid *grid = table->grid;
    if (border == 0 || border == grid->column_count) {
        return true;
    }
    return table_grid_cell(grid, part->rows[i], border - 1) !=
           table_grid_cell(grid, part->rows[i], border);
}

static void add_verticals(
    struct rects *rects, const struct table *table, const struct table_part *part) {
    int columns = table->grid->column_count;
    for (int border = 0; border <= columns; border++) {
        double width = layout_column_rule(table, border);
        double x = table->layout->edges[border];
        x -= border == columns ? width : 0;
        int from = 0;
        for (int i = 0; width > 0 && i <= part->count; i++) {
            if (i < part->count && has_vertical(table, part, border, i)) {
                continue;
            }
            double bottom = part->tops[i];
            if (i == part->count && (border == 0 || border == columns)) {
                bottom += part_bottom_rule(table, part);
            }
            if (i > from) {
                add_rect(rects, x, part->tops[from], width, bottom - part->tops[from]);
            }
            from = i + 1;
        }
    }
}

void table_paint_rules(const struct placer *placer, const struct table *table,
    const struct table_part *part, struct scene_group *group) {
    struct rects rects = {.arena = placer->typesetter.arena};
    rects.style = scene_new_fill(rects.arena, table->look.rule_color);
    add_horizontals(&rects, table, part);
    add_verticals(&rects, table, part);
    add_mark(&rects, group, "table-rule");
}
