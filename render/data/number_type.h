/* The type letters of d3-format, and the text they make of a number's size. */
#ifndef TUBIAO_DATA_NUMBER_TYPE_H
#define TUBIAO_DATA_NUMBER_TYPE_H

#include <stdbool.h>

#include "data/digits.h"

/* tubiao's own types, written 万 and 亿 where d3 has a letter: `,.2万`. */
enum { NUMBER_TYPE_WAN = 1, NUMBER_TYPE_YI = 2 };
static inline bool number_type_has_unit(char letter) {
    return letter == NUMBER_TYPE_WAN || letter == NUMBER_TYPE_YI;
}
enum { LARGEST_PRECISION = 21, NO_PREFIX = 99 };

/* The text of |x| before grouping, and the SI prefix that goes behind it. */
struct rough {
    char text[DIGITS_TEXT_SIZE];
    int prefix; /* NO_PREFIX, or -8..8 */
};

struct number_type {
    char letter;
    bool significant;   /* precision counts significant digits, 1 to 21; else 0 to 20 */
    bool splits;        /* only the digits in front of the first other sign are grouped */
    const char *base;   /* what # puts in front */
    const char *suffix; /* behind the number */
    void (*print)(struct rough *rough, double x, int precision);
};

/* NULL for c, n, none and for letters that d3 does not know. */
const struct number_type *number_type_find(char letter);

/* One SI prefix for a number of this exponent: -8 (yocto) to 8 (yotta). */
int number_prefix_of(int exponent);

#endif
