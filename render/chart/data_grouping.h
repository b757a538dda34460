/* Within a facet data are worked out for each cell: transforms and what encodings sum up
 * go by the fields that divide the rows, so that all cells are done in one pass. */
#ifndef TUBIAO_CHART_DATA_GROUPING_H
#define TUBIAO_CHART_DATA_GROUPING_H

#include "chart/model.h"

/* The transforms with the grouping's columns in the `groupby` of each that has one; the
 * same where there is no grouping (vega-lite/src/compile/data/subtree.ts). */
const struct value *group_steps(struct arena *arena, const struct value *steps,
    const struct grouping_columns *grouping);
/* One transform so. */
struct value group_step(
    struct arena *arena, struct value step, const struct grouping_columns *grouping);

#endif
