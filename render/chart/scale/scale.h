/* Scales: data values to positions, colours, sizes, and back to ticks.
 *
 * Each kind is one file and one row in scale.c, after d3-scale and vega-scale: linear,
 * log, pow, sqrt, symlog, time, utc, sequential colour, ordinal, band, point, quantize,
 * quantile, threshold, bin-ordinal. A scale is configured once (domain at bind, range at
 * place) and then only read. */
#ifndef TUBIAO_CHART_SCALE_H
#define TUBIAO_CHART_SCALE_H

#include "base/color.h"
#include "data/format.h"
#include "data/value.h"

enum scale_type {
    SCALE_LINEAR, SCALE_LOG, SCALE_POW, SCALE_SQRT, SCALE_SYMLOG,
    SCALE_TIME, SCALE_UTC,
    SCALE_ORDINAL, SCALE_BAND, SCALE_POINT,
    SCALE_QUANTIZE, SCALE_QUANTILE, SCALE_THRESHOLD, SCALE_BIN_ORDINAL,
};

struct scale {
    enum scale_type type;
    const struct value *domain; /* continuous: 2 or more numbers; discrete: the values in order */
    size_t domain_count;
    const struct value *range; /* numbers (positions, sizes), or colours and shapes as strings */
    size_t range_count;
    const char *interpolate; /* colour space of a colour range: rgb hcl lab hsl… NULL: rgb; */
    bool is_color;           /* range is colours, or a scheme */
    double exponent;         /* pow */
    double base;             /* log */
    double constant;         /* symlog */
    bool clamp;
    bool reverse;
    double padding_inner, padding_outer, align; /* band and point; align 0..1 */
    bool round;
    /* worked out by scale_prepare */
    double step, bandwidth, start;
    struct scale_index *index; /* discrete: value to position, hashed */
};

const char *scale_type_name(enum scale_type type);
bool scale_type_find(const char *name, enum scale_type *type);
bool scale_type_is_discrete(enum scale_type type);   /* ordinal band point bin-ordinal */
bool scale_type_is_continuous(enum scale_type type); /* linear log pow sqrt symlog time utc */

/* After domain and range are set. */
void scale_prepare(struct scale *scale, struct arena *arena);

/* A position or size; NaN where the value has none. Band: the start of its band. */
double scale_number(const struct scale *scale, struct value value);
/* A colour; not set where the value has none. */
struct color scale_color(const struct scale *scale, struct value value);
/* Any range value (shapes, dashes). */
struct value scale_value(const struct scale *scale, struct value value);
/* Position back to value, continuous scales only. */
double scale_invert(const struct scale *scale, double position);

/* Vega's nice: the domain widened to round values. count 0: 10. Time: by interval. */
void scale_nice(struct scale *scale, struct arena *arena, double count, const char *interval,
    double interval_step);

/* Tick values of a continuous scale for about `count` (as d3), of a discrete one its domain. */
struct ticks {
    struct value *values;
    size_t count;
};
struct ticks scale_ticks(const struct scale *scale, struct arena *arena, double count);
/* Ticks of a time scale every `step` units ("month", "year", …). */
struct ticks scale_time_ticks(const struct scale *scale, struct arena *arena,
    const char *unit, double step);
/* The label of a tick: `format` is a d3 pattern or NULL for the scale's own (d3's tickFormat,
 * multi-scale times). */
const char *scale_tick_label(const struct scale *scale, struct arena *arena,
    struct value tick, double count, const char *format, bool format_is_time,
    enum format_locale locale);

/* d3-array. */
double tick_increment(double start, double stop, double count);
double tick_step(double start, double stop, double count);

/* Vega's named schemes. Categorical: `count` colours of "tableau10"…; sequential, diverging
 * and cyclical: interpolated, optionally for `count` steps and an extent. False if unknown.
 * Includes tubiao-web, tubiao-print, tubiao-blue, tubiao-red, tubiao-div. */
bool scheme_colors(struct arena *arena, const char *name, double count, double from, double to,
    struct value **colors, size_t *color_count);
bool scheme_is_discrete(const char *name);
/* Every name, NULL-terminated. */
const char *const *scheme_names(void);

#endif
