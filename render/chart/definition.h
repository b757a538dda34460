/* Definitions: what each channel of a unit encodes. */
#ifndef TUBIAO_CHART_DEFINITION_H
#define TUBIAO_CHART_DEFINITION_H

#include "chart/model.h"
#include "data/time_part.h"

/* Reads one channel's mapping (or list of them). NULL after a fault, or where nothing is
 * to be drawn; *ok tells which. */
struct definition *definition_bind(
    struct chart *chart, enum channel channel, const struct value *source, bool *ok);

/* The definition with a field or datum: itself, or that of its only condition. */
struct definition *definition_scaled(struct definition *definition);
/* The same with a field. */
struct definition *definition_field(struct definition *definition);

static inline bool definition_is_binned(const struct definition *definition) {
    return definition->bin != NULL;
}
/* Quantitative and not binned, or a number given. */
bool definition_is_measure(const struct definition *definition);
bool definition_is_discrete(const struct definition *definition);
bool definition_is_temporal(const struct definition *definition);

/* A member of the mapping as written, or NULL. */
const struct value *definition_find(
    const struct definition *definition, const char *name);
/* axis.NAME or legend.NAME as written, NULL if the guide is null or absent. */
const struct value *definition_guide(
    const struct definition *definition, const char *name);

/* "Sum of x", "x (binned)", "x (year-month)", as Vega-Lite says it. */
const char *definition_title(
    const struct chart *chart, const struct definition *definition);

/* Vega-Lite's name for a computed column: bin_maxbins_10_x, mean_x, yearmonth_x, __count;
 * `suffix` "end" or "range", or NULL. */
const char *definition_column(
    struct arena *arena, const struct definition *definition, const char *suffix);

/* One {test, …} or {param, …} of a conditional mapping. False with a fault. */
bool condition_bind(struct chart *chart, enum channel channel, const struct value *source,
    struct condition *condition);
/* The test of {test: …} or {param: …}: an expression, or what an empty selection says. */
bool condition_bind_test(
    struct chart *chart, const struct value *source, struct condition *condition);

bool time_unit_bind(
    struct chart *chart, const struct value *source, struct time_unit *out);
/* "yearmonth" gives year, month: 0-terminated, coarse to fine; count returned. */
size_t time_unit_parts(const char *unit, const char *parts[TIME_PART_COUNT]);
/* A time moved by whole steps of the unit. */
double time_unit_offset(const struct time_unit *unit, double milliseconds, double steps);
/* How long the finest part lasts, in milliseconds, counted from 2001; 0 for day of week. */
double time_unit_duration(const struct time_unit *unit);

#endif
