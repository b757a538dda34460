/* What scale_prepare works out, and the parts that the files of this folder share. */
#ifndef TUBIAO_CHART_SCALE_WORK_H
#define TUBIAO_CHART_SCALE_WORK_H

#include "chart/scale/interpolate.h"
#include "chart/scale/scale.h"
#include "data/time_interval.h"

enum { NO_INDEX = -1 };

struct scale_work {
    const struct value *range; /* reversed if the scale is */
    double *numbers;           /* the range as numbers */
    struct color *colors;      /* the range as colours; NULL unless is_color */
    struct color_point *points;
    struct color_interpolation interpolation;
    size_t range_count;

    double *domain;   /* continuous: transformed; discretising: ascending thresholds */
    size_t count;     /* of them; continuous: those that have a range value too */
    double low, high; /* to clamp to */
    bool mirrored;    /* log of a negative domain */
    bool whole_range; /* sequential and diverging: one walk through all colours */

    struct value *values; /* discrete: the domain without doubles */
    size_t value_count;
    struct scale_index *index;
};

/* NaN for null, and for what is no number. */
double scale_number_of(struct value value);
double scale_round(double position); /* Math.round: halves up */

/* continuous.c */
void continuous_prepare(
    const struct scale *scale, struct scale_work *work, struct arena *arena);
double continuous_number(const struct scale *scale, double number);
struct color continuous_color(const struct scale *scale, double number);
double continuous_invert(const struct scale *scale, double position);

/* discrete.c: ordinal, band and point */
void discrete_prepare(
    const struct scale *scale, struct scale_work *work, struct arena *arena);
void band_prepare(struct scale *scale, const struct scale_work *work);
int discrete_find(const struct scale_work *work, struct value value);

/* discretize.c: the index of the range value, or NO_INDEX */
void discretize_prepare(
    const struct scale *scale, struct scale_work *work, struct arena *arena);
int discretize_find(const struct scale *scale, struct value value);
size_t bisect_right(const double *numbers, size_t count, double x);

/* ticks.c and log_ticks.c */
struct ticks ticks_between(struct arena *arena, double start, double stop, double count);
struct ticks log_ticks(const struct scale *scale, struct arena *arena, double count);
double log_of(const struct scale *scale, double x);   /* in the scale's base, mirrored */
double power_of(const struct scale *scale, double x); /* its inverse */
/* Whether a tick bears a label, with `tick_count` ticks of about `count` wanted. */
bool log_tick_has_label(
    const struct scale *scale, double tick, double count, size_t tick_count);

/* time_ticks.c */
struct ticks time_ticks(const struct scale *scale, struct arena *arena, double count);
/* The interval whose times lie about (stop - start) / count apart. */
struct time_interval time_tick_interval(double start, double stop, double count);

/* First and last of a domain, smaller first. */
struct scale_ends {
    double low, high;
    bool descending;
};
struct scale_ends scale_ends(const struct scale *scale);

#endif
