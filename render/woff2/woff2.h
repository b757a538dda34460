/* WOFF2: a font file packed for the web (W3C, WOFF File Format 2.0). A shared module, since
 * only SVG and HTML with fonts in them need brotli. */
#ifndef TUBIAO_WOFF2_WOFF2_H
#define TUBIAO_WOFF2_WOFF2_H

#include <stdbool.h>

#include "base/buffer.h"

struct woff2_module {
    /* Appends the packed form of an OpenType file; false, with nothing appended, if it is
     * none. */
    bool (*pack)(const unsigned char *file, size_t length, struct buffer *out);
};

extern const struct woff2_module tubiao_woff2;

#endif
