/* Palettes that need no more than the picture's own colours, and drawing in any. */
#include "surface/palette.h"

#include <string.h>

bool palette_exact(struct palette *palette, const struct pixels *pixels) {
    *palette = (struct palette){0};
    if (!color_table_init(&palette->table, pixels, 0xFFFFFFFF, PALETTE_MOST)) {
        return false;
    }
    for (uint32_t i = 0; i < (uint32_t)1 << palette->table.bits; i++) {
        struct color_slot *slot = &palette->table.slots[i];
        if (slot->count) {
            slot->index = (unsigned char)palette->count;
            palette->colors[palette->count++] = slot->color;
        }
    }
    return true;
}

void palette_finish(struct palette *palette) {
    color_table_finish(&palette->table);
}

static int channel(uint32_t color, int shift) {
    return (int)(color >> shift & 255);
}

unsigned char palette_nearest(const struct palette *palette, uint32_t color) {
    uint32_t nearest = 0;
    int least = INT32_MAX;
    for (uint32_t i = 0; i < palette->count && least; i++) {
        int distance = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int apart = channel(color, shift) - channel(palette->colors[i], shift);
            distance += apart * apart;
        }
        if (distance < least) {
            least = distance;
            nearest = i;
        }
    }
    return (unsigned char)nearest;
}

/* Runs of one colour, most of a chart, are looked up once. */
bool palette_index_rows(const struct palette *palette, const struct pixels *pixels,
    unsigned char *rows, size_t row_length) {
    if (palette->dithered) {
        return palette_dither_rows(palette, pixels, rows, row_length);
    }
    uint32_t last = pixels->data[0];
    unsigned char index = color_table_find(&palette->table, last)->index;
    for (uint32_t y = 0; y < pixels->height; y++) {
        const uint32_t *from = pixels->data + y * pixels->stride;
        unsigned char *to = rows + y * row_length;
        if (pixels_repeat_row(pixels, y)) {
            memcpy(to, to - row_length, pixels->width);
            continue;
        }
        for (uint32_t x = 0; x < pixels->width; x++) {
            if (from[x] != last) {
                last = from[x];
                index = color_table_find(&palette->table, last)->index;
            }
            to[x] = index;
        }
    }
    return true;
}
