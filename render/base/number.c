/* Numbers to text and back. The program never calls setlocale, so strtod and printf use
 * the C locale; they are called only here, so that this stays easy to see. */
#include "base/number.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static const char *skip_digits(const char *c, const char *end) {
    while (c < end && is_digit(*c)) {
        c++;
    }
    return c;
}

/* [+-] digits [. digits] [e [+-] digits], with at least one digit before the exponent. */
static bool well_formed(const char *c, const char *end) {
    if (c < end && (*c == '-' || *c == '+')) {
        c++;
    }
    const char *start = c;
    c = skip_digits(c, end);
    size_t digits = (size_t)(c - start);
    if (c < end && *c == '.') {
        start = ++c;
        c = skip_digits(c, end);
        digits += (size_t)(c - start);
    }
    if (!digits) {
        return false;
    }
    if (c < end && (*c == 'e' || *c == 'E')) {
        c++;
        if (c < end && (*c == '-' || *c == '+')) {
            c++;
        }
        start = c;
        c = skip_digits(c, end);
        if (c == start) {
            return false;
        }
    }
    return c == end;
}

/* Clinger's fast path: up to 15 digits and a power of ten up to 10^22 are both exact
 * doubles, so one multiply or divide rounds correctly. Most numbers of data are such. */
static bool read_plain(const char *text, size_t length, double *number) {
    static const double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9,
        1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    size_t sign = *text == '-' || *text == '+';
    size_t places = 0;
    bool point = false;
    double digits = 0;
    if (length > 15 + sign) {
        return false;
    }
    for (size_t i = sign; i < length; i++) {
        if (is_digit(text[i])) {
            digits = digits * 10 + (text[i] - '0');
            places += point;
        } else if (text[i] == '.' && !point && length > sign + 1) {
            point = true;
        } else {
            return false;
        }
    }
    *number = *text == '-' ? -digits / powers[places] : digits / powers[places];
    return length > sign;
}

bool number_read(const char *text, size_t length, double *number) {
    char copy[512];
    if (length && read_plain(text, length, number)) {
        return true;
    }
    if (length == 0 || length >= sizeof copy || !well_formed(text, text + length)) {
        return false;
    }
    memcpy(copy, text, length);
    copy[length] = 0;
    *number = strtod(copy, NULL);
    return true;
}

/* One more in the last digit of D.DDDe±XX, unless that is a 9. */
static bool count_up(char *text) {
    char *last = strchr(text, 'e') - 1;
    if (!is_digit(*last) || *last == '9') {
        return false;
    }
    ++*last;
    return true;
}

/* Prints `number` with `precision` digits; true if that reads back as the same. Where a
 * power of two lies halfway, printf rounds to even, away from the side that reads back:
 * its neighbour above is tried too. */
static bool print_digits(char text[40], int precision, double number) {
    snprintf(text, 40, "%.*e", precision - 1, number);
    return strtod(text, NULL) == number ||
           (precision > 1 && count_up(text) && strtod(text, NULL) == number);
}

/* Whole numbers are most of what is printed, and need no search for digits. */
static size_t print_whole(char *text, uint64_t number) {
    char reversed[NUMBER_SIZE];
    size_t count = 0;
    for (; number > 0; number /= 10) {
        reversed[count++] = (char)('0' + number % 10);
    }
    for (size_t i = 0; i < count; i++) {
        text[i] = reversed[count - 1 - i];
    }
    text[count] = 0;
    return count;
}

/* Most numbers have few decimals: where whole × 10^-decimals is the number, its digits are
 * the shortest, since two decimals of up to 15 digits are never the same double. */
static bool few_decimals(double number, char digits[24], int *count, int *point) {
    static const double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
    for (size_t places = 0; places < 7 && number * powers[places] < 1e15; places++) {
        uint64_t whole = (uint64_t)(number * powers[places] + 0.5);
        if ((double)whole / powers[places] == number) {
            *count = (int)print_whole(digits, whole);
            *point = *count - (int)places;
            return whole > 0;
        }
    }
    return false;
}

static int drop_zeros(char *digits, int count) {
    while (count > 1 && digits[count - 1] == '0') {
        count--;
    }
    digits[count] = 0;
    return count;
}

/* The fewest significant digits that read back as `number`, and its decimal exponent:
 * number = 0.DIGITS × 10^point. 15 digits are the first to try, since any 15 survive
 * being a double and back, except below DBL_MIN, where doubles have fewer. */
