/* Values into numbers, booleans and text as ECMAScript does (ECMA-262 7.1), and the
 * number that a table cell counts as. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "base/utf8.h"
#include "data/dataset.h"
#include "data/format.h"
#include "data/value.h"

static bool is_space(uint32_t c) {
    return (c >= 9 && c <= 13) || c == ' ' || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

static size_t skip_space(const char *text, size_t length, size_t offset) {
    size_t next = offset;
    while (next < length && is_space(utf8_next(text, length, &next))) {
        offset = next;
    }
    return offset;
}

/* 0x1F, 0o17, 0b11. */
static bool read_radix(const char *text, size_t length, double *number) {
    static const char digits[] = "0123456789abcdef";
    if (length < 3 || text[0] != '0') {
        return false;
    }
    char letter = text[1] | 0x20;
    int radix = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
    *number = 0;
    for (size_t i = 2; i < length; i++) {
        char c = text[i] >= 'A' && text[i] <= 'F' ? (char)(text[i] | 0x20) : text[i];
        const char *digit = c ? strchr(digits, c) : NULL;
        if (!digit || digit - digits >= radix) {
            return false;
        }
        *number = *number * radix + (double)(digit - digits);
    }
    return radix != 0;
}

/* ECMA-262 StringToNumber. */
static double string_to_number(const char *text) {
    size_t length = strlen(text);
    size_t start = skip_space(text, length, 0);
    size_t end = start;
    for (size_t offset = start; offset < length;) {
        if (!is_space(utf8_next(text, length, &offset))) {
            end = offset;
        }
    }
    if (start == end) {
        return 0;
    }
    text += start;
    length = end - start;
    double number;
    if (number_read(text, length, &number) || read_radix(text, length, &number)) {
        return number;
    }
    double sign = *text == '-' ? -1 : 1;
    size_t skip = *text == '-' || *text == '+';
    bool infinite = length - skip == 8 && memcmp(text + skip, "Infinity", 8) == 0;
    return infinite ? sign * INFINITY : NAN;
}

double value_to_number(struct value value) {
    switch (value.type) {
    case VALUE_NULL:
        return 0;
    case VALUE_BOOLEAN:
        return value.boolean;
    case VALUE_NUMBER:
    case VALUE_DATE:
        return value.number;
    case VALUE_STRING:
        return string_to_number(value.string);
    case VALUE_ARRAY: /* by way of its text: [] is 0, [5] is 5 */
        return value.count == 0 ? 0
               : value.count == 1 && value.items[0].type != VALUE_BOOLEAN
                   ? value_to_number(value.items[0])
                   : NAN;
    default:
        return NAN;
    }
}

bool value_to_boolean(struct value value) {
    switch (value.type) {
    case VALUE_NULL:
        return false;
    case VALUE_BOOLEAN:
        return value.boolean;
    case VALUE_NUMBER:
        return value.number != 0 && !isnan(value.number);
    case VALUE_STRING:
        return *value.string != 0;
    default:
        return true;
    }
}

static const char *print_date(struct arena *arena, double milliseconds) {
    if (isnan(milliseconds)) {
        return "Invalid Date";
    }
    struct civil_time time = civil_from_milliseconds(milliseconds);
    bool plain = time.year >= 0 && time.year <= 9999;
    return arena_print(arena,
        plain ? "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ"
              : "%+07d-%02d-%02dT%02d:%02d:%02d.%03dZ",
        time.year, time.month, time.day, time.hour, time.minute, time.second,
        time.millisecond);
}

/* Array.prototype.join: null items are empty. */
static const char *print_items(struct arena *arena, struct value array) {
    const char **texts = arena_array(arena, array.count, sizeof *texts);
    size_t length = 0;
    struct value item;
    for (size_t i = 0; value_item(array, i, &item); i++) {
        texts[i] = item.type == VALUE_NULL ? "" : value_to_string(item, arena);
        length += strlen(texts[i]) + 1;
    }
    char *joined = arena_array(arena, length + 1, 1);
    char *out = joined;
    for (size_t i = 0; i < array.count; i++) {
        size_t size = strlen(texts[i]);
        if (i) {
            *out++ = ',';
        }
        memcpy(out, texts[i], size);
        out += size;
    }
    return joined;
}

const char *value_to_string(struct value value, struct arena *arena) {
    char text[NUMBER_SIZE];
    switch (value.type) {
    case VALUE_NULL:
        return "null";
    case VALUE_BOOLEAN:
        return value.boolean ? "true" : "false";
    case VALUE_NUMBER:
        return value.written ? value.written
                             : arena_copy(arena, text, number_print(text, value.number));
    case VALUE_STRING:
        return value.string;
    case VALUE_DATE:
        return print_date(arena, value.number);
    case VALUE_ARRAY:
    case VALUE_TABLE:
        return print_items(arena, value);
    default:
        return "[object Object]";
    }
}

