/* How characters stand in a vertical line (竖排): Han upright, Latin on its side, two
 * digits side by side (纵中横), brackets in their vertical forms. CLREQ 2.3 and 3.2;
 * GB/T 15834 5.2. */
#include <hb.h>

#include "base/utf8.h"
#include "text/compose.h"

static bool is_western(const struct character *c) {
    return c->class == CLASS_LATIN || c->class == CLASS_DIGIT ||
           c->class == CLASS_WESTERN || c->class == CLASS_SPACE ||
           c->class == CLASS_PREFIX || c->class == CLASS_SUFFIX;
}

/* Whether the face has a form of its own for vertical lines. */
static bool has_vertical_form(const struct face *face, uint32_t code) {
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_codepoints(buffer, &code, 1, 0, 1);
    hb_buffer_set_direction(buffer, HB_DIRECTION_TTB);
    hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
    hb_shape(face_hb_font(face), buffer, NULL, 0);
    unsigned int count;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &count);
    bool other = count != 1 || info[0].codepoint != face_glyph(face, code);
    hb_buffer_destroy(buffer);
    return other;
}

/* Marks that must turn with the line; a face without vertical forms has them laid down.
 */
static bool must_turn(enum character_class class) {
    return class == CLASS_OPENING || class == CLASS_CLOSING || class == CLASS_CONNECTOR ||
           class == CLASS_DASH || class == CLASS_ELLIPSIS;
}

static enum character_stance stance_of(const struct character *c) {
    if (!c->face) {
        return STANCE_UPRIGHT;
    }
    if (must_turn(c->class)) {
        return has_vertical_form(c->face, c->code) ? STANCE_UPRIGHT : STANCE_SIDEWAYS;
    }
    if (c->class == CLASS_SPACE || c->class == CLASS_WESTERN) {
        return STANCE_SIDEWAYS;
    }
    if (is_western(c) && !character_is_wide(c->code)) {
        return STANCE_SIDEWAYS;
    }
    return STANCE_UPRIGHT;
}

/* A word of Western characters: one digit or capital stands, two digits are combined,
 * everything else lies. */
static void stand_word(struct character *c, size_t count) {
    size_t digits = 0;
    for (size_t i = 0; i < count; i++) {
        digits += c[i].code >= '0' && c[i].code <= '9';
    }
    bool capital = count == 1 && c[0].code >= 'A' && c[0].code <= 'Z';
    if (count == 1 && (digits == 1 || capital)) {
        c[0].stance = STANCE_UPRIGHT;
    } else if (count == 2 && digits == 2 && c[0].span == c[1].span &&
               c[0].face == c[1].face) {
        c[0].stance = c[1].stance = STANCE_COMBINED;
        c[1].break_before = BREAK_NO;
    }
}

/* In vertical lines “” are ﹃﹄ and ‘’ are ﹁﹂ (GB/T 15834 5.2.3); these are the
 * vertical forms of 『』「」. */
static uint32_t vertical_quote(uint32_t code) {
    switch (code) {
    case 0x201C:
        return 0x300E;
    case 0x201D:
        return 0x300F;
    case 0x2018:
        return 0x300C;
    case 0x2019:
        return 0x300D;
    default:
        return code;
    }
}

static void exchange_quote(struct composition *composition, size_t i) {
    struct character *c = &composition->characters[i];
    uint32_t quote = vertical_quote(c->code);
    bool chinese = c->class == CLASS_OPENING || c->class == CLASS_CLOSING;
    if (quote != c->code && chinese && c->face && face_glyph(c->face, quote)) {
        composition->codes[i] = quote;
        c->code = quote;
    }
}

void composition_stand(struct composition *composition) {
    struct character *c = composition->characters;
    for (size_t i = 0; i < composition->count; i++) {
        exchange_quote(composition, i);
        bool joins = i > 0 && (c[i].class == CLASS_MARK || c[i].class == CLASS_INVISIBLE);
        c[i].stance = joins ? c[i - 1].stance : (uint8_t)stance_of(&c[i]);
    }
    for (size_t i = 0; i < composition->count;) {
        size_t end = i;
        while (end < composition->count && is_western(&c[end]) &&
               c[end].class != CLASS_SPACE) {
            end++;
        }
        if (end > i) {
            stand_word(&c[i], end - i);
        }
        i = end > i ? end : i + 1;
    }
}

/* Two digits become one cluster of an em, centred on the column. */
void composition_combine(struct composition *composition, size_t first, size_t end) {
    struct character *c = composition->characters;
    double size = character_style(composition, &c[first])->size;
    for (size_t i = first; i + 1 < end; i += 2) {
        struct character *pair = &c[i];
        double width = pair[0].advance + pair[1].advance;
        double x = -width / 2;
        pair[0].glyph_count += pair[1].glyph_count;
        for (size_t k = 0; k < pair[0].glyph_count; k++) {
            struct shaped_glyph *glyph = &composition->glyphs[pair[0].glyph_first + k];
            glyph->x += (float)x;
            x += glyph->advance;
            glyph->advance = 0;
        }
        pair[0].advance = (float)size;
        pair[1].advance = 0;
        pair[1].glyph_count = 0;
        pair[1].follows = true;
    }
}
