/* A part of a table to a group of the scene: grounds, text, rules. */
#ifndef TUBIAO_TABLE_PAINT_H
#define TUBIAO_TABLE_PAINT_H

#include "table/part.h"
#include "table/structure.h"

/* A cell as far as it stands in a part. */
struct visible {
    const struct table_cell *cell;
    int first, last; /* rows of the part, last not included */
    bool continued;  /* it began on an earlier page */
    bool again;      /* so it is no part of the structure here */
};

/* All that begin in the part, row by row. */
struct visible *part_cells(struct arena *arena, const struct table_grid *grid,
    const struct table_part *part, size_t *count);

void table_paint_content(const struct placer *placer, const struct table *table,
    const struct table_part *part, struct scene_group *group);

/* rules.c */
void table_paint_grounds(const struct placer *placer, const struct table *table,
    const struct table_part *part, struct scene_group *group);
void table_paint_rules(const struct placer *placer, const struct table *table,
    const struct table_part *part, struct scene_group *group);

/* The rule over row `i` of the part in one column, and the one at a border of columns in it;
 * NULL: none. */
const struct table_rule *table_rule_over(
    const struct table *table, const struct table_part *part, int i, int column);
const struct table_rule *table_rule_beside(
    const struct table *table, const struct table_part *part, int border, int i);

/* What is behind the cell; NULL, or not set: nothing. */
const struct color *table_ground(
    const struct table_look *look, const struct table_cell *cell);

/* From the top of the part to the first baseline. */
double part_baseline(const struct placer *placer, const struct table *table,
    const struct table_part *part);

#endif
