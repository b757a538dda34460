/* Cutting a face down to the glyphs that a document uses. */
#ifndef TUBIAO_SURFACE_PDF_CUT_H
#define TUBIAO_SURFACE_PDF_CUT_H

#include <hb.h>

#include "text/font.h"

/* What is wanted, and what comes of it. */
struct pdf_cut {
    hb_set_t *glyphs;     /* in the face */
    hb_set_t *characters; /* that a glyph stands for by itself */
    hb_map_t *cmap;       /* of those: character → glyph in the face */
    hb_map_t *numbers;    /* glyph in the face → glyph in the cut face */
    hb_blob_t *file;      /* the cut face; NULL if HarfBuzz cannot cut it */
};

void pdf_cut_init(struct pdf_cut *cut);
void pdf_cut_finish(struct pdf_cut *cut);

/* Fills `numbers` and `file`. */
void pdf_cut_face(struct pdf_cut *cut, const struct face *face);

#endif
