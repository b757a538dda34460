/* Patterns of numbers and times in a specification, checked while they can be faulted. */
#ifndef TUBIAO_CHART_FORMATS_H
#define TUBIAO_CHART_FORMATS_H

#include "chart/model.h"

/* Whether a formatType names a function. */
bool formats_is_custom(const struct value *type);

/* A formatType that is neither number nor time names a function of the expression
 * language, which gets datum.value and the format (Vega-Lite's customFormatTypes). NULL
 * where none is said. `holder` is the definition, its axis or its legend, or NULL. */
const struct expression *formats_custom(const struct chart *chart,
    const struct definition *definition, const struct value *holder,
    struct faults *faults);

/* Whether the config gives numbers a format type of its own. */
bool formats_are_custom(const struct chart *chart);
/* What a custom format makes of the value. */
const char *formats_custom_text(const struct chart *chart,
    const struct expression *custom, struct value value, struct arena *arena);
/* One end of a bin as text, in the number format of the config. */
const char *formats_bin_end(const struct chart *chart, double end, struct arena *arena);

/* `format` and `formatType` of a definition, its axis and its legend are checked; sets its
 * custom_format. */
bool formats_bind(struct chart *chart, struct definition *definition);
/* Those of a config: numberFormat, timeFormat…, and of its axes and headers. */
bool formats_check_config(struct chart *chart, const struct value *config);

#endif
