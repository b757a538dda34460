/* Numbers on one axis: the 个位 of all numbers of a column stand under one another, and
 * the block they make stands in the middle of the column.
 *
 *        |  12.5 |
 *        | 308   |
 *        |   7.25|
 *           ^ axis, behind the 个位
 */
#ifndef TUBIAO_TABLE_AXIS_H
#define TUBIAO_TABLE_AXIS_H

#include "table/table.h"

/* The widest parts on both sides of the axis, of the numbers in cells of one section,
 * column and span. */
struct axis {
    int section, column, column_span;
    double before, after;
    bool plain; /* one of them at least is a number without a remark */
};

struct axes {
    struct axis *items;
    size_t count, capacity;
};

struct number_parts {
    double before, after; /* px */
    bool remark; /* more than a sign follows the number: 22（其中修订16件） */
};

struct axes axes_measure(const struct placer *placer, const struct table_grid *grid);

/* NULL if no number of that section, column and span is set on an axis: all are dates or
 * bear remarks. */
const struct axis *axes_find(const struct axes *axes, const struct table_grid *grid,
    const struct table_cell *cell);

struct number_parts number_measure(
    const struct placer *placer, const struct table_cell *cell);

#endif
