/* Pictures: how large a PNG or JPEG is. */
#ifndef TUBIAO_DATA_PICTURE_H
#define TUBIAO_DATA_PICTURE_H

#include <stdbool.h>
#include <stddef.h>

/* In px: by its density where a PNG says it, else a pixel is one. False if the bytes are
 * neither. */
bool picture_measure(
    const unsigned char *bytes, size_t length, double *width, double *height);

/* Whether they begin as an SVG file does: <svg behind a declaration, comments, spaces. */
bool picture_is_svg(const unsigned char *bytes, size_t length);

#endif