/* The digits a character stands for, half or full width; -1 if it is no digit. */
static int digit_of(uint32_t c) {
    return c >= '0' && c <= '9'         ? (int)(c - '0')
           : c >= 0xFF10 && c <= 0xFF19 ? (int)(c - 0xFF10)
                                        : -1;
}

/* Copies digits at *offset to `out` (at most `room`) and moves *offset behind them. */
static size_t take_digits(
    const char *text, size_t length, size_t *offset, char *out, size_t room) {
    size_t count = 0;
    for (size_t next = *offset; count < room; count++) {
        int digit = digit_of(utf8_next(text, length, &next));
        if (digit < 0) {
            break;
        }
        out[count] = (char)('0' + digit);
        *offset = next;
    }
    return count;
}

/* Groups of exactly three digits behind `first` leading ones: 1,234,567. A full-width
 * comma separates only full-width digits, since 22，160件… is two numbers in prose.
 * False for 12,34, which can be read two ways. */
static bool take_groups(const char *text, size_t length, size_t *offset, char *out,
    size_t *count, size_t room) {
    size_t first = *count;
    for (;;) {
        size_t next = *offset;
        uint32_t comma = utf8_next(text, length, &next);
        size_t peek = next;
        uint32_t digit = utf8_next(text, length, &peek);
        bool separates = (comma == ',' && digit_of(digit) >= 0) ||
                         (comma == 0xFF0C && digit >= 0xFF10 && digit <= 0xFF19);
        if (!separates) {
            return true;
        }
        size_t taken = take_digits(text, length, &next, out + *count, room - *count);
        if (first > 3 || taken != 3) {
            return false;
        }
        *count += taken;
        *offset = next;
    }
}

/* 3万 may be 3 in a column of 万 or 30000 in one of pieces; with 元 it is the unit that
 * the table states: 3 万元. */
static bool is_scaled(const char *text, size_t length, size_t offset) {
    static const char scales[] = "十百千万亿";
    size_t next = offset;
    size_t before = next;
    bool scaled = false;
    while (next < length) {
        before = next;
        utf8_next(text, length, &next);
        char word[5] = {0};
        memcpy(word, text + before, next - before);
        if (next - before != 3 || !strstr(scales, word)) {
            return scaled && strcmp(word, "元") != 0;
        }
        scaled = true;
    }
    return scaled;
}

/* What stands behind a number may leave no doubt that it is one: 3/4, 12-15, 12:30,
 * 2023-01-05, 3 000, 1_000 and 1O can be read two ways. */
static bool is_alone(const char *text, size_t length, size_t offset) {
    static const uint32_t joints[] = {'-', '~', '/', ':', '.', '_', '*', '^', 'e', 'E',
        0xB7, 0xD7, 0x2013, 0x2014, 0x2212, 0xFF0D, 0xFF0E, 0xFF0F, 0xFF1A, 0xFF5E};
    size_t next = offset;
    uint32_t behind = next < length ? utf8_next(text, length, &next) : 0;
    if (behind == 'O' || behind == 'o' || is_scaled(text, length, offset)) {
        return false;
    }
    bool joins = is_space(behind);
    for (size_t i = 0; i < countof(joints); i++) {
        joins |= behind == joints[i];
    }
    next = skip_space(text, length, next);
    return !joins || next >= length || digit_of(utf8_next(text, length, &next)) < 0;
}

static bool string_to_count(const char *text, double *number) {
    char digits[80];
    enum { ROOM = 60 };
    size_t length = strlen(text);
    size_t offset = skip_space(text, length, 0);
    size_t next = offset;
    uint32_t sign = utf8_next(text, length, &next);
    bool minus = sign == '-' || sign == 0x2212 || sign == 0xFF0D;
    if (minus || sign == '+' || sign == 0xFF0B) {
        offset = next;
    }
    size_t count = take_digits(text, length, &offset, digits, ROOM);
    if (count == 0 || !take_groups(text, length, &offset, digits, &count, ROOM)) {
        return false;
    }
    next = offset;
    uint32_t point = utf8_next(text, length, &next);
    if (point == '.' || point == 0xFF0E) {
        digits[count++] = '.';
        count += take_digits(text, length, &next, digits + count, sizeof digits - count);
        offset = next;
    }
    bool read = is_alone(text, length, offset) && number_read(digits, count, number);
    *number = minus ? -*number : *number;
    return read;
}

bool value_to_count(struct value value, double *number) {
    if (value.type == VALUE_NUMBER && isfinite(value.number)) {
        *number = value.number;
        return true;
    }
    double count = 0;
    if (value.type != VALUE_STRING || !string_to_count(value.string, &count)) {
        return false;
    }
    *number = count;
    return true;
}
