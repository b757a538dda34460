/* Numbers in Chinese prose. */
#include "check/quantity.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "check/quantity_words.h"
#include "data/numeral.h"

enum { LONGEST_NUMBER = 40 };

/* A digit of either width, or -1; *length is its bytes. */
static int digit_at(struct span span, size_t at, size_t *length) {
    enum { WIDE_FORMS = 0xEF }; /* the first byte of all full-width digits */
    size_t next = at;
    unsigned char byte = at < span.end ? (unsigned char)span.text[at] : 0;
    if (byte != WIDE_FORMS) {
        *length = 1;
        return byte >= '0' && byte <= '9' ? byte - '0' : -1;
    }
    uint32_t c = utf8_next(span.text, span.end, &next);
    *length = next - at;
    return c >= '0' && c <= '9'         ? (int)(c - '0')
           : c >= 0xFF10 && c <= 0xFF19 ? (int)(c - 0xFF10)
                                        : -1;
}

static bool is_letter(uint32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '@';
}

/* The digits of one number, as ASCII. */
struct digits {
    char text[LONGEST_NUMBER];
    size_t count, places; /* of all, and behind the point */
    size_t end;
    bool too_long;
};

static void add_digit(struct digits *digits, char digit) {
    if (digits->count + 1 < LONGEST_NUMBER) {
        digits->text[digits->count++] = digit;
    } else {
        digits->too_long = true;
    }
}

static size_t count_digits(struct span span, size_t at) {
    size_t count = 0;
    size_t length;
    while (digit_at(span, at, &length) >= 0) {
        count++;
        at += length;
    }
    return count;
}

static void read_run(struct span span, struct digits *digits, bool behind_point) {
    size_t length;
    int digit;
    while ((digit = digit_at(span, digits->end, &length)) >= 0) {
        add_digit(digits, (char)('0' + digit));
        digits->places += behind_point;
        digits->end += length;
    }
}

/* `,` or its full-width form with three digits behind it, and no fourth. */
static bool read_group(struct span span, struct digits *digits) {
    struct span rest = {span.text, digits->end, span.end};
    size_t mark = span_starts(rest, ",") ? 1 : 0;
    if (!mark || count_digits(span, digits->end + mark) != 3) {
        return false;
    }
    digits->end += mark;
    read_run(span, digits, false);
    return true;
}

static struct digits read_digits(struct span span, size_t at) {
    struct digits digits = {.end = at};
    read_run(span, &digits, false);
    size_t first = digits.count;
    while (first <= 3 && read_group(span, &digits)) {
    }
    struct span rest = {span.text, digits.end, span.end};
    size_t point = span_starts(rest, ".")    ? 1
                   : span_starts(rest, "．") ? strlen("．")
                                             : 0;
    if (point && count_digits(span, digits.end + point)) {
        add_digit(&digits, '.');
        digits.end += point;
        read_run(span, &digits, true);
    }
    return digits;
}

static struct fraction power_of_ten(int exponent) {
    struct fraction power = fraction_from_integer(1);
    for (int i = 0; i < exponent; i++) {
        power.numerator *= 10;
    }
    for (int i = 0; i > exponent; i--) {
        power.denominator *= 10;
    }
    return power;
}

static void set_value(struct quantity *quantity, struct fraction value, size_t places) {
    quantity->value = value;
    quantity->step = power_of_ten(-(int)places);
    quantity->scale = fraction_from_integer(1);
}

static struct span rest_of(struct span span, size_t at) {
    return (struct span){span.text, at, span.end};
}

static void skip_spaces(struct span span, size_t *at) {
    while (*at < span.end && span.text[*at] == ' ') {
        ++*at;
    }
}

/* 万, 亿, 万亿: part of the number, unless they begin another word (万元 stays 万 + 元). */
static void read_scale(struct span span, struct quantity *quantity) {
    static const struct {
        const char *word;
        int exponent;
    } scales[] = {{"万亿", 12}, {"亿", 8}, {"万", 4}, {"千", 3}, {"百", 2}};
    size_t at = quantity->end;
    skip_spaces(span, &at);
    for (size_t i = 0; i < countof(scales); i++) {
        struct span rest = rest_of(span, at);
        if (!span_starts(rest, scales[i].word)) {
            continue;
        }
        rest.start += strlen(scales[i].word);
        if (scales[i].exponent < 4 && !unit_at_start(rest)) {
            return;
        }
        quantity->scale = power_of_ten(scales[i].exponent);
        fraction_multiply(quantity->value, quantity->scale, &quantity->value);
        fraction_multiply(quantity->step, quantity->scale, &quantity->step);
        quantity->end = rest.start;
        return;
    }
}

