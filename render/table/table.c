/* The table block: bound, measured, placed part by part. */
#include "table/table.h"

#include "table/bind.h"
#include "table/paint.h"

static struct widths table_widths(
    const struct placer *placer, const struct block *block) {
    return layout_widths(placer, (const struct table *)block);
}

static struct block *rest_of(
    struct arena *arena, const struct table *table, const struct table_part *part) {
    if (part->next == table->grid->row_count) {
        return NULL;
    }
    struct table *rest = arena_new(arena, struct table);
    *rest = *table;
    rest->first_row = part->next;
    rest->block.continued = true;
    return &rest->block;
}

static struct placed table_place(
    const struct placer *placer, struct block *block, const struct region *region) {
    struct arena *arena = placer->typesetter.arena;
    struct table *table = (struct table *)block;
    if (!table->structure) {
        table->structure = structure_make(placer, table);
    }
    if (!table->layout || table->layout->width != region->width) {
        table->layout = layout_make(placer, table, region->width);
    }
    struct table_part part = part_choose(placer, table, table->layout, region);
    if (part.count == 0) {
        return (struct placed){.width = region->width, .rest = block};
    }
    struct scene_group *group = scene_new_group(arena);
    double width = table->layout->edges[table->grid->column_count];
    group->width = width;
    group->height = part.height;
    table_paint_grounds(placer, table, &part, group);
    table_paint_text(placer, table, &part, group);
    table_paint_rules(placer, table, &part, group);
    return (struct placed){.group = group,
        .width = region->width < LENGTH_LIMIT ? region->width : width,
        .height = part.height,
        .baseline = part_baseline(table, &part, placer->theme),
        .rest = rest_of(arena, table, &part)};
}

const struct block_kind table_block = {
    .name = "table",
    .container = true,
    .bind = table_bind,
    .widths = table_widths,
    .place = table_place,
};
