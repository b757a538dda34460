/* d3-format 3: a number by a pattern. Each type letter is one row of a table. */
#include "data/number_pattern.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/number.h"
#include "base/utf8.h"
#include "data/digits.h"

/* Wider is no text but a mistake, or an attempt to fill the memory. */
enum { WIDEST = 1000, LARGEST_PRECISION = 21 };
enum { NO_PREFIX = 99 };

static const char *const minus_sign = "\u2212";
static const char *const si_prefixes[] = {
    "y", "z", "a", "f", "p", "n", "µ", "m", "", "k", "M", "G", "T", "P", "E", "Z", "Y"};

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static int read_integer(const char **c, int largest) {
    int number = 0;
    for (; is_digit(**c); ++*c) {
        number = number > largest ? number : number * 10 + (**c - '0');
    }
    return number > largest ? largest : number;
}

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
    pattern->width = read_integer(&c, WIDEST);
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
    }
    return *c == 0;
}

/* One SI prefix for a number of this exponent: -8 (yocto) to 8 (yotta). */
static int prefix_of(int exponent) {
    int prefix = (int)floor(exponent / 3.0);
    return prefix < -8 ? -8 : prefix > 8 ? 8 : prefix;
}

static int exponent_of(double x, bool *found) {
    struct digits digits;
    *found = digits_of(fabs(x), 0, &digits);
    return *found ? digits.exponent : 0;
}

int number_pattern_fixed(double step) {
    bool found;
    int exponent = exponent_of(step, &found);
    return !found ? NUMBER_PRECISION_NONE : exponent > 0 ? 0 : -exponent;
}

int number_pattern_prefix(double step, double largest) {
    bool found_step;
    bool found_largest;
    int precision = -exponent_of(step, &found_step);
    precision += prefix_of(exponent_of(largest, &found_largest)) * 3;
    if (!found_step || !found_largest) {
        return NUMBER_PRECISION_NONE;
    }
    return precision > 0 ? precision : 0;
}

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

void number_pattern_scale(struct number_pattern *pattern, double number) {
    bool found;
    int exponent = exponent_of(number, &found);
    pattern->scaled = true;
    pattern->prefix_exponent = prefix_of(exponent) * 3;
    pattern->type = 'f';
}

/* The text of |x| before grouping, and the SI prefix that goes behind it. */
struct rough {
    char text[DIGITS_TEXT_SIZE];
    int prefix; /* NO_PREFIX, or -8..8 */
};

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
    rough->prefix = prefix_of(digits.exponent);
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

static void print_percent(struct rough *rough, double x, int precision) {
    digits_print_fixed(rough->text, x * 100, precision);
}

static void print_rounded_percent(struct rough *rough, double x, int precision) {
    print_rounded(rough, x * 100, precision);
}

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

struct number_type {
    char letter;
    bool significant;   /* precision counts significant digits, 1 to 21; else 0 to 20 */
    bool splits;        /* only the digits in front of the first other sign are grouped */
    const char *base;   /* what # puts in front */
    const char *suffix; /* behind the number */
    void (*print)(struct rough *rough, double x, int precision);
};

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
};

/* NULL for c, n, none and for letters that d3 does not know. */
static const struct number_type *find_type(char letter) {
    for (size_t i = 0; i < countof(number_types); i++) {
        if (number_types[i].letter == letter) {
            return &number_types[i];
        }
    }
    return NULL;
}

/* 1.2000 to 1.2, 1.000e+3 to 1e+3. */
static void trim_zeros(char *text) {
    char *point = strchr(text, '.');
    if (!point) {
        return;
    }
    char *end = point + 1;
    while (is_digit(*end)) {
        end++;
    }
    char *keep = end;
    while (keep[-1] == '0') {
        keep--;
    }
    keep -= keep - 1 == point;
    memmove(keep, end, strlen(end) + 1);
}

static bool is_zero(const char *text) {
    size_t length = strcspn(text, "e");
    return length > 0 && strspn(text, "0.") >= length;
}

/* The parts of the result, in order; padding goes somewhere between. */
struct parts {
    struct buffer prefix;
    struct buffer digits;
    struct buffer suffix;
};

/* Groups of three from the right. Digits padded with zeros are cut so that the whole,
 * commas included, stays within `width` (SIZE_MAX: no limit). */
static void append_grouped(
    struct buffer *out, const char *digits, size_t length, size_t width) {
    size_t starts[DIGITS_TEXT_SIZE + WIDEST];
    size_t count = 0;
    size_t used = 0;
    size_t group = 3;
    size_t i = length;
    while (i > 0 && used <= width) {
        if (used + group + 1 > width) {
            group = width > used ? width - used : 1;
        }
        i = i > group ? i - group : 0;
        starts[count++] = i;
        used += group + 1;
    }
    size_t end = length;
    for (size_t k = count; k > 0; k--) {
        size_t start = starts[k - 1];
        end = k > 1 ? starts[k - 2] : length;
        buffer_append(out, digits + start, end - start);
        if (k > 1) {
            buffer_append_char(out, ',');
        }
    }
}

static size_t characters(const struct buffer *buffer) {
    return buffer->length ? utf8_count(buffer->data, buffer->length) : 0;
}

static void append_repeated(struct buffer *out, const char *fill, size_t count) {
    for (; count > 0; count--) {
        buffer_append_string(out, fill);
    }
}

static void append_buffer(struct buffer *out, const struct buffer *more) {
    if (more->length) {
        buffer_append(out, more->data, more->length);
    }
}