static int shortest_digits(double number, char digits[24], int *point) {
    char text[40];
    int precision = number < DBL_MIN ? 1 : 15;
    int count = 0;
    if (few_decimals(number, digits, &count, point)) {
        return drop_zeros(digits, count);
    }
    while (!print_digits(text, precision, number) && precision < 17) {
        precision++;
    }
    const char *c = text;
    for (; *c && *c != 'e'; c++) {
        if (is_digit(*c)) {
            digits[count++] = *c;
        }
    }
    *point = atoi(c + 1) + 1;
    return drop_zeros(digits, count);
}

static size_t print_plain(char *text, const char *digits, int count, int point) {
    char *out = text;
    for (int i = 0; i < point || i < 1; i++) {
        *out++ = (char)(point <= 0 ? '0' : i < count ? digits[i] : '0');
    }
    if (count > point) {
        *out++ = '.';
        for (int i = point; i < count; i++) {
            *out++ = (char)(i < 0 ? '0' : digits[i]);
        }
    }
    *out = 0;
    return (size_t)(out - text);
}

size_t number_print(char text[NUMBER_SIZE], double number) {
    if (isnan(number)) {
        return (size_t)snprintf(text, NUMBER_SIZE, "NaN");
    }
    if (isinf(number)) {
        return (size_t)snprintf(text, NUMBER_SIZE, number < 0 ? "-Infinity" : "Infinity");
    }
    if (number == 0) {
        return (size_t)snprintf(text, NUMBER_SIZE, "0");
    }
    char digits[24];
    int point;
    size_t sign = number < 0;
    text[0] = '-';
    if (fabs(number) < 1e15 && number == trunc(number)) {
        return sign + print_whole(text + sign, (uint64_t)fabs(number));
    }
    int count = shortest_digits(fabs(number), digits, &point);
    if (point > -6 && point <= 21) {
        return sign + print_plain(text + sign, digits, count, point);
    }
    char mantissa[32];
    print_plain(mantissa, digits, count, 1);
    return sign + (size_t)snprintf(
                      text + sign, NUMBER_SIZE - sign, "%se%+d", mantissa, point - 1);
}

/* Rounds 0.DIGITS × 10^point to `decimals` places in place, half away from zero. */
static int round_digits(char *digits, int count, int *point, int decimals) {
    int keep = *point + decimals;
    if (keep >= count) {
        return count;
    }
    if (keep < 0) {
        return 0;
    }
    bool up = digits[keep] >= '5';
    count = keep;
    while (up && count > 0 && digits[count - 1] == '9') {
        count--;
    }
    if (up && count > 0) {
        digits[count - 1]++;
    } else if (up) {
        digits[0] = '1';
        count = 1;
        ++*point;
    }
    while (count > 0 && digits[count - 1] == '0') {
        count--;
    }
    digits[count] = 0;
    return count;
}

/* Where the number is far enough from a tie, its double says as surely as its digits how
 * it is rounded: 1e-6 is more than the error of the product. */
static bool round_plainly(
    double number, int decimals, char digits[24], int *count, int *point) {
    static const double powers[] = {1, 1e1, 1e2, 1e3, 1e4};
    double product = decimals <= 4 ? number * powers[decimals] : INFINITY;
    uint64_t below = product < 1e9 ? (uint64_t)product : 0;
    if (!(product < 1e9) || fabs(product - (double)below - 0.5) < 1e-6) {
        return false;
    }
    *count = (int)print_whole(digits, (uint64_t)(product + 0.5));
    *point = *count - decimals;
    while (*count > 0 && digits[*count - 1] == '0') {
        --*count;
    }
    return true;
}

size_t number_print_fixed(char text[NUMBER_FIXED_SIZE], double number, int decimals) {
    char digits[24];
    int point = 0;
    int count = 0;
    bool finite = isfinite(number) && number != 0;
    if (finite && !round_plainly(fabs(number), decimals, digits, &count, &point)) {
        count = shortest_digits(fabs(number), digits, &point);
        count = round_digits(digits, count, &point, decimals);
    }
    if (count == 0) {
        memcpy(text, "0", 2);
        return 1;
    }
    size_t sign = number < 0;
    text[0] = '-';
    return sign + print_plain(text + sign, digits, count, point);
}
