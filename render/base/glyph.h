/* Placed glyphs: what text makes, the scene holds and every surface draws alike.
 *
 * Positions are in px, y down, from the origin of the text item that holds the run (its
 * anchor after dx and dy, before its angle turns it). */
#ifndef TUBIAO_BASE_GLYPH_H
#define TUBIAO_BASE_GLYPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"

struct face; /* text/font.h */

struct glyph {
    uint32_t id;      /* in the face */
    uint32_t cluster; /* byte offset into the run's text of the cluster it belongs to */
    float x, y;       /* of the glyph's origin: pen on the baseline */
    float advance;    /* along the run, with spacing and squeezing in it */
};

/* Glyphs of one face and size that stand in one direction. Clusters never decrease. */
struct glyph_run {
    const struct face *face; /* NULL: characters no font has, drawn as outlined boxes with
                                their code point; then id is the character */
    double size;             /* px per em */
    const char *text;        /* UTF-8, `text_length` bytes, not NUL-terminated */
    uint32_t text_length;    /* 0: a mark beside the text (emphasis dots, ruby), drawn but
                                no part of what is read, searched and copied */
    uint32_t glyph_count;
    const struct glyph *glyphs;
    double angle; /* degrees clockwise, of each glyph about its own origin: 0, or 90 for
                     Latin lying on its side in a vertical line */
    double skew;  /* synthetic slant: x += skew × height above baseline; 0 for none */
    double embolden;    /* synthetic bold: outline widened by this many px; 0 for none */
    uint32_t span;      /* of the paragraph's spans, which it belongs to */
    bool upright;       /* stands in a vertical line, in the font's vertical forms */
    bool exchanged;     /* shows other glyphs than a viewer would choose for the text */
    struct place place; /* of the first character in the source; line 0 if made up */
};

#endif
