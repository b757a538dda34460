/* The data that a chart shows, as a table for those who want the numbers. */
#ifndef TUBIAO_CHART_TABLE_H
#define TUBIAO_CHART_TABLE_H

#include "block/flow.h"
#include "chart/model.h"

/* An element that holds a Table for each unit whose data no other shows; NULL: there are
 * none. */
const struct element *chart_table(const struct chart *chart, const struct placer *placer);

#endif
