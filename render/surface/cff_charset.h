/* Which CIDs the glyphs of a CFF font have (Adobe TN 5176): codes of a PDF font mean
 * those, not glyph numbers, where the font is keyed by CID. */
#ifndef TUBIAO_SURFACE_CFF_CHARSET_H
#define TUBIAO_SURFACE_CFF_CHARSET_H

#include <hb.h>
#include <stdbool.h>

#include "base/arena.h"

struct cff_charset {
    uint16_t *cids; /* by glyph; NULL: the font is not keyed by CID */
    size_t count;
};

/* `font` is an OpenType file. False if its CFF table can't be read. */
bool cff_charset_read(struct arena *arena, hb_blob_t *font, struct cff_charset *charset);

#endif
