/* grid: blocks in columns of like width, row by row. `grid: {columns: 3, gap: 5mm, blocks:
 * […]}`. Boxes in a row are as high as the highest, numbers in all rows shrink
 * alike; it splits between rows. */
#include <math.h>

#include "block/flow.h"
#include "layout/layout.h"

struct grid {
    struct block block;
    struct block_list blocks;
    int columns;
    double gap, row_gap;
    size_t first; /* blocks before it stand in an earlier region */
};

enum { MOST_COLUMNS = 24 };

static const struct schema columns_schema = {
    .least = 1, .most = MOST_COLUMNS, .whole = true};

static const struct property grid_properties[] = {
    {"columns", PROPERTY_NUMBER, PROPERTY_REQUIRED, .schema = &columns_schema},
    {"gap", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"row-gap", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"blocks", PROPERTY_ARRAY, PROPERTY_REQUIRED, .schema = &blocks_schema},
};

static const struct schema grid_schema = {
    .types = PROPERTY_OBJECT, .groups = PROPERTY_GROUP("grid", grid_properties)};

static bool read_gap(const struct binder *binder, const struct value *value,
    const char *name, double *px) {
    const struct value *gap = value_member(value, name);
    return !gap || length_bind(gap, name, 16, 0, LENGTH_LIMIT, px, binder->faults);
}

static struct block *grid_bind(
    struct binder *binder, const struct block *common, const struct value *value) {
    struct value mapping;
    if (!binder_expand_but(binder, value, "blocks", &mapping) ||
        !properties_check(&mapping, grid_properties, countof(grid_properties), "grid",
            binder->faults)) {
        return NULL;
    }
    struct grid *grid = arena_new(binder->arena, struct grid);
    grid->block = *common;
    const struct value *columns = value_member(&mapping, "columns");
    grid->columns = (int)columns->number;
    grid->gap = 16;
    bool ok = read_gap(binder, &mapping, "gap", &grid->gap);
    grid->row_gap = grid->gap;
    ok &= read_gap(binder, &mapping, "row-gap", &grid->row_gap);
    if (!(columns->number >= 1 && columns->number <= MOST_COLUMNS) ||
        (double)grid->columns != columns->number) {
        fault_add(binder->faults, FAULT_ERROR, "wrong-value", columns->place,
            "columns is a number from 1 to %d", "columns 是列数，1 到 %d", MOST_COLUMNS);
        return NULL;
    }
    return block_list_bind(binder, value_member(value, "blocks"), &grid->blocks) && ok
               ? &grid->block
               : NULL;
}

static struct widths grid_widths(const struct placer *placer, const struct block *block) {
    const struct grid *grid = (const struct grid *)block;
    struct widths one = {0};
    for (size_t i = 0; i < grid->blocks.count; i++) {
        const struct block *child = grid->blocks.items[i];
        struct widths inner = block_widths(placer, child);
        one.min = fmax(one.min, inner.min);
        one.max = fmax(one.max, inner.max);
    }
    double gaps = grid->gap * (grid->columns - 1);
    return (struct widths){
        one.min * grid->columns + gaps, one.max * grid->columns + gaps};
}

static double cell_width(const struct grid *grid, double width) {
    return fmax(1, (width - grid->gap * (grid->columns - 1)) / grid->columns);
}

static double grid_fit(
    const struct placer *placer, const struct block *block, double width) {
    const struct grid *grid = (const struct grid *)block;
    return block_list_fit(placer, &grid->blocks, cell_width(grid, width));
}

/* The row that begins with block `first`, into its own group; its height. */
static double place_row(const struct placer *placer, const struct grid *grid,
    size_t first, double width, struct scene_group *row) {
    double height = 0;
    struct placed cells[MOST_COLUMNS] = {{0}};
    for (int c = 0; c < grid->columns && first + (size_t)c < grid->blocks.count; c++) {
        struct region cell = {width, INFINITY, INFINITY, true};
        struct placed placed =
            block_place(placer, grid->blocks.items[first + (size_t)c], &cell);
        if (placed.group) {
            scene_attach_group(placer->typesetter.arena, row, placed.group, "scope",
                c * (width + grid->gap), 0);
        }
        height = fmax(height, placed.height);
        cells[c] = placed;
    }
    for (int c = 0; c < grid->columns; c++) {
        if (cells[c].grown) {
            *cells[c].grown = fmax(0, height - cells[c].grown_top);
        }
    }
    return height;
}

static struct placed grid_place(
    const struct placer *placer, struct block *block, const struct region *region) {
    const struct grid *grid = (const struct grid *)block;
    struct arena *arena = placer->typesetter.arena;
    double width = cell_width(grid, region->width);
    struct placer together = *placer;
    if (!placer->shrink) {
        together.shrink = grid_fit(placer, block, region->width);
    }
    struct placed placed = {.group = scene_new_group(arena), .width = region->width};
    placed.group->no_size = true;
    size_t next = grid->first;
    while (next < grid->blocks.count) {
        struct element_mark mark = element_mark(arena, placer->element);
        struct scene_group *row = scene_new_group(arena);
        row->no_size = true;
        double before = next > grid->first ? grid->row_gap : 0;
        double height = place_row(&together, grid, next, width, row);
        if (next > grid->first && placed.height + before + height > region->height_left) {
            element_rewind(&mark);
            break;
        }
        scene_attach_group(arena, placed.group, row, "scope", 0, placed.height + before);
        placed.height += before + height;
        next += (size_t)grid->columns;
    }
    if (next < grid->blocks.count) {
        struct grid *rest = arena_new(arena, struct grid);
        *rest = *grid;
        rest->first = next;
        rest->block.continued = true;
        placed.rest = &rest->block;
    }
    return placed;
}

static void grid_flow(const struct placer *placer, struct block *block) {
    const struct grid *grid = (const struct grid *)block;
    struct placer inner = *placer;
    struct flow_content *content = flow_add(placer, "Div", FLOW_GRID, &inner.element);
    content->block = block;
    content->columns = grid->columns;
    content->gap = grid->gap;
    content->row_gap = grid->row_gap;
    block_list_flow(&inner, &grid->blocks);
}

const struct block_kind grid_block = {.name = "grid",
    .schema = &grid_schema,
    .container = true,
    .bind = grid_bind,
    .widths = grid_widths,
    .fit = grid_fit,
    .place = grid_place,
    .flow = grid_flow};
