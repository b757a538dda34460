/* Fonts packed before, by face and the glyphs that its characters lead to: cutting and packing
 * one takes longer than drawing a chart, and a figure that is drawn again after a change, or
 * the next report of a batch, often needs the same. Belongs to whoever owns the faces. */
#ifndef TUBIAO_SURFACE_FONT_PACKS_H
#define TUBIAO_SURFACE_FONT_PACKS_H

#include <stdbool.h>

#include "base/buffer.h"

struct face;
struct font_cut; /* surface/font_cut.h */
struct font_packs;

struct font_packs *font_packs_new(void);
void font_packs_free(struct font_packs *packs);

/* The packed font of what is to be cut, appended to *out; false if there is none yet. `packs`
 * may be NULL. */
bool font_packs_find(const struct font_packs *packs, const struct face *face,
    const struct font_cut *cut, struct buffer *out);
/* Remembers it; the oldest make room. */
void font_packs_keep(struct font_packs *packs, const struct face *face,
    const struct font_cut *cut, const struct buffer *packed);

#endif
