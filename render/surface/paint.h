/* Painting a scene with Cairo: what PDF and PNG share. */
#ifndef TUBIAO_SURFACE_PAINT_H
#define TUBIAO_SURFACE_PAINT_H

#include <cairo.h>

#include "base/fault.h"
#include "scene/scene.h"
#include "surface/glyph_path.h"

struct pdf_fonts; /* pdf_font.h */
struct pdf_tags;  /* pdf_tag.h */

struct painter {
    cairo_t *cairo;
    struct arena *arena; /* scratch, for the whole job */
    struct faults *faults;
    struct glyph_cache outlines;
    struct pdf_fonts *fonts; /* NULL: text is drawn as outlines */
    struct pdf_tags *tags;   /* NULL: no structure is written */
    bool stamps;             /* onto pixels: symbols by the thousand are stamped */
};

/* The page's background and its marks. */
void paint_page(struct painter *painter, const struct scene_page *page);

/* True if all went well, else a fault with Cairo's reason. */
bool paint_check(cairo_status_t status, const char *format, struct faults *faults);

/* One text item's runs, at its place. */
void paint_text(struct painter *painter, const struct scene_text *text);

/* An encoded PNG or JPEG into the item's box. */
void paint_image(struct painter *painter, const struct scene_image *image);

/* `opacity` is the part that the colour itself does not have. */
void paint_set_color(struct painter *painter, struct color color, double opacity);
/* A gradient over the current path's box. False where there is none, or no box. */
bool paint_set_gradient(
    struct painter *painter, const struct scene_gradient *gradient, double opacity);
/* Ink inside the current path, which stays. */
void paint_hatch(
    struct painter *painter, const struct scene_hatch *hatch, double opacity);
void paint_set_stroke(cairo_t *cairo, const struct scene_style *style);
void paint_add_path(cairo_t *cairo, struct path path);
/* Is there anything to fill, to stroke? */
bool paint_has_fill(const struct scene_style *style);
bool paint_has_stroke(const struct scene_style *style);

#endif
