/* timeUnit: the start of the unit that a time falls into, UTC. A unit names its parts
 * (yearmonth, hoursminutes); those it leaves out stand at 2012-01-01 00:00, as in Vega.
 * Source: vega-time/src/units.js, floor.js. */
#include <math.h>
#include <string.h>

#include "data/format.h"
#include "data/time_interval.h"
#include "data/time_part.h"
#include "transform/groups.h"
#include "transform/step.h"

static const struct property properties[] = {
    {"timeUnit", PROPERTY_STRING | PROPERTY_OBJECT, PROPERTY_REQUIRED},
    {"field", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"as", PROPERTY_STRING, PROPERTY_REQUIRED},
};

enum part {
    PART_YEAR = 1 << TIME_PART_YEAR,
    PART_QUARTER = 1 << TIME_PART_QUARTER,
    PART_MONTH = 1 << TIME_PART_MONTH,
    PART_WEEK = 1 << TIME_PART_WEEK,
    PART_DATE = 1 << TIME_PART_DATE,
    PART_DAY = 1 << TIME_PART_DAY,
    PART_DAY_OF_YEAR = 1 << TIME_PART_DAY_OF_YEAR,
    PART_HOURS = 1 << TIME_PART_HOURS,
    PART_MINUTES = 1 << TIME_PART_MINUTES,
    PART_SECONDS = 1 << TIME_PART_SECONDS,
    PART_MILLISECONDS = 1 << TIME_PART_MILLISECONDS,
};

/* The set of parts, and the finest one's interval; 0 if the name is none. */
static int read_unit(const char *unit, enum time_unit *finest) {
    int set = 0;
    unit += strncmp(unit, "binned", 6) == 0 ? 6 : 0;
    unit += strncmp(unit, "utc", 3) == 0 ? 3 : 0;
    enum time_part parts[TIME_PART_COUNT];
    size_t count = time_parts_read(unit, parts);
    for (size_t i = 0; i < count; i++) {
        set |= 1 << parts[i];
        time_unit_find(time_parts[parts[i]].name, finest);
    }
    return set;
}

bool time_unit_is_valid(const char *unit) {
    enum time_unit finest;
    return read_unit(unit, &finest) != 0;
}

static int floor_step(int number, int from, double step) {
    int by = step > 1 ? (int)step : 1;
    return from + (number - from) / by * by;
}

/* The week of the year, from the first Sunday; days before it are week 0 (%U). */
static int week_of(const struct civil_time *civil) {
    return (civil->day_of_year + 6 - civil->weekday) / 7;
}

/* Year, month and day of the unit's start. */
static double floor_days(int set, const struct civil_time *civil, double step) {
    int year = set & PART_YEAR ? civil->year : 2012;
    int month = 1;
    int day = 1;
    bool year_finest = !(set & ~PART_YEAR);
    if (set & PART_YEAR) {
        year = floor_step(year, 0, year_finest ? step : 1);
    }
    if (set & PART_QUARTER) {
        month = 3 * floor_step((civil->month - 1) / 3, 0, step) + 1;
    }
    if (set & PART_MONTH) {
        month = floor_step(civil->month, 1, set & ~(PART_YEAR | PART_MONTH) ? 1 : step);
    }
    if (set & PART_DATE) {
        day = floor_step(civil->day, 1, step);
    }
    if (set & PART_DAY_OF_YEAR) {
        day = floor_step(civil->day_of_year, 1, step);
    }
    if (set & (PART_WEEK | PART_DAY)) {
        /* week w begins on the w-th Sunday; 2012 began on one */
        double first = milliseconds_from_civil(year, 1, 1, 0, 0, 0, 0);
        int weekday = civil_from_milliseconds(first).weekday;
        int week = set & PART_WEEK ? floor_step(week_of(civil), 0, step) : 1;
        int of_week = set & PART_DAY ? civil->weekday : 0;
        day = set & PART_WEEK || (set & PART_YEAR)
                  ? (weekday ? 1 - weekday : -6) + 7 * week + of_week
                  : 1 + of_week;
        if ((set & PART_WEEK) && !(set & PART_YEAR) && week == 0) {
            day = -6 + of_week;
        }
    }
    return milliseconds_from_civil(year, month, day, 0, 0, 0, 0);
}

