/* Chinese numerals: four places to a section, sections of 万 and 亿. */
#include "data/numeral.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buffer.h"
#include "data/numeral_decimal.h"

enum { INTEGER_DIGITS = 16 };

bool numeral_is_decimal(const char *text) {
    struct decimal decimal;
    return decimal_read(text, &decimal);
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
    const char *start = text + strcspn(text, "0123456789.");
    buffer_append_string(&out, decimal->negative ? "负" : "");
    append_digits(&out, plain_digits, start, strspn(start, "0123456789"));
    if (decimal->fraction_count) {
        buffer_append_string(&out, "点");
        append_digits(&out, plain_digits, decimal->fraction, decimal->fraction_count);
    }
    return keep(arena, &out);
}

const char *numeral_chinese(
    struct arena *arena, const char *text, enum numeral_style style) {
    struct decimal decimal;
    if (!decimal_read(text, &decimal)) {
        return NULL;
    }
    if (style == NUMERAL_DIGITS) {
        return print_digits(arena, text, &decimal);
    }
    if (decimal.integer_count > INTEGER_DIGITS) {
        return NULL;
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
    if (!decimal_read(text, &decimal)) {
        return NULL;
    }
    struct digit_row row = decimal_round(arena, &decimal, 0, 2);
    size_t size = digit_row_size(&row);
    if (size > INTEGER_DIGITS) {
        return NULL;
    }
    uint64_t yuan = value_of(row.digits + row.point - size, size);
    int jiao = row.count > row.point ? row.digits[row.point] - '0' : 0;
    int fen = row.count > row.point + 1 ? row.digits[row.point + 1] - '0' : 0;
    struct buffer out = {0};
    buffer_append_string(&out, decimal.negative && (yuan || jiao || fen) ? "负" : "");
    append_money(&out, yuan, jiao, fen);
    return keep(arena, &out);
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
