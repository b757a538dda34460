/* Chinese numerals read back. Every character becomes a letter first, so that 壹, 一 and
 * the traditional forms are one:
 *
 *     a…i  一…九    z 零 〇    l 两    T 十  H 百  K 千  W 万  Y 亿
 *     s t u  廿 卅 卌    p 点    - 负    / 分之    0…9 . ,  as they are
 */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "data/numeral.h"

enum { LETTER_LIMIT = 64, ARABIC_DIGITS = 15, COEFFICIENT_LIMIT = 10000000 };

static const struct {
    const char *texts; /* any of these characters, or the one word */
    char letter;
} alphabet[] = {
    {"一壹", 'a'},
    {"二贰貳", 'b'},
    {"三叁參", 'c'},
    {"四肆", 'd'},
    {"五伍", 'e'},
    {"六陆陸", 'f'},
    {"七柒", 'g'},
    {"八捌", 'h'},
    {"九玖", 'i'},
    {"零〇○", 'z'},
    {"两兩", 'l'},
    {"十拾", 'T'},
    {"百佰", 'H'},
    {"千仟", 'K'},
    {"万萬", 'W'},
    {"亿億", 'Y'},
    {"廿", 's'},
    {"卅", 't'},
    {"卌", 'u'},
    {"点點", 'p'},
    {"负負−－-", '-'},
    {"．.", '.'},
    {",", ','},
};

static char letter_of(const char *character, size_t length) {
    char word[5] = {0};
    memcpy(word, character, length);
    for (size_t i = 0; i < countof(alphabet); i++) {
        if (strstr(alphabet[i].texts, word)) {
            return alphabet[i].letter;
        }
    }
    return 0;
}

/* False if a character is no part of a number. */
static bool spell(const char *text, size_t length, char letters[LETTER_LIMIT]) {
    static const char part_of[] = "分之";
    size_t count = 0;
    size_t offset = 0;
    while (offset < length && count + 1 < LETTER_LIMIT) {
        size_t start = offset;
        uint32_t c = utf8_next(text, length, &offset);
        letters[count] = 0;
        bool word = length - start >= strlen(part_of) &&
                    memcmp(text + start, part_of, strlen(part_of)) == 0;
        if (word) {
            offset = start + strlen(part_of);
            letters[count] = '/';
        } else if (c >= 0xFF10 && c <= 0xFF19) { /* full-width digits */
            letters[count] = (char)('0' + (c - 0xFF10));
        } else if (c >= '0' && c <= '9') {
            letters[count] = (char)c;
        } else if (c && c != 0xFFFD) { /* ill-formed bytes would be found inside others */
            letters[count] = letter_of(text + start, offset - start);
        }
        if (!letters[count++]) {
            return false;
        }
    }
    letters[count] = 0;
    return offset == length && count > 0;
}

/* mantissa × 10^exponent: 1.13万 must not become 11299.999999999998. */
struct amount {
    uint64_t mantissa;
    int exponent;
};

static double amount_to_double(struct amount amount) {
    double power = 1; /* exact up to 10^22 */
    for (int i = abs(amount.exponent); i > 0; i--) {
        power *= 10;
    }
    double mantissa = (double)amount.mantissa;
    return amount.exponent < 0 ? mantissa / power : mantissa * power;
}

static bool is_arabic(char letter) {
    return letter >= '0' && letter <= '9';
}

/* 1 to 9, 0 for other letters. */
static uint64_t han_digit(char letter) {
    return letter >= 'a' && letter <= 'i' ? (uint64_t)(letter - 'a') + 1
           : letter == 'l'                ? 2
                                          : 0;
}

static uint64_t small_unit(char letter) {
    return letter == 'T' ? 10 : letter == 'H' ? 100 : letter == 'K' ? 1000 : 0;
}

/* Digits with commas after every third, or none: 1,234,567. */
static bool read_arabic(const char **at, uint64_t *number) {
    const char *text = *at;
    size_t first = strspn(text, "0123456789");
    size_t digits = 0;
    bool commas = text[first] == ',';
    *number = 0;
    if (commas && (first == 0 || first > 3)) {
        return false;
    }
    for (;;) {
        size_t count = strspn(text, "0123456789");
        for (size_t i = 0; i < count && digits <= ARABIC_DIGITS; i++, digits++) {
            *number = *number * 10 + (uint64_t)(text[i] - '0');
        }
        if (text > *at && count != 3) {
            return false;
        }
        text += count;
        if (*text != ',') {
            break;
        }
        text++;
    }
    *at = text;
    return digits > 0 && digits <= ARABIC_DIGITS;
}

