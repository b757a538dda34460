/* Numbers on one axis: the 个位 of all numbers of a column stand under one another, and
 * the block they make stands in the middle of the column. Signs and units that not all of
 * them have, and the marks of footnotes, hang out of the block.
 *
 *        |  12.5  |
 *        | 308 ①  |
 *        |   7.25%|
 *           ^ axis, behind the 个位
 */
#ifndef TUBIAO_TABLE_AXIS_H
#define TUBIAO_TABLE_AXIS_H

#include "table/lines.h"

/* The widest parts on both sides of the axis, of the numbers in cells of one section,
 * column and span. */
struct axis {
    int section, column, column_span;
    double before;
    double after;                 /* of the block */
    double hang;                  /* out of the block at its right */
    bool plain;                   /* one of them at least is a number without a remark */
    double fraction, whole, most; /* while measuring: with decimals, sign, mark */
    bool bare;                    /* one of them has no sign or unit */
};

struct axes {
    struct axis *items;
    size_t count, capacity;
};

struct number_parts {
    double before, fraction, suffix; /* px */
    double mark;                     /* of its footnote */
    bool remark; /* more than a sign or unit follows: 22（其中修订16件） */
};

struct axes axes_measure(struct lines *lines, const struct table *table);

/* NULL if no number of that section, column and span is set on an axis: all are dates or
 * bear remarks. */
const struct axis *axes_find(const struct axes *axes, const struct table_grid *grid,
    const struct table_cell *cell);

struct number_parts number_measure(
    struct lines *lines, const struct table *table, const struct table_cell *cell);

#endif
