/* Blocks in cells: a cell is a region as wide as its columns, its blocks stand in it one
 * under another. */
#ifndef TUBIAO_TABLE_CONTENT_H
#define TUBIAO_TABLE_CONTENT_H

#include "table/table.h"

/* Placed blocks of one cell. */
struct cell_content {
    struct scene_group *group; /* NULL: the cell has no blocks */
    double width, height;
};

struct widths content_widths(const struct placer *placer, const struct table_cell *cell);

/* Their structure goes below `element`. */
struct cell_content content_place(const struct placer *placer,
    const struct table_cell *cell, double width, struct element *element);

#endif
