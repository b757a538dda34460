/* The rules of a part of a table.
 *
 * Each border is drawn once, as a filled rect (a dashed one as a stroke): outer rules
 * inside the table's edges, inner ones right of and below the borders of columns and rows,
 * which lie on whole or half px. Rects reach over the rules they meet, so that corners and
 * crossings are filled. What cells ask for at their sides meets what the table has there
 * as CSS resolves collapsed borders. */
#include "table/paint.h"

#include <math.h>

/* What is drawn in one colour. */
struct ink {
    struct color color;
    struct scene_rect *rects;
    size_t count, capacity;
};

struct drawing {
    struct arena *arena;
    const struct table *table;
    const struct table_part *part;
    struct scene_group *group;
    struct ink *inks;
    size_t ink_count, ink_capacity;
};

static struct ink *ink_of(struct drawing *drawing, struct color color) {
    for (size_t i = 0; i < drawing->ink_count; i++) {
        struct table_rule a = {.color = drawing->inks[i].color};
        struct table_rule b = {.color = color};
        if (rule_equal(&a, &b)) {
            return &drawing->inks[i];
        }
    }
    drawing->inks = arena_grow(drawing->arena, drawing->inks, drawing->ink_count,
        &drawing->ink_capacity, sizeof *drawing->inks);
    drawing->inks[drawing->ink_count] = (struct ink){.color = color};
    return &drawing->inks[drawing->ink_count++];
}

static void add_rect(struct drawing *drawing, struct color color, double x, double y,
    double width, double height) {
    struct ink *ink = ink_of(drawing, color);
    ink->rects = arena_grow(
        drawing->arena, ink->rects, ink->count, &ink->capacity, sizeof *ink->rects);
    ink->rects[ink->count++] =
        (struct scene_rect){.item = {.x = x, .y = y, .element = &scene_artifact},
            .width = width,
            .height = height};
}

/* A rule as thick as it is wide, along x (`across`) or y. */
static void add_stroke(struct drawing *drawing, const struct table_rule *rule,
    struct color color, double x, double y, double length, bool across) {
    bool dotted = rule->style == RULE_DOTTED;
    double *dash = arena_array(drawing->arena, 2, sizeof *dash);
    struct scene_style *style = scene_new_stroke(drawing->arena, color, rule->width);
    dash[0] = dotted ? 0 : 3 * rule->width + 1;
    dash[1] = dotted ? 2 * rule->width + 0.5 : 2 * rule->width + 1;
    style->dash = dash;
    style->dash_count = 2;
    style->cap = dotted ? CAP_ROUND : CAP_BUTT;
    double middle = rule->width / 2;
    struct scene_mark *mark =
        scene_add_mark(drawing->arena, drawing->group, MARK_RULE, "table-rule", 1);
    mark->rules[0].item = (struct item){.x = x + (across ? 0 : middle),
        .y = y + (across ? middle : 0),
        .style = style,
        .element = &scene_artifact};
    mark->rules[0].x2 = across ? x + length : x + middle;
    mark->rules[0].y2 = across ? y + middle : y + length;
}

static void add_rule(struct drawing *drawing, const struct table_rule *rule, double x,
    double y, double length, bool across) {
    struct color color = rule->color.set ? rule->color : drawing->table->look.rule_color;
    if (!rule_is_drawn(rule) || length <= 0) {
        return;
    }
    if (rule->style == RULE_DASHED || rule->style == RULE_DOTTED) {
        add_stroke(drawing, rule, color, x, y, length, across);
        return;
    }
    double thick = rule->style == RULE_DOUBLE ? rule->width / 3 : rule->width;
    for (double at = 0; at < rule->width - 0.001; at += 2 * thick) {
        add_rect(drawing, color, x + (across ? 0 : at), y + (across ? at : 0),
            across ? length : thick, across ? thick : length);
    }
}

