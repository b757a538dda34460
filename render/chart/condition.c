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

size_t time_unit_parts(const char *unit, const char *parts[TIME_PART_COUNT]) {
    enum time_part read[TIME_PART_COUNT];
    size_t count = time_parts_read(unit, read);
    for (size_t i = 0; i < count; i++) {
        parts[i] = time_parts[read[i]].name;
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

double time_unit_offset(const struct time_unit *unit, double milliseconds, double steps) {
    enum time_part parts[TIME_PART_COUNT];
    size_t count = unit->unit ? time_parts_read(unit->unit, parts) : 0;
    struct civil_time time = civil_from_milliseconds(milliseconds);
    int fields[] = {time.year, time.month, time.day, time.hour, time.minute, time.second,
        time.millisecond};
    if (count > 0) {
        const struct time_part_info *finest = &time_parts[parts[count - 1]];
        fields[finest->field] += (int)(steps * unit->step) * finest->count;
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
