/* A hash table with open addressing, twice as large as it may get full. */
#include "surface/color_table.h"

#include <stdlib.h>

struct color_slot *color_table_find(const struct color_table *table, uint32_t color) {
    uint32_t key = (color | table->opaque) & table->mask;
    uint32_t last = ((uint32_t)1 << table->bits) - 1;
    uint32_t at = key * 0x9E3779B1u >> (32 - table->bits);
    while (table->slots[at].count && table->slots[at].key != key) {
        at = (at + 1) & last;
    }
    return &table->slots[at];
}

static bool add_run(
    struct color_table *table, uint32_t color, uint32_t length, uint32_t most) {
    struct color_slot *slot = color_table_find(table, color);
    if (!slot->count && ++table->count > most) {
        return false;
    }
    slot->key = (color | table->opaque) & table->mask;
    slot->count += length;
    if (length > slot->longest) {
        slot->longest = length;
        slot->color = color | table->opaque;
    }
    return true;
}

static bool count_colors(
    struct color_table *table, const struct pixels *pixels, uint32_t most) {
    for (uint32_t y = 0; y < pixels->height; y++) {
        const uint32_t *row = pixels->data + y * pixels->stride;
        for (uint32_t x = 0; x < pixels->width;) {
            uint32_t start = x++;
            while (x < pixels->width && row[x] == row[start]) {
                x++;
            }
            if (!add_run(table, row[start], x - start, most)) {
                return false;
            }
        }
    }
    return true;
}

bool color_table_init(struct color_table *table, const struct pixels *pixels,
    uint32_t mask, uint32_t most) {
    *table = (struct color_table){
        .mask = mask, .opaque = pixels->opaque ? 0xFF000000 : 0, .bits = 4};
    while ((uint32_t)1 << table->bits < most * 2) {
        table->bits++;
    }
    table->slots = calloc((size_t)1 << table->bits, sizeof *table->slots);
    if (table->slots && count_colors(table, pixels, most)) {
        return true;
    }
    color_table_finish(table);
    return false;
}

void color_table_finish(struct color_table *table) {
    free(table->slots);
    table->slots = NULL;
}
