/* The structure tree of a table: Table > THead, TBody > TR > TH, TD, made once for all
 * pages. Stacked sections are a TBody each, their heads in it. */
#ifndef TUBIAO_TABLE_STRUCTURE_H
#define TUBIAO_TABLE_STRUCTURE_H

#include "table/table.h"

struct table_structure {
    struct element *root;   /* the Table */
    const char *prefix;     /* of ids in it; no other table has it */
    struct element **cells; /* cell_count */
};

struct table_structure *structure_make(
    const struct placer *placer, const struct table *table);

#endif
