/* row: blocks side by side. Those without a width share what is left in equal parts; boxes
 * that begin at one height are made as high as the highest, and numbers shrink alike. */
#include <math.h>

#include "layout/container.h"

static struct widths row_widths(const struct placer *placer, const struct block *block) {
    const struct container *row = (const struct container *)block;
    struct widths widths = {0};
    for (size_t i = 0; i < row->blocks.count; i++) {
        const struct block *child = row->blocks.items[i];
        struct widths inner = block_widths(placer, child);
        widths.min += inner.min + (i ? row->gap : 0);
        widths.max += inner.max + (i ? row->gap : 0);
    }
    return widths;
}

/* The width of each child; shares are of what the gaps leave. Where there is not enough for
 * all, those without a width get a tenth of the row and all are made narrower alike. */
static double *share_width(
    const struct placer *placer, const struct container *row, double width) {
    size_t count = row->blocks.count;
    double *widths = arena_array(placer->typesetter.arena, count, sizeof *widths);
    double whole = width - row->gap * (double)(count ? count - 1 : 0);
    double left = whole;
    size_t open = 0;
    for (size_t i = 0; i < count; i++) {
        const struct block *child = row->blocks.items[i];
        widths[i] = child->width > 0 ? child->width : child->width_share * whole;
        left -= widths[i];
        open += widths[i] == 0;
    }
    double each = open ? fmax(whole / 10, left / (double)open) : 0;
    double sum = whole - left + each * (double)open;
    double scale = sum > whole ? whole / sum : 1;
    for (size_t i = 0; i < count; i++) {
        widths[i] = fmax(1, scale * (widths[i] > 0 ? widths[i] : each));
    }
    return widths;
}

static double cross_offset(
    enum cross_align align, const struct placed *placed, double height, double baseline) {
    switch (align) {
    case CROSS_CENTER:
        return (height - placed->height) / 2;
    case CROSS_END:
        return height - placed->height;
    case CROSS_BASELINE:
        return baseline - placed->baseline;
    case CROSS_START:
        break;
    }
    return 0;
}

static double least_fit(
    const struct placer *placer, const struct container *row, const double *widths) {
    double least = 1;
    for (size_t i = 0; i < row->blocks.count; i++) {
        const struct block *child = row->blocks.items[i];
        least = fmin(least, block_fit_within(placer, child, widths[i]));
    }
    return least;
}

static double row_fit(
    const struct placer *placer, const struct block *block, double width) {
    const struct container *row = (const struct container *)block;
    return least_fit(placer, row, share_width(placer, row, width));
}

/* Boxes grow to the row's height where the blocks stand at its top. */
static void grow(
    const struct container *row, const struct placed *children, double height) {
    for (size_t i = 0; i < row->blocks.count && row->align == CROSS_START; i++) {
        if (children[i].grown) {
            *children[i].grown = fmax(0, height - children[i].grown_top);
        }
    }
}

static struct placed row_place(
    const struct placer *placer, struct block *block, const struct region *region) {
    const struct container *row = (const struct container *)block;
    struct arena *arena = placer->typesetter.arena;
    size_t count = row->blocks.count;
    double *widths = share_width(placer, row, region->width);
    struct placer together = *placer;
    if (!placer->shrink) {
        together.shrink = least_fit(placer, row, widths);
    }
    struct placed *children = arena_array(arena, count, sizeof *children);
    struct placed placed = {.group = scene_new_group(arena), .width = region->width};
    placed.group->no_size = true;
    for (size_t i = 0; i < count; i++) {
        struct block *child = row->blocks.items[i];
        struct region inner = *region;
        inner.width = widths[i];
        inner.height_left = inner.height_full = INFINITY;
        children[i] = block_place_within(&together, child, &inner);
        placed.height = fmax(placed.height, children[i].height);
        placed.baseline = fmax(placed.baseline, children[i].baseline);
    }
    grow(row, children, placed.height);
    double x = 0;
    for (size_t i = 0; i < count; i++) {
        double y = cross_offset(row->align, &children[i], placed.height, placed.baseline);
        if (children[i].group) {
            scene_attach_group(arena, placed.group, children[i].group, "scope", x, y);
        }
        x += widths[i] + row->gap;
    }
    return placed;
}

static void row_flow(const struct placer *placer, struct block *block) {
    const struct container *row = (const struct container *)block;
    container_flow(placer, row, FLOW_ROW);
}

const struct block_kind row_block = {
    .name = "row",
    .schema = &container_schema,
    .container = true,
    .bind = container_bind,
    .widths = row_widths,
    .fit = row_fit,
    .place = row_place,
    .flow = row_flow,
};