/* %, 个百分点, 倍. False if none is there. */
static bool read_ratio_mark(struct span span, struct quantity *quantity) {
    static const struct {
        const char *word;
        enum quantity_kind kind;
        bool thousandths;
    } marks[] = {{"%", QUANTITY_PERCENT, false}, {"％", QUANTITY_PERCENT, false},
        {"﹪", QUANTITY_PERCENT, false}, {"‰", QUANTITY_PERCENT, true},
        {"个百分点", QUANTITY_POINT, false}, {"百分点", QUANTITY_POINT, false},
        {"倍", QUANTITY_TIMES, false}};
    size_t at = quantity->end;
    skip_spaces(span, &at);
    size_t hedge;
    approximation_behind(rest_of(span, at), &hedge); /* 3多倍 */
    for (size_t i = 0; i < countof(marks); i++) {
        for (size_t skip = 0; skip <= hedge; skip += hedge ? hedge : 1) {
            if (span_starts(rest_of(span, at + skip), marks[i].word)) {
                quantity->kind = marks[i].kind;
                quantity->end = at + skip + strlen(marks[i].word);
                if (marks[i].thousandths) {
                    struct fraction ten = fraction_from_integer(10);
                    fraction_divide(quantity->value, ten, &quantity->value);
                    fraction_divide(quantity->step, ten, &quantity->step);
                }
                return true;
            }
        }
    }
    return false;
}

static void set_approximation(struct quantity *quantity, enum approximation found) {
    if (found != APPROXIMATE_NOT) {
        quantity->approximation = found;
    }
}

/* Behind the number: 余, the unit, 以上. */
static void read_unit(struct span span, struct quantity *quantity) {
    size_t at = quantity->end;
    size_t length;
    skip_spaces(span, &at);
    set_approximation(quantity, approximation_behind(rest_of(span, at), &length));
    at += length;
    if (quantity->kind == QUANTITY_COUNT && length) {
        quantity->end = at; /* 300余万条 */
        read_scale(span, quantity);
        at = quantity->end;
    }
    skip_spaces(span, &at);
    const struct unit *unit =
        quantity->kind == QUANTITY_COUNT ? unit_at_start(rest_of(span, at)) : NULL;
    quantity->unit = unit ? unit->name : "";
    quantity->family = unit ? unit->family : UNIT_NONE;
    at = unit ? at + strlen(unit->name) : quantity->end;
    set_approximation(quantity, approximation_behind(rest_of(span, at), &length));
    quantity->unit_end = at + length;
}

/* 件 in 3至5件, or nothing where no second number follows. */
static bool joins_range(struct span span, size_t at, size_t *next) {
    static const char *const marks[] = {
        "-", "—", "–", "~", "～", "至", "到", "－", "——", NULL};
    const char *mark = span_starts_any(rest_of(span, at), marks);
    size_t length;
    *next = mark ? at + strlen(mark) : at;
    return mark && digit_at(span, *next, &length) >= 0;
}

