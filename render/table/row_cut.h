/* A row that is higher than a whole region is split between the lines of its cells. */
#ifndef TUBIAO_TABLE_ROW_CUT_H
#define TUBIAO_TABLE_ROW_CUT_H

#include "table/layout.h"

/* Which lines of a row's cells are shown, by grid column. */
struct row_cut {
    const int *from, *to; /* NULL: from the first, to the last */
    double height;        /* of the row here, the rule over it in it */
};

/* As many lines from `from` (may be NULL) on as there is room for, in px; at least one of
 * each cell that has any left if `force`. `to` is NULL where all lines fit; height 0:
 * nothing does. */
struct row_cut row_cut_make(const struct placer *placer, const struct table *table,
    struct table_layout *layout, int row, const int *from, double room, bool force);

#endif
