/* Dithering: shades that a palette lacks, mixed of the colours that it has. */
#include <stdlib.h>
#include <string.h>

#include "surface/palette.h"

enum { COLOR_CHANNELS = 3, CELL_BITS = 5, CELLS = 1 << (3 * CELL_BITS) };

struct dither {
    const struct palette *palette;
    uint16_t
        *cells; /* the palette's index for a cell of colours, plus 1; 0: not asked yet */
    int *here,
        *below; /* sixteenths of a level owed to this row and the next, a pixel before
                          the first and one behind the last */
};

static int channel(uint32_t color, int c) {
    return (int)(color >> 8 * c & 255);
}

static unsigned char nearest(const struct dither *dither, uint32_t color) {
    if (color >> 24 != 255) {
        return palette_nearest(dither->palette, color);
    }
    uint32_t cell = 0;
    for (int c = 0; c < COLOR_CHANNELS; c++) {
        cell = cell << CELL_BITS | (uint32_t)channel(color, c) >> (8 - CELL_BITS);
    }
    if (!dither->cells[cell]) {
        dither->cells[cell] = (uint16_t)(palette_nearest(dither->palette, color) + 1);
    }
    return (unsigned char)(dither->cells[cell] - 1);
}

static uint32_t with_debt(uint32_t color, const int *debt) {
    uint32_t changed = color & 0xFF000000;
    for (int c = 0; c < COLOR_CHANNELS; c++) {
        int level = channel(color, c) + debt[c] / 16;
        level = level < 0 ? 0 : level > 255 ? 255 : level;
        changed |= (uint32_t)level << 8 * c;
    }
    return changed;
}

static void pass_on(
    const struct dither *dither, uint32_t x, uint32_t wanted, uint32_t got) {
    int *here = dither->here + (size_t)(x + 1) * COLOR_CHANNELS;
    int *below = dither->below + (size_t)(x + 1) * COLOR_CHANNELS;
    for (int c = 0; c < COLOR_CHANNELS; c++) {
        int error = channel(wanted, c) - channel(got, c);
        here[c + COLOR_CHANNELS] += error * 7;
        below[c - COLOR_CHANNELS] += error * 3;
        below[c] += error * 5;
        below[c + COLOR_CHANNELS] += error;
    }
}

/* Where the palette has the very colour, it stands, and what is owed is forgiven: flat areas
 * stay flat. */
static void dither_row(const struct dither *dither, const struct pixels *pixels,
    uint32_t y, unsigned char *to) {
    const uint32_t *from = pixels->data + y * pixels->stride;
    uint32_t opaque = pixels_opaque_mask(pixels);
    for (uint32_t x = 0; x < pixels->width; x++) {
        uint32_t color = from[x] | opaque;
        to[x] = color_table_find(&dither->palette->table, color)->index;
        if (dither->palette->colors[to[x]] == color) {
            continue;
        }
        uint32_t wanted =
            with_debt(color, dither->here + (size_t)(x + 1) * COLOR_CHANNELS);
        to[x] = nearest(dither, wanted);
        pass_on(dither, x, wanted, dither->palette->colors[to[x]]);
    }
}

bool palette_dither_rows(const struct palette *palette, const struct pixels *pixels,
    unsigned char *rows, size_t row_length) {
    size_t room = ((size_t)pixels->width + 2) * COLOR_CHANNELS;
    int *debts = calloc(room * 2, sizeof *debts);
    uint16_t *cells = calloc(CELLS, sizeof *cells);
    struct dither dither = {palette, cells, debts, debts + room};
    bool good = debts && cells;
    for (uint32_t y = 0; good && y < pixels->height; y++) {
        dither_row(&dither, pixels, y, rows + y * row_length);
        int *done = dither.here;
        dither.here = dither.below;
        dither.below = done;
        memset(done, 0, room * sizeof *done);
    }
    free(debts);
    free(cells);
    return good;
}
