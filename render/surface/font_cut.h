/* Cutting a face down to the glyphs that a document uses. */
#ifndef TUBIAO_SURFACE_FONT_CUT_H
#define TUBIAO_SURFACE_FONT_CUT_H

#include <hb.h>

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

/* Fills `numbers` and `file`. */
void font_cut_face(struct font_cut *cut, const struct face *face);

#endif
