/* Squeezing adjacent marks and opening the gap between Han and Western text, before lines
 * are broken (CLREQ, punctuation width adjustment and mixed text; GB/T 15834 5.1).
 *
 *     好 。 ” 政        each a full em: the blank halves add up to holes
 *     |好|。 |” |政|
 *     |好|。|” |政|      。 gives its blank to the ” behind it: 1.5 em for two marks
 *     |年|1/4|2023|1/4|月|
 *
 * Nothing is moved here; each character learns how much of its sides is cut and what gap
 * stands before it as long as both neighbours are in one line. What a line's ends change
 * is in line.c, what justification changes in justify.c. */
#include <hb.h>
#include <math.h>

#include "text/compose.h"

/* The Han–Western gap in em: CLREQ's quarter; an eighth is what browsers set. */
static double gap_em(enum text_profile profile) {
    return profile == PROFILE_CSS ? 0.125 : 0.25;
}

/* Browsers open the gap at Western punctuation of category Po too, but for some signs
 * that hang between (measured with Chromium 156; CSS Text 4, text-autospace). */
static bool is_browser_edge(const struct character *c) {
    hb_unicode_general_category_t category =
        hb_unicode_general_category(hb_unicode_funcs_get_default(), c->code);
    bool sign = category == HB_UNICODE_GENERAL_CATEGORY_OTHER_PUNCTUATION;
    bool hangs = c->code == '*' || c->code == '/' || c->code == '"' || c->code == '\'' ||
                 c->code == 0xB7 || (c->code >= 0x2020 && c->code <= 0x2026);
    return sign && !hangs && c->code < 0x3000;
}

/* What the gap opens at: letters and digits; in print also the signs of a number. */
static bool is_western_edge(const struct character *c, enum text_profile profile) {
    if (c->class == CLASS_LATIN || c->class == CLASS_DIGIT) {
        return true;
    }
    if (profile == PROFILE_CSS) {
        return is_browser_edge(c);
    }
    return (c->class == CLASS_SUFFIX || c->class == CLASS_PREFIX) && c->code < 0xFF00;
}

/* Upright in a vertical line a letter or a digit pair fills its em like Han. */
static bool is_standing(const struct character *c) {
    return c->stance == STANCE_UPRIGHT || c->stance == STANCE_COMBINED;
}

static double gap_between(const struct composition *composition,
    const struct character *previous, const struct character *next) {
    enum text_profile profile = composition->style->profile;
    const struct text_style *a = character_style(composition, previous);
    const struct text_style *b = character_style(composition, next);
    bool stands = is_standing(previous) && is_standing(next);
    if (a->rise != b->rise || composition->style->no_autospace || stands ||
        previous->level != next->level) {
        return 0;
    }
    if (previous->class == CLASS_HAN && is_western_edge(next, profile)) {
        return a->size * gap_em(profile);
    }
    if (next->class == CLASS_HAN && is_western_edge(previous, profile)) {
        return b->size * gap_em(profile);
    }
    return 0;
}

/* Marks whose blank half may go; in vertical lines ：；！？ keep their em (CLREQ,
 * punctuation adjustment space). */
static bool is_adjustable(const struct character *c) {
    if (c->stance == STANCE_UPRIGHT &&
        (c->class == CLASS_COLON || c->class == CLASS_EXCLAMATION)) {
        return false;
    }
    return class_is_full_mark(c->class);
}

static void find_blanks(struct composition *composition, struct character *c) {
    if (!c->face || c->follows || c->stance == STANCE_SIDEWAYS || !is_adjustable(c)) {
        return;
    }
    double size = character_style(composition, c)->size;
    struct blanks blanks =
        cache_blanks(composition->cache, c->face, c->code, c->stance == STANCE_UPRIGHT);
    c->blank_left = (float)(blanks.left * size);
    c->blank_right = (float)(blanks.right * size);
}

/* An interpunct takes half an em, whatever the font gives it (GB/T 15834 5.1.7). */
static void halve_interpunct(struct composition *composition, struct character *c) {
    if (c->class != CLASS_INTERPUNCT || composition->style->profile != PROFILE_CLREQ ||
        c->follows || !c->face) {
        return;
    }
    double size = character_style(composition, c)->size;
    c->cut_left = c->cut_right = (float)((c->advance - size / 2) / 2);
}

/* Two full-width marks beside each other: 1.5 em in place of 2. The blank goes from the
 * outer side of a bracket, so that it stays close to what it holds (CLREQ, adjustment of
 * adjacent punctuation marks). */
static void squeeze_pair(struct character *previous, struct character *next) {
    bool marks = class_is_full_mark(previous->class) ||
                 previous->class == CLASS_WIDE_SPACE ||
                 previous->class == CLASS_INTERPUNCT;
    if (!marks) {
        return;
    }
    if (next->class == CLASS_OPENING) {
        next->cut_left += next->blank_left;
    } else if (class_is_full_mark(next->class) || next->class == CLASS_INTERPUNCT ||
               next->class == CLASS_WIDE_SPACE) {
        if (previous->class != CLASS_INTERPUNCT) {
            previous->cut_right += previous->blank_right;
        }
    }
}

/* Browsers have no blank for ！ and ？, which other languages centre. */
static bool is_exclaimed(const struct character *previous, const struct character *next) {
    return previous->class == CLASS_EXCLAMATION || next->class == CLASS_EXCLAMATION;
}

static size_t next_seen(const struct composition *composition, size_t i) {
    const struct character *c = composition->characters;
    for (i++; i < composition->count; i++) {
        if (c[i].class == CLASS_LINE_END || (!c[i].hidden && !c[i].follows)) {
            break;
        }
    }
    return i;
}

void composition_space(struct composition *composition) {
    struct character *c = composition->characters;
    for (size_t i = 0; i < composition->count; i++) {
        find_blanks(composition, &c[i]);
        halve_interpunct(composition, &c[i]);
    }
    for (size_t i = 0; i < composition->count;) {
        size_t next = next_seen(composition, i);
        if (next < composition->count && !c[i].hidden &&
            c[next].class != CLASS_LINE_END) {
            c[next].gap = (float)gap_between(composition, &c[i], &c[next]);
            bool browser = composition->style->profile == PROFILE_CSS;
            if (!browser || !is_exclaimed(&c[i], &c[next])) {
                squeeze_pair(&c[i], &c[next]);
            }
        }
        i = next;
    }
    if (composition->style->grid > 0) {
        composition_fit_grid(composition);
    }
    composition->position =
        arena_array(composition->scratch, composition->count + 1, sizeof(double));
    double position = 0;
    for (size_t i = 0; i < composition->count; i++) {
        position += c[i].gap;
        composition->position[i] = position;
        position += c[i].advance - c[i].cut_left - c[i].cut_right;
    }
    composition->position[composition->count] = position;
}
