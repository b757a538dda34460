/* Blocks one under another, the gap between them, what is left over for the next region.
 */
#include <math.h>

#include "layout/layout.h"

static void keep_rest(const struct placer *placer, const struct block_list *blocks,
    size_t next, struct block *rest_of_last, struct block_list *rest) {
    struct arena *arena = placer->typesetter.arena;
    if (rest_of_last) {
        rest->items = arena_grow(
            arena, rest->items, rest->count, &rest->capacity, sizeof *rest->items);
        rest->items[rest->count++] = rest_of_last;
    }
    for (; next < blocks->count; next++) {
        rest->items = arena_grow(
            arena, rest->items, rest->count, &rest->capacity, sizeof *rest->items);
        rest->items[rest->count++] = blocks->items[next];
    }
}

struct flow flow_place(const struct placer *placer, const struct block_list *blocks,
    double gap, const struct region *region, struct block_list *rest) {
    struct arena *arena = placer->typesetter.arena;
    struct flow flow = {.group = scene_new_group(arena), .width = region->width};
    flow.group->no_size = true;
    struct region left = *region;
    for (size_t i = 0; i < blocks->count; i++) {
        double before = i ? gap : 0;
        left.height_left = region->height_left - flow.height - before;
        struct element_mark mark = {0};
        if (rest) {
            mark = element_mark(arena, placer->element);
        }
        struct placed placed = block_place(placer, blocks->items[i], &left);
        bool fits = !rest || placed.height <= left.height_left || i == 0;
        if (!fits || (placed.rest && !placed.group)) {
            element_rewind(&mark);
            keep_rest(placer, blocks, i, NULL, rest);
            break;
        }
        if (placed.group) {
            scene_attach_group(
                arena, flow.group, placed.group, "scope", 0, flow.height + before);
        }
        if (i == 0) {
            flow.baseline = placed.baseline;
        }
        flow.height += before + placed.height;
        left.first = false;
        if (placed.rest) {
            keep_rest(placer, blocks, i + 1, placed.rest, rest);
            break;
        }
    }
    return flow;
}
