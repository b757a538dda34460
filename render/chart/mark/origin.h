/* Where the data behind a mark's items came from. */
#ifndef TUBIAO_CHART_MARK_ORIGIN_H
#define TUBIAO_CHART_MARK_ORIGIN_H

#include "chart/model.h"

/* Of the unit's rows: the cell that an item measures, else one of its row that the data had
 * as they were read. */
const struct scene_rows *origin_rows(const struct plot *plot, const struct view *view);

#endif
