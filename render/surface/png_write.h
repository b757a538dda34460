/* Pixels to a PNG file: a palette where that loses nothing, else RGB or RGBA. */
#ifndef TUBIAO_SURFACE_PNG_WRITE_H
#define TUBIAO_SURFACE_PNG_WRITE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

struct pixels {
    const uint32_t *data; /* 0xAARRGGBB, not multiplied by alpha */
    size_t stride;        /* pixels from row to row */
    uint32_t width, height;
    bool opaque;            /* alpha counts for nothing */
    double pixels_per_inch; /* written as pHYs */
    const char *remark;     /* UTF-8, written as a comment; or NULL */
};

/* What to set in a pixel whose alpha does not count. */
uint32_t pixels_opaque_mask(const struct pixels *pixels);

/* Whether row y is the one above again, as rows through bars are. */
bool pixels_repeat_row(const struct pixels *pixels, uint32_t y);

struct png_packing {
    bool hard; /* longer packing, fewer bytes */
    uint32_t
        most_colors; /* a palette of at most so many, near those there are; 0: as they are */
};

/* Appends the file. False if there is no memory for it. */
bool png_write(
    const struct pixels *pixels, const struct png_packing *packing, struct buffer *out);

#endif
