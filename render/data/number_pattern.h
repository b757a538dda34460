/* A d3-format pattern taken apart:
 * [[fill]align][sign][symbol][0][width][,][.precision][~][type]. Axes need it to fill in
 * the precision that the step between ticks calls for. */
#ifndef TUBIAO_DATA_NUMBER_PATTERN_H
#define TUBIAO_DATA_NUMBER_PATTERN_H

#include "data/format.h"

/* A wider text is a mistake, or an attempt to fill the memory. */
enum { NUMBER_WIDEST = 1000, NUMBER_PRECISION_NONE = -1 };

struct number_pattern {
    char fill[5];  /* one character, UTF-8 */
    char align;    /* < > ^ = */
    char sign;     /* - + ( or space */
    char symbol;   /* $ # or 0 for none */
    bool zero;     /* pad with zeros behind the sign */
    bool comma;    /* group the digits */
    bool trim;     /* drop trailing zeros of the fraction */
    char type;     /* a letter or %, 0 for none */
    int width;     /* characters; 0 for none */
    int precision; /* NUMBER_PRECISION_NONE if not given */
    bool scaled;   /* print every number with one SI prefix, 10^prefix_exponent */
    int prefix_exponent;
};

bool number_pattern_read(const char *text, struct number_pattern *pattern);
const char *number_pattern_print(const struct number_pattern *pattern,
    struct arena *arena, double number, const struct format_locale *locale);

/* d3's formatPrefix: all numbers with the prefix that suits `number`. */
void number_pattern_scale(struct number_pattern *pattern, double number);

/* For values up to `largest` that lie `step` apart, the precision that tells them apart:
 * decimals; decimals behind an SI prefix; significant digits. NONE if there is none. */
int number_pattern_fixed(double step);
int number_pattern_prefix(double step, double largest);
int number_pattern_round(double step, double largest);

#endif