/* An integer on its way: yi × 10^8 + wan × 10^4 + section. */
struct reader {
    const char *start, *at;
    uint64_t yi, wan, section;
    uint64_t place;    /* what comes next in this section is below */
    uint64_t previous; /* the unit directly before, 0 if it is none */
    bool zero;         /* 零 was read and waits for a digit */
};

static bool add(struct reader *reader, uint64_t number, uint64_t unit) {
    if (number * unit >= reader->place) {
        return false;
    }
    reader->section += number * unit;
    reader->place = unit;
    reader->previous = unit > 1 ? unit : 0;
    reader->zero = false;
    return true;
}

/* The last digit without a unit is of the next lower one: 两千三 is 2300. */
static bool add_last_digit(struct reader *reader, uint64_t digit) {
    uint64_t previous = reader->zero ? 0 : reader->previous;
    if (previous <= 10) {
        return add(reader, digit, 1);
    }
    if (previous == 100000000) {
        reader->wan += digit * 1000;
    } else {
        reader->section += digit * (previous / 10);
    }
    return true;
}

static bool read_han_digit(struct reader *reader) {
    uint64_t digit = han_digit(*reader->at);
    bool liang = *reader->at++ == 'l';
    char next = *reader->at;
    uint64_t unit = small_unit(next);
    if (unit) {
        reader->at++;
        return !(liang && unit == 10) && add(reader, digit, unit);
    }
    if (next == 0) {
        bool alone = reader->at - reader->start == 1;
        return (alone || !liang) && add_last_digit(reader, digit);
    }
    bool whole_section = reader->section == 0;
    bool followed = next == 'W' || next == 'Y';
    bool ones = whole_section || reader->zero || reader->previous == 10;
    return followed && ones && (whole_section || !liang) && add(reader, digit, 1);
}

/* 1234万 and 3亿5千万 and 10亿零817万5288: where no unit follows, all places are filled
 * or a 零 says that they are not. */
static bool read_arabic_part(struct reader *reader) {
    bool first = reader->at == reader->start;
    uint64_t number;
    if (!read_arabic(&reader->at, &number)) {
        return false;
    }
    char next = *reader->at;
    uint64_t unit = small_unit(next);
    if (unit) {
        reader->at++;
        return number > 0 && number < 10 && add(reader, number, unit);
    }
    if (first) {
        reader->section = number;
        reader->place = 1;
        return next == 0 || (number > 0 && number < COEFFICIENT_LIMIT);
    }
    uint64_t place = reader->place;
    bool filled =
        number >= place / 10 || reader->zero || (next == 'W' && reader->section == 0);
    return number > 0 && filled && add(reader, number, 1);
}

static bool read_big_unit(struct reader *reader) {
    bool yi = *reader->at++ == 'Y';
    bool empty = yi ? reader->wan + reader->section == 0 : reader->section == 0;
    bool again = yi ? reader->yi > 0 : reader->wan > 0;
    if (empty || again || reader->zero) {
        return false;
    }
    if (yi) {
        reader->yi = reader->wan * 10000 + reader->section;
        reader->wan = 0;
    } else {
        reader->wan = reader->section;
    }
    reader->section = 0;
    reader->place = 10000;
    reader->previous = yi ? 100000000 : 10000;
    return true;
}

static bool read_part(struct reader *reader) {
    switch (*reader->at) {
    case 'W':
    case 'Y':
        return read_big_unit(reader);
    case 'z':
        reader->at++;
        bool allowed = !reader->zero && reader->at - reader->start > 1;
        reader->zero = true;
        return allowed;
    case 'T': /* 十二, 十万 */
        reader->at++;
        return add(reader, 1, 10);
    case 's':
    case 't':
    case 'u':
        return add(reader, (uint64_t)(*reader->at++ - 's') + 2, 10);
    default:
        return han_digit(*reader->at)   ? read_han_digit(reader)
               : is_arabic(*reader->at) ? read_arabic_part(reader)
                                        : false;
    }
}

