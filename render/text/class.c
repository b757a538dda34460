/* Character classes by table, and shared characters by context. */
#include "text/class.h"

#include <hb.h>
#include <uchar.h>

#include "base/arena.h"
#include "base/utf8.h"

struct class_range {
    uint32_t first, last;
    enum character_class class;
};

/* Sorted. Source: CLREQ appendix A (punctuation marks), UAX #14 classes PR and PO, UAX
 * #11 for what is full width. What is not here goes by its general category. */
static const struct class_range ranges[] = {
    {0x0009, 0x0009, CLASS_SPACE},
    {0x000A, 0x000D, CLASS_LINE_END},
    {0x0020, 0x0020, CLASS_SPACE},
    {0x0021, 0x0022, CLASS_WESTERN},
    {0x0023, 0x0024, CLASS_PREFIX},
    {0x0025, 0x0025, CLASS_SUFFIX},
    {0x0026, 0x002E, CLASS_WESTERN},
    {0x002F, 0x002F, CLASS_SOLIDUS},
    {0x0030, 0x0039, CLASS_DIGIT},
    {0x003A, 0x003B, CLASS_WESTERN},
    {0x003F, 0x003F, CLASS_WESTERN},
    {0x005B, 0x005D, CLASS_WESTERN},
    {0x007B, 0x007D, CLASS_WESTERN},
    {0x007E, 0x007E, CLASS_CONNECTOR},
    {0x0085, 0x0085, CLASS_LINE_END},
    {0x00A1, 0x00A1, CLASS_WESTERN},
    {0x00A2, 0x00A2, CLASS_SUFFIX},
    {0x00A3, 0x00A5, CLASS_PREFIX},
    {0x00AB, 0x00AB, CLASS_WESTERN},
    {0x00B0, 0x00B0, CLASS_SUFFIX},
    {0x00B1, 0x00B1, CLASS_PREFIX},
    {0x00B7, 0x00B7, CLASS_INTERPUNCT},
    {0x00BB, 0x00BB, CLASS_WESTERN},
    {0x00BF, 0x00BF, CLASS_WESTERN},
    {0x2010, 0x2012, CLASS_WESTERN},
    {0x2013, 0x2013, CLASS_CONNECTOR},
    {0x2014, 0x2015, CLASS_DASH},
    {0x2018, 0x2018, CLASS_OPENING},
    {0x2019, 0x2019, CLASS_CLOSING},
    {0x201C, 0x201C, CLASS_OPENING},
    {0x201D, 0x201D, CLASS_CLOSING},
    {0x2026, 0x2026, CLASS_ELLIPSIS},
    {0x2027, 0x2027, CLASS_INTERPUNCT},
    {0x2028, 0x2029, CLASS_LINE_END},
    {0x2030, 0x2037, CLASS_SUFFIX},
    {0x20A0, 0x20CF, CLASS_PREFIX},
    {0x2100, 0x2101, CLASS_OTHER},
    {0x2103, 0x2103, CLASS_SUFFIX},
    {0x2109, 0x2109, CLASS_SUFFIX},
    {0x2116, 0x2116, CLASS_PREFIX},
    {0x22EF, 0x22EF, CLASS_ELLIPSIS},
    {0x2E3A, 0x2E3A, CLASS_DASH},
    {0x2E80, 0x2FD5, CLASS_HAN},
    {0x3000, 0x3000, CLASS_WIDE_SPACE},
    {0x3001, 0x3001, CLASS_COMMA},
    {0x3002, 0x3002, CLASS_STOP},
    {0x3005, 0x3007, CLASS_HAN},
    {0x3008, 0x3008, CLASS_OPENING},
    {0x3009, 0x3009, CLASS_CLOSING},
    {0x300A, 0x300A, CLASS_OPENING},
    {0x300B, 0x300B, CLASS_CLOSING},
    {0x300C, 0x300C, CLASS_OPENING},
    {0x300D, 0x300D, CLASS_CLOSING},
    {0x300E, 0x300E, CLASS_OPENING},
    {0x300F, 0x300F, CLASS_CLOSING},
    {0x3010, 0x3010, CLASS_OPENING},
    {0x3011, 0x3011, CLASS_CLOSING},
    {0x3014, 0x3014, CLASS_OPENING},
    {0x3015, 0x3015, CLASS_CLOSING},
    {0x3016, 0x3016, CLASS_OPENING},
    {0x3017, 0x3017, CLASS_CLOSING},
    {0x3018, 0x3018, CLASS_OPENING},
    {0x3019, 0x3019, CLASS_CLOSING},
    {0x301A, 0x301A, CLASS_OPENING},
    {0x301B, 0x301B, CLASS_CLOSING},
    {0x301C, 0x301C, CLASS_CONNECTOR},
    {0x301D, 0x301D, CLASS_OPENING},
    {0x301E, 0x301F, CLASS_CLOSING},
    {0x3021, 0x3029, CLASS_HAN},
    {0x3031, 0x3035, CLASS_HAN},
    {0x3038, 0x303C, CLASS_HAN},
    {0x3041, 0x3096, CLASS_HAN},
    {0x309B, 0x309F, CLASS_HAN},
    {0x30A1, 0x30FA, CLASS_HAN},
    {0x30FB, 0x30FB, CLASS_INTERPUNCT},
    {0x30FC, 0x30FF, CLASS_HAN},
    {0x3105, 0x312F, CLASS_HAN},
    {0x31A0, 0x31BF, CLASS_HAN},
    {0x31C0, 0x31E3, CLASS_HAN},
    {0x31F0, 0x31FF, CLASS_HAN},
    {0x3400, 0x4DBF, CLASS_HAN},
    {0x4E00, 0x9FFF, CLASS_HAN},
    {0xF900, 0xFAFF, CLASS_HAN},
    {0xFE0F, 0xFE0F, CLASS_MARK},
    {0xFF01, 0xFF01, CLASS_EXCLAMATION},
    {0xFF03, 0xFF04, CLASS_PREFIX},
    {0xFF05, 0xFF05, CLASS_SUFFIX},
    {0xFF06, 0xFF06, CLASS_HAN},
    {0xFF08, 0xFF08, CLASS_OPENING},
    {0xFF09, 0xFF09, CLASS_CLOSING},
    {0xFF0C, 0xFF0C, CLASS_COMMA},
    {0xFF0D, 0xFF0D, CLASS_CONNECTOR},
    {0xFF0E, 0xFF0E, CLASS_STOP},
    {0xFF0F, 0xFF0F, CLASS_SOLIDUS},
    {0xFF10, 0xFF19, CLASS_HAN},
    {0xFF1A, 0xFF1B, CLASS_COLON},
    {0xFF1F, 0xFF1F, CLASS_EXCLAMATION},
    {0xFF20, 0xFF3A, CLASS_HAN},
    {0xFF3B, 0xFF3B, CLASS_OPENING},
    {0xFF3D, 0xFF3D, CLASS_CLOSING},
    {0xFF41, 0xFF5A, CLASS_HAN},
    {0xFF5B, 0xFF5B, CLASS_OPENING},
    {0xFF5D, 0xFF5D, CLASS_CLOSING},
    {0xFF5E, 0xFF5E, CLASS_CONNECTOR},
    {0xFF5F, 0xFF5F, CLASS_OPENING},
    {0xFF60, 0xFF60, CLASS_CLOSING},
    {0xFFE0, 0xFFE0, CLASS_SUFFIX},
    {0xFFE1, 0xFFE1, CLASS_PREFIX},
    {0xFFE5, 0xFFE6, CLASS_PREFIX},
    {0x20000, 0x3FFFD, CLASS_HAN},
};

