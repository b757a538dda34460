/* Numbers and dates as Chinese writes them (GB/T 15835, GB/T 9704). They take the decimal
 * as written where there is one, round half up, and give null where there is no number:
 * a blank stays blank. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "data/format.h"
#include "data/numeral.h"
#include "expression/functions.h"

enum { USUAL_PLACES = 2, PLACES_LIMIT = 12, FALLBACK_PLACES = 15 };

/* False for what is no number; text counts as the number it begins with. */
static bool read_fraction(struct value value, struct fraction *out) {
    double number;
    if (value.type == VALUE_STRING) {
        if (fraction_from_text(value.string, out)) {
            return true;
        }
        if (!value_to_count(value, &number)) {
            return false;
        }
        value = value_number(number);
    }
    return value.type == VALUE_NUMBER && fraction_from_value(value, out);
}

/* The fraction in decimals; those that don't end are cut where no rounding to fewer
 * places can notice. */
static const char *decimal_from_fraction(struct arena *arena, struct fraction fraction) {
    char text[FRACTION_SIZE];
    struct fraction rounded;
    if (fraction_print(text, fraction) ||
        (fraction_round(fraction, FALLBACK_PLACES, &rounded) &&
            fraction_print(text, rounded))) {
        return arena_copy_string(arena, text);
    }
    char fixed[NUMBER_FIXED_SIZE];
    number_print_fixed(fixed, fraction_to_double(fraction), FALLBACK_PLACES);
    return arena_copy_string(arena, fixed);
}

/* NULL if the value is no number; digits as written keep their zeros. */
static const char *decimal_of(struct arena *arena, struct value value) {
    const char *written = value.type == VALUE_STRING   ? value.string
                          : value.type == VALUE_NUMBER ? value.written
                                                       : NULL;
    if (written && numeral_is_decimal(written)) {
        return written;
    }
    struct fraction fraction;
    if (read_fraction(value, &fraction)) {
        return decimal_from_fraction(arena, fraction);
    }
    if (value.type != VALUE_NUMBER || !isfinite(value.number)) {
        return NULL;
    }
    char fixed[NUMBER_FIXED_SIZE]; /* too large or small for a fraction */
    number_print_fixed(fixed, value.number, FALLBACK_PLACES);
    return arena_copy_string(arena, fixed);
}

static const char *call_decimal(const struct call *call, size_t index) {
    return decimal_of(call->machine->arena, call->arguments[index]);
}

static int call_places(const struct call *call, size_t index, int usual) {
    double places = call->count > index ? call_number(call, index) : NAN;
    return isnan(places) ? usual : (int)fmax(0, fmin(PLACES_LIMIT, places));
}

static struct value text_or_null(const char *text) {
    return text ? value_string(text) : value_null();
}

static struct value spell(const struct call *call, enum numeral_style style) {
    const char *decimal = call_decimal(call, 0);
    return text_or_null(
        decimal ? numeral_chinese(call->machine->arena, decimal, style) : NULL);
}

static struct value chinese_number(struct call *call) {
    return spell(call, NUMERAL_WORDS);
}

static struct value chinese_digits(struct call *call) {
    return spell(call, NUMERAL_DIGITS);
}

static struct value chinese_financial(struct call *call) {
    const char *decimal = call_decimal(call, 0);
    return text_or_null(decimal ? numeral_money(call->machine->arena, decimal) : NULL);
}

static struct value chinese_number_parse(struct call *call) {
    struct value value = call->arguments[0];
    if (value.type == VALUE_STRING) {
        return value_number(numeral_parse(value.string, value.count));
    }
    return value.type == VALUE_NUMBER ? value : value_number(NAN);
}

static struct value in_unit(const struct call *call, enum numeral_unit unit) {
    const char *decimal = call_decimal(call, 0);
    int places = call_places(call, 1, USUAL_PLACES);
    return text_or_null(
        decimal ? numeral_in_unit(call->machine->arena, decimal, unit, places) : NULL);
}

static struct value wan(struct call *call) {
    return in_unit(call, NUMERAL_WAN);
}

static struct value yi(struct call *call) {
    return in_unit(call, NUMERAL_YI);
}

static struct value scaled(struct call *call) {
    const char *decimal = call_decimal(call, 0);
    int places = call_places(call, 1, USUAL_PLACES);
    return text_or_null(
        decimal ? numeral_scaled(call->machine->arena, decimal, places) : NULL);
}

static enum numeral_unit unit_of(const struct call *call, struct value value) {
    const char *decimal = decimal_of(call->machine->arena, value);
    return decimal ? numeral_unit_of(decimal) : NUMERAL_ONE;
}

/* Of a number or of the largest in a list. */
static struct value number_scale(struct call *call) {
    enum numeral_unit unit = unit_of(call, call->arguments[0]);
    size_t count;
    const struct value *items = call_items(call, 0, &count);
    for (size_t i = 0; i < count; i++) {
        enum numeral_unit other = unit_of(call, items[i]);
        unit = other > unit ? other : unit;
    }
    struct member *members = arena_array(call->machine->arena, 2, sizeof *members);
    members[0].name = "factor";
    members[0].value = value_number(unit == NUMERAL_YI    ? 1e8
                                    : unit == NUMERAL_WAN ? 1e4
                                                          : 1);
    members[1].name = "unit";
    members[1].value = value_string(numeral_unit_name(unit));
    return value_object(members, 2);
}

