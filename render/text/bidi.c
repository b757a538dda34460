/* Right-to-left text inside a line (UAX #9), by FriBidi. Chinese reports hold little of
 * it, so nothing is done unless a character asks for it. */
#include <fribidi.h>

#include "text/compose.h"

/* Scripts that run right to left, and the characters that force a direction. */
static bool asks_for_levels(uint32_t code) {
    return (code >= 0x590 && code <= 0x8FF) || (code >= 0x200E && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069) || (code >= 0xFB1D && code <= 0xFDFF) ||
           (code >= 0xFE70 && code <= 0xFEFC) || (code >= 0x10800 && code <= 0x10FFF) ||
           (code >= 0x1E800 && code <= 0x1EFFF);
}

static bool is_direction(uint32_t code) {
    return code != 0x2010 && (code < 0x2010 || code > 0x2029);
}

/* What FriBidi reads and writes, a number for each character. */
struct bidi {
    FriBidiCharType *types;
    FriBidiBracketType *brackets;
    FriBidiLevel *levels;
};

/* FriBidi up to 1.0.8 reads freed memory where isolates (U+2066-2069) stand, so they are
 * taken as embeddings, which differ only in what they do to the text around. */
static FriBidiCharType without_isolates(FriBidiCharType type) {
    switch (type) {
    case FRIBIDI_TYPE_LRI:
    case FRIBIDI_TYPE_FSI:
        return FRIBIDI_TYPE_LRE;
    case FRIBIDI_TYPE_RLI:
        return FRIBIDI_TYPE_RLE;
    case FRIBIDI_TYPE_PDI:
        return FRIBIDI_TYPE_PDF;
    default:
        return type;
    }
}

/* FriBidi takes one paragraph at a time, its separator last (UAX #9 P1). */
static void find_paragraph_levels(const struct bidi *bidi, size_t first, size_t end) {
    FriBidiParType base = FRIBIDI_PAR_LTR;
    FriBidiLevel highest =
        fribidi_get_par_embedding_levels_ex(bidi->types + first, bidi->brackets + first,
            (FriBidiStrIndex)(end - first), &base, bidi->levels + first);
    for (size_t i = first; !highest && i < end; i++) {
        bidi->levels[i] = 0; /* out of memory inside: the text stays left to right */
    }
}

static bool asks_anywhere(const struct composition *composition) {
    for (size_t i = 0; i < composition->count; i++) {
        uint32_t code = composition->codes[i];
        if (asks_for_levels(code) && is_direction(code)) {
            return true;
        }
    }
    return false;
}

void composition_find_levels(struct composition *composition) {
    size_t count = composition->count;
    if (!asks_anywhere(composition)) {
        return;
    }
    struct arena *scratch = composition->scratch;
    struct bidi bidi = {
        .types = arena_array(scratch, count, sizeof *bidi.types),
        .brackets = arena_array(scratch, count, sizeof *bidi.brackets),
        .levels = arena_array(scratch, count, sizeof *bidi.levels),
    };
    fribidi_get_bidi_types(composition->codes, (FriBidiStrIndex)count, bidi.types);
    fribidi_get_bracket_types(
        composition->codes, (FriBidiStrIndex)count, bidi.types, bidi.brackets);
    size_t first = 0;
    for (size_t i = 0; i < count; i++) {
        bidi.types[i] = without_isolates(bidi.types[i]);
        if (bidi.types[i] == FRIBIDI_TYPE_BS || i + 1 == count) {
            find_paragraph_levels(&bidi, first, i + 1);
            first = i + 1;
        }
    }
    for (size_t i = 0; i < count; i++) {
        composition->characters[i].level = (uint8_t)bidi.levels[i];
    }
    composition->has_levels = true;
}

static void reverse(size_t *order, size_t first, size_t end) {
    while (first + 1 < end) {
        size_t kept = order[first];
        order[first++] = order[--end];
        order[end] = kept;
    }
}

/* UAX #9 L2: from the highest level down, every stretch at that level or above is turned.
 */
size_t *composition_visual_order(
    const struct composition *composition, const struct line_range *line) {
    size_t count = line->end - line->first;
    size_t *order = arena_array(composition->scratch, count + 1, sizeof *order);
    const struct character *c = composition->characters + line->first;
    int highest = 0;
    for (size_t i = 0; i < count; i++) {
        order[i] = i;
        highest = c[i].level > highest ? c[i].level : highest;
    }
    for (int level = highest; level > 0; level--) {
        for (size_t i = 0; i < count; i++) {
            size_t first = i;
            while (i < count && c[order[i]].level >= level) {
                i++;
            }
            reverse(order, first, i);
        }
    }
    return order;
}
