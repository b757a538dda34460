/* Points along a curve, closer together where it bends. */
#ifndef TUBIAO_TRANSFORM_CURVE_H
#define TUBIAO_TRANSFORM_CURVE_H

#include "transform/points.h"

/* y of a model at x. */
typedef double (*curve)(const void *model, double x);

enum { CURVE_LEAST_STEPS = 25, CURVE_MOST_STEPS = 200 };

/* From one end of the extent to the other in `least` equal steps, each halved as long as
 * the curve bends by more than half a degree and a step is above a `most`-th. Source:
 * vega-statistics/src/sampleCurve.js. */
void curve_sample(curve function, const void *model, const double extent[2], double least,
    double most, size_t group, struct points *points);

#endif
