/* Cutting a face down to the glyphs that a document uses. */
#ifndef TUBIAO_SURFACE_FONT_CUT_H
#define TUBIAO_SURFACE_FONT_CUT_H

#include <hb.h>

#include "base/glyph.h"
#include "text/font.h"

/* What is wanted, and what comes of it. */
struct font_cut {
    hb_set_t *glyphs;     /* in the face */
    hb_set_t *characters; /* that a glyph stands for by itself */
    hb_map_t *cmap;       /* of those: character → glyph in the face */
    hb_map_t *numbers;    /* glyph in the face → glyph in the cut face */
    hb_blob_t *file;      /* the cut face; NULL if HarfBuzz cannot cut it */
};

void font_cut_init(struct font_cut *cut);
void font_cut_finish(struct font_cut *cut);

/* The character that glyph i of the run alone stands for; 0 if they are not one and one. */
uint32_t font_lone_character(const struct glyph_run *run, uint32_t i);
/* Leads the character to the glyph, unless it leads to one already or is 0. */
void font_cut_map(struct font_cut *cut, uint32_t character, uint32_t glyph);

/* Fills `numbers` and `file`. */
void font_cut_face(struct font_cut *cut, const struct face *face);

#endif
