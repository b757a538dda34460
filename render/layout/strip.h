/* A strip: a document as wide as a phone's picture and as long as it needs, blocks under
 * each other; cut into slices between its blocks where that is asked for.
 *
 *     strip:
 *       width: 1080
 *       padding: 60             # or {top, right, bottom, left}
 *       gap: 96
 *       background: "#F5F7FA"
 *       slice: {height: 3500}
 *       blocks: [{use: cover, bleed…}, …]
 *
 * What is not said here is the theme's `strip`. A block with `bleed` reaches from edge to
 * edge, and to the top or bottom if it is the first or last. */
#ifndef TUBIAO_LAYOUT_STRIP_H
#define TUBIAO_LAYOUT_STRIP_H

#include "layout/metadata.h"

struct strip {
    double width; /* px */
    struct sides padding;
    double gap; /* px between blocks, unless their styles want more */
    struct color background;
    double slice;       /* px, the most that a slice is high; 0: one picture */
    struct place place; /* of what asked for slices */
    struct metadata metadata;
    struct block_list blocks;
};

extern const struct schema strip_schema, theme_strip_schema;

/* The value behind `strip:`. NULL with faults on error. */
struct strip *strip_bind(struct binder *binder, const struct value *value);
/* One page, or one a slice. */
struct scene *strip_place(struct placer *placer, const struct strip *strip);

struct flow_document *strip_flow_document(
    struct placer *placer, const struct strip *strip);

/* Where a strip is cut. */
struct strip_piece {
    double top, bottom; /* px, with half the gaps around it */
    bool joined;        /* with the piece above it */
};
/* As few slices as the height allows, and as even: *ends gets, of each slice, the number of
 * pieces down to its end. A piece that is higher by itself is a slice of its own. Returns
 * the number of slices. */
size_t strip_slice(struct arena *arena, const struct strip_piece *pieces, size_t count,
    double height, size_t **ends);

#endif
