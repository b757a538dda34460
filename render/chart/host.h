/* What expressions of a chart may ask of its scales while a plot is drawn. */
#ifndef TUBIAO_CHART_HOST_H
#define TUBIAO_CHART_HOST_H

#include "chart/model.h"

struct chart_host {
    struct expression_host base;
    const struct plot *plot; /* that is being drawn; NULL: none */
};

/* Puts the host into the chart's scope. */
void host_open(struct chart *chart);
void host_set_plot(const struct chart *chart, const struct plot *plot);

#endif
