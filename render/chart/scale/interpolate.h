/* Colours between two colours, in the spaces that Vega names: rgb, hsl, lab, hcl,
 * cubehelix; those with a hue may go the long way round (hcl-long). Source: d3-color,
 * d3-interpolate. */
#ifndef TUBIAO_CHART_SCALE_INTERPOLATE_H
#define TUBIAO_CHART_SCALE_INTERPOLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/color.h"

struct color_space;

struct color_interpolation {
    const struct color_space *space;
    bool long_hue;
    double gamma;
};

/* A colour in a space; NaN where a channel means nothing (the hue of a grey). */
struct color_point {
    double channels[3];
    double alpha;
};

/* `name` NULL: rgb. False if unknown (then rgb). gamma 0 counts as 1. */
bool color_interpolation_find(
    const char *name, double gamma, struct color_interpolation *interpolation);
struct color_point color_point_of(
    const struct color_interpolation *interpolation, struct color color);
/* `part` 0 is a, 1 is b; beyond, it goes on in the same direction. */
struct color color_mix(const struct color_interpolation *interpolation,
    const struct color_point *a, const struct color_point *b, double part);
/* Through `count` points at even distances. */
struct color color_mix_all(const struct color_interpolation *interpolation,
    const struct color_point *points, size_t count, double part);

#endif