static enum character_class class_by_category(uint32_t character) {
    switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), character)) {
    case HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_TITLECASE_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_MODIFIER_LETTER:
    case HB_UNICODE_GENERAL_CATEGORY_OTHER_LETTER:
        return CLASS_LATIN;
    case HB_UNICODE_GENERAL_CATEGORY_DECIMAL_NUMBER:
        return CLASS_DIGIT;
    case HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
        return CLASS_MARK;
    case HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR:
        return CLASS_SPACE;
    case HB_UNICODE_GENERAL_CATEGORY_CONTROL:
    case HB_UNICODE_GENERAL_CATEGORY_FORMAT:
        return CLASS_INVISIBLE;
    case HB_UNICODE_GENERAL_CATEGORY_LINE_SEPARATOR:
    case HB_UNICODE_GENERAL_CATEGORY_PARAGRAPH_SEPARATOR:
        return CLASS_LINE_END;
    default:
        return CLASS_OTHER;
    }
}

enum character_class class_of(uint32_t character) {
    size_t low = 0;
    size_t high = countof(ranges);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (character > ranges[middle].last) {
            low = middle + 1;
        } else if (character < ranges[middle].first) {
            high = middle;
        } else {
            return ranges[middle].class;
        }
    }
    return class_by_category(character);
}

