/* Calendar intervals. A unit is of a fixed length from some origin (day, week), or a
 * number of months; "every n" filters by the number that a unit bears in the next larger
 * one. */
#include "data/time_interval.h"

#include <math.h>
#include <string.h>

#include "data/format.h"

static const double hour = 3600000;
static const double day = 86400000;

static const struct {
    double length; /* milliseconds, or 0 */
    double origin;
    int months;
} units[] = {
    [TIME_MILLISECOND] = {1, 0, 0},
    [TIME_SECOND] = {1000, 0, 0},
    [TIME_MINUTE] = {60000, 0, 0},
    [TIME_HOUR] = {hour, 0, 0},
    [TIME_DAY] = {day, 0, 0},
    [TIME_UNIX_DAY] = {day, 0, 0},
    [TIME_WEEK] = {7 * day, 3 * day, 0},     /* 1970-01-04, a Sunday */
    [TIME_ISO_WEEK] = {7 * day, 4 * day, 0}, /* 1970-01-05, a Monday */
    [TIME_MONTH] = {0, 0, 1},
    [TIME_QUARTER] = {0, 0, 1}, /* three of them; see normalize */
    [TIME_YEAR] = {0, 0, 12},
};

static const struct {
    const char *name;
    enum time_unit unit;
} unit_names[] = {
    {"year", TIME_YEAR},
    {"quarter", TIME_QUARTER},
    {"month", TIME_MONTH},
    {"week", TIME_WEEK},
    {"isoweek", TIME_ISO_WEEK},
    {"date", TIME_DAY},
    {"day", TIME_DAY},
    {"dayofyear", TIME_DAY},
    {"hours", TIME_HOUR},
    {"minutes", TIME_MINUTE},
    {"seconds", TIME_SECOND},
    {"milliseconds", TIME_MILLISECOND},
};

/* Vega's `day` and `dayofyear` are days too: what differs is only the label. */
bool time_unit_find(const char *name, enum time_unit *unit) {
    for (size_t i = 0; i < countof(unit_names); i++) {
        if (strcmp(unit_names[i].name, name) == 0) {
            *unit = unit_names[i].unit;
            return true;
        }
    }
    return false;
}

/* Years and milliseconds of a step are one longer unit; a year's every 5 begins in years
 * that divide by 5. */
static double months_of(struct time_interval interval) {
    double step = interval.unit == TIME_YEAR && interval.step > 1 ? interval.step : 1;
    return units[interval.unit].months * step;
}

static double length_of(struct time_interval interval) {
    double step =
        interval.unit == TIME_MILLISECOND && interval.step > 1 ? interval.step : 1;
    return units[interval.unit].length * step;
}

/* Months are counted from year 0. */
static double month_start(double months) {
    double year = floor(months / 12);
    if (!(fabs(year) < 300000)) {
        return NAN;
    }
    return milliseconds_from_civil(
        (int)year, (int)(months - year * 12) + 1, 1, 0, 0, 0, 0);
}

/* The last beginning of a unit at or before the time, before any filter. */
static double floor_unit(struct time_interval interval, double time) {
    double length = length_of(interval);
    if (length > 0) {
        double origin = units[interval.unit].origin;
        return floor((time - origin) / length) * length + origin;
    }
    struct civil_time civil = civil_from_milliseconds(time);
    if (civil.month == 0) {
        return NAN;
    }
    double months = months_of(interval);
    return month_start(floor((civil.year * 12.0 + civil.month - 1) / months) * months);
}

/* Moves by whole units and keeps what lies below one: the day of the month and the
 * time of day, so that 31 January and a month is 3 March, as in ECMAScript. */
static double offset_unit(struct time_interval interval, double time, double count) {
    double length = length_of(interval);
    if (length > 0) {
        return time + count * length;
    }
    struct civil_time civil = civil_from_milliseconds(time);
    double months = civil.year * 12.0 + civil.month - 1 + count * months_of(interval);
    double start = month_start(civil.month ? months : NAN);
    return start + (civil.day - 1) * day + fmod(fmod(time, day) + day, day);
}

/* The number that "every" filters by: of the second in its minute, the day in its month,
 * the week since 1970. */
static double unit_number(enum time_unit unit, double time) {
    struct civil_time civil = civil_from_milliseconds(time);
    switch (unit) {
    case TIME_SECOND:
        return civil.second;
    case TIME_MINUTE:
        return civil.minute;
    case TIME_HOUR:
        return civil.hour;
    case TIME_DAY:
        return civil.day - 1;
    case TIME_UNIX_DAY:
        return floor(time / day);
    case TIME_WEEK:
    case TIME_ISO_WEEK: {
        struct time_interval week = {unit, 1};
        return (floor_unit(week, time) - floor_unit(week, 0)) / (7 * day);
    }
    case TIME_MONTH:
        return civil.month - 1;
    case TIME_MILLISECOND:
    case TIME_QUARTER:
    case TIME_YEAR:
        break;
    }
    return 0;
}

/* A quarter is every third month, as in d3, also where one is counted from within it. */
static struct time_interval normalize(struct time_interval interval) {
    double step = interval.step > 1 ? floor(interval.step) : 1;
    if (interval.unit == TIME_QUARTER) {
        return (struct time_interval){TIME_MONTH, step * 3};
    }
    return (struct time_interval){interval.unit, step};
}

static bool passes(struct time_interval interval, double time) {
    return !(interval.step > 1) ||
           fmod(unit_number(interval.unit, time), interval.step) == 0;
}

/* A week's number grows without end; the others begin again with 0 before this many. */
enum { LONGEST_SEARCH = 100000 };

double time_interval_floor(struct time_interval interval, double time) {
    interval = normalize(interval);
    time = floor_unit(interval, time);
    for (int i = 0; i < LONGEST_SEARCH && !isnan(time) && !passes(interval, time); i++) {
        time = floor_unit(interval, time - 1);
    }
    return time;
}

/* A filtered interval counts only those units that pass. */
double time_interval_offset(struct time_interval interval, double time, double count) {
    interval = normalize(interval);
    count = floor(count);
    bool filters = interval.step > 1 && interval.unit != TIME_YEAR &&
                   interval.unit != TIME_MILLISECOND;
    if (!filters) {
        return offset_unit(interval, time, count);
    }
    double direction = count < 0 ? -1 : 1;
    for (int i = 0; i < LONGEST_SEARCH && count != 0 && !isnan(time); i++) {
        time = offset_unit(interval, time, direction);
        count -= passes(interval, time) ? direction : 0;
    }
    return time;
}

/* The unit after the one that the millisecond before falls into. */
double time_interval_ceil(struct time_interval interval, double time) {
    double before = time_interval_floor(interval, time - 1);
    return time_interval_floor(interval, time_interval_offset(interval, before, 1));
}

size_t time_interval_range(struct time_interval interval, double start, double stop,
    size_t limit, struct arena *arena, double **times) {
    size_t count = 0;
    size_t capacity = 0;
    double previous = -INFINITY;
    *times = NULL;
    start = time_interval_ceil(interval, start);
    while (previous < start && start < stop && count < limit) {
        *times = arena_grow(arena, *times, count, &capacity, sizeof **times);
        (*times)[count++] = previous = start;
        start = time_interval_floor(interval, time_interval_offset(interval, start, 1));
    }
    return count;
}
