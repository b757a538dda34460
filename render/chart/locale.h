/* config.locale: how the numbers and times of a chart are written, as d3's locales. */
#ifndef TUBIAO_CHART_LOCALE_H
#define TUBIAO_CHART_LOCALE_H

#include "chart/model.h"

/* Sets chart->locale from the config. False after a fault. */
bool locale_bind(struct chart *chart);

#endif