static const struct table_cell *cell_at(
    const struct drawing *drawing, int i, int column) {
    return table_grid_cell(drawing->table->grid, drawing->part->rows[i], column);
}

/* What the cells on both sides of a border ask for; NULL: nothing. */
static const struct table_rule *own_rule(const struct table_cell *first,
    enum rule_side first_side, const struct table_cell *second,
    enum rule_side second_side) {
    static const struct table_rule none = {0};
    const struct table_rule *a =
        first && first->look ? &first->look->rules[first_side] : &none;
    const struct table_rule *b =
        second && second->look ? &second->look->rules[second_side] : &none;
    const struct table_rule *stronger = rule_stronger(a, b);
    return stronger->style == RULE_NONE ? NULL : stronger;
}

/* The table's own rule between a row and the one above it, both in the part. */
static const struct table_rule *inner_rule(
    const struct drawing *drawing, int i, int column) {
    const struct table_grid *grid = drawing->table->grid;
    const struct table_look *look = &drawing->table->look;
    const struct table_row *above = &grid->rows[drawing->part->rows[i - 1]];
    const struct table_row *below = &grid->rows[drawing->part->rows[i]];
    if (above->section != below->section) {
        return &look->section_rule;
    }
    if (above->head && !below->head) {
        return &look->head_rule;
    }
    if (above->head) {
        return cell_at(drawing, i - 1, column)->title
                   ? rule_stronger(&look->spanner_rule, &look->row_rule)
                   : &look->spanner_rule;
    }
    const struct table_cell *label = cell_at(drawing, i, 0);
    bool begins = label->row == drawing->part->rows[i];
    if (begins && label->branch && label->level == 0) {
        return rule_stronger(&look->group_rule, &look->row_rule);
    }
    return cell_at(drawing, i, column)->total && below->keep
               ? rule_stronger(&look->total_rule, &look->row_rule)
               : &look->row_rule;
}

/* The rule over row `i` of the part in one column; NULL: none. */
static const struct table_rule *rule_over(
    const struct drawing *drawing, int i, int column) {
    const struct table_part *part = drawing->part;
    const struct table_look *look = &drawing->table->look;
    const struct table_cell *above = i > 0 ? cell_at(drawing, i - 1, column) : NULL;
    const struct table_cell *below = i < part->count ? cell_at(drawing, i, column) : NULL;
    if (above == below) {
        return NULL;
    }
    const struct table_rule *usual = !above   ? &look->top_rule
                                     : !below ? part_bottom_rule(drawing->table, part)
                                              : inner_rule(drawing, i, column);
    const struct table_rule *own = own_rule(above, SIDE_BOTTOM, below, SIDE_TOP);
    return own ? rule_stronger(own, usual) : usual;
}

/* The rule at a border of columns in row i of the part; NULL: none. */
static const struct table_rule *rule_beside(
    const struct drawing *drawing, int border, int i) {
    const struct table_look *look = &drawing->table->look;
    int columns = drawing->table->grid->column_count;
    const struct table_cell *left = border > 0 ? cell_at(drawing, i, border - 1) : NULL;
    const struct table_cell *right =
        border < columns ? cell_at(drawing, i, border) : NULL;
    if (left == right) {
        return NULL;
    }
    const struct table_rule *usual =
        left && right ? &look->column_rule : &look->side_rule;
    const struct table_rule *own = own_rule(left, SIDE_RIGHT, right, SIDE_LEFT);
    return own ? rule_stronger(own, usual) : usual;
}

/* Whether the rule over row i is cut back at the border between two columns: under
 * different branches of the head. */
static bool is_cut(const struct drawing *drawing, int i, int column) {
    const struct table *table = drawing->table;
    const struct table_grid *grid = table->grid;
    const struct table_part *part = drawing->part;
    if (!(table->look.spanner_inset > 0) || i == 0 || i == part->count ||
        !grid->rows[part->rows[i]].head || !grid->rows[part->rows[i - 1]].head ||
        cell_at(drawing, i - 1, 0)->title) {
        return false;
    }
    return column == 0 || column == grid->column_count ||
           cell_at(drawing, i - 1, column - 1) != cell_at(drawing, i - 1, column);
}

