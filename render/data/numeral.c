/* Chinese numerals: four places to a section, sections of 万 and 亿. */
#include "data/numeral.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buffer.h"

enum { INTEGER_DIGITS = 16 };

/* A decimal taken apart; leading zeros are skipped. */
struct decimal {
    bool negative;
    const char *integer;
    size_t integer_count;
    const char *fraction;
    size_t fraction_count;
};

static size_t count_digits(const char *text) {
    return strspn(text, "0123456789");
}

static bool take_apart(const char *text, struct decimal *out) {
    *out = (struct decimal){.negative = *text == '-'};
    text += *text == '-' || *text == '+';
    size_t count = count_digits(text);
    const char *end = text + count;
    size_t zeros = strspn(text, "0");
    out->integer = text + zeros;
    out->integer_count = count - zeros;
    if (*end == '.') {
        out->fraction = end + 1;
        out->fraction_count = count_digits(end + 1);
        end += 1 + out->fraction_count;
    }
    return *end == 0 && count + out->fraction_count > 0 &&
           out->integer_count <= INTEGER_DIGITS;
}

static uint64_t value_of(const char *digits, size_t count) {
    uint64_t value = 0;
    for (size_t i = 0; i < count; i++) {
        value = value * 10 + (uint64_t)(digits[i] - '0');
    }
    return value;
}

/* The characters of one style. */
struct characters {
    const char *digits[10];
    const char *places[4]; /* 个 十 百 千 */
};

static const struct characters words = {
    {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}, {"", "十", "百", "千"}};
