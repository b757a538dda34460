/* The pictures that image marks show: files beside the specification, or data: URIs. */
#ifndef TUBIAO_CHART_PICTURE_H
#define TUBIAO_CHART_PICTURE_H

#include "chart/model.h"

struct chart_picture {
    const char *url;
    const unsigned char *bytes; /* NULL: it could not be read */
    size_t length;
    double width, height; /* px, its own */
    struct chart_picture *next;
};

/* Reads every picture that the chart's units name. What can't be read is an error in a
 * layout, a warning in a bare specification, which leaves the place empty as Vega does. */
bool pictures_bind(struct chart *chart);
/* NULL if there is none of that name. */
const struct chart_picture *picture_find(const struct chart *chart, const char *url);

#endif
