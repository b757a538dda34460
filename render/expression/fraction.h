/* Exact numbers: fractions of 128-bit integers, in lowest terms, denominator above 0.
 *
 * Whatever needs more digits is refused (false), and the caller goes on with doubles: a
 * report's figures have far fewer. */
#ifndef TUBIAO_EXPRESSION_FRACTION_H
#define TUBIAO_EXPRESSION_FRACTION_H

#include <stdbool.h>

__extension__ typedef __int128 wide_integer;

struct fraction {
    wide_integer numerator, denominator;
};

struct fraction fraction_from_integer(long long integer);
/* A decimal such as -12.50 or 1.5e3. */
bool fraction_from_text(const char *text, struct fraction *out);
/* The shortest decimal that reads back as the double; where that is as long as doubles
 * get, a quotient of small integers which gives this very double, so that a third stays
 * a third. */
bool fraction_from_double(double number, struct fraction *out);

bool fraction_add(struct fraction a, struct fraction b, struct fraction *out);
bool fraction_subtract(struct fraction a, struct fraction b, struct fraction *out);
bool fraction_multiply(struct fraction a, struct fraction b, struct fraction *out);
/* Also false if `b` is 0. */
bool fraction_divide(struct fraction a, struct fraction b, struct fraction *out);
/* The sign of a's, as in ECMAScript. */
bool fraction_remainder(struct fraction a, struct fraction b, struct fraction *out);
/* -1, 0, 1; false if that can't be told exactly. */
bool fraction_compare(struct fraction a, struct fraction b, int *out);

/* To `places` decimals (which may be negative), half away from zero (四舍五入). */
bool fraction_round(struct fraction a, int places, struct fraction *out);
/* Towards minus infinity. */
bool fraction_floor(struct fraction a, struct fraction *out);

double fraction_to_double(struct fraction a);

/* All its decimals; false if they do not end within FRACTION_PLACES. */
enum { FRACTION_PLACES = 30, FRACTION_SIZE = 80 };
bool fraction_print(char text[FRACTION_SIZE], struct fraction a);

#endif
