/* Tests of conditions, and time units: the small grammars inside definitions. */
#include <math.h>
#include <string.h>

#include "chart/definition.h"
#include "chart/grammar.h"
#include "chart/predicate.h"

bool condition_bind_test(
    struct chart *chart, const struct value *source, struct condition *condition) {
    const struct value *test = value_member(source, "test");
    if (!test) {
        /* Nothing is selected in a picture; an empty selection holds unless told not to. */
        condition->holds = property_boolean(source, "empty", true);
        return true;
    }
    condition->test = predicate_bind(chart, test, &condition->holds);
    return condition->test || chart->faults->error_count == 0;
}

/* Longest first where one begins another. */
static const char *const parts_in_order[] = {"year", "quarter", "month", "week",
    "dayofyear", "day", "date", "hours", "minutes", "milliseconds", "seconds"};

size_t time_unit_parts(const char *unit, const char *parts[TIME_PART_COUNT]) {
    size_t count = 0;
    while (*unit && count < TIME_PART_COUNT) {
        const char *found = NULL;
        for (size_t i = 0; i < countof(parts_in_order) && !found; i++) {
            if (strncmp(unit, parts_in_order[i], strlen(parts_in_order[i])) == 0) {
                found = parts_in_order[i];
            }
        }
        if (!found) {
            return 0;
        }
        parts[count++] = found;
        unit += strlen(found);
    }
    return count;
}

static bool read_unit_name(
    struct chart *chart, const struct value *name, struct time_unit *out) {
    const char *text = name->string;
    if (strncmp(text, "binned", 6) == 0) {
        out->binned = true;
        text += 6;
    }
    if (strncmp(text, "utc", 3) == 0) {
        out->utc = true;
        text += 3;
    }
    const char *parts[TIME_PART_COUNT];
    if (!time_unit_parts(text, parts) || !time_unit_is_valid(text)) {
        fault_add(chart->faults, FAULT_ERROR, "unknown-time-unit", name->place,
            "“%s” is no time unit; there are year, yearmonth, month, date …",
            "没有“%s”这个时间单位，可用的有 year、yearmonth、month、date 等",
            name->string);
        return false;
    }
    out->unit = text;
    return true;
}

bool time_unit_bind(
    struct chart *chart, const struct value *source, struct time_unit *out) {
    *out = (struct time_unit){.step = 1};
    if (source->type == VALUE_STRING) {
        return read_unit_name(chart, source, out);
    }
    if (!grammar_check(source, GRAMMAR_TIME_UNIT, chart->faults)) {
        return false;
    }
    const struct value *unit = value_member(source, "unit");
    if (!unit) {
        fault_add(chart->faults, FAULT_ERROR, "missing-property", source->place,
            "timeUnit needs “unit”", "timeUnit 缺少“unit”");
        return false;
    }
    if (!read_unit_name(chart, unit, out)) {
        return false;
    }
    out->step = property_number(source, "step", 1);
    out->utc = property_boolean(source, "utc", out->utc);
    out->binned = property_boolean(source, "binned", out->binned);
    return true;
}

/* Which field of a civil time a part of a unit counts, and how many of it. */
static const struct {
    const char *part;
    int field; /* year month date hours minutes seconds milliseconds */
    int count;
} part_fields[] = {
    {"year", 0, 1},
    {"quarter", 1, 3},
    {"month", 1, 1},
    {"week", 2, 7},
    {"day", 2, 1},
    {"date", 2, 1},
    {"dayofyear", 2, 1},
    {"hours", 3, 1},
    {"minutes", 4, 1},
    {"seconds", 5, 1},
    {"milliseconds", 6, 1},
};

double time_unit_offset(const struct time_unit *unit, double milliseconds, double steps) {
    const char *parts[TIME_PART_COUNT];
    size_t count = unit->unit ? time_unit_parts(unit->unit, parts) : 0;
    struct civil_time time = civil_from_milliseconds(milliseconds);
    int fields[] = {time.year, time.month, time.day, time.hour, time.minute, time.second,
        time.millisecond};
    for (size_t i = 0; count > 0 && i < countof(part_fields); i++) {
        if (strcmp(parts[count - 1], part_fields[i].part) == 0) {
            fields[part_fields[i].field] +=
                (int)(steps * unit->step) * part_fields[i].count;
        }
    }
    return milliseconds_from_civil(
        fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6]);
}

double time_unit_duration(const struct time_unit *unit) {
    const char *parts[TIME_PART_COUNT];
    size_t count = unit->unit ? time_unit_parts(unit->unit, parts) : 0;
    if (count == 0 || strcmp(parts[count - 1], "day") == 0) {
        return 0;
    }
    double start = milliseconds_from_civil(2001, 1, 1, 0, 0, 0, 0);
    return time_unit_offset(unit, start, 1) - start;
}
