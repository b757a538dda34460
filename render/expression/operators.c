/* ECMAScript's operators on values whose numbers are doubles (ECMA-262 13.5 to 13.12). */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/buffer.h"
#include "base/number.h"
#include "expression/evaluate.h"

double to_number(struct value value) {
    if (value.type == VALUE_NUMBER) {
        return value.number;
    }
    return value_is_undefined(value) ? NAN : value_to_number(value);
}

static const char *join_items(struct machine *machine, struct value value) {
    size_t count;
    const struct value *items = value_items(machine->arena, value, &count);
    struct buffer buffer = {0};
    for (size_t i = 0; i < count && machine_step(machine, 1); i++) {
        buffer_append_string(&buffer, i ? "," : "");
        if (items[i].type != VALUE_NULL) {
            buffer_append_string(&buffer, to_text(machine, items[i]));
        }
    }
    const char *text = arena_copy(machine->arena, buffer.data, buffer.length);
    buffer_finish(&buffer);
    return text;
}

/* A fraction without end is shown to 10 decimals, rounded half up; a number that was
 * written keeps its digits (12.50). A chart's numbers are doubles and do neither. */
static const char *number_text(struct machine *machine, struct value value) {
    enum { LONG = 13, DECIMALS = 10 };
    if (machine->arithmetic == ARITHMETIC_EXACT && value.written) {
        return value.written;
    }
    char text[NUMBER_FIXED_SIZE];
    size_t length = number_print(text, value.number);
    bool cut = strchr(text, '.') && !strchr(text, 'e') && length > LONG;
    if (machine->arithmetic == ARITHMETIC_EXACT && cut && fabs(value.number) > 1e-4) {
        length = number_print_fixed(text, value.number, DECIMALS);
    }
    return arena_copy(machine->arena, text, length);
}

const char *to_text(struct machine *machine, struct value value) {
    switch (value.type) {
    case VALUE_STRING:
        return value.string;
    case VALUE_NULL:
        return value_is_undefined(value) ? "undefined" : "null";
    case VALUE_ARRAY:
    case VALUE_TABLE:
        return join_items(machine, value);
    case VALUE_OBJECT:
    case VALUE_ROW:
        return "[object Object]";
    case VALUE_NUMBER:
        return number_text(machine, value);
    default:
        return value_to_string(value, machine->arena);
    }
}

/* ECMA-262 7.1.6 ToInt32. */
static int32_t to_int32(struct value value) {
    double number = to_number(value);
    if (!isfinite(number)) {
        return 0;
    }
    double rest = fmod(trunc(number), 4294967296.0);
    return (int32_t)(uint32_t)(int64_t)rest;
}

static bool is_compound(struct value value) {
    return value.type >= VALUE_ARRAY;
}

static bool same_type(struct value a, struct value b) {
    return a.type == b.type || (is_compound(a) && is_compound(b));
}

/* Compound values are equal if they are the same one; dates if they are the same time. */
bool value_strictly_equal(struct value a, struct value b) {
    if (!same_type(a, b)) {
        return false;
    }
    switch (a.type) {
    case VALUE_NULL:
        return value_is_undefined(a) == value_is_undefined(b);
    case VALUE_BOOLEAN:
        return a.boolean == b.boolean;
    case VALUE_NUMBER:
    case VALUE_DATE:
        return a.number == b.number;
    case VALUE_STRING:
        return strcmp(a.string, b.string) == 0;
    default:
        return a.type == b.type && a.count == b.count && a.items == b.items;
    }
}

/* ECMA-262 7.2.14 IsLooselyEqual. */
static bool loosely_equal(struct machine *machine, struct value a, struct value b) {
    if (a.type == VALUE_NULL || b.type == VALUE_NULL) {
        return a.type == b.type;
    }
    if (same_type(a, b)) {
        return value_strictly_equal(a, b);
    }
    if (is_compound(a) || is_compound(b)) {
        struct value *compound = is_compound(a) ? &a : &b;
        *compound = value_string(to_text(machine, *compound));
        return loosely_equal(machine, a, b);
    }
    return to_number(a) == to_number(b);
}