static bool read_words(const char *letters, uint64_t *number) {
    struct reader reader = {.start = letters, .at = letters, .place = 10000};
    while (*reader.at) {
        if (!read_part(&reader)) {
            return false;
        }
    }
    *number = reader.yi * 100000000 + reader.wan * 10000 + reader.section;
    return !reader.zero;
}

/* 二〇二三. Two digits without 〇 are more likely approximate: 二三 is two or three (GB/T
 * 15835 5.2.1). */
static bool read_digit_string(const char *letters, uint64_t *number) {
    size_t count = strlen(letters);
    *number = 0;
    for (size_t i = 0; i < count; i++) {
        *number = *number * 10 + han_digit(letters[i]);
    }
    bool approximate = count == 2 && !memchr(letters, 'z', count);
    return count > 0 && count <= ARABIC_DIGITS && !approximate;
}

static bool read_integer(const char *letters, uint64_t *number) {
    bool digits = letters[strspn(letters, "abcdefghiz")] == 0;
    return digits ? read_digit_string(letters, number) : read_words(letters, number);
}

/* At most one of 十 百 千, then 万, then 亿: the tail of 1.2万亿. */
static bool read_unit_tail(const char *text, int *exponent) {
    uint64_t unit = small_unit(*text);
    *exponent = unit == 10 ? 1 : unit == 100 ? 2 : unit == 1000 ? 3 : 0;
    text += unit ? 1 : 0;
    *exponent += *text == 'W' ? 4 : 0;
    text += *text == 'W' ? 1 : 0;
    *exponent += *text == 'Y' ? 8 : 0;
    text += *text == 'Y' ? 1 : 0;
    return *text == 0;
}

/* 三点一四, 三点五万, 1.2万亿. 点 goes with Han and . with Arabic digits: 12点5 is a time. */
static bool read_decimal(char *letters, char *point, struct amount *out) {
    bool han = *point == 'p';
    const char *digits = han ? "abcdefghiz" : "0123456789";
    const char *fraction = point + 1;
    size_t places = strspn(fraction, digits);
    int exponent;
    *point = 0;
    const char *whole = letters;
    bool fits = han ? strpbrk(letters, "0123456789,") == NULL &&
                          read_integer(letters, &out->mantissa)
                    : read_arabic(&whole, &out->mantissa) && *whole == 0;
    if (!fits || places == 0 || !read_unit_tail(fraction + places, &exponent)) {
        return false;
    }
    for (size_t i = 0; i < places; i++) {
        uint64_t digit = han ? han_digit(fraction[i]) : (uint64_t)(fraction[i] - '0');
        if (out->mantissa > UINT64_MAX / 100) {
            return false;
        }
        out->mantissa = out->mantissa * 10 + digit;
    }
    out->exponent = exponent - (int)places;
    return true;
}

static bool read_plain(char *letters, struct amount *out) {
    *out = (struct amount){0};
    char *point = strpbrk(letters, "p.");
    return point ? read_decimal(letters, point, out)
                 : read_integer(letters, &out->mantissa);
}

/* 百分之六十三, 三分之一, 百分之百. */
static double read_ratio(char *letters, char *slash) {
    static const char powers[] = "THKW";
    struct amount whole, part;
    *slash = 0;
    const char *power = letters[0] && !letters[1] ? strchr(powers, letters[0]) : NULL;
    if (strcmp(slash + 1, "H") == 0) {
        part = (struct amount){100, 0};
    } else if (!read_plain(slash + 1, &part)) {
        return NAN;
    }
    if (power) {
        part.exponent -= (int)(power - powers) + 1;
        return amount_to_double(part);
    }
    if (!read_plain(letters, &whole) || whole.mantissa == 0) {
        return NAN;
    }
    return amount_to_double(part) / amount_to_double(whole);
}

double numeral_parse(const char *text, size_t length) {
    char spelled[LETTER_LIMIT];
    if (!spell(text, length, spelled)) {
        return NAN;
    }
    bool negative = spelled[0] == '-';
    char *letters = spelled + negative;
    char *slash = strchr(letters, '/');
    struct amount amount;
    double number = slash                          ? read_ratio(letters, slash)
                    : read_plain(letters, &amount) ? amount_to_double(amount)
                                                   : NAN;
    return negative ? -number : number;
}
