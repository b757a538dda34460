/* Blocks in cells measured and placed. */
#include "table/content.h"

#include <math.h>

struct widths content_widths(const struct placer *placer, const struct table_cell *cell) {
    struct widths sum = {0, 0};
    for (size_t i = 0; i < cell->extra->blocks.count; i++) {
        const struct block *block = cell->extra->blocks.items[i];
        struct widths own = {block->width, block->width};
        if (block->width <= 0 && block->kind->widths) {
            own = block_widths(placer, block);
        }
        sum.min = fmax(sum.min, own.min);
        sum.max = fmax(sum.max, own.max);
    }
    return sum;
}

struct cell_content content_place(const struct placer *placer,
    const struct table_cell *cell, double width, struct element *element) {
    struct cell_content content = {0};
    if (cell->extra->blocks.count == 0) {
        return content;
    }
    struct arena *arena = placer->typesetter.arena;
    struct placer inside = *placer;
    inside.element = element ? element : placer->element;
    content.group = scene_new_group(arena);
    content.group->no_size = true;
    content.group->item.element = element;
    content.width = width;
    double gap = cell->extra->blocks.count > 1
                     ? theme_style(placer->theme, "table-cell")->text.size / 2
                     : 0;
    for (size_t i = 0; i < cell->extra->blocks.count; i++) {
        struct region region = {width, INFINITY, INFINITY, true};
        struct placed placed =
            block_place(&inside, cell->extra->blocks.items[i], &region);
        double y = content.height + (i ? gap : 0);
        if (placed.group) {
            scene_attach_group(arena, content.group, placed.group, "scope", 0, y);
        }
        content.height = y + placed.height;
    }
    return content;
}