bool class_is_full_mark(enum character_class c) {
    return c >= CLASS_OPENING && c <= CLASS_COLON;
}

bool class_is_chinese(enum character_class c) {
    return c >= CLASS_HAN && c <= CLASS_ELLIPSIS;
}

bool class_is_shared(uint32_t c) {
    return c == '/' || c == '~' || c == 0xB7 || (c >= 0x2013 && c <= 0x2026);
}

bool class_is_unit(uint32_t character) {
    static const char32_t units[] =
        U"万个亩人亿件份位例倍元克册分千卷台号名吨周场处天套宗家封届岁"
        U"年度座户所批日时月期条次款百票种秒章笔篇米类级节起轮辆部页项";
    for (const char32_t *unit = units; *unit; unit++) {
        if (*unit == character) {
            return true;
        }
    }
    return false;
}

/* What a reader sees on one side of a shared character. */
enum side { SIDE_NONE, SIDE_CHINESE, SIDE_LATIN, SIDE_DIGIT };

static enum side side_of(enum character_class c) {
    if (c == CLASS_LATIN) {
        return SIDE_LATIN;
    }
    if (c == CLASS_DIGIT) {
        return SIDE_DIGIT;
    }
    return class_is_chinese(c) || c == CLASS_WIDE_SPACE ? SIDE_CHINESE : SIDE_NONE;
}

/* How far context is looked for; quotations longer than this are Chinese. */
enum { CONTEXT_REACH = 64, QUOTATION_REACH = 1024 };

/* The nearest letter, digit or Han to the left (step -1) or right (+1), over shared
 * characters, Western punctuation and spaces; SIDE_NONE at the text's end. */
static enum side look(
    const uint32_t *codes, const uint8_t *classes, size_t count, size_t from, int step) {
    int left = CONTEXT_REACH;
    for (size_t i = from + (size_t)step; i < count && left-- > 0; i += (size_t)step) {
        enum side side = class_is_shared(codes[i]) ? SIDE_NONE : side_of(classes[i]);
        if (side != SIDE_NONE) {
            return side;
        }
        if (classes[i] == CLASS_LINE_END) {
            return SIDE_NONE;
        }
    }
    return SIDE_NONE;
}

static bool is_latin_or_end(enum side side) {
    return side == SIDE_LATIN || side == SIDE_NONE || side == SIDE_DIGIT;
}

static bool is_western_neighbour(const uint8_t *classes, size_t count, size_t i) {
    return i < count && (classes[i] == CLASS_LATIN || classes[i] == CLASS_DIGIT);
}

