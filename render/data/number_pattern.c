/* Patterns of d3-format: reading one, and the precision that a step calls for. */
#include "data/number_pattern.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "data/digits.h"
#include "data/number_type.h"

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Digits, none counting as 0; what exceeds `largest` is read on but counts as
 * `largest`. */
static int read_integer(const char **c, int largest) {
    int number = 0;
    for (; is_digit(**c); ++*c) {
        number = number > largest ? number : number * 10 + (**c - '0');
    }
    return number > largest ? largest : number;
}

/* A fill is known by the alignment behind it, so any character may be one: `中^7d`.
 * Only the alignment may stand alone. */
static const char *read_alignment(const char *c, struct number_pattern *pattern) {
    size_t first = 0;
    size_t length = strlen(c);
    utf8_next(c, length, &first);
    if (first < length && strchr("<>=^", c[first]) && *c != '\n') {
        memcpy(pattern->fill, c, first);
        pattern->fill[first] = 0;
        pattern->align = c[first];
        return c + first + 1;
    }
    if (*c && strchr("<>=^", *c)) {
        pattern->align = *c++;
    }
    return c;
}

static bool take(const char **c, char wanted) {
    bool found = **c == wanted;
    *c += found;
    return found;
}

/* Parts come in one fixed order; what is left over at the end makes the text no
 * pattern. */
bool number_pattern_read(const char *text, struct number_pattern *pattern) {
    *pattern = (struct number_pattern){
        .fill = " ", .align = '>', .sign = '-', .precision = NUMBER_PRECISION_NONE};
    const char *c = read_alignment(text, pattern);
    if (*c && strchr("+-( ", *c)) {
        pattern->sign = *c++;
    }
    if (*c && strchr("$#", *c)) {
        pattern->symbol = *c++;
    }
    pattern->zero = take(&c, '0');
    pattern->width = read_integer(&c, NUMBER_WIDEST);
    pattern->comma = take(&c, ',');
    if (take(&c, '.')) {
        if (!is_digit(*c)) {
            return false;
        }
        pattern->precision = read_integer(&c, LARGEST_PRECISION);
    }
    pattern->trim = take(&c, '~');
    if ((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || *c == '%') {
        pattern->type = *c++;
    } else if (strncmp(c, "万", strlen("万")) == 0) {
        pattern->type = NUMBER_TYPE_WAN;
        c += strlen("万");
    } else if (strncmp(c, "亿", strlen("亿")) == 0) {
        pattern->type = NUMBER_TYPE_YI;
        c += strlen("亿");
    }
    return *c == 0;
}

/* The exponent of the number's shortest text; 0, NaN and Infinity have none. */
static int exponent_of(double x, bool *found) {
    struct digits digits;
    *found = digits_of(fabs(x), 0, &digits);
    return *found ? digits.exponent : 0;
}

/* A step of 0.25 asks for one decimal, not two: d3 looks at its size only, and Vega's
 * axes with it. */
int number_pattern_fixed(double step) {
    bool found;
    int exponent = exponent_of(step, &found);
    return !found ? NUMBER_PRECISION_NONE : exponent > 0 ? 0 : -exponent;
}

/* How far the step lies below the prefix that the largest value gets. */
int number_pattern_prefix(double step, double largest) {
    bool found_step;
    bool found_largest;
    int precision = -exponent_of(step, &found_step);
    precision += number_prefix_of(exponent_of(largest, &found_largest)) * 3;
    if (!found_step || !found_largest) {
        return NUMBER_PRECISION_NONE;
    }
    return precision > 0 ? precision : 0;
}

/* Digits from the first of the largest value down to the first of the step. The
 * largest is lessened by a step, so that 1.00 behind 0.99 does not ask for one more. */
int number_pattern_round(double step, double largest) {
    bool found_step;
    bool found_largest;
    int precision = exponent_of(fabs(largest) - fabs(step), &found_largest);
    precision -= exponent_of(step, &found_step);
    if (!found_step || !found_largest) {
        return NUMBER_PRECISION_NONE;
    }
    return (precision > 0 ? precision : 0) + 1;
}

int number_precision_fixed(double step) {
    int precision = number_pattern_fixed(step);
    return precision == NUMBER_PRECISION_NONE ? 0 : precision;
}

/* d3's formatPrefix prints such numbers fixed, whatever type the pattern had. */
void number_pattern_scale(struct number_pattern *pattern, double number) {
    bool found;
    int exponent = exponent_of(number, &found);
    pattern->scaled = true;
    pattern->prefix_exponent = number_prefix_of(exponent) * 3;
    pattern->type = 'f';
}

bool number_format_is_valid(const char *text) {
    struct number_pattern pattern;
    return number_pattern_read(text, &pattern);
}
