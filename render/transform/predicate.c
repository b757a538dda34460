/* Predicates as expressions. */
#include "transform/predicate.h"

#include <math.h>
#include <string.h>

#include "data/format.h"
#include "data/property.h"
#include "data/time_part.h"
#include "expression/expression.h"

double date_from_parts(const struct value *parts) {
    static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    double month = property_number(parts, "month", 1);
    const char *name = property_string(parts, "month", NULL);
    for (int i = 0; name && i < 12; i++) {
        char low[3] = {0};
        for (int k = 0; k < 3 && name[k]; k++) {
            low[k] = (char)(name[k] | 0x20);
        }
        month = memcmp(low, months + 3 * i, 3) == 0 ? i + 1 : month;
    }
    double quarter = property_number(parts, "quarter", NAN);
    if (!isnan(quarter)) {
        month = (quarter - 1) * 3 + 1;
    }
    return milliseconds_from_civil((int)property_number(parts, "year", 2012), (int)month,
        (int)property_number(parts, "date", 1), (int)property_number(parts, "hours", 0),
        (int)property_number(parts, "minutes", 0),
        (int)property_number(parts, "seconds", 0),
        property_number(parts, "milliseconds", 0));
}

/* 2006 beside timeUnit "year", "jan" beside "month": the time they mean; other numbers are
 * milliseconds (vega-lite/src/channeldef.ts, valueExpr). */
static double time_of_part(struct value value, const char *unit) {
    struct member part = {.name = unit, .value = value};
    struct value parts = value_object(&part, 1);
    if (value.type == VALUE_STRING) {
        double time = time_parse(value.string);
        return isnan(time) ? date_from_parts(&parts) : time;
    }
    return value.number < 10000 ? date_from_parts(&parts) : value.number;
}

/* Times are compared as milliseconds. `unit` is the predicate's timeUnit or NULL. */
static void write_literal(struct value value, const char *unit, struct buffer *out) {
    if (value.type == VALUE_ARRAY) {
        buffer_append_char(out, '[');
        for (size_t i = 0; i < value.count; i++) {
            buffer_append_string(out, i ? "," : "");
            write_literal(value.items[i], unit, out);
        }
        buffer_append_char(out, ']');
        return;
    }
    if (unit && (value.type == VALUE_NUMBER || value.type == VALUE_STRING)) {
        value = value_number(time_of_part(value, unit));
    } else if (value.type == VALUE_OBJECT) {
        value = value_number(date_from_parts(&value));
    }
    expression_write_literal(out, value);
}

/* The parts of a time that a unit keeps, as arguments of datetime(); the others stand at
 * 2012-01-01, a Sunday. */
static const struct {
    int argument;
    const char *expression; /* %s: the field; NULL: none */
} unit_parts[TIME_PART_COUNT] = {
    [TIME_PART_YEAR] = {0, "year(%s)"},
    [TIME_PART_QUARTER] = {1, "3*(quarter(%s)-1)"},
    [TIME_PART_MONTH] = {1, "month(%s)"},
    [TIME_PART_DAY_OF_YEAR] = {2, "dayofyear(%s)"},
    [TIME_PART_DATE] = {2, "date(%s)"},
    [TIME_PART_DAY] = {2, "1+day(%s)"},
    [TIME_PART_HOURS] = {3, "hours(%s)"},
    [TIME_PART_MINUTES] = {4, "minutes(%s)"},
    [TIME_PART_MILLISECONDS] = {6, "milliseconds(%s)"},
    [TIME_PART_SECONDS] = {5, "seconds(%s)"},
};

const char *time_unit_expression(
    struct arena *arena, const char *unit, const char *field) {
    const char *arguments[7] = {"2012", "0", "1", "0", "0", "0", "0"};
    unit += strncmp(unit, "utc", 3) == 0 ? 3 : 0;
    enum time_part parts[TIME_PART_COUNT];
    size_t count = time_parts_read(unit, parts);
    for (size_t i = 0; i < count; i++) {
        const char *expression = unit_parts[parts[i]].expression;
        if (!expression) {
            return NULL;
        }
        const char *open = strchr(expression, '%');
        arguments[unit_parts[parts[i]].argument] = arena_print(
            arena, "%.*s%s%s", (int)(open - expression), expression, field, open + 2);
    }
    if (count == 0) {
        return NULL;
    }
    return arena_print(arena, "time(datetime(%s,%s,%s,%s,%s,%s,%s))", arguments[0],
        arguments[1], arguments[2], arguments[3], arguments[4], arguments[5],
        arguments[6]);
}

/* What a predicate is about: the field as an expression, and its time unit or NULL. */
struct subject {
    const char *field;
    const char *unit;
};

/* datum["field"], cut to its time unit if the predicate names one; false if that is none
 * that an expression can cut to. A binned field is cut already. */
static bool read_subject(
    struct arena *arena, const struct value *predicate, struct subject *subject) {
    const struct value *unit = value_member(predicate, "timeUnit");
    if (unit && unit->type == VALUE_OBJECT) {
        unit = value_member(unit, "unit");
    }
    bool cut = unit && unit->type == VALUE_STRING &&
               strncmp(unit->string, "binned", strlen("binned")) != 0;
    struct buffer field = {0};
    buffer_append_string(&field, "datum[");
    buffer_append_json(&field, value_member(predicate, "field")->string);
    buffer_append_string(&field, "]");
    subject->unit = cut ? unit->string : NULL;
    subject->field = cut ? time_unit_expression(arena, unit->string, field.data)
                         : arena_copy(arena, field.data, field.length);
    buffer_finish(&field);
    return subject->field != NULL;
}