static double floor_parts(
    int set, enum time_unit finest, double step, double milliseconds) {
    if (!set || isnan(milliseconds)) {
        return NAN;
    }
    struct civil_time civil = civil_from_milliseconds(milliseconds);
    double time = floor_days(set, &civil, step);
    double by = step > 1 ? step : 1;
    int hour = civil.hour;
    int minute = civil.minute;
    int second = civil.second;
    time += set & PART_HOURS
                ? floor_step(hour, 0, finest == TIME_HOUR ? by : 1) * 3600000.0
                : 0;
    time += set & PART_MINUTES
                ? floor_step(minute, 0, finest == TIME_MINUTE ? by : 1) * 60000.0
                : 0;
    time += set & PART_SECONDS
                ? floor_step(second, 0, finest == TIME_SECOND ? by : 1) * 1000.0
                : 0;
    time += set & PART_MILLISECONDS ? floor_step(civil.millisecond, 0, by) : 0;
    return time;
}

double time_unit_floor(const char *unit, double step, double milliseconds) {
    enum time_unit finest = TIME_YEAR;
    int set = read_unit(unit, &finest);
    return floor_parts(set, finest, step, milliseconds);
}

static double next_of(enum time_unit finest, double step, double start) {
    struct time_interval interval = {finest, 1};
    return time_interval_offset(interval, start, step > 1 ? step : 1);
}

double time_unit_next(const char *unit, double step, double milliseconds) {
    enum time_unit finest = TIME_YEAR;
    bool known = read_unit(unit, &finest) && !isnan(milliseconds);
    return known ? next_of(finest, step, milliseconds) : NAN;
}

/* Text is read as a date, a number is milliseconds. */
static double time_of(const struct value *value) {
    if (value->type == VALUE_STRING) {
        return time_parse(value->string);
    }
    return value->type == VALUE_NULL ? NAN : value_to_number(*value);
}

const struct dataset *time_unit_dataset(struct arena *arena,
    const struct dataset *dataset, const char *unit, double step, const char *field,
    const char *as0, const char *as1) {
    const struct value *cells = field_cells(arena, dataset, field);
    struct value *low = arena_array(arena, dataset->row_count + 1, sizeof *low);
    struct value *high = arena_array(arena, dataset->row_count + 1, sizeof *high);
    enum time_unit finest = TIME_YEAR;
    int set = read_unit(unit, &finest);
    double last = NAN; /* rows of one unit often follow each other */
    double next = NAN;
    for (size_t row = 0; row < dataset->row_count; row++) {
        double start = floor_parts(set, finest, step, time_of(&cells[row]));
        if (!isnan(start) && start != last) {
            next = next_of(finest, step, start);
            last = start;
        }
        low[row] = isnan(start) ? value_null() : value_date(start);
        high[row] = isnan(start) ? value_null() : value_date(next);
    }
    dataset = dataset_with_column(arena, dataset, as0, low);
    return dataset_with_column(arena, dataset, as1, high);
}

static const struct dataset *run(const struct transform_context *context,
    const struct value *step, const struct dataset *dataset) {
    static const struct property unit_properties[] = {
        {"unit", PROPERTY_STRING, PROPERTY_REQUIRED}, {"step", PROPERTY_NUMBER, 0},
        {"utc", PROPERTY_BOOLEAN, 0}, /* all times are UTC */
        {"binned", PROPERTY_BOOLEAN, PROPERTY_UNSUPPORTED},
        {"maxbins", PROPERTY_NUMBER, 0}, /* the unit says it all */
    };
    const struct value *unit = value_member(step, "timeUnit");
    if (unit->type == VALUE_OBJECT &&
        !properties_check(unit, unit_properties, countof(unit_properties), "timeUnit",
            context->faults)) {
        return NULL;
    }
    const char *name =
        unit->type == VALUE_STRING ? unit->string : property_string(unit, "unit", "");
    if (!time_unit_is_valid(name)) {
        fault_add(context->faults, FAULT_ERROR, "unknown-time-unit", unit->place,
            "“%s” is no time unit; there are year, yearmonth, month, date …",
            "没有“%s”这个时间单位，可用的有 year、yearmonth、month、date 等", name);
        return NULL;
    }
    const char *as = property_string(step, "as", "");
    return time_unit_dataset(context->arena, dataset, name,
        property_number(unit, "step", 1), property_string(step, "field", ""), as,
        arena_print(context->arena, "%s_end", as));
}

const struct transform_kind time_unit_transform = {
    "timeUnit", properties, countof(properties), {"field"}, run};
