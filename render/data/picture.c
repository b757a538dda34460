/* How large a PNG or JPEG is, by its header. */
#include "data/picture.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

struct picture {
    const unsigned char *bytes;
    size_t length;
    double width, height; /* px */
};

static const double px_per_metre = 96 / 0.0254;

static uint32_t big_endian(const unsigned char *bytes, size_t count) {
    uint32_t number = 0;
    for (size_t i = 0; i < count; i++) {
        number = number << 8 | bytes[i];
    }
    return number;
}

/* IHDR, and pHYs if it comes before the pixels. */
static bool measure_png(struct picture *picture) {
    static const unsigned char signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'};
    const unsigned char *bytes = picture->bytes;
    if (picture->length < 33 || memcmp(bytes, signature, sizeof signature) != 0) {
        return false;
    }
    picture->width = big_endian(bytes + 16, 4);
    picture->height = big_endian(bytes + 20, 4);
    for (size_t at = 33; at + 21 <= picture->length;) {
        uint32_t length = big_endian(bytes + at, 4);
        if (memcmp(bytes + at + 4, "IDAT", 4) == 0 || length > picture->length) {
            break;
        }
        if (memcmp(bytes + at + 4, "pHYs", 4) == 0 && bytes[at + 16] == 1) {
            picture->width *= px_per_metre / fmax(1, big_endian(bytes + at + 8, 4));
            picture->height *= px_per_metre / fmax(1, big_endian(bytes + at + 12, 4));
        }
        at += 12 + (size_t)length;
    }
    return picture->width > 0 && picture->height > 0;
}

/* The frame header (SOF0 to SOF15 without DHT, JPG, DAC). */
static bool measure_jpeg(struct picture *picture) {
    const unsigned char *bytes = picture->bytes;
    if (picture->length < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8) {
        return false;
    }
    for (size_t at = 2; at + 9 < picture->length && bytes[at] == 0xFF;) {
        unsigned char marker = bytes[at + 1];
        bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 &&
                     marker != 0xC8 && marker != 0xCC;
        if (frame) {
            picture->height = big_endian(bytes + at + 5, 2);
            picture->width = big_endian(bytes + at + 7, 2);
            return picture->width > 0 && picture->height > 0;
        }
        at += 2 + (size_t)big_endian(bytes + at + 2, 2);
    }
    return false;
}

bool picture_measure(
    const unsigned char *bytes, size_t length, double *width, double *height) {
    struct picture picture = {.bytes = bytes, .length = length};
    bool good = measure_png(&picture) || measure_jpeg(&picture);
    *width = picture.width;
    *height = picture.height;
    return good;
}

bool picture_is_svg(const unsigned char *bytes, size_t length) {
    enum { MOST_BEFORE = 4096 };
    size_t at = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (at < length && strchr(" \t\r\n", bytes[at]) && bytes[at]) {
        at++;
    }
    if (at >= length || bytes[at] != '<') {
        return false;
    }
    for (; at + 5 <= length && at < MOST_BEFORE; at++) {
        if (memcmp(bytes + at, "<svg", 4) == 0 && strchr(" \t\r\n>/", bytes[at + 4])) {
            return true;
        }
    }
    return false;
}