/* The closing quote that matches the opening one at `open`; `count` if there is none. */
static size_t find_closing(const uint32_t *codes, size_t count, size_t open) {
    uint32_t closing = codes[open] + 1;
    int depth = 0;
    for (size_t i = open + 1; i < count && i - open < QUOTATION_REACH; i++) {
        if (codes[i] == codes[open]) {
            depth++;
        } else if (codes[i] == closing && depth-- == 0) {
            return i;
        }
    }
    return count;
}

/* A pair is Western if the text around it and the text in it are. */
static void resolve_quotes(const uint32_t *codes, uint8_t *classes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        bool letter_before = i > 0 && classes[i - 1] == CLASS_LATIN;
        if (codes[i] == 0x2019 && letter_before && i + 1 < count &&
            classes[i + 1] == CLASS_LATIN) {
            classes[i] = CLASS_WESTERN; /* it’s */
        }
        if ((codes[i] != 0x201C && codes[i] != 0x2018) || classes[i] == CLASS_WESTERN) {
            continue;
        }
        size_t end = find_closing(codes, count, i);
        enum side before = look(codes, classes, count, i, -1);
        enum side inside = look(codes, classes, count, i, 1);
        enum side after = end < count ? look(codes, classes, count, end, 1) : SIDE_NONE;
        bool some_latin =
            before == SIDE_LATIN || inside == SIDE_LATIN || after == SIDE_LATIN;
        if (some_latin && is_latin_or_end(before) && is_latin_or_end(inside) &&
            (is_latin_or_end(after) || before == SIDE_LATIN)) {
            classes[i] = CLASS_WESTERN;
            if (end < count) {
                classes[end] = CLASS_WESTERN;
            }
        }
    }
}

/* One — is a connector (GB/T 15834 4.13), two are a dash. */
static void resolve_other(
    const uint32_t *codes, uint8_t *classes, size_t count, size_t i, bool has_han) {
    enum side before = look(codes, classes, count, i, -1);
    enum side after = look(codes, classes, count, i, 1);
    bool latin = (before == SIDE_LATIN || after == SIDE_LATIN) &&
                 is_latin_or_end(before) && is_latin_or_end(after);
    bool between = is_western_neighbour(classes, count, i - 1) &&
                   is_western_neighbour(classes, count, i + 1);
    switch (codes[i]) {
    case '/':
        classes[i] = between ? CLASS_WESTERN : CLASS_SOLIDUS;
        break;
    case '~':
    case 0x2013:
        classes[i] = latin || !has_han ? CLASS_WESTERN : CLASS_CONNECTOR;
        break;
    case 0xB7:
        classes[i] = (latin && between) || !has_han ? CLASS_WESTERN : CLASS_INTERPUNCT;
        break;
    case 0x2014:
    case 0x2015:
        if (latin) {
            classes[i] = CLASS_WESTERN;
        } else {
            bool pair = (i > 0 && codes[i - 1] == codes[i]) ||
                        (i + 1 < count && codes[i + 1] == codes[i]);
            classes[i] = pair ? CLASS_DASH : CLASS_CONNECTOR;
        }
        break;
    case 0x2026:
        classes[i] = latin ? CLASS_WESTERN : CLASS_ELLIPSIS;
        break;
    default:
        break;
    }
}

void class_resolve(const uint32_t *codes, uint8_t *classes, size_t count) {
    bool has_shared = false;
    bool has_han = false;
    for (size_t i = 0; i < count; i++) {
        has_shared |= class_is_shared(codes[i]);
        has_han |= classes[i] == CLASS_HAN;
    }
    if (!has_shared) {
        return;
    }
    resolve_quotes(codes, classes, count);
    for (size_t i = 0; i < count; i++) {
        if (classes[i] == CLASS_CLOSING && codes[i] == 0x2019 && i > 0 &&
            classes[i - 1] == CLASS_LATIN && !has_han) {
            classes[i] = CLASS_WESTERN; /* the players’ */
        } else if (class_is_shared(codes[i])) {
            resolve_other(codes, classes, count, i, has_han);
        }
    }
}
