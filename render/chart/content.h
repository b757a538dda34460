/* What texts say: a field's value in its format. */
#ifndef TUBIAO_CHART_CONTENT_H
#define TUBIAO_CHART_CONTENT_H

#include "chart/reference.h"

/* A row's text for a definition: formatted field, datum, or the value as given; with its
 * conditions. "" for null. */
const char *content_text(const struct plot *plot, const struct view *view,
    const struct definition *definition, const struct row_source *rows, size_t row);

/* The pattern of {year, quarter, month, …} that fits a time, as Vega's timeMultiFormat:
 * the coarsest unit that the time begins. */
const char *time_format_of(const struct value *formats, double milliseconds);

/* The d3 pattern for a time unit's labels ("%b %d, %Y "), as Vega's timeUnitSpecifier. */
const char *time_unit_format(
    struct arena *arena, const char *unit, const struct format_locale *locale);

#endif
