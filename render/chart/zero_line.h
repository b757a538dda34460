/* In a layout, bars whose axis leaves out zero are warned of. */
#ifndef TUBIAO_CHART_ZERO_LINE_H
#define TUBIAO_CHART_ZERO_LINE_H

#include "chart/model.h"

/* The scales must be bound. */
void bars_check_zero(struct chart *chart);

#endif
