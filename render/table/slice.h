/* A table too wide for its region is split by columns: each slice has the stub, and as many
 * of the other columns as there is room for, about as many as its neighbours. A slice is a
 * table of its own; what was said in an earlier slice is no part of the structure in it. */
#ifndef TUBIAO_TABLE_SLICE_H
#define TUBIAO_TABLE_SLICE_H

#include "table/layout.h"

/* The first slice, the others behind it (`next`); NULL if the stub and one column do not
 * fit beside each other, or all columns do. */
struct table *slice_table(
    const struct placer *placer, const struct table *table, double width);

#endif
