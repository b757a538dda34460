/* Decimals as text: 2.675 rounds to 2.68, which a double can't know. */
#include "data/numeral_decimal.h"

#include <string.h>

static size_t count_digits(const char *text) {
    return strspn(text, "0123456789");
}

static const char *skip_sign(const char *text, bool *negative) {
    size_t minus = strlen("−");
    *negative = *text == '-' || strncmp(text, "−", minus) == 0;
    if (*text == '-' || *text == '+') {
        return text + 1;
    }
    return text + (*negative ? minus : 0);
}

bool decimal_read(const char *text, struct decimal *out) {
    *out = (struct decimal){0};
    text = skip_sign(text, &out->negative);
    size_t count = count_digits(text);
    size_t zeros = strspn(text, "0");
    const char *end = text + count;
    out->integer = text + zeros;
    out->integer_count = count - zeros;
    if (*end == '.') {
        out->fraction = end + 1;
        out->fraction_count = count_digits(end + 1);
        end += 1 + out->fraction_count;
    }
    return *end == 0 && count + out->fraction_count > 0;
}

/* The point moved left by `shift`: zeros in front make the room. */
static struct digit_row make_row(
    struct arena *arena, const struct decimal *decimal, size_t shift) {
    size_t padding = 1 + shift;
    struct digit_row row = {
        .count = padding + decimal->integer_count + decimal->fraction_count,
        .point = 1 + decimal->integer_count,
    };
    row.digits = arena_array(arena, row.count + 1, 1);
    memset(row.digits, '0', padding);
    memcpy(row.digits + padding, decimal->integer, decimal->integer_count);
    if (decimal->fraction_count) {
        memcpy(row.digits + padding + decimal->integer_count, decimal->fraction,
            decimal->fraction_count);
    }
    return row;
}

struct digit_row decimal_round(
    struct arena *arena, const struct decimal *decimal, size_t shift, size_t places) {
    struct digit_row row = make_row(arena, decimal, shift);
    size_t kept = row.point + places;
    if (kept >= row.count) {
        return row;
    }
    bool up = row.digits[kept] >= '5';
    row.count = kept;
    for (size_t i = kept; up && i > 0; i--) {
        up = row.digits[i - 1] == '9';
        row.digits[i - 1] = up ? '0' : (char)(row.digits[i - 1] + 1);
    }
    return row;
}

size_t digit_row_size(const struct digit_row *row) {
    size_t zeros = 0;
    while (zeros < row->point && row->digits[zeros] == '0') {
        zeros++;
    }
    return row->point - zeros;
}
