/* Pictures as characters and as sixels, through libchafa. A shared module, since only the
 * terminal preview needs that library and GLib behind it. */
#ifndef TUBIAO_MOSAIC_MOSAIC_H
#define TUBIAO_MOSAIC_MOSAIC_H

#include <stdint.h>

#include "base/buffer.h"

struct mosaic_picture {
    const uint32_t *pixels; /* 0xFFRRGGBB, rows of `width` */
    int width, height;
    int columns, rows; /* of characters; sixels are as large as the pixels */
};

enum mosaic_colors { MOSAIC_TRUE_COLOR, MOSAIC_256, MOSAIC_16, MOSAIC_TWO };

struct mosaic_module {
    /* Half and quarter blocks, a line a row, without a line end behind the last. */
    void (*write_blocks)(const struct mosaic_picture *picture, enum mosaic_colors colors,
        struct buffer *out);
    /* One sixel picture, drawn from the cursor. */
    void (*write_sixels)(const struct mosaic_picture *picture, struct buffer *out);
};

extern const struct mosaic_module tubiao_mosaic;

#endif
