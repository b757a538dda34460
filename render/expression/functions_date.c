/* Dates and times. Local time is UTC, so that a chart is the same everywhere; each local
 * function and its utc twin are one. now() is the scope's `now`, else 1970.
 * Source: vega.github.io/vega/docs/expressions#datetime-functions. */
#include <math.h>
#include <string.h>

#include "data/format.h"
#include "expression/functions.h"

static double time_of(struct value value) {
    if (value.type == VALUE_STRING) {
        return time_parse(value.string);
    }
    return to_number(value);
}

static struct value now(struct call *call) {
    for (const struct scope *scope = call->machine->scope; scope; scope = scope->outer) {
        if (strcmp(scope->name, "now") == 0) {
            return value_number(time_of(scope->value));
        }
    }
    return value_number(0);
}

/* Date.UTC: months from 0, years below 100 in the 20th century. */
static double time_from_parts(struct call *call) {
    double parts[7] = {0, 0, 1, 0, 0, 0, 0};
    for (size_t i = 0; i < call->count; i++) {
        parts[i] = trunc(call_number(call, i));
        if (!(fabs(parts[i]) <= 1e8)) {
            return NAN;
        }
    }
    double year = parts[0] >= 0 && parts[0] <= 99 ? 1900 + parts[0] : parts[0];
    return fabs(year) > 275000
               ? NAN
               : milliseconds_from_civil((int)year, (int)parts[1] + 1, (int)parts[2],
                     (int)parts[3], (int)parts[4], (int)parts[5], parts[6]);
}

static struct value datetime(struct call *call) {
    if (call->count == 0) {
        return value_date(now(call).number);
    }
    double time = call->count == 1 ? time_of(call->arguments[0]) : time_from_parts(call);
    return value_date(time);
}

static struct value utc(struct call *call) {
    return value_number(time_from_parts(call));
}

static struct value time_number(struct call *call) {
    return value_number(time_of(call->arguments[0]));
}

/* False if the argument is no time. */
static bool read_civil(struct call *call, struct civil_time *civil) {
    double time = time_of(call->arguments[0]);
    if (!(fabs(time) <= 8.64e15)) {
        return false;
    }
    *civil = civil_from_milliseconds(time);
    return true;
}

static struct value year(struct call *call) {
    struct civil_time civil;
    return value_number(read_civil(call, &civil) ? civil.year : NAN);
}

static struct value quarter(struct call *call) {
    struct civil_time civil;
    return value_number(read_civil(call, &civil) ? (civil.month - 1) / 3 + 1 : NAN);
}

static struct value month(struct call *call) {
    struct civil_time civil;
    return value_number(read_civil(call, &civil) ? civil.month - 1 : NAN);
}

/* Weeks begin on Sunday; days before the first one are week 0 (%U). */
static struct value week(struct call *call) {
    struct civil_time civil;
    return value_number(
        read_civil(call, &civil) ? (civil.day_of_year - 1 + 7 - civil.weekday) / 7 : NAN);
}

/* ISO 8601: weeks begin on Monday, and the first has the year's first Thursday (%V). */
static struct value iso_week(struct call *call) {
    struct civil_time civil;
    if (!read_civil(call, &civil)) {
        return value_number(NAN);
    }
    int weekday = (civil.weekday + 6) % 7;
    double thursday = milliseconds_from_civil(
        civil.year, civil.month, civil.day + 3 - weekday, 0, 0, 0, 0);
    return value_number((civil_from_milliseconds(thursday).day_of_year - 1) / 7 + 1);
}

static struct value date(struct call *call) {
    struct civil_time civil;
    return value_number(read_civil(call, &civil) ? civil.day : NAN);
}

static struct value day(struct call *call) {
    struct civil_time civil;
    return value_number(read_civil(call, &civil) ? civil.weekday : NAN);
}

static struct value day_of_year(struct call *call) {
    struct civil_time civil;
    return value_number(read_civil(call, &civil) ? civil.day_of_year : NAN);
}

static struct value hours(struct call *call) {
    struct civil_time civil;
    return value_number(read_civil(call, &civil) ? civil.hour : NAN);
}

static struct value minutes(struct call *call) {
    struct civil_time civil;
    return value_number(read_civil(call, &civil) ? civil.minute : NAN);
}

