/* PNG (W3C PNG, second edition). What has few colours becomes a palette: a third of the bytes
 * to pack, which is where the time goes. */
#include "surface/png_write.h"

#include "surface/palette.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <libdeflate.h>

enum {
    LEVEL_PALETTE = 1,    /* flat art: half the time of 6, 9 % more bytes (measured) */
    LEVEL_TRUE_COLOR = 2, /* a sixth less time in all than 6, 4 % more bytes (measured) */
    LEVEL_HARD = 10,
    TYPE_RGB = 2,
    TYPE_PALETTE = 3,
    TYPE_RGBA = 6,
    FILTER_UP = 2,
};

/* What is compressed: rows, each behind its filter byte. */
struct image {
    unsigned char *rows;
    size_t row_length; /* with the filter byte */
    size_t length;
    int depth, type;
    struct palette palette;
};

static bool image_open(
    struct image *image, const struct pixels *pixels, size_t row_length) {
    image->row_length = row_length;
    image->length = row_length * pixels->height;
    image->rows = malloc(image->length);
    return image->rows != NULL;
}

uint32_t pixels_opaque_mask(const struct pixels *pixels) {
    return pixels->opaque ? 0xFF000000 : 0;
}

bool pixels_repeat_row(const struct pixels *pixels, uint32_t y) {
    const uint32_t *row = pixels->data + y * pixels->stride;
    return y > 0 && memcmp(row, row - pixels->stride, pixels->width * sizeof *row) == 0;
}

/* Packs the bytes of small palettes into 1, 2 or 4 bits, in place. */
static void pack_rows(struct image *image, const struct pixels *pixels) {
    uint32_t count = image->palette.count;
    image->depth = count <= 2 ? 1 : count <= 4 ? 2 : count <= 16 ? 4 : 8;
    if (image->depth == 8) {
        return;
    }
    uint32_t per_byte = 8 / (uint32_t)image->depth;
    size_t packed_length = 1 + (pixels->width + per_byte - 1) / per_byte;
    for (uint32_t y = 0; y < pixels->height; y++) {
        const unsigned char *from = image->rows + y * image->row_length + 1;
        unsigned char *to = image->rows + y * packed_length;
        *to++ = 0;
        for (uint32_t x = 0; x < pixels->width; x += per_byte) {
            unsigned byte = 0;
            for (uint32_t i = 0; i < per_byte; i++) {
                unsigned value = x + i < pixels->width ? from[x + i] : 0;
                byte = byte << image->depth | value;
            }
            *to++ = (unsigned char)byte;
        }
    }
    image->row_length = packed_length;
    image->length = packed_length * pixels->height;
}

static void spread_row(const struct pixels *pixels, uint32_t y, unsigned char *to) {
    const uint32_t *from = pixels->data + y * pixels->stride;
    for (uint32_t x = 0; x < pixels->width; x++) {
        uint32_t color = from[x];
        *to++ = (unsigned char)(color >> 16);
        *to++ = (unsigned char)(color >> 8);
        *to++ = (unsigned char)color;
        if (!pixels->opaque) {
            *to++ = (unsigned char)(color >> 24);
        }
    }
}

/* Rows like the one above become zeros (the filter Up); the others stay as they are,
 * since in flat colours and text repetition packs better than differences do (measured). */
static void spread_rows(struct image *image, const struct pixels *pixels) {
    for (uint32_t y = 0; y < pixels->height; y++) {
        unsigned char *row = image->rows + y * image->row_length;
        if (pixels_repeat_row(pixels, y)) {
            memset(row, 0, image->row_length);
            row[0] = FILTER_UP;
        } else {
            row[0] = 0;
            spread_row(pixels, y, row + 1);
        }
    }
}

static bool make_palette_image(struct image *image, const struct pixels *pixels) {
    image->type = TYPE_PALETTE;
    bool done =
        image_open(image, pixels, (size_t)pixels->width + 1) &&
        palette_index_rows(&image->palette, pixels, image->rows + 1, image->row_length);
    if (done) {
        for (uint32_t y = 0; y < pixels->height; y++) {
            image->rows[y * image->row_length] = 0;
        }
        pack_rows(image, pixels);
    }
    palette_finish(&image->palette);
    return done;
}

