/* SVG files that others drew, through librsvg. A shared module, since only reports with such
 * pictures need it.
 *
 * The file stands alone: librsvg is given its bytes and no address, so it reads no other
 * file and nothing from a network, and it bounds the number of its elements. */
#ifndef TUBIAO_RSVG_RSVG_H
#define TUBIAO_RSVG_RSVG_H

#include <stdbool.h>
#include <stddef.h>

struct _cairo; /* cairo_t */

struct rsvg_module {
    /* Its own size in px; by its viewBox where it names none. False, with a reason of at
     * most `size` bytes, if it is no SVG. */
    bool (*measure)(const unsigned char *bytes, size_t length, double *width,
        double *height, char *reason, size_t size);
    /* Into the box at 0, 0, as shapes where the surface has shapes. */
    bool (*draw)(const unsigned char *bytes, size_t length, struct _cairo *cairo,
        double width, double height);
};

extern const struct rsvg_module tubiao_rsvg;

#endif
