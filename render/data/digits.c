/* The digits of a double. printf gives the exact binary value to as many decimals as
 * asked for; rounding it is done here, on the text. */
#include "data/digits.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"

/* Enough that what is cut off never decides a rounding: a double lies at least 10^-60 (in
 * relation to its size) from a half of the 41 digits that toFixed may want, or on it. */
enum { EXACT_DIGITS = 110 };

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Takes "d.ddde+XX" apart; the decimal point may be any character. */
static void split_exponential(const char *text, struct digits *digits) {
    digits->count = 0;
    const char *c = text;
    for (; *c && *c != 'e'; c++) {
        if (is_digit(*c)) {
            digits->digits[digits->count++] = *c;
        }
    }
    digits->exponent = *c ? atoi(c + 1) : 0;
}

/* printf is called for its digits alone, which no locale changes. */
static void exact_digits(double x, struct digits *digits) {
    char text[EXACT_DIGITS + 16];
    snprintf(text, sizeof text, "%.*e", EXACT_DIGITS - 1, x);
    split_exponential(text, digits);
}

/* Keeps `count` digits, which may be none: then 0.6 becomes "1" one place further left.
 */
static void round_to(struct digits *digits, int count) {
    if (count >= digits->count) {
        return;
    }
    bool up = count >= 0 && digits->digits[count] >= '5';
    digits->count = count > 0 ? count : 0;
    int i = digits->count - 1;
    while (up && i >= 0 && digits->digits[i] == '9') {
        digits->digits[i--] = '0';
    }
    if (up && i >= 0) {
        digits->digits[i]++;
    } else if (up) {
        memmove(digits->digits + 1, digits->digits, (size_t)digits->count);
        digits->digits[0] = '1';
        digits->exponent++;
        digits->count += digits->count == 0;
    }
}

/* The digits of ECMAScript's shortest text, "0.00012", "1.5e-7" or "12300". */
static void shortest_digits(double x, struct digits *digits) {
    char text[NUMBER_SIZE];
    number_print(text, x);
    const char *exponent = strchr(text, 'e');
    int point = exponent ? atoi(exponent + 1) : 0;
    bool fraction = false;
    digits->count = 0;
    for (const char *c = text; *c && c != exponent; c++) {
        if (*c == '.') {
            fraction = true;
            continue;
        }
        bool leading = digits->count == 0 && *c == '0';
        if (!leading) {
            digits->digits[digits->count++] = *c;
        }
        point += !leading && !fraction;
        point -= leading && fraction;
    }
    while (digits->count > 1 && digits->digits[digits->count - 1] == '0') {
        digits->count--;
    }
    digits->exponent = point - 1;
}

bool digits_of(double x, int count, struct digits *digits) {
    if (!isfinite(x) || x == 0) {
        return false;
    }
    if (count == 0) {
        shortest_digits(x, digits);
    } else {
        exact_digits(x, digits);
        round_to(digits, count);
        digits->count = count; /* a carry ("9.99" to "10.0") adds a digit behind */
    }
    return true;
}

/* Digits with a point behind index `exponent`, and zeros where there are none. */
static size_t print_plain(char *text, const struct digits *digits, int places) {
    char *out = text;
    int first = digits->exponent < 0 ? digits->exponent : 0;
    for (int i = first; i <= digits->exponent + places; i++) {
        *out++ = (char)(i >= 0 && i < digits->count ? digits->digits[i] : '0');
        if (i == digits->exponent && places > 0) {
            *out++ = '.';
        }
    }
    *out = 0;
    return (size_t)(out - text);
}

/* Far enough from a tie the product of doubles says as surely as the exact digits how x is
 * rounded: its error is below 1e-6 there. */
static bool round_plainly(double x, int places, struct digits *digits) {
    static const double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
    double product = places < 7 && x >= 0 ? x * powers[places] : INFINITY;
    uint64_t below = product < 1e9 ? (uint64_t)product : 0;
    if (!(product < 1e9) || fabs(product - (double)below - 0.5) < 1e-6) {
        return false;
    }
    char reversed[24];
    int count = 0;
    for (uint64_t rest = (uint64_t)(product + 0.5); rest > 0; rest /= 10) {
        reversed[count++] = (char)('0' + rest % 10);
    }
    for (int i = 0; i < count; i++) {
        digits->digits[i] = reversed[count - 1 - i];
    }
    digits->count = count;
    digits->exponent = count - 1 - places;
    return true;
}

/* From 1e21 on ECMAScript gives up on plain digits. */
size_t digits_print_fixed(char *text, double x, int places) {
    if (!isfinite(x) || x >= 1e21) {
        return number_print(text, x);
    }
    struct digits digits = {.digits = "0", .count = 1};
    if (x != 0 && !round_plainly(x, places, &digits)) {
        exact_digits(x, &digits);
        round_to(&digits, digits.exponent + 1 + places);
    }
    if (digits.count == 0) {
        digits = (struct digits){.digits = "0", .count = 1};
    }
    return print_plain(text, &digits, places);
}

/* 0 counts as digits 0…0 with exponent 0. */
static void digits_or_zero(double x, int count, struct digits *digits) {
    if (!digits_of(x, count, digits)) {
        memset(digits->digits, '0', (size_t)count);
        digits->count = count;
        digits->exponent = 0;
    }
}

/* d.ddde+x: a sign always, and no leading zeros in the exponent. */
static size_t print_exponential(char *text, const struct digits *digits) {
    int length = snprintf(text, DIGITS_TEXT_SIZE, "%c%s%.*se%+d", digits->digits[0],
        digits->count > 1 ? "." : "", digits->count - 1, digits->digits + 1,
        digits->exponent);
    return (size_t)length;
}

size_t digits_print_exponential(char *text, double x, int places) {
    if (!isfinite(x)) {
        return number_print(text, x);
    }
    struct digits digits;
    digits_or_zero(x, places + 1, &digits);
    return print_exponential(text, &digits);
}

/* Plain digits for exponents -6 to precision - 1, as %g of printf, but zeros stay. */
size_t digits_print_precision(char *text, double x, int precision) {
    if (!isfinite(x)) {
        return number_print(text, x);
    }
    struct digits digits;
    digits_or_zero(x, precision, &digits);
    if (digits.exponent < -6 || digits.exponent >= precision) {
        return print_exponential(text, &digits);
    }
    return print_plain(text, &digits, precision - 1 - digits.exponent);
}

/* floor(x + 0.5) would take 0.49999999999999994 to 1. */
double digits_round(double x) {
    double below = floor(x);
    return x - below >= 0.5 ? below + 1 : below;
}

size_t digits_print_integer(char *text, double x) {
    struct digits digits;
    x = digits_round(x);
    if (!digits_of(x, 0, &digits)) {
        return number_print(text, x);
    }
    return print_plain(text, &digits, 0);
}

size_t digits_print_radix(char *text, double x, int radix) {
    if (!isfinite(x)) {
        return number_print(text, x);
    }
    char reversed[DIGITS_TEXT_SIZE];
    size_t count = 0;
    x = digits_round(x);
    /* Exact, since the radix is a power of two. */
    do {
        reversed[count++] = "0123456789abcdef"[(int)fmod(x, radix)];
        x = floor(x / radix);
    } while (x > 0);
    for (size_t i = 0; i < count; i++) {
        text[i] = reversed[count - 1 - i];
    }
    text[count] = 0;
    return count;
}
