/* One row for each type letter of d3-format: how it prints a number that is not negative.
 */
#include "data/number_type.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/number.h"

int number_prefix_of(int exponent) {
    int prefix = (int)floor(exponent / 3.0);
    return prefix < -8 ? -8 : prefix > 8 ? 8 : prefix;
}

static void append_zeros(char **out, int count) {
    for (; count > 0; count--) {
        *(*out)++ = '0';
    }
}

/* Significant digits without an exponent: 1230000, 0.00123. */
static void print_rounded(struct rough *rough, double x, int precision) {
    struct digits digits;
    if (!digits_of(x, precision, &digits)) {
        number_print(rough->text, x);
        return;
    }
    char *out = rough->text;
    if (digits.exponent < 0) {
        *out++ = '0';
        *out++ = '.';
        append_zeros(&out, -digits.exponent - 1);
    }
    for (int i = 0; i < digits.count; i++) {
        *out++ = digits.digits[i];
        if (digits.exponent >= 0 && i == digits.exponent && i + 1 < digits.count) {
            *out++ = '.';
        }
    }
    append_zeros(&out, digits.exponent + 1 - digits.count);
    *out = 0;
}

/* Significant digits in front of an SI prefix: 1.23 (M), 123 (k). */
static void print_prefixed(struct rough *rough, double x, int precision) {
    struct digits digits;
    if (!digits_of(x, precision, &digits)) {
        digits_print_precision(rough->text, x, precision);
        return;
    }
    rough->prefix = number_prefix_of(digits.exponent);
    int point = digits.exponent - rough->prefix * 3 + 1;
    char *out = rough->text;
    if (point <= 0) { /* less than a yocto: fewer digits, at a fixed place */
        *out++ = '0';
        *out++ = '.';
        append_zeros(&out, -point);
        int keep = precision + point - 1;
        digits_of(x, keep > 0 ? keep : 0, &digits);
        point = 0;
    }
    for (int i = 0; i < digits.count; i++) {
        if (i == point && i > 0) {
            *out++ = '.';
        }
        *out++ = digits.digits[i];
    }
    append_zeros(&out, point - digits.count);
    *out = 0;
}

static void print_general(struct rough *rough, double x, int precision) {
    digits_print_precision(rough->text, x, precision);
}

static void print_fixed(struct rough *rough, double x, int precision) {
    digits_print_fixed(rough->text, x, precision);
}

static void print_exponential(struct rough *rough, double x, int precision) {
    digits_print_exponential(rough->text, x, precision);
}

/* Multiplied first and then rounded, as d3 does: 0.285 is 28.499999999999996 %. */
static void print_percent(struct rough *rough, double x, int precision) {
    digits_print_fixed(rough->text, x * 100, precision);
}

static void print_rounded_percent(struct rough *rough, double x, int precision) {
    print_rounded(rough, x * 100, precision);
}

/* Whole numbers have no use for a precision. */
static void print_decimal(struct rough *rough, double x, int precision) {
    (void)precision;
    if (isinf(x)) { /* d3 leaves this one to toLocaleString */
        memcpy(rough->text, "∞", sizeof "∞");
    } else {
        digits_print_integer(rough->text, x);
    }
}

static void print_binary(struct rough *rough, double x, int precision) {
    (void)precision;
    digits_print_radix(rough->text, x, 2);
}

static void print_octal(struct rough *rough, double x, int precision) {
    (void)precision;
    digits_print_radix(rough->text, x, 8);
}

static void print_hexadecimal(struct rough *rough, double x, int precision) {
    (void)precision;
    digits_print_radix(rough->text, x, 16);
}

static void print_upper_hexadecimal(struct rough *rough, double x, int precision) {
    print_hexadecimal(rough, x, precision);
    for (char *c = rough->text; isfinite(x) && *c; c++) {
        *c = (char)(*c >= 'a' && *c <= 'f' ? *c - 'a' + 'A' : *c);
    }
}

/* Fixed, in units of 10^shift, rounded half up as the decimal reads: 10050 is 1.01万, though
 * the double nearest 1.005 lies below it. */
static void print_shifted(struct rough *rough, double x, int precision, int shift) {
    struct digits digits;
    if (!digits_of(x, 0, &digits)) {
        digits_print_fixed(rough->text, x, precision);
        return;
    }
    int keep = digits.exponent - shift + precision + 1;
    if (keep >= 0 && keep < digits.count) {
        bool up = digits.digits[keep] >= '5';
        digits.count = keep;
        while (up && keep > 0 && digits.digits[keep - 1] == '9') {
            digits.digits[--keep] = '0';
        }
        if (up && keep > 0) {
            digits.digits[keep - 1]++;
        } else if (up) {
            memmove(digits.digits + 1, digits.digits, (size_t)digits.count);
            digits.digits[0] = '1';
            digits.count++;
            digits.exponent++;
        }
    } else if (keep < 0) {
        digits.count = 0;
    }
    char *out = rough->text;
    int first = digits.exponent - shift; /* the place of the first digit */
    for (int place = first > 0 ? first : 0; place >= -precision; place--) {
        int index = first - place;
        *out++ = index >= 0 && index < digits.count ? digits.digits[index] : '0';
        if (place == 0 && precision > 0) {
            *out++ = '.';
        }
    }
    *out = 0;
}

static void print_wan(struct rough *rough, double x, int precision) {
    print_shifted(rough, x, precision, 4);
}

static void print_yi(struct rough *rough, double x, int precision) {
    print_shifted(rough, x, precision, 8);
}

/* Precision of bases and d is ignored; see d3-format's README, locale.format. */
static const struct number_type number_types[] = {
    {'g', true, true, "", "", print_general},
    {'f', false, true, "", "", print_fixed},
    {'d', false, true, "", "", print_decimal},
    {'s', true, true, "", "", print_prefixed},
    {'r', true, true, "", "", print_rounded},
    {'e', false, true, "", "", print_exponential},
    {'p', true, true, "", "%", print_rounded_percent},
    {'%', false, true, "", "%", print_percent},
    {'b', false, false, "0b", "", print_binary},
    {'o', false, false, "0o", "", print_octal},
    {'x', false, false, "0x", "", print_hexadecimal},
    {'X', false, false, "0x", "", print_upper_hexadecimal},
    {NUMBER_TYPE_WAN, false, true, "", "万", print_wan},
    {NUMBER_TYPE_YI, false, true, "", "亿", print_yi},
};

const struct number_type *number_type_find(char letter) {
    for (size_t i = 0; i < countof(number_types); i++) {
        if (number_types[i].letter == letter) {
            return &number_types[i];
        }
    }
    return NULL;
}
