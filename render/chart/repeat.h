/* repeat: the same view for each of a list of fields, as a concatenation or as layers
 * (vega-lite/src/normalize/repeater.ts, core.ts). */
#ifndef TUBIAO_CHART_REPEAT_H
#define TUBIAO_CHART_REPEAT_H

#include "chart/model.h"

/* What {repeat: NAME} stands for within a repeated view. */
enum { REPEAT_ROW, REPEAT_COLUMN, REPEAT_LIST, REPEAT_LAYER, REPEAT_COUNT };
struct repeater {
    const struct value *values[REPEAT_COUNT]; /* NULL: nothing of that name */
};

bool repeat_bind(struct chart *chart, struct view *view, const struct value *encoding);

/* An encoding (or facet mapping, or the definition of one channel) with what
 * {repeat: …} stands for in its fields and datums; the value itself without a repeater. */
struct value repeat_fill(
    struct chart *chart, struct value mapping, const struct repeater *repeater);

#endif