const struct table_rule *table_rule_over(
    const struct table *table, const struct table_part *part, int i, int column) {
    struct drawing drawing = {.table = table, .part = part};
    return rule_over(&drawing, i, column);
}

const struct table_rule *table_rule_beside(
    const struct table *table, const struct table_part *part, int border, int i) {
    struct drawing drawing = {.table = table, .part = part};
    return rule_beside(&drawing, border, i);
}

static bool goes_on(const struct table_rule *a, const struct table_rule *b) {
    return a && b ? rule_equal(a, b) : a == b;
}

static void add_horizontal(
    struct drawing *drawing, int i, int from, int to, const struct table_rule *rule) {
    const struct table *table = drawing->table;
    const double *edges = table->layout->edges;
    bool end = to == table->grid->column_count;
    double left = edges[from];
    double right = edges[to] + (end ? 0 : layout_column_rule(table, to));
    left += is_cut(drawing, i, from) ? table->look.spanner_inset : 0;
    right -= is_cut(drawing, i, to) ? table->look.spanner_inset : 0;
    add_rule(drawing, rule, left, drawing->part->tops[i], right - left, true);
}

static void add_horizontals(struct drawing *drawing) {
    int columns = drawing->table->grid->column_count;
    for (int i = 0; i <= drawing->part->count; i++) {
        int from = 0;
        const struct table_rule *rule = NULL;
        for (int c = 0; c <= columns; c++) {
            const struct table_rule *here = c < columns ? rule_over(drawing, i, c) : NULL;
            if (c > 0 && c < columns && goes_on(here, rule) && !is_cut(drawing, i, c)) {
                continue;
            }
            if (rule) {
                add_horizontal(drawing, i, from, c, rule);
            }
            from = c;
            rule = here;
        }
    }
}

static void add_vertical(struct drawing *drawing, int border, int from, int to,
    const struct table_rule *rule) {
    const struct table *table = drawing->table;
    const struct table_part *part = drawing->part;
    int columns = table->grid->column_count;
    double x = table->layout->edges[border] - (border == columns ? rule->width : 0);
    double bottom = part->tops[to];
    if (to == part->count && (border == 0 || border == columns)) {
        bottom += part_bottom_rule(table, part)->width;
    }
    add_rule(drawing, rule, x, part->tops[from], bottom - part->tops[from], false);
}

static void add_verticals(struct drawing *drawing) {
    for (int border = 0; border <= drawing->table->grid->column_count; border++) {
        int from = 0;
        const struct table_rule *rule = NULL;
        for (int i = 0; i <= drawing->part->count; i++) {
            const struct table_rule *here =
                i < drawing->part->count ? rule_beside(drawing, border, i) : NULL;
            if (i > 0 && i < drawing->part->count && goes_on(here, rule)) {
                continue;
            }
            if (rule) {
                add_vertical(drawing, border, from, i, rule);
            }
            from = i;
            rule = here;
        }
    }
}

void table_paint_rules(const struct placer *placer, const struct table *table,
    const struct table_part *part, struct scene_group *group) {
    struct drawing drawing = {
        .arena = placer->typesetter.arena, .table = table, .part = part, .group = group};
    add_horizontals(&drawing);
    add_verticals(&drawing);
    for (size_t k = 0; k < drawing.ink_count; k++) {
        struct ink *ink = &drawing.inks[k];
        struct scene_mark *mark =
            scene_add_mark(drawing.arena, group, MARK_RECT, "table-rule", ink->count);
        const struct scene_style *style = scene_new_fill(drawing.arena, ink->color);
        mark->rects = ink->rects;
        for (size_t i = 0; i < ink->count; i++) {
            mark->rects[i].item.style = style;
        }
    }
}
