/* Exact fractions, each result in lowest terms or refused. */
#include "expression/fraction.h"

#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"

__extension__ typedef unsigned __int128 wide_unsigned;

static const wide_integer wide_largest = (wide_integer)(~(wide_unsigned)0 >> 1);

static wide_integer absolute(wide_integer a) {
    return a < 0 ? -a : a;
}

/* The compilers' overflow checks for 128 bits need a library that not every linker
 * finds; these do not. The smallest integer never appears. */
static bool is_short(wide_integer a) {
    return a == (long long)a;
}

static bool multiply(wide_integer a, wide_integer b, wide_integer *out) {
    if (is_short(a) && is_short(b)) { /* as most are: no division */
        *out = a * b;
        return true;
    }
    if (a && absolute(b) > wide_largest / absolute(a)) {
        return false;
    }
    *out = a * b;
    return true;
}

static bool add(wide_integer a, wide_integer b, wide_integer *out) {
    if (b > 0 ? a > wide_largest - b : a < -wide_largest - b) {
        return false;
    }
    *out = a + b;
    return true;
}

static long long common_divisor_short(long long a, long long b) {
    while (b) {
        long long rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static wide_integer common_divisor(wide_integer a, wide_integer b) {
    for (a = absolute(a), b = absolute(b); b;) {
        if (is_short(a) && is_short(b)) {
            return common_divisor_short((long long)a, (long long)b);
        }
        wide_integer rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static struct fraction reduce(wide_integer numerator, wide_integer denominator) {
    wide_integer divisor = common_divisor(numerator, denominator);
    divisor = divisor ? divisor : 1;
    if (divisor == 1 && denominator > 0) {
        return (struct fraction){numerator, denominator};
    }
    if (denominator < 0) {
        divisor = -divisor;
    }
    return (struct fraction){numerator / divisor, denominator / divisor};
}

struct fraction fraction_from_integer(long long integer) {
    return (struct fraction){integer, 1};
}

static bool power_of_ten(int exponent, wide_integer *out) {
    *out = 1;
    for (int i = 0; i < exponent; i++) {
        if (!multiply(*out, 10, out)) {
            return false;
        }
    }
    return true;
}

bool fraction_from_text(const char *text, struct fraction *out) {
    double ignored;
    if (!number_read(text, strlen(text), &ignored)) {
        return false;
    }
    bool negative = *text == '-';
    text += *text == '-' || *text == '+';
    wide_integer digits = 0;
    int places = 0;
    bool point = false;
    for (; *text && (*text | 0x20) != 'e'; text++) {
        if (*text == '.') {
            point = true;
            continue;
        }
        places += point;
        if (!multiply(digits, 10, &digits) || !add(digits, *text - '0', &digits)) {
            return false;
        }
    }
    long exponent = *text ? strtol(text + 1, NULL, 10) : 0;
    wide_integer power;
    if (labs(exponent) > 100 || !power_of_ten(abs((int)exponent - places), &power)) {
        return false;
    }
    digits = negative ? -digits : digits;
    if (exponent >= places) {
        *out = (struct fraction){0, 1};
        return multiply(digits, power, &out->numerator);
    }
    *out = reduce(digits, power);
    return true;
}

/* The first quotient of small integers among the continued fraction's that gives
 * `number` itself. */
static bool find_quotient(double number, struct fraction *out) {
    const double largest = 1e7;
    double before[2] = {0, 1}; /* numerator, denominator of the last two */
    double last[2] = {1, 0};
    double rest = fabs(number);
    for (int i = 0; i < 20; i++) {
        double whole = floor(rest);
        double next[2] = {whole * last[0] + before[0], whole * last[1] + before[1]};
        if (next[1] > largest || fabs(next[0]) > 1e15) {
            return false;
        }
        if (next[0] / next[1] == fabs(number)) {
            *out = reduce((long long)copysign(next[0], number), (long long)next[1]);
            return true;
        }
        memcpy(before, last, sizeof before);
        memcpy(last, next, sizeof last);
        rest = 1 / (rest - whole);
    }
    return false;
}

bool fraction_from_double(double number, struct fraction *out) {
    if (!isfinite(number)) {
        return false;
    }
    if (number == floor(number) && fabs(number) < 1e15) {
        *out = fraction_from_integer((long long)number);
        return true;
    }
    enum { LONG = 16 }; /* digits of a double whose decimals were cut off */
    char text[NUMBER_SIZE];
    number_print(text, number);
    size_t digits = 0;
    for (const char *c = text; *c && *c != 'e'; c++) {
        digits += *c >= (digits ? '0' : '1') && *c <= '9';
    }
    return (digits >= LONG && find_quotient(number, out)) ||
           fraction_from_text(text, out);
}

static bool combine(
    struct fraction a, struct fraction b, int sign, struct fraction *out) {
    wide_integer left, right, numerator, denominator;
    if (a.denominator == 1 && b.denominator == 1) { /* as most are: no division */
        out->denominator = 1;
        return add(a.numerator, sign * b.numerator, &out->numerator);
    }
    wide_integer divisor = common_divisor(a.denominator, b.denominator);
    bool fits = multiply(a.numerator, b.denominator / divisor, &left) &&
                multiply(b.numerator, sign * (a.denominator / divisor), &right) &&
                add(left, right, &numerator) &&
                multiply(a.denominator / divisor, b.denominator, &denominator);
    if (fits) {
        *out = reduce(numerator, denominator);
    }
    return fits;
}

bool fraction_add(struct fraction a, struct fraction b, struct fraction *out) {
    return combine(a, b, 1, out);
}

bool fraction_subtract(struct fraction a, struct fraction b, struct fraction *out) {
    return combine(a, b, -1, out);
}

bool fraction_multiply(struct fraction a, struct fraction b, struct fraction *out) {
    if (a.denominator == 1 && b.denominator == 1) {
        out->denominator = 1;
        return multiply(a.numerator, b.numerator, &out->numerator);
    }
    struct fraction crossed = reduce(a.numerator, b.denominator);
    struct fraction other = reduce(b.numerator, a.denominator);
    return multiply(crossed.numerator, other.numerator, &out->numerator) &&
           multiply(crossed.denominator, other.denominator, &out->denominator);
}

bool fraction_divide(struct fraction a, struct fraction b, struct fraction *out) {
    if (!b.numerator) {
        return false;
    }
    bool negative = b.numerator < 0;
    struct fraction inverse = {
        negative ? -b.denominator : b.denominator, negative ? -b.numerator : b.numerator};
    return fraction_multiply(a, inverse, out);
}

bool fraction_floor(struct fraction a, struct fraction *out) {
    wide_integer whole = a.numerator / a.denominator;
    whole -= a.numerator % a.denominator < 0;
    *out = (struct fraction){whole, 1};
    return true;
}

bool fraction_remainder(struct fraction a, struct fraction b, struct fraction *out) {
    struct fraction quotient;
    if (!fraction_divide(a, b, &quotient)) {
        return false;
    }
    struct fraction whole = {quotient.numerator / quotient.denominator, 1};
    return fraction_multiply(whole, b, &whole) && fraction_subtract(a, whole, out);
}

bool fraction_compare(struct fraction a, struct fraction b, int *out) {
    wide_integer left = a.numerator;
    wide_integer right = b.numerator;
    if (a.denominator == b.denominator) {
        *out = left < right ? -1 : left > right;
        return true;
    }
    if (!multiply(a.numerator, b.denominator, &left) ||
        !multiply(b.numerator, a.denominator, &right)) {
        return false;
    }
    *out = left < right ? -1 : left > right;
    return true;
}

bool fraction_round(struct fraction a, int places, struct fraction *out) {
    wide_integer power;
    if (!power_of_ten(abs(places), &power)) {
        return false;
    }
    struct fraction scale =
        places < 0 ? (struct fraction){1, power} : (struct fraction){power, 1};
    struct fraction half = {a.numerator < 0 ? -1 : 1, 2};
    struct fraction scaled;
    if (!fraction_multiply(a, scale, &scaled) || !fraction_add(scaled, half, &scaled)) {
        return false;
    }
    struct fraction whole = {scaled.numerator / scaled.denominator, 1};
    return fraction_divide(whole, scale, out);
}

bool fraction_print(char text[FRACTION_SIZE], struct fraction a) {
    int places = 0;
    wide_integer power = 1;
    for (; power % a.denominator; places++) {
        if (places == FRACTION_PLACES) {
            return false;
        }
        power *= 10;
    }
    wide_integer digits;
    if (!multiply(absolute(a.numerator), power / a.denominator, &digits)) {
        return false;
    }
    char reversed[FRACTION_SIZE];
    int count = 0;
    for (; digits || count <= places; digits /= 10) {
        reversed[count++] = (char)('0' + (int)(digits % 10));
    }
    char *end = text;
    if (a.numerator < 0) {
        *end++ = '-';
    }
    while (count > 0) {
        if (count == places) {
            *end++ = '.';
        }
        *end++ = reversed[--count];
    }
    *end = 0;
    return true;
}

double fraction_to_double(struct fraction a) {
    const wide_integer exact = (wide_integer)1 << 53; /* integers a double holds */
    char text[FRACTION_SIZE];
    double number;
    bool small = absolute(a.numerator) <= exact && a.denominator <= exact;
    if (!small && fraction_print(text, a) && number_read(text, strlen(text), &number)) {
        return number;
    }
    return (double)a.numerator / (double)a.denominator;
}
