/* Patterns of numbers and times in a specification, checked while they can be faulted. */
#ifndef TUBIAO_CHART_FORMATS_H
#define TUBIAO_CHART_FORMATS_H

#include "chart/model.h"

/* `format` and `formatType` of a definition, its axis and its legend. */
bool formats_check_definition(struct chart *chart, const struct definition *definition);
/* Those of a config: numberFormat, timeFormat…, and of its axes and headers. */
bool formats_check_config(struct chart *chart, const struct value *config);

#endif
