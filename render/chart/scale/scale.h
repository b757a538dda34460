/* Scales: data values to positions, colours, sizes, and back to ticks.
 *
 * Each kind is one row in scale.c, after d3-scale and vega-scale: linear, log, pow, sqrt,
 * symlog, time, utc, ordinal, band, point, quantize, quantile, threshold, bin-ordinal.
 * A continuous scale over colours is Vega's sequential or diverging scale. A scale is
 * configured once (domain at bind, range at place), prepared, and then only read; a new
 * domain or range needs a new scale_prepare.
 *
 *     struct scale x = {.type = SCALE_BAND, .domain = names, .domain_count = 3,
 *         .range = ends, .range_count = 2, .padding_inner = 0.1, .align = 0.5};
 *     scale_prepare(&x, arena);
 *     left = scale_number(&x, names[1]);
 *     right = left + x.bandwidth; */
#ifndef TUBIAO_CHART_SCALE_H
#define TUBIAO_CHART_SCALE_H

#include "base/color.h"
#include "data/format.h"
#include "data/value.h"

enum scale_type {
    SCALE_LINEAR,
    SCALE_LOG,
    SCALE_POW,
    SCALE_SQRT,
    SCALE_SYMLOG,
    SCALE_TIME,
    SCALE_UTC,
    SCALE_ORDINAL,
    SCALE_BAND,
    SCALE_POINT,
    SCALE_QUANTIZE,
    SCALE_QUANTILE,
    SCALE_THRESHOLD,
    SCALE_BIN_ORDINAL,
};

struct scale_work;

struct scale {
    enum scale_type type;
    const struct value
        *domain; /* continuous: 2 or more numbers; discrete: the values in order */
    size_t domain_count;
    const struct value
        *range; /* numbers (positions, sizes), or colours and shapes as strings */
    size_t range_count;
    const char *interpolate; /* colours: rgb hcl lab hsl cubehelix hcl-long…; NULL: rgb */
    double gamma;            /* of rgb and cubehelix; 0 counts as 1 */
    bool is_color;           /* range is colours: given, or those of a scheme */
    double exponent;         /* pow; 0 counts as 1 */
    double base;             /* log; 0 counts as 10 */
    double constant;         /* symlog; 0 counts as 1 */
    bool clamp;
    bool reverse;                               /* the range runs backwards */
    double padding_inner, padding_outer, align; /* band and point; align 0..1 */
    bool round;                                 /* whole positions */
    /* worked out by scale_prepare */
    double step, bandwidth, start; /* start: of the lowest band */
    const struct scale_work *work;
};

const char *scale_type_name(enum scale_type type);
bool scale_type_find(const char *name, enum scale_type *type);
bool scale_type_is_discrete(enum scale_type type); /* ordinal band point bin-ordinal */
bool scale_type_is_continuous(
    enum scale_type type); /* linear log pow sqrt symlog time utc */
bool scale_type_is_discretizing(
    enum scale_type type); /* quantize quantile threshold bin-ordinal */
bool scale_type_is_time(enum scale_type type); /* time utc */

/* After domain and range are set. */
void scale_prepare(struct scale *scale, struct arena *arena);

/* A position or size; NaN where the value has none. Band: the start of its band. */
double scale_number(const struct scale *scale, struct value value);
/* A colour; not set where the value has none. */
struct color scale_color(const struct scale *scale, struct value value);
/* Any range value (shapes, dashes); null where the value has none. */
struct value scale_value(const struct scale *scale, struct value value);
/* Position back to value, continuous scales only; NaN otherwise. */
double scale_invert(const struct scale *scale, double position);

/* Vega's nice: the domain widened to round values. count 0: 10. Time: by `interval`
 * ("month", … or NULL) every `interval_step` (0 counts as 1). Only needs the domain. */
void scale_nice(struct scale *scale, struct arena *arena, double count,
    const char *interval, double interval_step);

/* Tick values of a continuous scale for about `count` (as d3), of a discrete one its
 * domain. */
struct ticks {
    struct value *values;
    size_t count;
};
struct ticks scale_ticks(const struct scale *scale, struct arena *arena, double count);
/* Ticks of a time scale every `step` units ("month", "year", …); none if no such unit. */
struct ticks scale_time_ticks(
    const struct scale *scale, struct arena *arena, const char *unit, double step);
/* Where a discretising scale (and bin-ordinal) goes over from one range value to the
 * next; none for other scales. */
struct ticks scale_thresholds(const struct scale *scale, struct arena *arena);

/* The label of a tick: `format` is a d3 pattern or NULL for the scale's own (d3's
 * tickFormat, multi-scale times). A log scale leaves out labels that would crowd; count
 * INFINITY (ticks given by the user) keeps all. A format that is none counts as NULL. */
const char *scale_tick_label(const struct scale *scale, struct arena *arena,
    struct value tick, double count, const char *format, bool format_is_time,
    const struct format_locale *locale);

/* What a legend of symbols shows: the domain; for discretising scales the lower ends, of
 * which the first is -Infinity; for log those ticks that bear labels. */
struct ticks scale_legend_values(
    const struct scale *scale, struct arena *arena, double count);
/* Their labels; `ranges`: "< 10", "10 – 20", "≥ 20" for discretising scales. */
const char *scale_legend_label(const struct scale *scale, struct arena *arena,
    struct ticks values, size_t index, double count, bool ranges, const char *format,
    bool format_is_time, const struct format_locale *locale);

/* d3-array. An increment below 0 stands for its inverse: -10 is 0.1. */
double tick_increment(double start, double stop, double count);
double tick_step(double start, double stop, double count);

/* Vega's named schemes, in any case. Categorical: the first `count` colours of
 * "tableau10"… (0: all). Sequential, diverging and cyclical ones run through colours:
 * count 0 gives those, to interpolate between; otherwise `count` colours taken from
 * within, as for ordinal (its domain), quantize and quantile (5 if not said), threshold
 * (domain + 1), bin-ordinal (domain - 1). "blues-5" is blues with count 5. `from` and
 * `to` choose a part (0 to 1; both 0: all). False if unknown. Includes tubiao-web,
 * tubiao-print, tubiao-blue, tubiao-red, tubiao-div. */
bool scheme_colors(struct arena *arena, const char *name, double count, double from,
    double to, struct value **colors, size_t *color_count);
bool scheme_is_discrete(const char *name);
/* Every name, NULL-terminated. */
const char *const *scheme_names(void);

/* The colour `part` (0..1) of the way through `colors`: for gradients of legends, scheme
 * arrays given in a specification, expression functions. */
struct color color_between(const struct color *colors, size_t count, double part,
    const char *interpolate, double gamma);

#endif
