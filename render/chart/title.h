/* The chart's own title and subtitle. */
#ifndef TUBIAO_CHART_TITLE_H
#define TUBIAO_CHART_TITLE_H

#include "chart/bounds.h"
#include "chart/model.h"

bool title_bind(struct chart *chart, const struct value *title);
/* Beside `extent`: the plot with its guides. Returns the box with the title. */
struct bounds title_place(const struct plot *plot, struct bounds extent);

#endif
