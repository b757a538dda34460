/* Surfaces: a scene to the bytes of one format. One file a format, listed in surface.c.
 */
#ifndef TUBIAO_SURFACE_SURFACE_H
#define TUBIAO_SURFACE_SURFACE_H

#include "base/buffer.h"
#include "base/fault.h"
#include "scene/scene.h"

enum svg_text {
    SVG_TEXT_NAMED,    /* <text> that names families: viewers take their own fonts */
    SVG_TEXT_EMBEDDED, /* <text> with the used glyphs in the file */
    SVG_TEXT_OUTLINE,  /* shapes, for programs that ignore embedded fonts */
};

struct surface_options {
    double scale;         /* PNG, JPEG: pixels per px; 1 */
    double quality;       /* JPEG: 1..100; 0: the usual */
    bool pack_hard;       /* PNG: longer packing for fewer bytes */
    uint32_t most_colors; /* PNG: a palette of so many; 0: every colour as it is */
    enum svg_text svg_text;
    struct font_packs
        *packs;  /* of fonts in files (surface/font_packs.h); NULL: none are kept */
    bool places; /* SVG: data-at and data-row say what made each item, FILE:LINE:COLUMN */
    bool has_time;
    double
        time; /* seconds since the epoch, stamped into PDF; if not known, no dates are */
    const char *creator; /* "tubiao VERSION" */
};

/* What a surface can give up for fewer bytes, in the order of its table; zero: as before. */
struct surface_step {
    const char *english, *chinese; /* as a note says it */
    bool pack_hard;
    uint32_t most_colors;
    double quality;
    double shrink; /* of the scale that was asked for */
};

struct surface {
    const char *name;      /* pdf */
    const char *alias;     /* another name for it, or NULL */
    const char *extension; /* pdf */
    bool whole_document;   /* one file for all pages (pdf, scene); else a file a page */
    /* Appends to `out` the page (or the document). False with a fault if the system
     * refuses. */
    bool (*paint)(const struct scene *scene, size_t page,
        const struct surface_options *options, struct buffer *out, struct faults *faults);
    const struct surface_step *steps; /* surface_paint_within (fit.h) takes them */
    size_t step_count;
};

/* pdf svg png jpg scene; NULL-terminated. */
extern const struct surface *const surfaces[];
const struct surface *surface_find(const char *name);

#endif
