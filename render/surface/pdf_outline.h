/* What a viewer of a PDF finds its way by: the outline, page labels, links inside. */
#ifndef TUBIAO_SURFACE_PDF_OUTLINE_H
#define TUBIAO_SURFACE_PDF_OUTLINE_H

#include <cairo.h>

#include "scene/scene.h"

/* The headings of the scene that have a title and were painted, one under another. */
void pdf_outline_add(
    cairo_surface_t *surface, struct arena *arena, const struct scene *scene);

/* The anchors of the page that was painted, as places that links lead to by name: Cairo
 * 1.16 writes no link to a page that is not there yet, and drops what stands before a
 * page's background. */
void pdf_anchors_add(
    cairo_t *cairo, struct arena *arena, const struct scene *scene, size_t page);

/* Attributes of a Link tag that leads where the element does; NULL: nowhere. */
const char *pdf_link_attributes(
    struct arena *arena, const struct scene *scene, const struct element *element);

#endif
