/* Fonts in an SVG file: the glyphs that its page uses, as WOFF2.
 *
 * The character table of an embedded font leads each character to the glyph that was
 * placed for it, so that it looks the same whatever a viewer would choose; where one
 * character has two glyphs, there are two fonts. Layout tables are left out: the viewer
 * has nothing to kern, join or trim by. */
#ifndef TUBIAO_SURFACE_SVG_FONT_H
#define TUBIAO_SURFACE_SVG_FONT_H

#include "base/fault.h"
#include "scene/scene.h"

struct svg;
struct font_packs;
struct svg_fonts;

/* `prefix` goes before each font's name. Freed by svg_fonts_free. */
struct svg_fonts *svg_fonts_new(struct arena *arena, const char *prefix);
/* What the page's text needs; several pages may share their fonts. */
void svg_fonts_add(struct svg_fonts *fonts, const struct scene_page *page);
/* Cuts and packs them; `packs` (or NULL) gives those packed before. False where there are
 * none or, with a warning, none can be packed. */
bool svg_fonts_pack(
    struct svg_fonts *fonts, struct font_packs *packs, struct faults *faults);
void svg_fonts_free(struct svg_fonts *fonts);

/* The name of the font that shows the run; NULL if none does: a cluster of several
 * characters or glyphs has no place in a character table. `fonts` may be NULL. */
const char *svg_fonts_find(const struct svg_fonts *fonts, const struct glyph_run *run);

/* The @font-face rules. */
void svg_fonts_define(const struct svg_fonts *fonts, struct buffer *out);

#endif