static bool make_image(
    struct image *image, const struct pixels *pixels, const struct png_packing *packing) {
    if (palette_exact(&image->palette, pixels)) {
        if (!packing->most_colors || image->palette.count <= packing->most_colors) {
            return make_palette_image(image, pixels);
        }
        palette_finish(&image->palette);
    }
    if (packing->most_colors &&
        palette_few(&image->palette, pixels, packing->most_colors)) {
        return make_palette_image(image, pixels);
    }
    size_t channels = pixels->opaque ? 3 : 4;
    if (!image_open(image, pixels, pixels->width * channels + 1)) {
        return false;
    }
    spread_rows(image, pixels);
    image->type = pixels->opaque ? TYPE_RGB : TYPE_RGBA;
    image->depth = 8;
    return true;
}

static void put_number(unsigned char *to, uint32_t number) {
    for (int i = 0; i < 4; i++) {
        to[i] = (unsigned char)(number >> (24 - 8 * i));
    }
}

static void append_number(struct buffer *out, uint32_t number) {
    unsigned char bytes[4];
    put_number(bytes, number);
    buffer_append(out, bytes, sizeof bytes);
}

static void append_chunk(
    struct buffer *out, const char *type, const void *data, size_t length) {
    append_number(out, (uint32_t)length);
    size_t start = out->length;
    buffer_append(out, type, 4);
    buffer_append(out, data, length);
    append_number(out, libdeflate_crc32(0, out->data + start, length + 4));
}

/* iTXt: keyword, no compression, no language, no translated keyword (PNG 11.3.3.4). */
static void append_comment(struct buffer *out, const char *text) {
    static const char start[] = "Comment\0\0\0\0";
    struct buffer data = {0};
    buffer_append(&data, start, sizeof start);
    buffer_append_string(&data, text);
    append_chunk(out, "iTXt", data.data, data.length);
    buffer_finish(&data);
}

static void append_header(
    struct buffer *out, const struct image *image, const struct pixels *pixels) {
    unsigned char header[13] = {0};
    put_number(header, pixels->width);
    put_number(header + 4, pixels->height);
    header[8] = (unsigned char)image->depth;
    header[9] = (unsigned char)image->type;
    buffer_append(out, "\x89PNG\r\n\x1A\n", 8);
    append_chunk(out, "IHDR", header, sizeof header);
    append_chunk(out, "sRGB", "", 1); /* rendering intent 0: perceptual */
    unsigned char physical[9] = {0};
    uint32_t per_metre = (uint32_t)lround(pixels->pixels_per_inch / 0.0254);
    put_number(physical, per_metre);
    put_number(physical + 4, per_metre);
    physical[8] = 1; /* the unit is the metre */
    append_chunk(out, "pHYs", physical, sizeof physical);
    if (pixels->remark) {
        append_comment(out, pixels->remark);
    }
}

static void append_palette(
    struct buffer *out, const struct palette *palette, bool opaque) {
    unsigned char colors[PALETTE_MOST * 3], alphas[PALETTE_MOST];
    for (uint32_t i = 0; i < palette->count; i++) {
        uint32_t color = palette->colors[i];
        colors[i * 3] = (unsigned char)(color >> 16);
        colors[i * 3 + 1] = (unsigned char)(color >> 8);
        colors[i * 3 + 2] = (unsigned char)color;
        alphas[i] = (unsigned char)(color >> 24);
    }
    append_chunk(out, "PLTE", colors, (size_t)palette->count * 3);
    if (!opaque) {
        append_chunk(out, "tRNS", alphas, palette->count);
    }
}

static bool append_data(
    struct buffer *out, const struct image *image, const struct png_packing *packing) {
    struct libdeflate_compressor *compressor =
        libdeflate_alloc_compressor(packing->hard                 ? LEVEL_HARD
                                    : image->type == TYPE_PALETTE ? LEVEL_PALETTE
                                                                  : LEVEL_TRUE_COLOR);
    size_t bound =
        compressor ? libdeflate_zlib_compress_bound(compressor, image->length) : 0;
    unsigned char *packed = compressor ? malloc(bound) : NULL;
    size_t length = packed ? libdeflate_zlib_compress(
                                 compressor, image->rows, image->length, packed, bound)
                           : 0;
    if (length) {
        append_chunk(out, "IDAT", packed, length);
        append_chunk(out, "IEND", "", 0);
    }
    free(packed);
    if (compressor) {
        libdeflate_free_compressor(compressor);
    }
    return length > 0;
}

bool png_write(
    const struct pixels *pixels, const struct png_packing *packing, struct buffer *out) {
    struct image image = {0};
    bool done = make_image(&image, pixels, packing);
    if (done) {
        append_header(out, &image, pixels);
        if (image.type == TYPE_PALETTE) {
            append_palette(out, &image.palette, pixels->opaque);
        }
        done = append_data(out, &image, packing);
    }
    free(image.rows);
    return done;
}
