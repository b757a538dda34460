/* The order in which parts stand on each other or side by side: that of their colours. */
#ifndef TUBIAO_CHART_PART_ORDER_H
#define TUBIAO_CHART_PART_ORDER_H

#include "chart/model.h"

/* The values of the unit's colour in the order its scale gives them (an array), if that is
 * said: a domain; in layouts also `sort`: a list, or null for the order of the data. NULL
 * where the order is left to the values themselves. */
const struct value *part_order_find(struct chart *chart, const struct view *view);

/* Gives a stacked unit without `order` that order: a column, and an order by it. */
const struct dataset *part_order_apply(
    struct chart *chart, struct view *view, const struct dataset *dataset);

#endif
