/* Numbers in 万 and 亿 (GB/T 15835 5.3: the unit in Han, the rest in Arabic digits). */
#include <string.h>

#include "base/buffer.h"
#include "data/numeral.h"
#include "data/numeral_decimal.h"

static const char *unit_name(enum numeral_unit unit) {
    switch (unit) {
    case NUMERAL_WAN:
        return "万";
    case NUMERAL_YI:
        return "亿";
    default:
        return "";
    }
}

const char *numeral_unit_name(enum numeral_unit unit) {
    return unit_name(unit);
}

/* Five digits and more are 万, nine and more 亿. */
static enum numeral_unit unit_of_size(size_t digits) {
    return digits > NUMERAL_YI    ? NUMERAL_YI
           : digits > NUMERAL_WAN ? NUMERAL_WAN
                                  : NUMERAL_ONE;
}

enum numeral_unit numeral_unit_of(const char *text) {
    struct decimal decimal;
    return decimal_read(text, &decimal) ? unit_of_size(decimal.integer_count)
                                        : NUMERAL_ONE;
}

static bool is_zero(const struct digit_row *row) {
    for (size_t i = 0; i < row->count; i++) {
        if (row->digits[i] != '0') {
            return false;
        }
    }
    return true;
}

/* Places up to `places`, zeros set behind if there are fewer and all are wanted. */
static const char *print(struct arena *arena, const struct digit_row *row, bool negative,
    size_t places, const char *unit) {
    size_t size = digit_row_size(row);
    size_t whole = size ? size : 1;
    struct buffer out = {0};
    buffer_append_string(&out, negative && !is_zero(row) ? "−" : "");
    buffer_append(&out, row->digits + row->point - whole, whole);
    size_t given = row->count - row->point;
    if (places) {
        buffer_append_char(&out, '.');
        buffer_append(&out, row->digits + row->point, given < places ? given : places);
    }
    for (size_t i = given; i < places; i++) {
        buffer_append_char(&out, '0');
    }
    buffer_append_string(&out, unit);
    const char *text = arena_copy(arena, out.data, out.length);
    buffer_finish(&out);
    return text;
}

static size_t places_without_zeros(const struct digit_row *row) {
    size_t count = row->count;
    while (count > row->point && row->digits[count - 1] == '0') {
        count--;
    }
    return count - row->point;
}

const char *numeral_in_unit(
    struct arena *arena, const char *text, enum numeral_unit unit, int places) {
    struct decimal decimal;
    if (!decimal_read(text, &decimal)) {
        return NULL;
    }
    size_t wanted = places > 0 ? (size_t)places : 0;
    struct digit_row row = decimal_round(arena, &decimal, unit, wanted);
    return print(arena, &row, decimal.negative, wanted, unit_name(unit));
}

/* Rounding may reach the next unit: 9999.9999万 is 1.00亿. */
const char *numeral_scaled(struct arena *arena, const char *text, int places) {
    struct decimal decimal;
    if (!decimal_read(text, &decimal)) {
        return NULL;
    }
    size_t wanted = places > 0 ? (size_t)places : 0;
    enum numeral_unit unit = unit_of_size(decimal.integer_count);
    struct digit_row row = decimal_round(arena, &decimal, unit, wanted);
    if (unit != NUMERAL_YI && unit_of_size(digit_row_size(&row) + unit) > unit) {
        unit = unit_of_size(digit_row_size(&row) + unit);
        row = decimal_round(arena, &decimal, unit, wanted);
    }
    if (unit == NUMERAL_ONE) {
        wanted = places_without_zeros(&row);
    }
    return print(arena, &row, decimal.negative, wanted, unit_name(unit));
}