static struct value seconds(struct call *call) {
    struct civil_time civil;
    return value_number(read_civil(call, &civil) ? civil.second : NAN);
}

static struct value milliseconds(struct call *call) {
    struct civil_time civil;
    return value_number(read_civil(call, &civil) ? civil.millisecond : NAN);
}

static struct value timezone_offset(struct call *call) {
    (void)call;
    return value_number(0);
}

static struct value format_time(struct call *call, const char *pattern, double time) {
    bool valid = fabs(time) <= 8.64e15;
    const char *text =
        valid ? time_format(call->machine->arena, pattern, time, functions_locale(call))
              : NULL;
    return value_string(text ? text : "Invalid Date");
}

static struct value time_text(struct call *call) {
    const char *pattern = call->count > 1 ? call_text(call, 1) : "%Y-%m-%d";
    return format_time(call, pattern, time_of(call->arguments[0]));
}

/* 2012-01-01 was a Sunday. */
static struct value day_name(struct call *call) {
    double number = call_number(call, 0);
    return format_time(
        call, "%A", milliseconds_from_civil(2012, 1, 1, 0, 0, 0, number * 86400000));
}

static struct value day_abbreviation(struct call *call) {
    double number = call_number(call, 0);
    return format_time(
        call, "%a", milliseconds_from_civil(2012, 1, 1, 0, 0, 0, number * 86400000));
}

static double month_start(struct call *call) {
    double number = call_number(call, 0);
    return fabs(number) < 1200
               ? milliseconds_from_civil(2012, 1 + (int)number, 1, 0, 0, 0, 0)
               : NAN;
}

static struct value month_name(struct call *call) {
    return format_time(call, "%B", month_start(call));
}

static struct value month_abbreviation(struct call *call) {
    return format_time(call, "%b", month_start(call));
}

/* By a d3 pattern, null where the text does not follow it; without one as Date.parse. */
static struct value parse_time(struct call *call) {
    const char *text = call_text(call, 0);
    if (call->count < 2) {
        return value_number(time_parse(text));
    }
    double time = time_parse_pattern(text, call_text(call, 1), functions_locale(call));
    return isnan(time) ? value_null() : value_date(time);
}

static const struct function functions[] = {
    {"now", 0, 0, now, .impure = true},
    {"datetime", 0, 7, datetime, .impure = true},
    {"time", 1, 1, time_number},
    {"timezoneoffset", 0, 1, timezone_offset},
    {"year", 1, 1, year},
    {"quarter", 1, 1, quarter},
    {"month", 1, 1, month},
    {"isoweek", 1, 1, iso_week},
    {"week", 1, 1, week},
    {"date", 1, 1, date},
    {"day", 1, 1, day},
    {"dayofyear", 1, 1, day_of_year},
    {"hours", 1, 1, hours},
    {"minutes", 1, 1, minutes},
    {"seconds", 1, 1, seconds},
    {"milliseconds", 1, 1, milliseconds},
    {"utc", 2, 7, utc},
    {"utcyear", 1, 1, year},
    {"utcquarter", 1, 1, quarter},
    {"utcmonth", 1, 1, month},
    {"utcisoweek", 1, 1, iso_week},
    {"utcweek", 1, 1, week},
    {"utcdate", 1, 1, date},
    {"utcday", 1, 1, day},
    {"utcdayofyear", 1, 1, day_of_year},
    {"utchours", 1, 1, hours},
    {"utcminutes", 1, 1, minutes},
    {"utcseconds", 1, 1, seconds},
    {"utcmilliseconds", 1, 1, milliseconds},
    {"dayFormat", 1, 1, day_name, .impure = true},
    {"dayAbbrevFormat", 1, 1, day_abbreviation, .impure = true},
    {"monthFormat", 1, 1, month_name, .impure = true},
    {"monthAbbrevFormat", 1, 1, month_abbreviation, .impure = true},
    {"timeFormat", 1, 2, time_text, .impure = true},
    {"utcFormat", 1, 2, time_text, .impure = true},
    {"timeParse", 1, 2, parse_time, .impure = true},
    {"utcParse", 1, 2, parse_time, .impure = true},
};

const struct function_family functions_date = {functions, countof(functions)};
