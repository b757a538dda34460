/* The fonts of one PDF: each face cut down to the glyphs the document uses. */
#ifndef TUBIAO_SURFACE_PDF_FONT_H
#define TUBIAO_SURFACE_PDF_FONT_H

#include <cairo.h>

#include "scene/scene.h"

/* Collects every glyph of the scene and cuts the faces. Freed with pdf_fonts_free, which
 * may come before the surface is finished: Cairo holds what it still needs. */
struct pdf_fonts *pdf_fonts_new(struct arena *arena, const struct scene *scene);
void pdf_fonts_free(struct pdf_fonts *fonts);

/* Shows a run in the current colour, with its text behind it so that it can be searched
 * and copied. False if its face cannot be embedded. */
bool pdf_fonts_show(
    const struct pdf_fonts *fonts, cairo_t *cairo, const struct glyph_run *run);

#endif
