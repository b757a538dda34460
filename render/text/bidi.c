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

void composition_find_levels(struct composition *composition) {
    size_t count = composition->count;
    bool asked = false;
    for (size_t i = 0; i < count && !asked; i++) {
        uint32_t code = composition->codes[i];
        asked = asks_for_levels(code) && is_direction(code);
    }
    if (!asked) {
        return;
    }
    struct arena *scratch = composition->scratch;
    FriBidiCharType *types = arena_array(scratch, count, sizeof *types);
    FriBidiBracketType *brackets = arena_array(scratch, count, sizeof *brackets);
    FriBidiLevel *levels = arena_array(scratch, count, sizeof *levels);
    fribidi_get_bidi_types(composition->codes, (FriBidiStrIndex)count, types);
    fribidi_get_bracket_types(
        composition->codes, (FriBidiStrIndex)count, types, brackets);
    FriBidiParType base = FRIBIDI_PAR_LTR;
    if (!fribidi_get_par_embedding_levels_ex(
            types, brackets, (FriBidiStrIndex)count, &base, levels)) {
        return; /* out of memory inside FriBidi: the text stays left to right */
    }
    for (size_t i = 0; i < count; i++) {
        composition->characters[i].level = (uint8_t)levels[i];
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
