/* Decimals as text, taken apart and rounded half up: what numeral.c and numeral_scale.c
 * share. Private to the module. */
#ifndef TUBIAO_DATA_NUMERAL_DECIMAL_H
#define TUBIAO_DATA_NUMERAL_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* Borrows from the text; leading zeros are skipped. */
struct decimal {
    bool negative;
    const char *integer;
    size_t integer_count;
    const char *fraction;
    size_t fraction_count;
};

/* "-1234.50"; the sign may also be + or U+2212. False if `text` is none. */
bool decimal_read(const char *text, struct decimal *out);

/* The digits of integer and fraction in one row. Room for a carry stands before them. */
struct digit_row {
    char *digits;
    size_t count, point; /* `point`: digits before the point */
};

/* The decimal divided by 10^shift, rounded half up to `places` places, without its sign.
 * Has fewer places where the decimal has. */
struct digit_row decimal_round(
    struct arena *arena, const struct decimal *decimal, size_t shift, size_t places);

/* Digits before the point, leading zeros not counted. */
size_t digit_row_size(const struct digit_row *row);

#endif
