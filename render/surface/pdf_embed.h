/* Fonts embedded by ourselves: each face cut to the glyphs a document uses, as a composite
 * font whose codes are two bytes, with the text that each glyph stands for. */
#ifndef TUBIAO_SURFACE_PDF_EMBED_H
#define TUBIAO_SURFACE_PDF_EMBED_H

#include "scene/scene.h"
#include "surface/pdf_file.h"

struct pdf_embeds;
struct pdf_embed;

struct pdf_embeds *pdf_embeds_new(struct arena *arena);
void pdf_embeds_free(struct pdf_embeds *embeds);

/* Notes the run's glyphs and what they say. */
void pdf_embeds_collect(struct pdf_embeds *embeds, const struct glyph_run *run);

/* Cuts the faces; false if one can't be embedded. */
bool pdf_embeds_cut(struct pdf_embeds *embeds);
void pdf_embeds_write(struct pdf_embeds *embeds, struct pdf_file *file);
/* "/F0 12 0 R/F1 13 0 R". */
void pdf_embeds_list(const struct pdf_embeds *embeds, struct buffer *out);

struct pdf_embed *pdf_embed_find(
    const struct pdf_embeds *embeds, const struct face *face, int *index);
/* The code of a glyph of the face, and its advance as the font has it, in em. */
uint16_t pdf_embed_code(const struct pdf_embed *embed, uint32_t glyph);
double pdf_embed_advance(const struct pdf_embed *embed, uint32_t glyph);
/* Whether the glyph by itself says these bytes. */
bool pdf_embed_says(
    const struct pdf_embed *embed, uint32_t glyph, const char *text, size_t length);

#endif
