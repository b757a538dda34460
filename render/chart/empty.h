/* A chart without a row to draw, as a report has that is not filled in yet: a frame with
 * 暂无数据 stands in its place, so that the rest of the document can be looked at. */
#ifndef TUBIAO_CHART_EMPTY_H
#define TUBIAO_CHART_EMPTY_H

#include "chart/model.h"

/* Whether no unit of a chart in a layout has a row, with a warning. A bare chart is drawn
 * as Vega draws it, with its axes, and is only warned of. */
bool empty_check(struct chart *chart, const struct value *spec);

/* What is said of it to those who don't see it. */
const char *empty_alternative(const struct chart *chart, struct arena *arena);

/* The frame and its words, as large as the chart would be. */
struct placed empty_place(
    const struct chart *chart, const struct placer *placer, double width, double height);

#endif
