/* Soft hyphens (U+00AD): nothing inside a line, a hyphen where a line ends behind one. */
#include <hb.h>

#include "text/compose.h"

enum { SOFT_HYPHEN = 0xAD, HYPHEN = 0x2010 };

static uint32_t hyphen_glyph(const struct face *face) {
    uint32_t glyph = face_glyph(face, HYPHEN);
    return glyph ? glyph : face_glyph(face, '-');
}

void composition_measure_hyphens(struct composition *composition) {
    for (size_t i = 0; i < composition->count; i++) {
        struct character *c = &composition->characters[i];
        if (c->code == SOFT_HYPHEN && c->face && c->stance != STANCE_UPRIGHT) {
            double em = face_units_per_em(c->face);
            hb_position_t advance =
                hb_font_get_glyph_h_advance(face_hb_font(c->face), hyphen_glyph(c->face));
            double size = character_style(composition, c)->size;
            c->hyphen = (float)(advance / em * size);
        }
    }
}

const struct character *composition_line_hyphen(
    const struct composition *composition, const struct line_range *line) {
    if (line->hard || line->next == line->first) {
        return NULL;
    }
    const struct character *last = &composition->characters[line->next - 1];
    return last->hyphen > 0 ? last : NULL;
}

struct shaped_glyph composition_shape_hyphen(const struct character *c) {
    return (struct shaped_glyph){.id = hyphen_glyph(c->face), .advance = c->hyphen};
}
