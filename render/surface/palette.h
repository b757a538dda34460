/* At most 256 colours for a picture: all that it has, or the fewer that come nearest. */
#ifndef TUBIAO_SURFACE_PALETTE_H
#define TUBIAO_SURFACE_PALETTE_H

#include "surface/color_table.h"

enum { PALETTE_MOST = 256 };

struct palette {
    uint32_t colors[PALETTE_MOST]; /* ARGB, opaque where the picture is */
    uint32_t count;
    struct color_table table; /* the picture's colours, each with its index */
    bool dithered; /* a picture of so many colours that steps would show in its shades */
};

/* Every colour as it is. False (nothing to finish) if 256 are not enough or memory is
 * short. */
bool palette_exact(struct palette *palette, const struct pixels *pixels);

/* At most `most` colours, 2 to 256. Where it suffices to merge those that differ by a few
 * levels, as the smooth edges of text in a few inks do, the rarer take the index of the more
 * frequent. Flat areas keep their exact colour. False if memory is short. */
bool palette_few(struct palette *palette, const struct pixels *pixels, uint32_t most);
void palette_finish(struct palette *palette);

/* The palette's nearest colour. */
unsigned char palette_nearest(const struct palette *palette, uint32_t color);

/* One byte a pixel into rows that are `row_length` bytes apart. False if memory is short. */
bool palette_index_rows(const struct palette *palette, const struct pixels *pixels,
    unsigned char *rows, size_t row_length);

/* The same with the error of each pixel given on to its neighbours (Floyd and Steinberg,
 * 1976); palette_index_rows calls it for dithered palettes. */
bool palette_dither_rows(const struct palette *palette, const struct pixels *pixels,
    unsigned char *rows, size_t row_length);

#endif
