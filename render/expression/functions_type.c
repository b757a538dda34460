/* Type checks, coercion, control and objects.
 * Source: vega.github.io/vega/docs/expressions#type-checking-functions and below. */
#include <math.h>
#include <string.h>

#include "data/format.h"
#include "expression/functions.h"

static struct value is_array(struct call *call) {
    enum value_type type = call->arguments[0].type;
    return value_boolean(type == VALUE_ARRAY || type == VALUE_TABLE);
}

static struct value is_boolean(struct call *call) {
    return value_boolean(call->arguments[0].type == VALUE_BOOLEAN);
}

static struct value is_date(struct call *call) {
    return value_boolean(call->arguments[0].type == VALUE_DATE);
}

static struct value is_defined(struct call *call) {
    return value_boolean(!value_is_undefined(call->arguments[0]));
}

static struct value is_number(struct call *call) {
    return value_boolean(call->arguments[0].type == VALUE_NUMBER);
}

/* As in ECMAScript, arrays and dates are objects too. */
static struct value is_object(struct call *call) {
    return value_boolean(call->arguments[0].type >= VALUE_DATE);
}

/* A pattern literal's or regexp()'s value. */
static struct value is_pattern(struct call *call) {
    struct value value = call->arguments[0];
    return value_boolean(value.type == VALUE_OBJECT && value_member(&value, "source") &&
                         value_member(&value, "flags"));
}

static struct value is_string(struct call *call) {
    return value_boolean(call->arguments[0].type == VALUE_STRING);
}

/* Neither null, undefined nor NaN. */
static struct value is_valid(struct call *call) {
    struct value value = call->arguments[0];
    bool nan = value.type == VALUE_NUMBER && isnan(value.number);
    return value_boolean(value.type != VALUE_NULL && !nan);
}

static bool is_missing(struct value value) {
    return value.type == VALUE_NULL || (value.type == VALUE_STRING && !*value.string);
}

/* vega-util: null and "" stay nothing; "false" and "0" are false. */
static struct value to_boolean(struct call *call) {
    struct value value = call->arguments[0];
    if (is_missing(value)) {
        return value_null();
    }
    bool no = value.type == VALUE_STRING &&
              (strcmp(value.string, "false") == 0 || strcmp(value.string, "0") == 0);
    return value_boolean(!no && value_to_boolean(value));
}

static struct value to_date(struct call *call) {
    struct value value = call->arguments[0];
    if (is_missing(value)) {
        return value_null();
    }
    return value_number(
        value.type == VALUE_STRING ? time_parse(value.string) : to_number(value));
}

static struct value coerce_number(struct call *call) {
    struct value value = call->arguments[0];
    return is_missing(value) ? value_null() : value_number(to_number(value));
}

static bool exact_number(
    const struct operand *arguments, size_t count, struct fraction *result) {
    (void)count;
    *result = arguments[0].fraction;
    return arguments[0].exact && !is_missing(arguments[0].value);
}

static struct value to_string(struct call *call) {
    return is_missing(call->arguments[0]) ? value_null()
                                          : value_string(call_text(call, 0));
}

static struct value choose(struct call *call) {
    return call->arguments[value_to_boolean(call->arguments[0]) ? 1 : 2];
}

static void merge_member(
    struct member *members, size_t *count, const char *name, struct value value) {
    size_t i = 0;
    while (i < *count && strcmp(members[i].name, name) != 0) {
        i++;
    }
    members[i].name = name;
    members[i].value = value;
    *count += i == *count;
}

static size_t member_count(struct value value) {
    return value.type == VALUE_OBJECT ? value.count
           : value.type == VALUE_ROW  ? value.dataset->column_count
                                      : 0;
}

/* Members of all objects; of those with the same name the last one's value. */
static struct value merge(struct call *call) {
    size_t most = 0;
    for (size_t i = 0; i < call->count; i++) {
        most += member_count(call->arguments[i]);
    }
    struct member *members = arena_array(call->machine->arena, most, sizeof *members);
    size_t count = 0;
    for (size_t i = 0; i < call->count; i++) {
        struct value value = call->arguments[i];
        size_t own = member_count(value);
        for (size_t j = 0; j < own && machine_step(call->machine, count + 1); j++) {
            if (value.type == VALUE_ROW) {
                const struct column *column = &value.dataset->columns[j];
                merge_member(members, &count, column->name, column->cells[value.count]);
            } else {
                merge_member(
                    members, &count, value.members[j].name, value.members[j].value);
            }
        }
    }
    return value_object(members, count);
}

static const struct function functions[] = {
    {"isArray", 1, 1, is_array},
    {"isBoolean", 1, 1, is_boolean},
    {"isDate", 1, 1, is_date},
    {"isDefined", 1, 1, is_defined},
    {"isNumber", 1, 1, is_number},
    {"isObject", 1, 1, is_object},
    {"isRegExp", 1, 1, is_pattern},
    {"isString", 1, 1, is_string},
    {"isValid", 1, 1, is_valid},
    {"toBoolean", 1, 1, to_boolean},
    {"toDate", 1, 1, to_date},
    {"toNumber", 1, 1, coerce_number, exact_number},
    {"toString", 1, 1, to_string},
    {"if", 3, 3, choose},
    {"merge", 1, ANY_COUNT, merge},
};

const struct function_family functions_type = {functions, countof(functions)};
