/* Where a line may end: UAX #14 by Pango, corrected for Chinese by class.
 *
 * For each place between two characters the first of these that has an answer decides:
 * a line feed; inside a user-perceived character; the prohibition rules, whole marks and
 * numbers with their signs; marks for which UAX #14 lacks context (it glues “ to both its
 * neighbours and lets · ～ begin a line); UAX #14. */
#include <pango/pango-break.h>
#include <string.h>

#include "text/compose.h"

/* The levels of CLREQ in order of strictness. */
enum { RANK_BASIC = 1, RANK_GB, RANK_STRICT, RANK_NEVER };

static int rank_of(enum text_prohibition prohibition) {
    switch (prohibition) {
    case PROHIBIT_NONE:
        return 0;
    case PROHIBIT_GB:
        return RANK_GB;
    case PROHIBIT_STRICT:
        return RANK_STRICT;
    default:
        return RANK_BASIC;
    }
}

/* From which level on a class may not start or end a line (CLREQ, prohibition rules for
 * line start and line end; GB/T 15834 5.1.1-5.1.9). */
struct edge_rule {
    uint8_t start, end;
};
static const struct edge_rule edge_rules[] = {
    [CLASS_OTHER] = {RANK_NEVER, RANK_NEVER},
    [CLASS_HAN] = {RANK_NEVER, RANK_NEVER},
    [CLASS_OPENING] = {RANK_NEVER, RANK_BASIC},
    [CLASS_CLOSING] = {RANK_BASIC, RANK_NEVER},
    [CLASS_STOP] = {RANK_BASIC, RANK_NEVER},
    [CLASS_EXCLAMATION] = {RANK_BASIC, RANK_NEVER},
    [CLASS_COMMA] = {RANK_BASIC, RANK_NEVER},
    [CLASS_COLON] = {RANK_BASIC, RANK_NEVER},
    [CLASS_CONNECTOR] = {RANK_BASIC, RANK_NEVER},
    [CLASS_INTERPUNCT] = {RANK_BASIC, RANK_NEVER},
    [CLASS_SOLIDUS] = {RANK_BASIC, RANK_GB},
    [CLASS_DASH] = {RANK_STRICT, RANK_NEVER},
    [CLASS_ELLIPSIS] = {RANK_STRICT, RANK_NEVER},
    [CLASS_LATIN] = {RANK_NEVER, RANK_NEVER},
    [CLASS_DIGIT] = {RANK_NEVER, RANK_NEVER},
    [CLASS_PREFIX] = {RANK_NEVER, RANK_NEVER},
    [CLASS_SUFFIX] = {RANK_NEVER, RANK_NEVER},
    [CLASS_WESTERN] = {RANK_NEVER, RANK_NEVER},
    [CLASS_SPACE] = {0, RANK_NEVER},
    [CLASS_WIDE_SPACE] = {RANK_NEVER, RANK_NEVER},
    [CLASS_MARK] = {0, RANK_NEVER},
    [CLASS_INVISIBLE] = {RANK_NEVER, RANK_NEVER},
    [CLASS_LINE_END] = {0, RANK_NEVER},
};

/* UAX #14 has no context for these; our classes do. */
static bool is_tailored(enum character_class c) {
    return c == CLASS_OPENING || c == CLASS_CLOSING ||
           (c >= CLASS_CONNECTOR && c <= CLASS_ELLIPSIS);
}

static bool is_western_opening(uint32_t code) {
    return code == '(' || code == '[' || code == '{' || code == 0xAB || code == 0xA1 ||
           code == 0xBF;
}

static bool is_western_closing(uint32_t code) {
    return strchr(",.;:!?)]}'\"", (int)(code < 0x80 && code ? code : 'a')) ||
           code == 0xBB;
}

/* No line break beside these whatever stands on the other side (UAX #14 WJ, GL, ZWJ). */
static bool is_glue(uint32_t code) {
    return code == 0x2060 || code == 0xFEFF || code == 0xA0 || code == 0x202F ||
           code == 0x2011 || code == 0x200D;
}

/* —— and …… are one mark of two em; a longer row may part between whole marks (CLREQ,
 * prohibition rules for unbreakable marks). */
static bool splits_pair(const struct composition *composition, size_t i) {
    const struct character *c = composition->characters;
    if ((c[i].class != CLASS_DASH && c[i].class != CLASS_ELLIPSIS) ||
        c[i - 1].class != c[i].class) {
        return false;
    }
    size_t before = 0;
    while (before < i && c[i - 1 - before].class == c[i].class) {
        before++;
    }
    return before % 2 == 1;
}

static bool is_number_part(const struct character *c) {
    return c->class == CLASS_DIGIT || c->code == '.' || c->code == ',';
}

