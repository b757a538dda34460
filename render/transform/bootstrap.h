/* Confidence intervals by resampling (vega-statistics/src/bootstrapCI.js). */
#ifndef TUBIAO_TRANSFORM_BOOTSTRAP_H
#define TUBIAO_TRANSFORM_BOOTSTRAP_H

#include "base/arena.h"

/* The quantile `p` of the means of 1000 samples with replacement, which are the same on
 * every run; NaN of nothing. */
double bootstrap_quantile(
    struct arena *arena, const double *numbers, size_t count, double p);

#endif
