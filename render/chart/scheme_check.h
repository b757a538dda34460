/* Names of colour schemes and ranges, checked where they stand. */
#ifndef TUBIAO_CHART_SCHEME_CHECK_H
#define TUBIAO_CHART_SCHEME_CHECK_H

#include "chart/model.h"

/* `scheme` and `range` of a scale's mapping: warns of names that there are not. */
void scheme_check_scale(struct chart *chart, const struct value *scale);
/* Those in config.range. */
void scheme_check_config(struct chart *chart, const struct value *config);

#endif
