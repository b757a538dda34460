/* The table block: bound, measured, placed part by part. */
#include "table/table.h"

#include <math.h>

#include "table/bind.h"
#include "table/flow.h"
#include "table/note.h"
#include "table/paint.h"
#include "table/slice.h"

static struct widths table_widths(
    const struct placer *placer, const struct block *block) {
    return layout_widths(placer, (const struct table *)block);
}

static struct block *rest_of(
    struct arena *arena, const struct table *table, const struct table_part *part) {
    if (part->next == table->grid->row_count && !table->next) {
        return NULL;
    }
    struct table *rest = arena_new(arena, struct table);
    if (part->next == table->grid->row_count) {
        *rest = *table->next;
    } else {
        *rest = *table;
        rest->first_row = part->next;
        rest->shown = part->shown;
    }
    rest->block.continued = true;
    return &rest->block;
}

static void begin_layout(const struct placer *placer, struct table *table, double width) {
    if (!table->structure || !element_is_in(table->structure->root, placer->element)) {
        table->layout = NULL; /* blocks in cells hang in the tree too */
        table->slice = NULL;
        table->structure = structure_make(placer, table);
    }
    if (!table->layout || table->layout->width != width) {
        table->layout = layout_begin(placer, table, width);
    }
}

/* What does not fit side by side is placed one below the other. */
static struct table *slice_of(
    const struct placer *placer, struct table *table, double width) {
    struct table_layout *layout = table->layout;
    bool wide = layout->narrow && !table->look.squeeze && !table->next &&
                table->first_row == 0 && table->grid->stub_columns > 0;
    if (wide && !table->slice) {
        table->slice = slice_table(placer, table, width);
    }
    return wide && table->slice ? table->slice : table;
}

/* The table, or the slice of it, that goes into regions of that width. */
static struct table *lay_out(
    const struct placer *placer, struct table *table, double width) {
    begin_layout(placer, table, width);
    struct table *slice = slice_of(placer, table, width);
    begin_layout(placer, slice, width);
    if (!slice->layout->heights) {
        layout_finish(placer, slice, slice->layout);
    }
    return slice;
}

static void paint_part(const struct placer *placer, const struct table *table,
    const struct table_part *part, struct scene_group *group) {
    table_paint_grounds(placer, table, part, group);
    table_paint_content(placer, table, part, group);
    table_paint_rules(placer, table, part, group);
}

/* A part painted when a surface comes to it. */
struct later_part {
    struct scene_later later;
    struct placer placer;
    struct table *table;
    struct table_part part;
};

static void make_part(
    const struct scene_later *later, struct arena *arena, struct scene_group *group) {
    const struct later_part *part = (const struct later_part *)later;
    struct placer placer = part->placer;
    placer.typesetter.arena = arena;
    paint_part(&placer, part->table, &part->part, group);
}

/* With so many cells their texts are not all held at once. */
static bool is_huge(const struct table *table) {
    enum { HUGE_CELLS = 200000 };
    const struct table_grid *grid = table->grid;
    return !grid->has_extras && grid->cell_count > HUGE_CELLS;
}

static const struct scene_later *later_part_new(const struct placer *placer,
    const struct table *table, const struct table_part *part) {
    struct arena *arena = placer->typesetter.arena;
    struct later_part *later = arena_new(arena, struct later_part);
    later->later = (struct scene_later){
        make_part, arena, (size_t)part->count * (size_t)table->grid->column_count};
    later->placer = *placer;
    later->table = arena_new(arena, struct table);
    *later->table = *table;
    later->part = *part;
    return &later->later;
}

static struct placed place_part(const struct placer *placer, struct table *table,
    const struct table_part *part, double region_width) {
    struct arena *arena = placer->typesetter.arena;
    struct scene_group *group = scene_new_group(arena);
    double width = table->layout->edges[table->grid->column_count];
    group->width = width;
    group->height = part->height;
    if (is_huge(table)) {
        group->later = later_part_new(placer, table, part);
    } else {
        paint_part(placer, table, part, group);
    }
    if (part->notes > 0) {
        notes_paint(placer, table, width, part->height - part->notes, group);
    }
    return (struct placed){.group = group,
        .width = region_width < LENGTH_LIMIT ? region_width : width,
        .height = part->height,
        .baseline = part_baseline(placer, table, part),
        .rest = rest_of(arena, table, part)};
}

static struct placed place_once(
    const struct placer *placer, struct table *table, const struct region *region) {
    struct table_part part = part_choose(placer, table, table->layout, region);
    if (part.count == 0) {
        return (struct placed){.width = region->width, .rest = &table->block};
    }
    return place_part(placer, table, &part, region->width);
}

/* The next slices below the first, as far as the region goes. */
static struct placed place_below(const struct placer *placer, struct placed first,
    const struct table *table, const struct region *region) {
    struct arena *arena = placer->typesetter.arena;
    double gap = theme_style(placer->theme, "table-cell")->line_height;
    struct placed all = first;
    all.group = scene_new_group(arena);
    all.group->no_size = true;
    scene_attach_group(arena, all.group, first.group, "scope", 0, 0);
    while (all.rest) {
        struct table *next = (struct table *)all.rest;
        struct region left = *region;
        left.height_left -= all.height + gap;
        left.first = false;
        if (next->grid == table->grid || left.height_left <= 0) {
            break;
        }
        table = next;
        struct placed placed =
            place_once(placer, lay_out(placer, next, region->width), &left);
        if (!placed.group) {
            break;
        }
        scene_attach_group(arena, all.group, placed.group, "scope", 0, all.height + gap);
        all.height += gap + placed.height;
        all.rest = placed.rest;
    }
    return all;
}

static struct placed table_place(
    const struct placer *placer, struct block *block, const struct region *region) {
    struct table *slice = lay_out(placer, (struct table *)block, region->width);
    struct placed placed = place_once(placer, slice, region);
    return placed.group && placed.rest && slice->next
               ? place_below(placer, placed, slice, region)
               : placed;
}

const struct block_kind table_block = {
    .name = "table",
    .schema = &table_schema,
    .container = true,
    .bind = table_bind,
    .widths = table_widths,
    .place = table_place,
    .flow = table_flow,
};
