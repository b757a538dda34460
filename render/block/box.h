/* Boxes: the ground, border and padding that any block may stand in: `box: card` takes the
 * theme's, `box: {extends: card, padding: 24}` changes it, a mapping without `extends` is one
 * of its own.
 *
 *     ┌ border ───────────────┐   radius rounds the corners
 *     │ padding               │   a list of colours as background runs from top to bottom
 *     │   the block           │
 *     └───────────────────────┘ */
#ifndef TUBIAO_BLOCK_BOX_H
#define TUBIAO_BLOCK_BOX_H

#include "block/theme.h"
#include "scene/scene.h"

struct block;
struct placer;
struct placed;
struct region;
struct binder;

struct sides {
    double top, right, bottom, left; /* px */
};

extern const struct schema box_sides_schema, box_schema;

/* A length for all four, or {top, right, bottom, left}; those not given stay. */
bool sides_bind(const struct value *value, const char *name, struct sides *sides,
    struct faults *faults);

struct block_box {
    struct sides padding;
    double radius;
    struct color background;
    const struct scene_gradient *gradient; /* or NULL */
    double border;                         /* px; 0: none */
    struct color border_color;
};

/* A box is a mapping or the name of one of the theme's. NULL with a fault. */
const struct block_box *box_bind(const struct binder *binder, const struct value *value);

/* The colours that a theme's box may show behind a text: two of a gradient; returned as
 * their number, 0 where it has no ground. For the theme's own check. */
size_t box_grounds(const struct theme *theme, const char *name, struct color grounds[2]);

/* The block inside its box, as wide as the region. */
struct placed box_place(
    const struct placer *placer, struct block *block, const struct region *region);

#endif