static bool ends_range(struct span span, size_t start) {
    static const char *const marks[] = {"-", "—", "–", "~", "～", "至", "到", "－", NULL};
    struct span before = {span.text, span.start, start};
    const char *mark = span_ends_any(before, marks);
    if (!mark) {
        return false;
    }
    uint32_t c = span_character_before(before, start - strlen(mark));
    bool unit = c == '%' || c == 0xFF05;
    return unit || (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static bool is_year(struct span span, const struct quantity *quantity, size_t digits) {
    enum { FEWEST = 3, MOST = 6 }; /* 20023年 is a slip of 2023年 */
    return digits >= FEWEST && digits <= MOST &&
           span_starts(rest_of(span, quantity->end), "年") &&
           quantity->value.denominator == 1 && quantity->value.numerator >= 100;
}

/* Marks that join digits to names: 0537-4498828, 2023-12-31, 12:30, 3/4, v1.2.3. */
static bool is_joined(struct span span, const struct quantity *quantity) {
    struct span before = {span.text, span.start, quantity->start};
    uint32_t left = span_character_before(before, quantity->start);
    uint32_t right = span_character(span, quantity->end);
    size_t behind = quantity->end + 1;
    size_t length;
    bool digit_behind = behind < span.end && digit_at(span, behind, &length) >= 0;
    bool joint = right && strchr("-/:.", (int)(right < 0x80 ? right : 1)) && digit_behind;
    bool dated = span_ends(before, "-") || span_ends(before, "/") ||
                 span_ends(before, ":") || span_ends(before, ".");
    if (dated) {
        uint32_t c = span_character_before(before, quantity->start - 1);
        dated = (c >= '0' && c <= '9') || is_letter(c);
    }
    bool percent_range = quantity->kind == QUANTITY_PERCENT;
    return is_letter(left) || is_letter(right) || (!percent_range && (joint || dated));
}

/* “12345”, 《2023》, （3）: the number alone is what the marks hold. */
static bool is_enclosed(struct span span, const struct quantity *quantity) {
    static const char *const open[] = {"“", "《", "〔", "\"", "（", "(", "「", "‘", NULL};
    static const char *const shut[] = {"”", "》", "〕", "\"", "）", ")", "」", "’", NULL};
    struct span before = {span.text, span.start, quantity->start};
    return quantity->kind == QUANTITY_COUNT && quantity->family == UNIT_NONE &&
           span_ends_any(before, open) &&
           span_starts_any(rest_of(span, quantity->unit_end), shut);
}

/* 1. or 2、 at the start of a block or sentence. */
static bool is_enumerator(struct span span, const struct quantity *quantity) {
    static const char *const starts[] = {"。", "；", "：", "\n", "！", "|", "，", NULL};
    static const char *const marks[] = {".", "．", "、", "）", ")", NULL};
    struct span before = span_trim((struct span){span.text, span.start, quantity->start});
    bool first = before.start >= before.end || span_ends_any(before, starts);
    struct span raw = {span.text, span.start, quantity->start};
    first = first || span_ends_any(raw, starts);
    return first && quantity->family == UNIT_NONE && quantity->kind == QUANTITY_COUNT &&
           span_starts_any(rest_of(span, quantity->unit_end), marks);
}

static bool is_name(
    struct span span, const struct quantity *quantity, const struct digits *digits) {
    struct span before = {span.text, span.start, quantity->start};
    bool padded = digits->count > 1 && digits->text[0] == '0' && digits->text[1] != '.';
    bool plain = quantity->kind == QUANTITY_COUNT;
    bool unscaled = quantity->scale.numerator == 1;
    bool named = word_names_before(before) ||
                 (plain && word_names_behind(rest_of(span, quantity->end)));
    return digits->too_long || padded || (unscaled && digits->count > 10) ||
           (plain && named) || quantity->family == UNIT_TIME ||
           is_joined(span, quantity) || is_enclosed(span, quantity) ||
           is_enumerator(span, quantity);
}

static void read_arabic(struct span span, size_t at, struct quantity *quantity) {
    struct digits digits = read_digits(span, at);
    struct fraction value = fraction_from_integer(0);
    bool read = !digits.too_long && fraction_from_text(digits.text, &value);
    *quantity = (struct quantity){.start = at, .end = digits.end, .unit = ""};
    set_value(quantity, value, digits.places);
    struct span before = {span.text, span.start, at};
    quantity->approximation = approximation_before(before);
    if (is_year(span, quantity, digits.count)) {
        quantity->kind = QUANTITY_YEAR;
        quantity->unit = "年";
        quantity->unit_end = quantity->end + strlen("年");
        return;
    }
    read_scale(span, quantity);
    read_ratio_mark(span, quantity);
    read_unit(span, quantity);
    size_t next;
    quantity->range = joins_range(span, quantity->unit_end, &next) ||
                      joins_range(span, quantity->end, &next) || ends_range(span, at);
    if (!read || is_name(span, quantity, &digits)) {
        quantity->kind = QUANTITY_OTHER;
    }
}

/* One of 一二三四五六七八九十百千万亿零〇两点 */
static bool is_numeral(const char *character) {
    static const char numerals[] = "一二三四五六七八九十百千万亿零〇两点";
    for (const char *numeral = numerals; *numeral; numeral += 3) {
        if (numeral[2] == character[2] && numeral[1] == character[1] &&
            numeral[0] == character[0]) {
            return true;
        }
    }
    return false;
}

/* Behind the longest run of Chinese numerals at `at`. */
static size_t numeral_end(struct span span, size_t at) {
    while (at + 3 <= span.end && is_numeral(span.text + at)) {
        at += 3;
    }
    return at;
}

static bool set_numeral(struct span span, size_t start, struct quantity *quantity) {
    double number = numeral_parse(span.text + start, quantity->end - start);
    struct fraction value;
    if (isnan(number) || !fraction_from_double(number, &value)) {
        return false;
    }
    set_value(quantity, value, 0);
    struct span numeral = {span.text, start, quantity->end};
    ptrdiff_t point = span_find(numeral, "点");
    if (point != NOT_FOUND) {
        struct span places = {span.text, (size_t)point + strlen("点"), quantity->end};
        quantity->step = power_of_ten(-(int)span_count_han(places));
    }
    quantity->weak = span_count_han(numeral) == 1;
    return true;
}

/* 百分之三十, 百分之十二点五 */
static bool read_chinese_percent(struct span span, size_t at, struct quantity *quantity) {
    static const char percent[] = "百分之";
    if (!span_starts(rest_of(span, at), percent)) {
        return false;
    }
    size_t start = at + strlen(percent);
    quantity->end = numeral_end(span, start);
    bool hundred = span_starts((struct span){span.text, start, quantity->end}, "百");
    if (hundred) {
        set_value(quantity, fraction_from_integer(100), 0);
    } else if (quantity->end == start || !set_numeral(span, start, quantity)) {
        return false;
    }
    quantity->weak = false;
    quantity->kind = QUANTITY_PERCENT;
    quantity->unit_end = quantity->end;
    return true;
}

/* Chinese numerals count only with a unit behind them; 二〇二三年 is a year. */
static bool read_chinese(struct span span, size_t at, struct quantity *quantity) {
    if (numeral_end(span, at) == at) {
        return false;
    }
    struct span before = {span.text, span.start, at};
    *quantity = (struct quantity){.start = at, .unit = "", .chinese = true};
    quantity->approximation = approximation_before(before);
    if (read_chinese_percent(span, at, quantity)) {
        return true;
    }
    quantity->end = numeral_end(span, at);
    if (quantity->end == at || !set_numeral(span, at, quantity)) {
        return false;
    }
    struct span numeral = {span.text, at, quantity->end};
    if (is_year(span, quantity, span_count_han(numeral)) &&
        quantity->value.numerator >= 1000) {
        quantity->kind = QUANTITY_YEAR;
        quantity->unit = "年";
        quantity->unit_end = quantity->end + strlen("年");
        return true;
    }
    bool ratio = read_ratio_mark(span, quantity);
    read_unit(span, quantity);
    const struct unit *unit =
        *quantity->unit
            ? unit_at_start((struct span){quantity->unit, 0, strlen(quantity->unit)})
            : NULL;
    if (!ratio && !(unit && unit->numeral)) {
        return false;
    }
    if (word_names_before(before) || quantity->family == UNIT_TIME) {
        quantity->kind = QUANTITY_OTHER;
    }
    return true;
}

/* Behind an address such as www.example.gov.cn/2023 or a@b.cn that begins at `at`. */
static size_t address_end(struct span span, size_t at) {
    size_t end = at;
    bool dots = false;
    while (end < span.end && span.text[end] > ' ' && span.text[end] < 0x7F &&
           !strchr("()<>,;\"", span.text[end])) {
        dots = dots || span.text[end] == '.' || span.text[end] == '@' ||
               span.text[end] == '/';
        end++;
    }
    bool begins = is_letter((uint32_t)(unsigned char)span.text[at]);
    return begins && dots ? end : at;
}

bool quantity_next(struct span span, size_t from, struct quantity *quantity) {
    size_t length;
    for (size_t at = from; at < span.end;) {
        if (digit_at(span, at, &length) >= 0) {
            read_arabic(span, at, quantity);
            return true;
        }
        unsigned char byte = (unsigned char)span.text[at];
        size_t address = byte < 0x80 ? address_end(span, at) : at;
        if (address > at) {
            at = address;
            continue;
        }
        if (byte >= 0xE3 && byte <= 0xE9) { /* Han */
            if (read_chinese(span, at, quantity)) {
                return true;
            }
            size_t end = numeral_end(span, at);
            at = end > at ? end : at + 3;
            continue;
        }
        utf8_next(span.text, span.end, &at);
    }
    return false;
}
