/* Placing a strip: its blocks one under another, then the pages that they fall on. */
#include <math.h>

#include "layout/strip.h"

/* A block where it stands in the whole strip. */
struct entry {
    struct block *block;
    struct scene_group *group;
    double x, y, height;
};

static double gap_between(
    const struct strip *strip, const struct block *above, const struct block *below) {
    return fmax(strip->gap, fmax(above->space_after, below->space_before));
}

static struct entry place_block(const struct placer *placer, const struct strip *strip,
    struct block *block, double y) {
    double x = block->bleed ? 0 : strip->padding.left;
    double right = block->bleed ? 0 : strip->padding.right;
    struct region region = {strip->width - x - right, INFINITY, INFINITY, true};
    struct placed placed = block_place(placer, block, &region);
    placed.height = ceil(placed.height - 1e-6); /* edges on whole pixels stay sharp */
    if (placed.grown) {
        *placed.grown = placed.height - placed.grown_top;
    }
    return (struct entry){block, placed.group, x, y, placed.height};
}

/* The entries, and the height of the whole. */
static struct entry *place_blocks(
    const struct placer *placer, const struct strip *strip, double *height) {
    const struct block_list *blocks = &strip->blocks;
    struct entry *entries =
        arena_array(placer->typesetter.arena, blocks->count + 1, sizeof *entries);
    double y = blocks->count && blocks->items[0]->bleed ? 0 : round(strip->padding.top);
    for (size_t i = 0; i < blocks->count; i++) {
        y += i ? round(gap_between(strip, blocks->items[i - 1], blocks->items[i])) : 0;
        entries[i] = place_block(placer, strip, blocks->items[i], y);
        y += entries[i].height;
    }
    bool bleeds = blocks->count && blocks->items[blocks->count - 1]->bleed;
    *height = fmax(1, y + (bleeds ? 0 : strip->padding.bottom));
    return entries;
}

/* A slice ends in the middle of the gap, so that slices under each other are the strip. */
static struct strip_piece *cut_pieces(
    struct arena *arena, const struct entry *entries, size_t count, double height) {
    struct strip_piece *pieces = arena_array(arena, count + 1, sizeof *pieces);
    pieces[0].bottom = height;
    for (size_t i = 1; i < count; i++) {
        double end = entries[i - 1].y + entries[i - 1].height;
        double middle = round((end + entries[i].y) / 2);
        pieces[i - 1].bottom = pieces[i].top = middle;
        pieces[i].bottom = height;
        pieces[i].joined = entries[i - 1].block->keep & KEEP_WITH_NEXT ||
                           entries[i].block->keep & KEEP_WITH_PREVIOUS;
    }
    return pieces;
}

static void warn_high(const struct placer *placer, const struct strip *strip,
    const struct block *block, double height) {
    fault_add(placer->warnings, FAULT_WARNING, "slice-too-high", block->place,
        "this block is a slice of its own, %.0f px high; %.0f were asked for",
        "这个版块单独成一段，高 %.0f 像素，超过要求的 %.0f 像素", height, strip->slice);
}

static struct scene_page make_page(struct arena *arena, const struct strip *strip,
    const struct entry *entries, size_t count, double top, double bottom) {
    struct scene_group *frame = scene_new_group(arena);
    frame->width = strip->width;
    frame->height = bottom - top;
    for (size_t i = 0; i < count; i++) {
        if (entries[i].group) {
            scene_attach_group(arena, frame, entries[i].group, "scope", entries[i].x,
                entries[i].y - top);
        }
    }
    struct scene_mark *root = arena_new(arena, struct scene_mark);
    root->type = MARK_GROUP;
    root->role = "frame";
    root->count = 1;
    root->groups = frame;
    return (struct scene_page){.width = frame->width,
        .height = frame->height,
        .root = root,
        .background = strip->background};
}

static void make_slices(const struct placer *placer, const struct strip *strip,
    const struct entry *entries, double height, struct scene *scene) {
    struct arena *arena = placer->typesetter.arena;
    size_t count = strip->blocks.count;
    struct strip_piece *pieces = cut_pieces(arena, entries, count, height);
    size_t *ends;
    scene->paged = true;
    scene->page_count =
        strip_slice(arena, pieces, count ? count : 1, strip->slice, &ends);
    scene->pages = arena_array(arena, scene->page_count, sizeof *scene->pages);
    size_t first = 0;
    for (size_t i = 0; i < scene->page_count; i++) {
        size_t last = ends[i];
        double top = pieces[first].top, bottom = pieces[last - 1].bottom;
        if (bottom - top > strip->slice && count) {
            warn_high(placer, strip, entries[first].block, bottom - top);
        }
        scene->pages[i] = make_page(
            arena, strip, entries + first, count ? last - first : 0, top, bottom);
        first = last;
    }
}

struct scene *strip_place(struct placer *placer, const struct strip *strip) {
    struct arena *arena = placer->typesetter.arena;
    struct scene *scene = arena_new(arena, struct scene);
    scene->structure = placer->element = element_new(arena, NULL, "Document");
    metadata_tell(&strip->metadata, scene);
    double height;
    const struct entry *entries = place_blocks(placer, strip, &height);
    if (strip->slice > 0) {
        make_slices(placer, strip, entries, height, scene);
    } else {
        scene->page_count = 1;
        scene->pages = arena_new(arena, struct scene_page);
        scene->pages[0] =
            make_page(arena, strip, entries, strip->blocks.count, 0, height);
    }
    scene_find_anchors(arena, scene);
    return scene;
}