/* 12|件, 3|万|元, 第|12: kept together where the paragraph allows. */
static bool splits_unit(const struct composition *composition, size_t i) {
    const struct character *c = composition->characters;
    if (c[i - 1].code == 0x7B2C /* 第 */) {
        return c[i].class == CLASS_DIGIT;
    }
    if (!class_is_unit(c[i].code)) {
        return false;
    }
    for (size_t back = 1; back <= 3 && back <= i; back++) {
        if (c[i - back].class == CLASS_DIGIT || c[i - back].class == CLASS_SUFFIX) {
            return true;
        }
        if (!class_is_unit(c[i - back].code)) {
            return false;
        }
    }
    return false;
}

static bool is_number_before_suffix(const struct character *c, size_t i) {
    bool spaced = c[i - 1].code == ' ' && i >= 2;
    const struct character *number = spaced ? &c[i - 2] : &c[i - 1];
    return c[i].class == CLASS_SUFFIX && number->class == CLASS_DIGIT;
}

/* km/h, m/s: what follows is too short to stand alone at a line's start. */
static bool splits_ratio(const struct composition *composition, size_t i) {
    const struct character *c = composition->characters;
    if (c[i - 1].code != '/' || c[i - 1].class != CLASS_WESTERN) {
        return false;
    }
    size_t letters = 0;
    while (i + letters < composition->count && c[i + letters].class == CLASS_LATIN) {
        letters++;
    }
    return letters <= 2;
}

/* 比|-5.2: UAX #14 takes the sign for a hyphen, which may not begin a line. */
static bool starts_negative(const struct composition *composition, size_t i) {
    const struct character *c = composition->characters;
    return c[i].code == '-' && class_is_chinese(c[i - 1].class) &&
           i + 1 < composition->count && c[i + 1].class == CLASS_DIGIT;
}

/* Quotation marks as UAX #14 LB19 and LB19a (version 16) have them, which browsers
 * follow: “ lets a line end before it, ” behind it, but only between East Asian
 * characters. */
static bool is_glued_by_quote(const struct composition *composition, size_t i) {
    const uint32_t *codes = composition->codes;
    uint32_t before = i >= 2 ? codes[i - 2] : 0;
    uint32_t after = i + 1 < composition->count ? codes[i + 1] : 0;
    switch (codes[i - 1]) {
    case 0x2018:
    case 0x201C:
        return true;
    case 0x2019:
    case 0x201D:
        return !g_unichar_iswide(codes[i]) || !g_unichar_iswide(before);
    default:
        break;
    }
    switch (codes[i]) {
    case 0x2019:
    case 0x201D:
        return true;
    case 0x2018:
    case 0x201C:
        return !g_unichar_iswide(codes[i - 1]) || !g_unichar_iswide(after);
    default:
        return false;
    }
}

static bool is_quote(uint32_t code) {
    return code == 0x2018 || code == 0x2019 || code == 0x201C || code == 0x201D;
}

static bool is_word_part(uint32_t code) {
    return (code >= '0' && code <= '9') || ((code | 32) >= 'a' && (code | 32) <= 'z');
}

/* Browsers: UAX #14 as it is, but for quotes, hyphens between digits, and no break in a
 * path of letters. */
static enum break_kind break_as_browsers(
    const struct composition *composition, size_t i, bool by_unicode) {
    const uint32_t *codes = composition->codes;
    if (is_quote(codes[i - 1]) || is_quote(codes[i])) {
        const struct character *next = &composition->characters[i];
        bool closes = (class_is_full_mark(next->class) && next->class != CLASS_OPENING) ||
                      edge_rules[next->class].start == 0 ||
                      is_western_closing(next->code);
        bool opened = next[-1].class == CLASS_OPENING;
        bool glued = codes[i - 1] != ' ' && is_glued_by_quote(composition, i);
        return closes || opened || glued ? BREAK_NO : BREAK_ALLOWED;
    }
    const struct character *c = &composition->characters[i];
    if (codes[i - 1] == '-' && c->class == CLASS_DIGIT && i >= 2) {
        return is_word_part(c[-2].code) ? BREAK_ALLOWED : BREAK_NO; /* 0537-|4412345 */
    }
    bool path = codes[i - 1] == '/' && codes[i] < 0x80;
    return by_unicode && !path ? BREAK_ALLOWED : BREAK_NO;
}

