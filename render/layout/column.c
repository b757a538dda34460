/* column: blocks one under another, `column: [blocks]` or `column: {gap, blocks}`. */
#include <math.h>

#include "layout/container.h"

static struct widths column_widths(
    const struct placer *placer, const struct block *block) {
    const struct container *column = (const struct container *)block;
    struct widths widths = {0};
    for (size_t i = 0; i < column->blocks.count; i++) {
        const struct block *child = column->blocks.items[i];
        struct widths inner = block_widths(placer, child);
        widths.min = fmax(widths.min, inner.min);
        widths.max = fmax(widths.max, inner.max);
    }
    return widths;
}

static double column_fit(
    const struct placer *placer, const struct block *block, double width) {
    return block_list_fit(placer, &((const struct container *)block)->blocks, width);
}

static struct placed column_place(
    const struct placer *placer, struct block *block, const struct region *region) {
    const struct container *column = (const struct container *)block;
    struct block_list rest = {0};
    bool endless = isinf(region->height_left);
    struct flow flow =
        flow_place(placer, &column->blocks, column->gap, region, endless ? NULL : &rest);
    struct placed placed = {flow.group, flow.width, flow.height, flow.baseline, NULL};
    if (rest.count) {
        struct container *next = arena_new(placer->typesetter.arena, struct container);
        *next = *column;
        next->blocks = rest;
        placed.rest = &next->block;
    }
    return placed;
}

static void column_flow(const struct placer *placer, struct block *block) {
    const struct container *column = (const struct container *)block;
    container_flow(placer, column, FLOW_COLUMN);
}

const struct block_kind column_block = {
    .name = "column",
    .schema = &container_schema,
    .container = true,
    .bind = container_bind,
    .widths = column_widths,
    .fit = column_fit,
    .place = column_place,
    .flow = column_flow,
};
