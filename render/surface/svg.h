/* Writing SVG: what the files that know documents, styles and text share. */
#ifndef TUBIAO_SURFACE_SVG_H
#define TUBIAO_SURFACE_SVG_H

#include "scene/scene.h"
#include "surface/glyph_path.h"
#include "surface/surface.h"
#include "surface/svg_font.h"

/* How text looks; what an element inherits need not be said again. */
struct svg_look {
    const char *family;   /* of the face; NULL: none said yet */
    const char *embedded; /* the name of the file's own font, or NULL */
    int weight;
    bool italic;
    double size;
};

struct svg {
    struct buffer *out;
    struct arena *arena;
    const struct surface_options *options;
    const struct svg_fonts *fonts; /* in the file; NULL: none are */
    bool structured;               /* the scene has a structure tree */
    struct svg_look look;          /* what the root says */
    struct glyph_cache outlines;
    char prefix[9]; /* of ids, so that several files can stand in one HTML page */
    int clip_count;
    double stretch
        [2]; /* how far a square about the item's box is wider and higher than it */
    struct svg_server *servers; /* gradients and hatches used so far */
    size_t server_count, server_capacity;
};

/* Numbers have at most 3 decimals and no leading zero. */
void svg_number(struct svg *svg, double number);
/* Behind a number, with a space. */
void svg_next_number(struct svg *svg, double number);
/* The same in path data, where a sign divides too; in lists of positions Chromium takes
 * "1-2" for an error. */
void svg_next_in_path(struct svg *svg, double number);
void svg_number_attribute(struct svg *svg, const char *name, double number);
/* data-at, data-row: a place as FILE:LINE:COLUMN, where the options ask for places and it has
 * one. A sheet of a workbook is FILE#SHEET. */
void svg_place_attribute(struct svg *svg, const char *name, struct place place);
/* What made the item: the mark's place and where its data row came from. */
void svg_origin_attributes(
    struct svg *svg, const struct scene_mark *mark, const struct item *item);
/* Up to the opening quote. */
void svg_open_attribute(struct svg *svg, const char *name);
void svg_string_attribute(struct svg *svg, const char *name, const char *value);
/* One character of text or of an attribute. False if XML cannot hold it. */
bool svg_character(struct svg *svg, uint32_t character);
void svg_text_content(struct svg *svg, const char *text);

/* ` d="…"`, moved by (x, y). */
void svg_path_attribute(struct svg *svg, struct path path, double x, double y);

/* fill, stroke and their kin, as differences from SVG's defaults. A group's own opacity
 * is not its shape's, so `opacity` is given. */
void svg_style_attributes(
    struct svg *svg, const struct scene_style *style, double opacity, bool can_fill);
/* Synthetic bold: a stroke in the fill's colour, as wide as outlines are to grow. */
void svg_embolden_attributes(
    struct svg *svg, const struct scene_style *style, double width);
/* Once more the lengths of a stroke that is inherited into a space of other units. */
void svg_scaled_stroke_attributes(
    struct svg *svg, const struct scene_style *style, double factor);
/* fill or stroke as a reference to a gradient, or to a hatch over its ground; false if it is
 * neither. */
bool svg_paint_attribute(struct svg *svg, const char *name, struct color ground,
    const struct scene_gradient *gradient, const struct scene_hatch *hatch);
/* Those used so far, as <defs>. */
void svg_paint_definitions(struct svg *svg);
/* "#rrggbb", or "#rgb" where that says the same; alpha is an attribute of its own. */
enum { SVG_COLOR_SIZE = 8 };
void svg_print_color(char text[SVG_COLOR_SIZE], struct color color);
bool svg_style_paints(const struct scene_style *style);

/* One text item; `styled`: an enclosing element gives its style. */
void svg_text(struct svg *svg, const struct scene_mark *mark, size_t index, bool styled,
    bool hidden);
/* Its runs as outlines, inside an element with the item's style and turn; all, or those
 * that text cannot show. */
void svg_text_outlines(
    struct svg *svg, const struct scene_text *text, double x, double y, bool all);
bool svg_run_needs_outline(const struct svg *svg, const struct glyph_run *run);
/* The outlines used so far, as <defs>. */
void svg_outline_definitions(struct svg *svg);

struct svg_look svg_run_look(const struct svg *svg, const struct glyph_run *run);
/* The look that most glyphs of the page have, for the root to say. */
struct svg_look svg_common_look(const struct svg *svg, const struct scene_page *page);
void svg_look_attributes(
    struct svg *svg, const struct svg_look *outer, const struct svg_look *look);

#endif
