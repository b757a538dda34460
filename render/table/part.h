/* The rows of a table that stand in one region: the head repeated where the table goes
 * on, with the labels of the branches that go on, then as many rows as there is room for. */
#ifndef TUBIAO_TABLE_PART_H
#define TUBIAO_TABLE_PART_H

#include "table/row_cut.h"

struct table_part {
    int *rows; /* of the grid, from the top */
    double
        *tops; /* count + 1: where each row begins, with its rule; then the bottom rule */
    int count; /* 0: nothing fits here */
    int heads; /* so many of the first rows are the head over again */
    int repeated;     /* the head and the branches over again */
    int next;         /* the first row left; row_count: none */
    const int *shown; /* lines of that row that are shown here, by column; NULL: none */
    struct row_cut first, last; /* the first row behind those repeated, the last row */
    double height;              /* with the notes where they stand here */
    double notes;               /* the notes' part of it */
};

struct table_part part_choose(const struct placer *placer, const struct table *table,
    struct table_layout *layout, const struct region *region);

/* The rule at the foot: a thin one where the table goes on. */
const struct table_rule *part_bottom_rule(
    const struct table *table, const struct table_part *part);

#endif
