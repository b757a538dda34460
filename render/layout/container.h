/* What row and column share: a list of blocks and the gap between them. */
#ifndef TUBIAO_LAYOUT_CONTAINER_H
#define TUBIAO_LAYOUT_CONTAINER_H

#include "block/flow.h"
#include "layout/layout.h"

enum cross_align { CROSS_START, CROSS_CENTER, CROSS_END, CROSS_BASELINE };

struct container {
    struct block block;
    struct block_list blocks;
    double gap;             /* px */
    enum cross_align align; /* row: of the blocks among each other */
};

extern const struct schema container_schema;

/* `[blocks]` or `{gap: 5mm, align: top, blocks: […]}`. */
struct block *container_bind(
    struct binder *binder, const struct block *common, const struct value *value);

/* The blocks under an element of that kind. */
void container_flow(
    const struct placer *placer, const struct container *container, enum flow_kind kind);

#endif
