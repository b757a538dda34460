/* The digits of a double, rounded as ECMAScript rounds them: on the exact binary value,
 * halves away from zero (printf would round halves to even). All take x ≥ 0; "Infinity"
 * and "NaN" are written as such. Source: ECMA-262 21.1.3, Number.prototype.toFixed etc.
 */
#ifndef TUBIAO_DATA_DIGITS_H
#define TUBIAO_DATA_DIGITS_H

#include <stdbool.h>
#include <stddef.h>

enum { DIGITS_SIZE = 128, DIGITS_TEXT_SIZE = 1152 };

/* x = d.ddd × 10^exponent; `digits` holds the d's as characters. */
struct digits {
    char digits[DIGITS_SIZE];
    int count;
    int exponent;
};

/* `count` significant digits (1 to 100), or the fewest that read back as x if `count` is
 * 0. False for 0, NaN and Infinity. */
bool digits_of(double x, int count, struct digits *digits);

/* toFixed, toExponential, toPrecision; `text` holds DIGITS_TEXT_SIZE bytes. */
size_t digits_print_fixed(char *text, double x, int places);
size_t digits_print_exponential(char *text, double x, int places);
size_t digits_print_precision(char *text, double x, int precision);

/* Math.round, and the integer nearest x in base 10 (all digits) or
 * 2, 8, 16. */
double digits_round(double x);
size_t digits_print_integer(char *text, double x);
size_t digits_print_radix(char *text, double x, int radix);

#endif