static const struct characters capitals = {
    {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"}, {"", "拾", "佰", "仟"}};
static const char *const plain_digits[] = {
    "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

/* 1 to 9999: zeros inside are read once, zeros behind not at all. */
static void append_section(
    struct buffer *out, const struct characters *characters, uint64_t value) {
    static const uint64_t tens[] = {1, 10, 100, 1000};
    bool begun = false;
    bool zero = false;
    for (int place = 3; place >= 0; place--) {
        uint64_t digit = value / tens[place] % 10;
        if (digit == 0) {
            zero = begun;
            continue;
        }
        buffer_append_string(out, zero ? characters->digits[0] : "");
        buffer_append_string(out, characters->digits[digit]);
        buffer_append_string(out, characters->places[place]);
        begun = true;
        zero = false;
    }
}

/* What stands before a unit, the unit, and the rest, with a zero where places are empty. */
static void append_divided(struct buffer *out, const struct characters *characters,
    uint64_t value, uint64_t unit, const char *name) {
    uint64_t high = value / unit;
    uint64_t rest = value % unit;
    if (high) {
        if (unit == 10000) {
            append_section(out, characters, high);
        } else {
            append_divided(out, characters, high, 10000, "万");
        }
        buffer_append_string(out, name);
    }
    if (!rest) {
        return;
    }
    if (high && rest < unit / 10) {
        buffer_append_string(out, characters->digits[0]);
    }
    if (unit == 10000) {
        append_section(out, characters, rest);
    } else {
        append_divided(out, characters, rest, 10000, "万");
    }
}

static void append_integer(
    struct buffer *out, const struct characters *characters, uint64_t value) {
    if (value == 0) {
        buffer_append_string(out, characters->digits[0]);
        return;
    }
    append_divided(out, characters, value, 100000000, "亿");
}

static const char *keep(struct arena *arena, struct buffer *out) {
    const char *text = arena_copy(arena, out->data ? out->data : "", out->length);
    buffer_finish(out);
    return text;
}

/* 十二, not 一十二, where a number in words begins so. */
static void append_words(struct buffer *out, uint64_t value) {
    struct buffer number = {0};
    append_integer(&number, &words, value);
    size_t skip = strncmp(number.data, "一十", strlen("一十")) == 0 ? strlen("一") : 0;
    buffer_append_string(out, number.data + skip);
    buffer_finish(&number);
}

static void append_digits(
    struct buffer *out, const char *const digits[10], const char *text, size_t count) {
    for (size_t i = 0; i < count; i++) {
        buffer_append_string(out, digits[text[i] - '0']);
    }
}

/* Digit by digit a number keeps its leading zeros. */
static const char *print_digits(
    struct arena *arena, const char *text, const struct decimal *decimal) {
    struct buffer out = {0};
    const char *start = text + (*text == '-' || *text == '+');
    buffer_append_string(&out, decimal->negative ? "负" : "");
    append_digits(&out, plain_digits, start, count_digits(start));
    if (decimal->fraction_count) {
        buffer_append_string(&out, "点");
        append_digits(&out, plain_digits, decimal->fraction, decimal->fraction_count);
    }
    return keep(arena, &out);
}

const char *numeral_chinese(
    struct arena *arena, const char *text, enum numeral_style style) {
    struct decimal decimal;
    if (!take_apart(text, &decimal)) {
        return NULL;
    }
    if (style == NUMERAL_DIGITS) {
        return print_digits(arena, text, &decimal);
    }
    const struct characters *characters = style == NUMERAL_WORDS ? &words : &capitals;
    uint64_t value = value_of(decimal.integer, decimal.integer_count);
    struct buffer out = {0};
    buffer_append_string(&out, decimal.negative ? "负" : "");
    if (style == NUMERAL_WORDS) {
        append_words(&out, value);
    } else {
        append_integer(&out, characters, value);
    }
    if (decimal.fraction_count) {
        buffer_append_string(&out, "点");
        append_digits(&out, characters->digits, decimal.fraction, decimal.fraction_count);
    }
    return keep(arena, &out);
}

/* 元 角 分; 整 behind 元 and 角 but not behind 分; 零 where 角 is empty before 分. */
static void append_money(struct buffer *out, uint64_t yuan, int jiao, int fen) {
    if (yuan || (!jiao && !fen)) {
        append_integer(out, &capitals, yuan);
        buffer_append_string(out, "元");
    }
    if (jiao) {
        buffer_print(out, "%s角", capitals.digits[jiao]);
    } else if (fen && yuan) {
        buffer_append_string(out, capitals.digits[0]);
    }
    if (fen) {
        buffer_print(out, "%s分", capitals.digits[fen]);
    } else {
        buffer_append_string(out, "整");
    }
}

const char *numeral_money(struct arena *arena, const char *text) {
    struct decimal decimal;
    if (!take_apart(text, &decimal) || decimal.fraction_count > 2) {
        return NULL;
    }
    int jiao = decimal.fraction_count > 0 ? decimal.fraction[0] - '0' : 0;
    int fen = decimal.fraction_count > 1 ? decimal.fraction[1] - '0' : 0;
    struct buffer out = {0};
    buffer_append_string(&out, decimal.negative ? "负" : "");
    append_money(&out, value_of(decimal.integer, decimal.integer_count), jiao, fen);
    return keep(arena, &out);
}

/* The digits of integer and fraction in one row, the point moved left; rounded half up in
 * place. Room for a carry stands before them. */
struct row {
    char *digits;
    size_t count, point; /* digits before the point */
};

static struct row make_row(
    struct arena *arena, const struct decimal *decimal, size_t shift) {
    size_t padding = 1 + shift;
    struct row row = {
        .count = padding + decimal->integer_count + decimal->fraction_count,
        .point = 1 + decimal->integer_count,
    };
    row.digits = arena_array(arena, row.count + 1, 1);
    memset(row.digits, '0', padding);
    memcpy(row.digits + padding, decimal->integer, decimal->integer_count);
    if (decimal->fraction_count) {
        memcpy(row.digits + padding + decimal->integer_count, decimal->fraction,
            decimal->fraction_count);
    }
    return row;
}

static void round_row(struct row *row, size_t places) {
    size_t keep_count = row->point + places;
    if (keep_count >= row->count) {
        return;
    }
    bool up = row->digits[keep_count] >= '5';
    row->count = keep_count;
    for (size_t i = keep_count; up && i > 0; i--) {
        up = row->digits[i - 1] == '9';
        row->digits[i - 1] = up ? '0' : (char)(row->digits[i - 1] + 1);
    }
}

static const char *print_row(
    struct arena *arena, struct row row, bool negative, const char *unit) {
    while (row.count > row.point && row.digits[row.count - 1] == '0') {
        row.count--;
    }
    size_t first = 0;
    while (first + 1 < row.point && row.digits[first] == '0') {
        first++;
    }
    bool zero = strspn(row.digits, "0") >= row.count;
    struct buffer out = {0};
    buffer_append_string(&out, negative && !zero ? "-" : "");
    buffer_append(&out, row.digits + first, row.point - first);
    if (row.count > row.point) {
        buffer_append_char(&out, '.');
        buffer_append(&out, row.digits + row.point, row.count - row.point);
    }
    buffer_append_string(&out, unit);
    return keep(arena, &out);
}

/* Rounding may reach the next unit: 9999.9999万 is 1亿. */
static bool reaches(const struct row *row, size_t integer_digits) {
    size_t zeros = strspn(row->digits, "0");
    return zeros < row->point && row->point - zeros > integer_digits;
}

const char *numeral_rounded(struct arena *arena, const char *text, int places) {
    static const struct {
        size_t shift;
        const char *unit;
    } units[] = {{0, ""}, {4, "万"}, {8, "亿"}};
    struct decimal decimal;
    if (!take_apart(text, &decimal)) {
        return NULL;
    }
    size_t wanted = places > 0 ? (size_t)places : 0;
    for (size_t i = 0;; i++) {
        struct row row = make_row(arena, &decimal, units[i].shift);
        round_row(&row, wanted);
        bool last = i + 1 == countof(units);
        if (last || !reaches(&row, 4)) {
            return print_row(arena, row, decimal.negative, units[i].unit);
        }
    }
}

const char *numeral_date(struct arena *arena, int year, int month, int day) {
    struct buffer out = {0};
    const char *digits = arena_print(arena, "%d", year < 0 ? -year : year);
    append_digits(&out, plain_digits, digits, strlen(digits));
    buffer_append_string(&out, "年");
    if (month > 0) {
        append_words(&out, (uint64_t)month);
        buffer_append_string(&out, "月");
    }
    if (month > 0 && day > 0) {
        append_words(&out, (uint64_t)day);
        buffer_append_string(&out, "日");
    }
    return keep(arena, &out);
}