/* The subject, as milliseconds where it is compared with a date {year, month …}. */
static void write_subject(
    const struct subject *subject, const struct value *with, struct buffer *out) {
    const struct value *first =
        with->type == VALUE_ARRAY && with->count ? with->items : with;
    bool time = first->type == VALUE_OBJECT && !subject->unit;
    buffer_print(out, time ? "time(%s)" : "%s", subject->field);
}

static void write_comparison(const struct subject *subject, const char *operator,
    const struct value * operand, struct buffer *out) {
    write_subject(subject, operand, out);
    buffer_append_string(out, operator);
    write_literal(*operand, subject->unit, out);
}

/* [low, high], either of which may be null: no limit there. */
static bool write_range(
    const struct subject *subject, const struct value *range, struct buffer *out) {
    if (range->type != VALUE_ARRAY || range->count != 2) {
        return false;
    }
    static const char *const operators[] = {">=", "<="};
    bool bounded[] = {
        range->items[0].type != VALUE_NULL, range->items[1].type != VALUE_NULL};
    if (bounded[0] && bounded[1]) {
        buffer_append_string(out, "inrange(");
        write_subject(subject, range, out);
        buffer_append_char(out, ',');
        write_literal(*range, subject->unit, out);
        buffer_append_char(out, ')');
        return true;
    }
    for (int i = 0; i < 2; i++) {
        if (bounded[i]) {
            write_comparison(subject, operators[i], &range->items[i], out);
            return true;
        }
    }
    buffer_append_string(out, "true");
    return true;
}

static bool write_list_of(
    const struct subject *subject, const struct value *list, struct buffer *out) {
    if (list->type != VALUE_ARRAY) {
        return false;
    }
    buffer_append_string(out, "indexof(");
    write_literal(*list, subject->unit, out);
    buffer_append_char(out, ',');
    write_subject(subject, list, out);
    buffer_append_string(out, ")!==-1");
    return true;
}

static bool write_valid(
    const struct subject *subject, const struct value *valid, struct buffer *out) {
    buffer_print(out, "%s(isValid(%s)&&isFinite(+%s))",
        value_to_boolean(*valid) ? "" : "!", subject->field, subject->field);
    return true;
}

static const struct {
    const char *name;
    const char *operator; /* or NULL and: */
    bool (*write)(
        const struct subject *subject, const struct value *operand, struct buffer *out);
} tests[] = {
    {"equal", "===", NULL},
    {"lt", "<", NULL},
    {"lte", "<=", NULL},
    {"gt", ">", NULL},
    {"gte", ">=", NULL},
    {"range", NULL, write_range},
    {"oneOf", NULL, write_list_of},
    {"valid", NULL, write_valid},
};

/* All that the predicate asks of its field. */
static bool write_field(
    struct arena *arena, const struct value *predicate, struct buffer *out) {
    struct subject subject;
    bool good = read_subject(arena, predicate, &subject);
    size_t count = 0;
    for (size_t i = 0; good && i < countof(tests); i++) {
        const struct value *operand = value_member(predicate, tests[i].name);
        if (!operand) {
            continue;
        }
        buffer_append_string(out, count++ ? "&&" : "");
        if (tests[i].write) {
            good = tests[i].write(&subject, operand, out);
        } else {
            write_comparison(&subject, tests[i].operator, operand, out);
        }
    }
    return good && count > 0;
}

bool predicate_write(
    struct arena *arena, const struct value *predicate, struct buffer *out);

static bool write_list(struct arena *arena, const struct value *list,
    const char *operator, struct buffer * out) {
    bool good = list->type == VALUE_ARRAY && list->count > 0;
    for (size_t i = 0; good && i < list->count; i++) {
        buffer_print(out, "%s(", i ? operator : "");
        good = predicate_write(arena, &list->items[i], out);
        buffer_append_string(out, ")");
    }
    return good;
}

bool predicate_write(
    struct arena *arena, const struct value *predicate, struct buffer *out) {
    if (predicate->type == VALUE_STRING) {
        buffer_append_string(out, predicate->string);
        return true;
    }
    if (predicate->type != VALUE_OBJECT) {
        return false;
    }
    const struct value *part = value_member(predicate, "not");
    if (part) {
        buffer_append_string(out, "!(");
        bool good = predicate_write(arena, part, out);
        buffer_append_string(out, ")");
        return good;
    }
    if ((part = value_member(predicate, "and"))) {
        return write_list(arena, part, "&&", out);
    }
    if ((part = value_member(predicate, "or"))) {
        return write_list(arena, part, "||", out);
    }
    if (value_member(predicate, "param") || value_member(predicate, "selection")) {
        bool holds = property_boolean(predicate, "empty", true);
        buffer_append_string(out, holds ? "true" : "false");
        return true;
    }
    part = value_member(predicate, "field");
    return part && part->type == VALUE_STRING && write_field(arena, predicate, out);
}