/* What stands around the place before character i decides; NO and ALLOWED are final. */
static enum break_kind tailor(
    const struct composition *composition, size_t i, int rank, bool by_unicode) {
    const struct character *c = composition->characters;
    const struct character *previous = &c[i - 1];
    const struct character *next = &c[i];
    if (is_glue(previous->code) || is_glue(next->code) ||
        rank >= edge_rules[next->class].start ||
        rank >= edge_rules[previous->class].end || splits_pair(composition, i) ||
        is_number_before_suffix(c, i) ||
        (previous->class == CLASS_PREFIX && is_number_part(next))) {
        return BREAK_NO;
    }
    if (splits_ratio(composition, i)) {
        return BREAK_NO;
    }
    if (starts_negative(composition, i) && previous->class != CLASS_OPENING) {
        return BREAK_ALLOWED;
    }
    bool chinese = class_is_chinese(previous->class) || class_is_chinese(next->class);
    bool tailored = is_tailored(previous->class) || is_tailored(next->class) ||
                    (rank == 0 && chinese);
    if (tailored && !is_western_opening(previous->code) &&
        !is_western_closing(next->code) && next->class != CLASS_SUFFIX) {
        return BREAK_ALLOWED;
    }
    return by_unicode ? BREAK_ALLOWED : BREAK_NO;
}

static bool is_url_character(const struct character *c) {
    return c->code > 0x20 && c->code < 0x7F && c->code != '"' && c->code != '<' &&
           c->code != '>';
}

static bool starts_url(const struct composition *composition, size_t i) {
    static const char *const starts[] = {"http://", "https://", "ftp://", "www."};
    const char *text = composition->text + composition->characters[i].offset;
    size_t left = composition->length - composition->characters[i].offset;
    for (size_t k = 0; k < countof(starts); k++) {
        size_t length = strlen(starts[k]);
        if (left >= length && !memcmp(text, starts[k], length)) {
            return true;
        }
    }
    return false;
}

/* Inside an address a line may end behind / . ? & - = _ # before a letter or digit; never
 * a hyphen is added. */
static size_t break_url(struct composition *composition, size_t first) {
    struct character *c = composition->characters;
    size_t i = first + 1;
    for (; i < composition->count && is_url_character(&c[i]); i++) {
        bool behind = strchr("/.?&-=_#", (int)c[i - 1].code) != NULL;
        bool before = c[i].class == CLASS_LATIN || c[i].class == CLASS_DIGIT;
        c[i].break_before = behind && before && i > first + 3 ? BREAK_ALLOWED : BREAK_NO;
    }
    return i;
}

static void break_urls(struct composition *composition) {
    struct character *c = composition->characters;
    for (size_t i = 0; i < composition->count; i++) {
        bool candidate = c[i].code == 'h' || c[i].code == 'f' || c[i].code == 'w';
        bool word_start = i == 0 || c[i - 1].class != CLASS_LATIN;
        if (candidate && word_start && starts_url(composition, i)) {
            i = break_url(composition, i) - 1;
        }
    }
}

/* Spans that stay with what is before them. */
static void join_spans(struct composition *composition) {
    for (size_t i = 1; i < composition->span_count; i++) {
        size_t first = composition->span_first[i];
        if (composition->spans[i].joined && first > 0 && first < composition->count) {
            composition->characters[first].break_before = BREAK_NO;
        }
    }
}

void composition_find_breaks(struct composition *composition) {
    size_t count = composition->count;
    if (!count) {
        return;
    }
    PangoLogAttr *attributes =
        arena_array(composition->scratch, count + 1, sizeof *attributes);
    pango_get_log_attrs(composition->text, (int)composition->length, -1,
        pango_language_from_string("zh-hans"), attributes, (int)count + 1);
    const struct paragraph_style *style = composition->style;
    int rank = rank_of(style->prohibition);
    struct character *c = composition->characters;
    for (size_t i = 1; i < count; i++) {
        if (attributes[i].is_mandatory_break) {
            c[i].break_before = BREAK_MUST;
        } else if (!attributes[i].is_cursor_position) {
            c[i].break_before = BREAK_NO;
        } else if (style->profile == PROFILE_CSS) {
            c[i].break_before =
                break_as_browsers(composition, i, attributes[i].is_line_break);
        } else {
            c[i].break_before =
                (uint8_t)tailor(composition, i, rank, attributes[i].is_line_break);
        }
        if (c[i].break_before == BREAK_ALLOWED && splits_unit(composition, i)) {
            c[i].break_before = BREAK_AVOID;
        }
    }
    if (style->profile == PROFILE_CLREQ) {
        break_urls(composition);
    }
    join_spans(composition);
}

struct break_points composition_break_points(const struct composition *composition) {
    struct break_points points = {.count = 1};
    points.items =
        arena_array(composition->scratch, composition->count + 2, sizeof(size_t));
    for (size_t i = 1; i < composition->count; i++) {
        if (composition->characters[i].break_before != BREAK_NO) {
            points.items[points.count++] = i;
        }
    }
    points.items[points.count++] = composition->count;
    return points;
}