static double call_time(const struct call *call) {
    struct value value = call->arguments[0];
    bool none = value.type == VALUE_NULL || value.type == VALUE_BOOLEAN;
    double time = value.type == VALUE_STRING ? time_parse(value.string)
                  : none                     ? NAN
                                             : call_number(call, 0);
    return fabs(time) <= 8.64e15 ? time : NAN;
}

static struct value chinese_date(struct call *call) {
    double time = call_time(call);
    return text_or_null(isnan(time) ? NULL
                                    : time_format(call->machine->arena, "%Y年%-m月%-d日",
                                          time, &format_zh_cn));
}

static struct value chinese_date_digits(struct call *call) {
    double time = call_time(call);
    if (isnan(time)) {
        return value_null();
    }
    struct civil_time civil = civil_from_milliseconds(time);
    return value_string(
        numeral_date(call->machine->arena, civil.year, civil.month, civil.day));
}

/* Of two shares (0 to 1), now and before. The difference of the shares themselves, not of
 * their printed forms. */
static struct value percent_point(struct call *call) {
    struct arena *arena = call->machine->arena;
    struct fraction now, before, change;
    if (!read_fraction(call->arguments[0], &now) ||
        !read_fraction(call->arguments[1], &before) ||
        !fraction_subtract(now, before, &change) ||
        !fraction_multiply(change, fraction_from_integer(100), &change)) {
        return value_null();
    }
    if (change.numerator == 0) {
        return value_string("持平");
    }
    bool down = change.numerator < 0;
    change.numerator *= down ? -1 : 1;
    const char *points = numeral_in_unit(arena, decimal_from_fraction(arena, change),
        NUMERAL_ONE, call_places(call, 2, 1));
    if (points[strspn(points, "0.")] == 0) {
        return value_string("基本持平");
    }
    return value_string(
        arena_print(arena, "%s%s个百分点", down ? "下降" : "上升", points));
}

/* False where a number is not one that counts things from 1. */
static bool call_ordinal(const struct call *call, size_t index, int *out) {
    double number = call_number(call, index);
    bool counts = number >= 1 && number <= 1e6 && number == floor(number);
    *out = counts ? (int)number : 0;
    return counts;
}

static struct value circled_number(struct call *call) {
    int number;
    return text_or_null(call_ordinal(call, 0, &number)
                            ? numeral_circled(call->machine->arena, number)
                            : NULL);
}

static struct value level_numeral(struct call *call) {
    int number, level;
    bool both = call_ordinal(call, 0, &number) && call_ordinal(call, 1, &level);
    return text_or_null(both ? numeral_level(call->machine->arena, number, level) : NULL);
}

/* An end of a range: text as it is, numbers by the pattern. */
static const char *range_end(struct call *call, size_t index) {
    struct arena *arena = call->machine->arena;
    struct value end = call->arguments[index];
    if (end.type == VALUE_STRING) {
        return end.string;
    }
    const char *decimal = decimal_of(arena, end);
    if (!decimal || call->count < 3) {
        bool minus = decimal && *decimal == '-';
        return minus ? arena_print(arena, "−%s", decimal + 1) : decimal;
    }
    struct value arguments[] = {end, call->arguments[2]};
    struct call format = {call->machine, arguments, 2};
    return to_text(call->machine, function_find("format")->run(&format));
}

/* GB/T 15835 5.1.3: both ends keep the sign or unit behind them, since 13～17万元 might
 * be read as 13元. */
static struct value range(struct call *call) {
    if (call->count == 1) {
        return functions_ask_host(call); /* Vega's: the range of a scale */
    }
    const char *first = range_end(call, 0);
    const char *last = range_end(call, 1);
    bool both = first && last;
    return text_or_null(
        both ? arena_print(call->machine->arena, "%s～%s", first, last) : NULL);
}

static const struct function functions[] = {
    {"chineseDate", 1, 1, chinese_date},
    {"chineseDateDigits", 1, 1, chinese_date_digits},
    {"chineseDigits", 1, 1, chinese_digits},
    {"chineseFinancial", 1, 1, chinese_financial},
    {"chineseNumber", 1, 1, chinese_number},
    {"chineseNumberParse", 1, 1, chinese_number_parse},
    {"circledNumber", 1, 1, circled_number},
    {"levelNumeral", 2, 2, level_numeral},
    {"numberScale", 1, 1, number_scale},
    {"percentPoint", 2, 3, percent_point},
    {"range", 1, 3, range, .impure = true},
    {"scaled", 1, 2, scaled},
    {"wan", 1, 2, wan},
    {"yi", 1, 2, yi},
};

const struct function_family functions_chinese = {functions, countof(functions)};
