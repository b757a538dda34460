/* The formats of outputs: surfaces, which paint a placed scene, and documents, which lay
 * themselves out. */
#ifndef TUBIAO_COMMAND_FORMATS_H
#define TUBIAO_COMMAND_FORMATS_H

#include "document/document.h"
#include "surface/surface.h"

enum { MOST_FORMATS = 16 };

/* One of the two is not NULL. */
struct output_format {
    const struct surface *surface;
    const struct document_format *document;
};

const char *format_name(const struct output_format *format);
const char *format_extension(const struct output_format *format);
/* Another name of the format, which is another extension too; or NULL. */
const char *format_alias(const struct output_format *format);

/* All of them, surfaces first; how many. */
size_t formats_all(struct output_format formats[MOST_FORMATS]);

/* False with a fault if there is none of that name. */
bool format_find(const char *name, struct output_format *format, struct faults *faults);

#endif
