/* Documents that lay themselves out: a tree of elements with content (block/flow.h) to the
 * bytes of one format. One file a format, listed in document.c; a figure in one is placed
 * and painted here. */
#ifndef TUBIAO_DOCUMENT_DOCUMENT_H
#define TUBIAO_DOCUMENT_DOCUMENT_H

#include "block/flow.h"
#include "surface/surface.h"

struct document_format {
    const char *name;      /* html */
    const char *extension; /* html */
    /* Appends the document to `out`; what it is made with lives in the arena. False with a
     * fault if the system refuses. */
    bool (*write)(struct arena *arena, const struct flow_document *document,
        const struct surface_options *options, struct buffer *out, struct faults *faults);
};

/* NULL-terminated. */
extern const struct document_format *const document_formats[];
/* NULL if there is none of that name. */
const struct document_format *document_format_find(const char *name);

#endif
