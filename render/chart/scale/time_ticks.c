/* Ticks of a time scale: whole seconds, hours, days, months, years, whichever lie about
 * as far apart as wanted. Source: d3-time, ticks.js. */
#include <math.h>

#include "chart/scale/work.h"

enum { MOST_TICKS = 10000 };

static const double second = 1000;
static const double minute = 60000;
static const double hour = 3600000;
static const double day = 86400000;
static const double year = 365 * 86400000.0;

/* Days are counted from 1970 here, so that every second day stays so over months. */
static const struct {
    struct time_interval interval;
    double length;
} tick_intervals[] = {
    {{TIME_SECOND, 1}, second},
    {{TIME_SECOND, 5}, 5 * second},
    {{TIME_SECOND, 15}, 15 * second},
    {{TIME_SECOND, 30}, 30 * second},
    {{TIME_MINUTE, 1}, minute},
    {{TIME_MINUTE, 5}, 5 * minute},
    {{TIME_MINUTE, 15}, 15 * minute},
    {{TIME_MINUTE, 30}, 30 * minute},
    {{TIME_HOUR, 1}, hour},
    {{TIME_HOUR, 3}, 3 * hour},
    {{TIME_HOUR, 6}, 6 * hour},
    {{TIME_HOUR, 12}, 12 * hour},
    {{TIME_UNIX_DAY, 1}, day},
    {{TIME_UNIX_DAY, 2}, 2 * day},
    {{TIME_WEEK, 1}, 7 * day},
    {{TIME_MONTH, 1}, 30 * day},
    {{TIME_MONTH, 3}, 90 * day},
    {{TIME_YEAR, 1}, year},
};

/* The row whose length is nearest to what is wanted, as a ratio. */
struct time_interval time_tick_interval(double start, double stop, double count) {
    double target = fabs(stop - start) / count;
    size_t i = 0;
    while (i < countof(tick_intervals) && tick_intervals[i].length <= target) {
        i++;
    }
    if (i == countof(tick_intervals)) {
        double step = tick_step(start / year, stop / year, count);
        return (struct time_interval){TIME_YEAR, step};
    }
    if (i == 0) {
        double step = fmax(tick_step(start, stop, count), 1);
        return (struct time_interval){TIME_MILLISECOND, step};
    }
    bool shorter =
        target / tick_intervals[i - 1].length < tick_intervals[i].length / target;
    return tick_intervals[shorter ? i - 1 : i].interval;
}

/* The last moment of the domain counts: a tick may stand on it. */
static struct ticks ticks_of(
    const struct scale *scale, struct arena *arena, struct time_interval interval) {
    struct ticks ticks = {0};
    struct scale_ends ends = scale_ends(scale);
    double *times;
    ticks.count = time_interval_range(
        interval, ends.low, floor(ends.high) + 1, MOST_TICKS, arena, &times);
    ticks.values = arena_array(arena, ticks.count, sizeof *ticks.values);
    for (size_t i = 0; i < ticks.count; i++) {
        ticks.values[i] = value_date(times[ends.descending ? ticks.count - 1 - i : i]);
    }
    return ticks;
}

struct ticks time_ticks(const struct scale *scale, struct arena *arena, double count) {
    struct scale_ends ends = scale_ends(scale);
    if (!(count > 0) || isnan(ends.low) || isnan(ends.high)) {
        return (struct ticks){0};
    }
    return ticks_of(scale, arena, time_tick_interval(ends.low, ends.high, count));
}

struct ticks scale_time_ticks(
    const struct scale *scale, struct arena *arena, const char *unit, double step) {
    struct time_interval interval = {.step = step > 1 ? step : 1};
    if (!time_unit_find(unit, &interval.unit)) {
        return (struct ticks){0};
    }
    return ticks_of(scale, arena, interval);
}
