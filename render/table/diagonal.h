/* Heads parted by diagonals (斜线表头): two or three labels from the bottom left, the
 * stub's, to the top right, the head's.
 *
 *     +-----------+      +-----------+
 *     |\     年份 |      |\,    年份 |
 *     |  \        |      | \ `-,     |
 *     |    \      |      |  \   指标-|
 *     | 项目 \    |      |项目\      |
 *     +-----------+      +-----------+
 */
#ifndef TUBIAO_TABLE_DIAGONAL_H
#define TUBIAO_TABLE_DIAGONAL_H

#include "table/lines.h"

/* The width that its content asks for, and the height it has in a width. */
double diagonal_width(
    struct lines *lines, const struct table *table, const struct table_cell *cell);
double diagonal_height(struct lines *lines, const struct table *table,
    const struct table_cell *cell, double width);

/* Labels and lines in the box of the cell. */
void diagonal_paint(struct lines *lines, const struct table *table,
    const struct table_cell *cell, struct scene_group *group, double x, double y,
    double width, double height, const struct element *element);

#endif
