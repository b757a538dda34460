/* The colours of a picture, each with how many pixels have it. */
#ifndef TUBIAO_SURFACE_COLOR_TABLE_H
#define TUBIAO_SURFACE_COLOR_TABLE_H

#include "surface/png_write.h"

struct color_slot {
    uint32_t key;   /* the colour, or what is alike in all it stands for */
    uint32_t color; /* ARGB; of several, the one with the longest run */
    uint32_t count; /* pixels; 0: the slot is free */
    uint32_t longest;
    unsigned char index; /* in a palette, for who makes one */
};

struct color_table {
    struct color_slot *slots;
    uint32_t bits;   /* of the number of slots */
    uint32_t mask;   /* colours that are alike under it share a slot */
    uint32_t opaque; /* set in every colour whose alpha does not count */
    uint32_t count;  /* of colours */
};

/* Counts at most `most` colours; false, with nothing to finish, if there are more or memory is
 * short. */
bool color_table_init(
    struct color_table *table, const struct pixels *pixels, uint32_t mask, uint32_t most);
void color_table_finish(struct color_table *table);

/* The slot of a colour, free if there is none. */
struct color_slot *color_table_find(const struct color_table *table, uint32_t color);

#endif
