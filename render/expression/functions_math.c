/* Mathematics. Source: vega.github.io/vega/docs/expressions#math-functions. */
#include <math.h>

#include "expression/functions.h"

/* Number.isNaN: text that is no number is not NaN. */
static struct value is_nan(struct call *call) {
    struct value value = call->arguments[0];
    return value_boolean(value.type == VALUE_NUMBER && isnan(value.number));
}

static struct value is_finite(struct call *call) {
    struct value value = call->arguments[0];
    return value_boolean(value.type == VALUE_NUMBER && isfinite(value.number));
}

static struct value absolute(struct call *call) {
    return value_number(fabs(call_number(call, 0)));
}

static struct value round_up(struct call *call) {
    return value_number(ceil(call_number(call, 0)));
}

static struct value round_down(struct call *call) {
    return value_number(floor(call_number(call, 0)));
}

/* Math.round: half goes up. A second argument, which Vega has not, rounds to that many
 * decimals. */
static struct value round_half(struct call *call) {
    double power = call->count > 1 ? pow(10, trunc(call_number(call, 1))) : 1;
    double scaled = call_number(call, 0) * power;
    double whole = floor(scaled);
    return value_number((scaled - whole < 0.5 ? whole : whole + 1) / power);
}

static struct value square_root(struct call *call) {
    return value_number(sqrt(call_number(call, 0)));
}

static struct value exponential(struct call *call) {
    return value_number(exp(call_number(call, 0)));
}

static struct value logarithm(struct call *call) {
    return value_number(log(call_number(call, 0)));
}

static struct value sine(struct call *call) {
    return value_number(sin(call_number(call, 0)));
}

static struct value cosine(struct call *call) {
    return value_number(cos(call_number(call, 0)));
}

static struct value tangent(struct call *call) {
    return value_number(tan(call_number(call, 0)));
}

static struct value arc_sine(struct call *call) {
    return value_number(asin(call_number(call, 0)));
}

static struct value arc_cosine(struct call *call) {
    return value_number(acos(call_number(call, 0)));
}

static struct value arc_tangent(struct call *call) {
    return value_number(atan(call_number(call, 0)));
}

static struct value arc_tangent_of_two(struct call *call) {
    return value_number(atan2(call_number(call, 0), call_number(call, 1)));
}

/* ECMAScript's pow(±1, ±Infinity) and pow(1, NaN) are NaN, C's are 1. */
static struct value power(struct call *call) {
    double base = call_number(call, 0);
    double exponent = call_number(call, 1);
    bool no_limit = isnan(exponent) || (isinf(exponent) && fabs(base) == 1);
    return value_number(no_limit ? NAN : pow(base, exponent));
}

static struct value hypotenuse(struct call *call) {
    double sum = 0;
    for (size_t i = 0; i < call->count; i++) {
        double number = call_number(call, i);
        sum += number * number;
    }
    return value_number(sqrt(sum));
}

static struct value least(struct call *call) {
    double result = INFINITY;
    for (size_t i = 0; i < call->count; i++) {
        double number = call_number(call, i);
        result = isnan(number) || number < result ? number : result;
    }
    return value_number(result);
}

static struct value greatest(struct call *call) {
    double result = -INFINITY;
    for (size_t i = 0; i < call->count; i++) {
        double number = call_number(call, i);
        result = isnan(number) || number > result ? number : result;
    }
    return value_number(result);
}

static struct value clamp(struct call *call) {
    double number = call_number(call, 0);
    double low = call_number(call, 1);
    double high = call_number(call, 2);
    number = number > low || isnan(number) ? number : low;
    return value_number(number < high || isnan(number) ? number : high);
}

static bool exact_absolute(
    const struct operand *arguments, size_t count, struct fraction *result) {
    (void)count;
    *result = arguments[0].fraction;
    result->numerator = result->numerator < 0 ? -result->numerator : result->numerator;
    return arguments[0].exact;
}

static bool exact_floor(
    const struct operand *arguments, size_t count, struct fraction *result) {
    (void)count;
    return arguments[0].exact && fraction_floor(arguments[0].fraction, result);
}

static bool exact_ceiling(
    const struct operand *arguments, size_t count, struct fraction *result) {
    (void)count;
    struct fraction opposite = arguments[0].fraction;
    opposite.numerator = -opposite.numerator;
    bool exact = arguments[0].exact && fraction_floor(opposite, result);
    result->numerator = -result->numerator;
    return exact;
}

/* 四舍五入: half goes away from zero. */
static bool exact_round(
    const struct operand *arguments, size_t count, struct fraction *result) {
    double places = count > 1 ? to_number(arguments[1].value) : 0;
    return arguments[0].exact && fabs(places) <= FRACTION_PLACES &&
           fraction_round(arguments[0].fraction, (int)places, result);
}

static bool exact_extreme(
    const struct operand *arguments, size_t count, int wanted, struct fraction *result) {
    for (size_t i = 0; i < count; i++) {
        int order;
        if (!arguments[i].exact ||
            !fraction_compare(arguments[i].fraction, arguments[0].fraction, &order)) {
            return false;
        }
        if (i == 0 || (fraction_compare(arguments[i].fraction, *result, &order) &&
                          order == wanted)) {
            *result = arguments[i].fraction;
        }
    }
    return count > 0;
}

static bool exact_least(
    const struct operand *arguments, size_t count, struct fraction *result) {
    return exact_extreme(arguments, count, -1, result);
}

static bool exact_greatest(
    const struct operand *arguments, size_t count, struct fraction *result) {
    return exact_extreme(arguments, count, 1, result);
}

/* Whole exponents only; others go by doubles. */
static bool exact_power(
    const struct operand *arguments, size_t count, struct fraction *result) {
    (void)count;
    enum { LARGEST = 64 };
    double exponent = to_number(arguments[1].value);
    if (!arguments[0].exact || !(fabs(exponent) <= LARGEST) ||
        exponent != floor(exponent)) {
        return false;
    }
    *result = fraction_from_integer(1);
    for (int i = 0; i < (int)fabs(exponent); i++) {
        if (!fraction_multiply(*result, arguments[0].fraction, result)) {
            return false;
        }
    }
    return exponent >= 0 || fraction_divide(fraction_from_integer(1), *result, result);
}

static const struct function functions[] = {
    {"isNaN", 1, 1, is_nan},
    {"isFinite", 1, 1, is_finite},
    {"abs", 1, 1, absolute, exact_absolute},
    {"acos", 1, 1, arc_cosine},
    {"asin", 1, 1, arc_sine},
    {"atan", 1, 1, arc_tangent},
    {"atan2", 2, 2, arc_tangent_of_two},
    {"ceil", 1, 1, round_up, exact_ceiling},
    {"clamp", 3, 3, clamp},
    {"cos", 1, 1, cosine},
    {"exp", 1, 1, exponential},
    {"floor", 1, 1, round_down, exact_floor},
    {"hypot", 0, ANY_COUNT, hypotenuse},
    {"log", 1, 1, logarithm},
    {"max", 0, ANY_COUNT, greatest, exact_greatest},
    {"min", 0, ANY_COUNT, least, exact_least},
    {"pow", 2, 2, power, exact_power},
    {"round", 1, 2, round_half, exact_round},
    {"sin", 1, 1, sine},
    {"sqrt", 1, 1, square_root},
    {"tan", 1, 1, tangent},
};

const struct function_family functions_math = {functions, countof(functions)};
