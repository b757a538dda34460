/* The rows of a table that stand in one region: the head repeated where the table goes
 * on, then as many rows as there is room for. */
#ifndef TUBIAO_TABLE_PART_H
#define TUBIAO_TABLE_PART_H

#include "table/layout.h"

struct table_part {
    int *rows; /* of the grid, from the top */
    double
        *tops; /* count + 1: where each row begins, with its rule; then the bottom rule */
    int count; /* 0: nothing fits here */
    int repeated; /* so many of the first rows are the head over again */
    int next;     /* the first row left; row_count: none */
    double height;
};

struct table_part part_choose(const struct placer *placer, const struct table *table,
    const struct table_layout *layout, const struct region *region);

/* The rule at the foot: a thin one where the table goes on. */
double part_bottom_rule(const struct table *table, const struct table_part *part);

#endif
