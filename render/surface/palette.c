/* Counting the colours of a picture and choosing 256 of them. */
#include "surface/palette.h"

#include <stdlib.h>
#include <string.h>

enum {
    TABLE_BITS = 13,
    TABLE_SIZE = 1 << TABLE_BITS,
    MOST_COLORS = TABLE_SIZE / 2,
    PALETTE_TOLERANCE = 3, /* of 255; a step of L* below 1.5 */
};

struct palette_slot {
    uint32_t color;
    uint32_t count; /* pixels; 0: the slot is free */
    unsigned char index;
};

static struct palette_slot *find_slot(struct palette_slot *slots, uint32_t color) {
    uint32_t at = color * 0x9E3779B1u >> (32 - TABLE_BITS);
    while (slots[at].count && slots[at].color != color) {
        at = (at + 1) % TABLE_SIZE;
    }
    return &slots[at];
}

unsigned char palette_index(const struct palette *palette, uint32_t color) {
    return find_slot(palette->slots, color)->index;
}

/* How many colours there are; more than MOST_COLORS if they are too many to list. */
static size_t count_colors(struct palette_slot *slots, const struct pixels *pixels) {
    uint32_t opaque = pixels_opaque_mask(pixels);
    size_t colors = 0;
    for (uint32_t y = 0; y < pixels->height; y++) {
        const uint32_t *row = pixels->data + y * pixels->stride;
        for (uint32_t x = 0; x < pixels->width;) {
            uint32_t start = x++;
            while (x < pixels->width && row[x] == row[start]) {
                x++;
            }
            struct palette_slot *slot = find_slot(slots, row[start] | opaque);
            if (!slot->count && ++colors > MOST_COLORS) {
                return colors;
            }
            slot->color = row[start] | opaque;
            slot->count += x - start;
        }
    }
    return colors;
}

/* Most frequent first; a total order, so that the same picture gives the same file. */
static int compare_slots(const void *a, const void *b) {
    const struct palette_slot *x = *(struct palette_slot *const *)a;
    const struct palette_slot *y = *(struct palette_slot *const *)b;
    if (x->count != y->count) {
        return x->count < y->count ? 1 : -1;
    }
    return x->color < y->color ? -1 : x->color > y->color;
}

static bool is_near(uint32_t a, uint32_t b, int tolerance) {
    for (int shift = 0; shift < 32; shift += 8) {
        int difference = (int)(a >> shift & 255) - (int)(b >> shift & 255);
        if (difference > tolerance || difference < -tolerance) {
            return false;
        }
    }
    return true;
}

/* Gives each colour, in order, the first index near enough, or a new one. */
static bool assign(
    struct palette *palette, struct palette_slot **order, size_t colors, int tolerance) {
    palette->count = 0;
    for (size_t i = 0; i < colors; i++) {
        uint32_t index = 0;
        while (tolerance && index < palette->count &&
               !is_near(palette->colors[index], order[i]->color, tolerance)) {
            index++;
        }
        index = tolerance ? index : palette->count;
        if (index == PALETTE_MOST) {
            return false;
        }
        if (index == palette->count) {
            palette->colors[palette->count++] = order[i]->color;
        }
        order[i]->index = (unsigned char)index;
    }
    return true;
}

static bool choose(struct palette *palette, size_t colors) {
    struct palette_slot **order = malloc((colors + 1) * sizeof(struct palette_slot *));
    if (!order) {
        return false;
    }
    size_t listed = 0;
    for (size_t i = 0; i < TABLE_SIZE; i++) {
        if (palette->slots[i].count) {
            order[listed++] = &palette->slots[i];
        }
    }
    qsort(order, listed, sizeof(struct palette_slot *), compare_slots);
    bool done = false;
    for (int tolerance = 0; !done && tolerance <= PALETTE_TOLERANCE; tolerance++) {
        done = assign(palette, order, listed, tolerance);
    }
    free(order);
    return done;
}

bool palette_init(struct palette *palette, const struct pixels *pixels) {
    palette->count = 0;
    palette->slots = calloc(TABLE_SIZE, sizeof *palette->slots);
    if (!palette->slots) {
        return false;
    }
    size_t colors = count_colors(palette->slots, pixels);
    if (colors <= MOST_COLORS && choose(palette, colors)) {
        return true;
    }
    palette_finish(palette);
    return false;
}

void palette_finish(struct palette *palette) {
    free(palette->slots);
    palette->slots = NULL;
}