/* Prefix, digits and suffix with the padding where `align` wants it. */
static void join_parts(
    struct buffer *out, const struct number_pattern *pattern, struct parts *parts) {
    size_t suffix = characters(&parts->suffix);
    size_t length = characters(&parts->prefix) + characters(&parts->digits) + suffix;
    size_t width = (size_t)pattern->width;
    size_t padding = length < width ? width - length : 0;
    if (pattern->comma && pattern->zero) {
        struct buffer padded = {0};
        append_repeated(&padded, "0", padding);
        append_buffer(&padded, &parts->digits);
        parts->digits.length = 0;
        if (padded.length) {
            append_grouped(&parts->digits, padded.data, padded.length,
                padding ? width - suffix : SIZE_MAX);
        }
        buffer_finish(&padded);
        padding = 0;
    }
    size_t before = pattern->align == '>'   ? padding
                    : pattern->align == '^' ? padding / 2
                                            : 0;
    size_t within = pattern->align == '=' ? padding : 0;
    append_repeated(out, pattern->fill, before);
    append_buffer(out, &parts->prefix);
    append_repeated(out, pattern->fill, within);
    append_buffer(out, &parts->digits);
    append_buffer(out, &parts->suffix);
    append_repeated(out, pattern->fill, padding - before - within);
}

/* Type c: the number as ECMAScript prints it, neither grouped nor given a sign. */
static void fill_character(struct parts *parts, double number) {
    char text[NUMBER_SIZE];
    number_print(text, number);
    buffer_append_string(&parts->suffix, text);
}

static void append_sign(struct buffer *prefix, char sign, bool negative) {
    if (negative) {
        buffer_append_string(prefix, sign == '(' ? "(" : minus_sign);
    } else if (sign == '+' || sign == ' ') {
        buffer_append_char(prefix, sign);
    }
}

static void fill_number(struct parts *parts, const struct number_pattern *pattern,
    const struct number_type *type, double number, int precision) {
    struct rough rough = {.prefix = NO_PREFIX};
    if (isnan(number)) {
        number_print(rough.text, number);
    } else {
        type->print(&rough, fabs(number), precision);
    }
    if (pattern->trim) {
        trim_zeros(rough.text);
    }
    bool negative = signbit(number) && !isnan(number);
    negative = negative && (pattern->sign == '+' || !is_zero(rough.text));
    append_sign(&parts->prefix, pattern->sign, negative);
    size_t split = type->splits ? strspn(rough.text, "0123456789") : strlen(rough.text);
    buffer_append(&parts->digits, rough.text, split);
    buffer_append_string(&parts->suffix, rough.text + split);
    if (rough.prefix != NO_PREFIX) {
        buffer_append_string(&parts->suffix, si_prefixes[8 + rough.prefix]);
    }
    if (pattern->scaled) {
        buffer_append_string(
            &parts->suffix, si_prefixes[8 + pattern->prefix_exponent / 3]);
    }
    if (pattern->symbol != '$') { /* d3: a currency's own suffix, here none, instead */
        buffer_append_string(&parts->suffix, type->suffix);
    }
    if (negative && pattern->sign == '(') {
        buffer_append_char(&parts->suffix, ')');
    }
}

static int clamp_precision(const struct number_type *type, int precision) {
    int least = type->significant ? 1 : 0;
    int most = type->significant ? LARGEST_PRECISION : LARGEST_PRECISION - 1;
    if (precision == NUMBER_PRECISION_NONE) {
        return 6;
    }
    return precision < least ? least : precision > most ? most : precision;
}

/* n is ,g; no type, or one that d3 does not know, is .12~g. */
static const struct number_type *resolve_type(struct number_pattern *pattern) {
    const struct number_type *type = find_type(pattern->type);
    if (type || pattern->type == 'c') {
        return type;
    }
    if (pattern->type == 'n') {
        pattern->comma = true;
    } else {
        pattern->trim = true;
        if (pattern->precision == NUMBER_PRECISION_NONE) {
            pattern->precision = 12;
        }
    }
    return find_type('g');
}

const char *number_pattern_print(const struct number_pattern *given, struct arena *arena,
    double number, enum format_locale locale) {
    struct number_pattern pattern = *given;
    struct parts parts = {0};
    const struct number_type *type = resolve_type(&pattern);
    if (pattern.zero || (strcmp(pattern.fill, "0") == 0 && pattern.align == '=')) {
        pattern.zero = true;
        pattern.align = '=';
        memcpy(pattern.fill, "0", 2);
    }
    if (pattern.scaled) {
        number *= pow(10, -pattern.prefix_exponent);
    }
    if (type) {
        int precision = clamp_precision(type, pattern.precision);
        fill_number(&parts, &pattern, type, number, precision);
    } else {
        fill_character(&parts, number);
    }
    if (pattern.symbol == '$') {
        buffer_append_string(&parts.prefix, locale == FORMAT_ZH_CN ? "¥" : "$");
    } else if (pattern.symbol == '#' && type) {
        buffer_append_string(&parts.prefix, type->base);
    }
    if (pattern.comma && !pattern.zero && parts.digits.length) {
        struct buffer grouped = {0};
        append_grouped(&grouped, parts.digits.data, parts.digits.length, SIZE_MAX);
        buffer_finish(&parts.digits);
        parts.digits = grouped;
    }
    struct buffer out = {0};
    join_parts(&out, &pattern, &parts);
    const char *text = arena_copy(arena, out.data ? out.data : "", out.length);
    buffer_finish(&out);
    buffer_finish(&parts.prefix);
    buffer_finish(&parts.digits);
    buffer_finish(&parts.suffix);
    return text;
}

bool number_format_is_valid(const char *text) {
    struct number_pattern pattern;
    return number_pattern_read(text, &pattern);
}

const char *number_format(
    struct arena *arena, const char *text, double number, enum format_locale locale) {
    struct number_pattern pattern;
    if (!number_pattern_read(text, &pattern)) {
        return NULL;
    }
    return number_pattern_print(&pattern, arena, number, locale);
}
