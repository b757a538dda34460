/* d3-format 3: a number by a pattern: sign, symbol, digits, grouping and padding. */
#include <math.h>
#include <string.h>

#include "base/buffer.h"
#include "base/number.h"
#include "base/utf8.h"
#include "data/number_pattern.h"
#include "data/number_type.h"
#include "data/time_names.h"

const struct format_locale format_en_us = {".", ",", {"$", ""}, "%", "\u2212", "NaN",
    .grouping = {3}, .grouping_count = 1, .times = &time_names_english};
const struct format_locale format_zh_cn = {".", ",", {"¥", ""}, "%", "\u2212", "NaN",
    .grouping = {3}, .grouping_count = 1, .times = &time_names_chinese, .chinese = true};

static const char *const si_prefixes[] = {
    "y", "z", "a", "f", "p", "n", "µ", "m", "", "k", "M", "G", "T", "P", "E", "Z", "Y"};

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
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

/* A number that is rounded away has no sign: -0.04 by .1f is 0.0, not −0.0. */
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

/* Groups from the right. Digits padded with zeros are cut so that the whole,
 * commas included, stays within `width` (SIZE_MAX: no limit). */
static void append_grouped(struct buffer *out, const char *digits, size_t length,
    size_t width, const struct format_locale *locale) {
    size_t starts[DIGITS_TEXT_SIZE + NUMBER_WIDEST];
    size_t count = 0;
    size_t used = 0;
    size_t i = length;
    while (i > 0 && used <= width) {
        size_t group = locale->grouping[count % locale->grouping_count];
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
            buffer_append_string(out, locale->thousands);
        }
    }
}