static bool compares(
    struct machine *machine, enum operator operator, struct value a, struct value b) {
    double left, right;
    bool as_text = (a.type == VALUE_STRING || is_compound(a)) &&
                   (b.type == VALUE_STRING || is_compound(b));
    if (as_text) {
        int order = strcmp(to_text(machine, a), to_text(machine, b));
        left = order;
        right = 0;
    } else {
        left = to_number(a);
        right = to_number(b);
    }
    switch (operator) {
    case OPERATOR_LESS:
        return left < right;
    case OPERATOR_LESS_EQUAL:
        return left <= right;
    case OPERATOR_GREATER:
        return left > right;
    default:
        return left >= right;
    }
}

static struct value add(struct machine *machine, struct value a, struct value b) {
    bool text = a.type == VALUE_STRING || b.type == VALUE_STRING || is_compound(a) ||
                is_compound(b) || a.type == VALUE_DATE || b.type == VALUE_DATE;
    if (!text) {
        return value_number(to_number(a) + to_number(b));
    }
    const char *left = to_text(machine, a);
    const char *right = to_text(machine, b);
    size_t left_length = strlen(left);
    size_t right_length = strlen(right);
    if (!machine_step(machine, (left_length + right_length) / 16)) {
        return value_undefined();
    }
    char *joined = arena_array(machine->arena, left_length + right_length + 1, 1);
    memcpy(joined, left, left_length);
    memcpy(joined + left_length, right, right_length);
    return value_string(joined);
}

static double compute(enum operator operator, struct value a, struct value b) {
    double left = to_number(a);
    double right = to_number(b);
    switch (operator) {
    case OPERATOR_SUBTRACT:
        return left - right;
    case OPERATOR_MULTIPLY:
        return left * right;
    case OPERATOR_DIVIDE:
        return left / right;
    default:
        return fmod(left, right);
    }
}

static double compute_bits(enum operator operator, struct value a, struct value b) {
    int32_t left = to_int32(a);
    int32_t right = to_int32(b);
    uint32_t bits = (uint32_t)left;
    uint32_t shift = (uint32_t)right & 31;
    switch (operator) {
    case OPERATOR_BIT_AND:
        return left & right;
    case OPERATOR_BIT_OR:
        return left | right;
    case OPERATOR_BIT_XOR:
        return left ^ right;
    case OPERATOR_SHIFT_LEFT:
        return (int32_t)(bits << shift);
    case OPERATOR_SHIFT_RIGHT:
        return left < 0 ? (int32_t) ~(~bits >> shift) : (int32_t)(bits >> shift);
    default:
        return bits >> shift;
    }
}

struct value operate(
    struct machine *machine, enum operator operator, struct value a, struct value b) {
    switch (operator) {
    case OPERATOR_ADD:
        return add(machine, a, b);
    case OPERATOR_SUBTRACT:
    case OPERATOR_MULTIPLY:
    case OPERATOR_DIVIDE:
    case OPERATOR_REMAINDER:
        return value_number(compute(operator, a, b));
    case OPERATOR_EQUAL:
        return value_boolean(loosely_equal(machine, a, b));
    case OPERATOR_NOT_EQUAL:
        return value_boolean(!loosely_equal(machine, a, b));
    case OPERATOR_STRICT_EQUAL:
        return value_boolean(value_strictly_equal(a, b));
    case OPERATOR_STRICT_NOT_EQUAL:
        return value_boolean(!value_strictly_equal(a, b));
    case OPERATOR_LESS:
    case OPERATOR_LESS_EQUAL:
    case OPERATOR_GREATER:
    case OPERATOR_GREATER_EQUAL:
        return value_boolean(compares(machine, operator, a, b));
    case OPERATOR_IN:
        return value_boolean(member_exists(machine, b, a));
    default:
        return value_number(compute_bits(operator, a, b));
    }
}

struct value operate_unary(enum operator operator, struct value a) {
    switch (operator) {
    case OPERATOR_NOT:
        return value_boolean(!value_to_boolean(a));
    case OPERATOR_MINUS:
        return value_number(-to_number(a));
    case OPERATOR_PLUS:
        return value_number(to_number(a));
    default:
        return value_number(~to_int32(a));
    }
}
