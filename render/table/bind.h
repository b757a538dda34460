/* The table block as a user writes it; trees are told of in tree.h, looks in look.h.
 *
 *     - table: channels                 # a dataset as it is, or
 *     - table:
 *         data: requests                # a name, or the data themselves
 *         corner: 项目                  # the cell over the stub; [项目, 年份]: diagonal
 *         columns: […]                  # header tree; without it the data's columns
 *         rows: […]                     # stub tree; without it the data's rows
 *         emphasis: [{if: value > 9, …}]  # cells that look otherwise, emphasis.h
 *         words: [社会, 公益组织]       # labels made of these break between them only
 *         style: {grid: three-line}     # over the theme's `table`
 *     - table:
 *         sections:                     # tables with heads of their own on common columns
 *           - {head: 第二十条第（一）项, data: …, corner: …, columns: …, rows: …}
 *     - table:
 *         head-rows: 1                  # free cells, placed as HTML places them; a cell is
 *         stub-columns: 1               # a text, a number, null or a mapping
 *         cells:
 *           - [项目, {text: 数量, colspan: 2, width: 40mm, align: right}]
 *           - [甲, 1, {blocks: [{chart: …}]}]
 *
 * A line feed in a label ends a line. */
#ifndef TUBIAO_TABLE_BIND_H
#define TUBIAO_TABLE_BIND_H

#include "table/table.h"

/* What stands behind `table:`. */
extern const struct schema table_schema;

struct block *table_bind(
    struct binder *binder, const struct block *block, const struct value *value);

#endif
