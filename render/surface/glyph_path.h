/* Glyphs as paths, for surfaces and effects that cannot draw a font: pictures, outline
 * SVG, bold or stroked text, characters that no font has. */
#ifndef TUBIAO_SURFACE_GLYPH_PATH_H
#define TUBIAO_SURFACE_GLYPH_PATH_H

#include "base/glyph.h"
#include "text/font.h"

/* A glyph read once: its outline in font units, y up. For no face it is a box with the
 * character's code point in it, in a thousand units an em. */
struct cached_glyph {
    const struct face *face;
    uint32_t id;
    uint32_t number; /* in order of first use, from 0 */
    struct outline outline;
};

/* Lives as long as its arena. */
struct glyph_cache {
    struct arena *arena;
    struct cached_glyph *glyphs; /* in order of first use */
    size_t count, capacity;
    uint32_t *slots; /* open addressing: number + 1, or 0; slot_count is a power of two */
    size_t slot_count;
};

/* Valid until the next call. */
const struct cached_glyph *glyph_cache_find(
    struct glyph_cache *cache, const struct glyph_run *run, const struct glyph *glyph);

/* From outline units to px: x = xx·u + xy·v + x0, y = yx·u + yy·v + y0. */
struct glyph_matrix {
    double xx, yx, xy, yy, x0, y0;
};

/* Size, slant and turn of a run, without a glyph's place (x0 = y0 = 0). */
struct glyph_matrix glyph_run_matrix(const struct glyph_run *run);

#endif
