/* What error bars and error bands share: where their ends come from. */
#ifndef TUBIAO_CHART_COMPOSITE_ERROR_H
#define TUBIAO_CHART_COMPOSITE_ERROR_H

#include "chart/composite/composite.h"

/* Adds the transforms that give lower_FIELD and upper_FIELD: a centre and an extent of raw
 * values, or what the data say themselves (x2, xError, xError2). False after a fault. */
bool error_transforms(struct composite *composite);

/* Which channel of the unit says where the extent ends: "2", "Error", "Error2" behind x or
 * y; NULL if it is no field. */
const struct value *error_channel(
    const struct value *encoding, const char *axis, const char *suffix);

#endif
