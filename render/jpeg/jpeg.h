/* JPEG: pixels to a file. A shared module, since only those who ask for JPEG need libjpeg. */
#ifndef TUBIAO_JPEG_JPEG_H
#define TUBIAO_JPEG_JPEG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

struct jpeg_picture {
    const uint32_t *data; /* 0xxxRRGGBB */
    size_t stride;        /* pixels from row to row */
    uint32_t width, height;
    int quality; /* 1..100, of the IJG */
    double pixels_per_inch;
    const char *remark; /* UTF-8, written as a comment; or NULL */
};

struct jpeg_module {
    /* Appends the file: sRGB, every pixel with its own colour (4:4:4), Huffman tables of its
     * own. False, with nothing appended, if there is no memory for it. */
    bool (*write)(const struct jpeg_picture *picture, struct buffer *out);
};

extern const struct jpeg_module tubiao_jpeg;

#endif