/* Width counts characters, as d3 counts UTF-16 units: − and ¥ and 万 are one each. */
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
static void join_parts(struct buffer *out, const struct number_pattern *pattern,
    struct parts *parts, const struct format_locale *locale) {
    size_t suffix = characters(&parts->suffix);
    size_t length = characters(&parts->prefix) + characters(&parts->digits) + suffix;
    size_t width = (size_t)pattern->width;
    size_t padding = length < width ? width - length : 0;
    if (pattern->comma && pattern->zero && locale->grouping_count > 0) {
        struct buffer padded = {0};
        append_repeated(&padded, "0", padding);
        append_buffer(&padded, &parts->digits);
        parts->digits.length = 0;
        if (padded.length) {
            append_grouped(&parts->digits, padded.data, padded.length,
                padding ? width - suffix : SIZE_MAX, locale);
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

/* An explicit + is shown for 0 too. */
static void append_sign(
    struct buffer *prefix, char sign, bool negative, const struct format_locale *locale) {
    if (negative) {
        buffer_append_string(prefix, sign == '(' ? "(" : locale->minus);
    } else if (sign == '+' || sign == ' ') {
        buffer_append_char(prefix, sign);
    }
}

static void append_fraction(
    struct buffer *suffix, const char *text, const struct format_locale *locale) {
    if (*text == '.') {
        buffer_append_string(suffix, locale->decimal);
        text++;
    }
    buffer_append_string(suffix, text);
}

/* The digits up to the first other sign can be grouped; the fraction, an exponent, the
 * SI prefix, a percent sign and the closing parenthesis follow as the suffix. */
static void fill_number(struct parts *parts, const struct number_pattern *pattern,
    const struct number_type *type, double number, int precision,
    const struct format_locale *locale) {
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
    append_sign(&parts->prefix, pattern->sign, negative, locale);
    size_t split = type->splits ? strspn(rough.text, "0123456789") : strlen(rough.text);
    if (isnan(number)) {
        buffer_append_string(&parts->digits, locale->nan);
    } else {
        buffer_append(&parts->digits, rough.text, split);
        append_fraction(&parts->suffix, rough.text + split, locale);
    }
    if (rough.prefix != NO_PREFIX) {
        buffer_append_string(&parts->suffix, si_prefixes[8 + rough.prefix]);
    }
    if (pattern->scaled) {
        buffer_append_string(
            &parts->suffix, si_prefixes[8 + pattern->prefix_exponent / 3]);
    }
    if (number_type_has_unit(type->letter) || pattern->symbol != '$') {
        bool percent = strcmp(type->suffix, "%") == 0;
        buffer_append_string(&parts->suffix, percent ? locale->percent : type->suffix);
    } else {
        buffer_append_string(&parts->suffix, locale->currency[1]);
    }
    if (negative && pattern->sign == '(') {
        buffer_append_char(&parts->suffix, ')');
    }
}

/* What toPrecision and toFixed accept; d3 clamps instead of failing. */
static int clamp_precision(const struct number_type *type, int precision) {
    int least = type->significant ? 1 : 0;
    int most = type->significant ? LARGEST_PRECISION : LARGEST_PRECISION - 1;
    if (precision == NUMBER_PRECISION_NONE) {
        return number_type_has_unit(type->letter) ? 2 : 6;
    }
    return precision < least ? least : precision > most ? most : precision;
}

/* n is ,g; no type, or one that d3 does not know, is .12~g. */
static const struct number_type *resolve_type(struct number_pattern *pattern) {
    const struct number_type *type = number_type_find(pattern->type);
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
    return number_type_find('g');
}

/* Padding with zeros goes behind the sign, whatever alignment was asked for. */
static void resolve_zero_fill(struct number_pattern *pattern) {
    if (pattern->zero || (strcmp(pattern->fill, "0") == 0 && pattern->align == '=')) {
        pattern->zero = true;
        pattern->align = '=';
        memcpy(pattern->fill, "0", 2);
    }
}

static void append_symbol(struct buffer *prefix, char symbol,
    const struct number_type *type, const struct format_locale *locale) {
    if (symbol == '$') {
        buffer_append_string(prefix, locale->currency[0]);
    } else if (symbol == '#' && type) {
        buffer_append_string(prefix, type->base);
    }
}

static void group_digits(struct buffer *digits, const struct format_locale *locale) {
    struct buffer grouped = {0};
    if (digits->length && locale->grouping_count > 0) {
        append_grouped(&grouped, digits->data, digits->length, SIZE_MAX, locale);
        buffer_finish(digits);
        *digits = grouped;
    }
}

static void replace_numerals(struct buffer *text, const struct format_locale *locale) {
    struct buffer out = {0};
    if (!locale->numerals[0] || !text->length) {
        return;
    }
    for (size_t i = 0; i < text->length; i++) {
        char c = text->data[i];
        if (is_digit(c)) {
            buffer_append_string(&out, locale->numerals[c - '0']);
        } else {
            buffer_append_char(&out, c);
        }
    }
    buffer_finish(text);
    *text = out;
}

const char *number_pattern_print(const struct number_pattern *given, struct arena *arena,
    double number, const struct format_locale *locale) {
    struct number_pattern pattern = *given;
    struct parts parts = {0};
    const struct number_type *type = resolve_type(&pattern);
    resolve_zero_fill(&pattern);
    if (pattern.scaled) {
        number *= pow(10, -pattern.prefix_exponent);
    }
    if (type) {
        int precision = clamp_precision(type, pattern.precision);
        fill_number(&parts, &pattern, type, number, precision, locale);
    } else {
        fill_character(&parts, number);
    }
    append_symbol(&parts.prefix, pattern.symbol, type, locale);
    if (pattern.comma && !pattern.zero) {
        group_digits(&parts.digits, locale);
    }
    struct buffer out = {0};
    join_parts(&out, &pattern, &parts, locale);
    replace_numerals(&out, locale);
    const char *text = arena_copy(arena, out.data ? out.data : "", out.length);
    buffer_finish(&out);
    buffer_finish(&parts.prefix);
    buffer_finish(&parts.digits);
    buffer_finish(&parts.suffix);
    return text;
}

const char *number_format(struct arena *arena, const char *text, double number,
    const struct format_locale *locale) {
    struct number_pattern pattern;
    if (!number_pattern_read(text, &pattern)) {
        return NULL;
    }
    return number_pattern_print(&pattern, arena, number, locale);
}
