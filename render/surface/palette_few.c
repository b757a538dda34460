/* Choosing fewer colours than a picture has.
 *
 * Colours of large areas are taken as they are. If merging what is nearly alike leaves too
 * many of the others, they are divided by median cut (Heckbert, 1982): the box of colours that
 * is widest, weighed by how often they occur, is cut in two until there are enough. */
#include "surface/palette.h"

#include <math.h>
#include <stdlib.h>

enum {
    CLOSE = 3,             /* of 255: a step of L* below 1.5 */
    MOST_LISTED = 1 << 16, /* more colours are counted without their lowest bits */
    MOST_CLOSE = 1 << 12,  /* comparing each with each takes too long beyond */
    MOST_FLAT = 1 << 12,   /* a picture of more colours has shades that steps show in */
    AREA = 1024,           /* a colour of that share of the pixels is an area's */
    CHANNELS = 4,
};

struct box {
    uint32_t start, end; /* of the order */
    double spread;       /* along its longest side, weighed */
    int longest;         /* shift of that channel */
};

/* Most frequent first; a total order, so that the same picture gives the same file. */
static int compare_slots(const void *a, const void *b) {
    const struct color_slot *x = *(struct color_slot *const *)a;
    const struct color_slot *y = *(struct color_slot *const *)b;
    if (x->count != y->count) {
        return x->count < y->count ? 1 : -1;
    }
    return x->color < y->color ? -1 : x->color > y->color;
}

static struct color_slot **sorted_slots(const struct color_table *table) {
    struct color_slot **order =
        malloc(((size_t)table->count + 1) * sizeof(struct color_slot *));
    uint32_t listed = 0;
    for (uint32_t i = 0; order && i < (uint32_t)1 << table->bits; i++) {
        if (table->slots[i].count) {
            order[listed++] = &table->slots[i];
        }
    }
    if (order) {
        qsort(order, listed, sizeof(struct color_slot *), compare_slots);
    }
    return order;
}

static int channel(uint32_t color, int shift) {
    return (int)(color >> shift & 255);
}

static bool is_near(uint32_t a, uint32_t b, int tolerance) {
    for (int shift = 0; shift < 32; shift += 8) {
        if (abs(channel(a, shift) - channel(b, shift)) > tolerance) {
            return false;
        }
    }
    return true;
}

/* Gives each colour, in order, the first index near enough, or a new one. */
static bool merge_near(struct palette *palette, struct color_slot *const *order,
    uint32_t most, int tolerance) {
    palette->count = 0;
    for (uint32_t i = 0; i < palette->table.count; i++) {
        uint32_t index = 0;
        while (index < palette->count &&
               !is_near(palette->colors[index], order[i]->color, tolerance)) {
            index++;
        }
        if (index == most) {
            return false;
        }
        if (index == palette->count) {
            palette->colors[palette->count++] = order[i]->color;
        }
        order[i]->index = (unsigned char)index;
    }
    return true;
}

/* Rare colours, the edges of everything, count for more than their few pixels. */
static double weight_of(const struct color_slot *slot) {
    return sqrt((double)slot->count);
}

static void measure_box(struct box *box, struct color_slot *const *order) {
    box->spread = 0;
    for (int shift = 0; shift < 8 * CHANNELS; shift += 8) {
        double weight = 0, sum = 0, squares = 0;
        for (uint32_t i = box->start; i < box->end; i++) {
            double own = weight_of(order[i]), value = channel(order[i]->color, shift);
            weight += own;
            sum += own * value;
            squares += own * value * value;
        }
        double spread = squares - sum * sum / weight;
        if (spread > box->spread) {
            box->spread = spread;
            box->longest = shift;
        }
    }
}

/* Puts the colours below the box's mean before the others; where the others begin. */
static uint32_t divide(const struct box *box, struct color_slot **order) {
    double weight = 0, sum = 0;
    for (uint32_t i = box->start; i < box->end; i++) {
        weight += weight_of(order[i]);
        sum += weight_of(order[i]) * channel(order[i]->color, box->longest);
    }
    uint32_t middle = box->start;
    for (uint32_t i = box->start; i < box->end; i++) {
        if (channel(order[i]->color, box->longest) < sum / weight) {
            struct color_slot *moved = order[i];
            order[i] = order[middle];
            order[middle++] = moved;
        }
    }
    return middle;
}

/* The most frequent colour of a box stands for it. */
static uint32_t color_of(const struct box *box, struct color_slot *const *order) {
    uint32_t best = box->start;
    for (uint32_t i = box->start; i < box->end; i++) {
        best = compare_slots(&order[i], &order[best]) < 0 ? i : best;
    }
    return order[best]->color;
}

/* Cuts order[start…] into boxes and adds their colours to the palette. */
static void cut(
    struct palette *palette, struct color_slot **order, uint32_t start, uint32_t most) {
    struct box boxes[PALETTE_MOST] = {{.start = start, .end = palette->table.count}};
    uint32_t count = 1, wanted = most - palette->count;
    measure_box(&boxes[0], order);
    while (count < wanted) {
        uint32_t widest = 0;
        for (uint32_t i = 1; i < count; i++) {
            widest = boxes[i].spread > boxes[widest].spread ? i : widest;
        }
        struct box *box = &boxes[widest];
        if (!(box->spread > 0)) {
            break;
        }
        uint32_t middle = divide(box, order);
        boxes[count] = (struct box){.start = middle, .end = box->end};
        box->end = middle;
        measure_box(box, order);
        measure_box(&boxes[count++], order);
    }
    for (uint32_t i = 0; i < count; i++) {
        palette->colors[palette->count++] = color_of(&boxes[i], order);
    }
}

/* The colours of areas first, half the palette at most; then what the rest is cut into. */
static void choose(
    struct palette *palette, struct color_slot **order, uint32_t most, uint64_t pixels) {
    uint32_t listed = palette->table.count, areas = 0;
    palette->count = 0;
    while (areas < listed && areas < most / 2 &&
           (uint64_t)order[areas]->count * AREA >= pixels) {
        palette->colors[palette->count++] = order[areas++]->color;
    }
    if (areas < listed) {
        cut(palette, order, areas, most);
    }
    for (uint32_t i = 0; i < listed; i++) {
        order[i]->index = palette_nearest(palette, order[i]->color);
    }
}

/* Without as many low bits as it takes for the table to hold them. */
static bool count_colors(struct color_table *table, const struct pixels *pixels) {
    static const uint32_t masks[] = {
        0xFFFFFFFF, 0xFEFEFEFE, 0xFCFCFCFC, 0xF8F8F8F8, 0xF0F0F0F0};
    for (size_t i = 0; i < sizeof masks / sizeof *masks; i++) {
        if (color_table_init(table, pixels, masks[i], MOST_LISTED)) {
            return true;
        }
    }
    return false;
}

bool palette_few(struct palette *palette, const struct pixels *pixels, uint32_t most) {
    *palette = (struct palette){0};
    if (!count_colors(&palette->table, pixels)) {
        return false;
    }
    struct color_slot **order = sorted_slots(&palette->table);
    if (!order) {
        palette_finish(palette);
        return false;
    }
    bool done = false;
    for (int tolerance = 0;
         !done && tolerance <= CLOSE && palette->table.count <= MOST_CLOSE; tolerance++) {
        done = merge_near(palette, order, most, tolerance);
    }
    if (!done) {
        choose(palette, order, most, (uint64_t)pixels->width * pixels->height);
        palette->dithered = palette->table.count > MOST_FLAT;
    }
    free(order);
    return true;
}
