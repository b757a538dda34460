/* The structure of a PDF: tags opened and closed around what is painted. */
#ifndef TUBIAO_SURFACE_PDF_TAG_H
#define TUBIAO_SURFACE_PDF_TAG_H

#include <cairo.h>

#include "scene/scene.h"

struct pdf_open_element {
    const struct element *element;
    size_t next; /* the child that comes next in reading order */
};

struct pdf_tags {
    cairo_t *cairo;
    struct arena *arena;
    const struct scene *scene;     /* where links lead */
    struct pdf_open_element *open; /* from the Document down */
    size_t depth, capacity;
    bool open_span; /* a Span inside the last, for text beside child elements */
    /* Elements in the order they were opened: the n-th structure element of the file,
     * depth first, is opened[n] (NULL for a Span of our own). Who adds what Cairo cannot
     * write (Alt, Lang, Scope, spans) finds his way by it. */
    const struct element **opened;
    size_t opened_count, opened_capacity;
};

/* What is painted next belongs to `element`; NULL or scene_artifact: to none. `shape`: it
 * is no text or image, so inside an element with children it is decoration. No-op if
 * `tags` is NULL. */
void pdf_tags_enter(struct pdf_tags *tags, const struct element *element, bool shape);
/* Closes all that is open. */
void pdf_tags_finish(struct pdf_tags *tags);

#endif
