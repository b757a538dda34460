/* At most 256 colours for a picture, each pixel within a few levels of its own. */
#ifndef TUBIAO_SURFACE_PALETTE_H
#define TUBIAO_SURFACE_PALETTE_H

#include "surface/png_write.h"

enum { PALETTE_MOST = 256 };

/* Every colour of a picture with the index it is drawn in. A picture of more than 256
 * colours, which smooth edges of text and bars in a few inks make, has those merged that
 * differ by at most PALETTE_TOLERANCE in any channel: the rarer take the index of the more
 * frequent, so flat areas keep their exact colour. */
struct palette {
    uint32_t colors[PALETTE_MOST]; /* ARGB, opaque where the picture is */
    uint32_t count;
    struct palette_slot *slots; /* freed by palette_finish */
};

/* False (nothing to finish) if 256 colours are not enough or memory is short. */
bool palette_init(struct palette *palette, const struct pixels *pixels);
void palette_finish(struct palette *palette);

/* The index of a colour that the picture has. */
unsigned char palette_index(const struct palette *palette, uint32_t color);

#endif
