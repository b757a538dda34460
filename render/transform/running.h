/* Quantiles of frames that move along sorted rows, without sorting each frame anew. */
#ifndef TUBIAO_TRANSFORM_RUNNING_H
#define TUBIAO_TRANSFORM_RUNNING_H

#include "transform/transform.h"

/* Frame i holds the cells of rows[low[i]] to rows[high[i] - 1]; its quantile p (d3's, R-7)
 * of the valid numbers goes to out[rows[i]]. */
struct running {
    const struct value *cells;
    const size_t *rows;
    const size_t *low, *high;
    size_t count;
};
void running_quantile(const struct running *running, double p, struct value *out);

#endif
