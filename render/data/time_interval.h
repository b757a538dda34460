/* Calendar intervals in UTC, for time axes and time units: where one begins, the next,
 * and every nth. Source: d3-time (floor, ceil, offset, range, every). */
#ifndef TUBIAO_DATA_TIME_INTERVAL_H
#define TUBIAO_DATA_TIME_INTERVAL_H

#include "data/value.h"

enum time_unit {
    TIME_MILLISECOND,
    TIME_SECOND,
    TIME_MINUTE,
    TIME_HOUR,
    TIME_DAY,      /* every 2: counted from the first of the month */
    TIME_UNIX_DAY, /* every 2: counted from 1970-01-01 */
    TIME_WEEK,     /* from Sunday */
    TIME_ISO_WEEK, /* from Monday */
    TIME_MONTH,
    TIME_QUARTER,
    TIME_YEAR,
};

struct time_interval {
    enum time_unit unit;
    double step; /* 1: each; n: those whose number divides by n, as in d3's every(n) */
};

/* Vega's names: year quarter month week isoweek date day dayofyear hours minutes seconds
 * milliseconds. */
bool time_unit_find(const char *name, enum time_unit *unit);

/* NaN stays NaN. */
double time_interval_floor(struct time_interval interval, double time);
double time_interval_ceil(struct time_interval interval, double time);
double time_interval_offset(struct time_interval interval, double time, double count);

/* The times of the interval from start up to but not including stop; at most `limit`, so
 * that seconds over a century end. Returns how many; NULL if none. */
size_t time_interval_range(struct time_interval interval, double start, double stop,
    size_t limit, struct arena *arena, double **times);

#endif
