/* A picture as an element of an HTML page, whose fonts all its pictures share:
 *
 *     fonts = svg_fonts_new(arena, "f");
 *     svg_fonts_add(fonts, page) of each; svg_fonts_pack(fonts, faults);
 *     svg_fonts_define(fonts, style); svg_write_inline(page, &how, options, body) of each
 */
#ifndef TUBIAO_SURFACE_SVG_INLINE_H
#define TUBIAO_SURFACE_SVG_INLINE_H

#include "surface/surface.h"
#include "surface/svg_font.h"

struct svg_inline {
    const struct svg_fonts *fonts; /* NULL: as the options say, none in the file */
    const char *prefix;     /* of its ids, at most 8 bytes, no other's on the page */
    const char *class_name; /* or NULL */
    double scale;           /* as large as it is shown: px a px; 0: 1 */
    const char *title, *description; /* NULL both: nothing that readers should meet */
};

void svg_write_inline(const struct scene_page *page, const struct svg_inline *how,
    const struct surface_options *options, struct buffer *out);

#endif
