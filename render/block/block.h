/* Blocks: what figures, pages and strips are made of.
 *
 * A block kind is one row of a table (kinds.c): how it is bound from a mapping, how wide
 * it may be, and how it is placed into a region. A paragraph splits between lines, a
 * table between rows, a chart never: place returns the rest, or NULL when all is placed.
 */
#ifndef TUBIAO_BLOCK_BLOCK_H
#define TUBIAO_BLOCK_BLOCK_H

#include "block/theme.h"
#include "data/dataset.h"
#include "data/property.h"
#include "expression/expression.h"
#include "scene/scene.h"
#include "text/text.h"

struct block_kind;
struct binder;
struct placer;

struct region {
    double width;
    double height_left; /* INFINITY in figures and strips */
    double height_full; /* of a fresh region */
    bool first;         /* no region came before it in this flow */
};

struct widths {
    double min, max;
};

/* What each kind's own struct begins with. Common keys stand beside the kind's key. */
struct block {
    const struct block_kind *kind;
    struct place place;
    const char *id;
    const char *alternative; /* alt: */
    double width, height;    /* px; 0: not given; */
    double width_share;      /* width: 50% gives 0.5; 0: not given */
    enum text_align align;   /* of the block in its region */
    bool has_align;
    bool
        continued; /* a rest: its beginning stands in an earlier region, so a caption over
                       it says 续表 */
};

/* In a bare Vega-Lite file the chart's group is the picture's frame itself: its x, y are
 * the offset of the plot, its width and height the plot's, while placed.width and height
 * are the whole picture's. Everywhere else the group stands at 0, 0. */
struct placed {
    struct scene_group *group;
    double width, height;
    double baseline; /* of the first line of text, from the top; 0 if none */
    struct block *rest;
};

struct block_kind {
    const char *name;
    bool container; /* holds blocks: bind gets its value unexpanded and expands the parts
                       that are not blocks itself (binder_expand) */
    /* The value beside the kind's key; `block` holds the common keys already. NULL with
     * faults on error; returns the kind's own struct, which begins with *block. */
    struct block *(*bind)(
        struct binder *binder, const struct block *block, const struct value *value);
    struct widths (*widths)(const struct placer *placer, const struct block *block);
    struct placed (*place)(
        const struct placer *placer, struct block *block, const struct region *region);
};

/* What binding needs. */
struct binder {
    struct arena *arena;
    struct faults *faults;
    const struct block_kind *const *kinds; /* NULL-terminated */
    const struct theme *theme;
    const struct scope *scope; /* the report's values, `previous`, for variables */
    const struct dataset *const *datasets; /* the report's, by name; NULL-terminated */
    bool bare; /* a Vega-Lite file on its own: no ${}, Vega-Lite's own config */
    size_t row_limit;
};

/* What placing needs. */
struct placer {
    struct typesetter typesetter;
    const struct theme *theme;
    struct faults *warnings;
    struct element *element; /* where new structure goes */
};

/* NULL if there is none of that name. */
const struct dataset *binder_find_dataset(const struct binder *binder, const char *name);
/* Every ${} in the value evaluated; in a bare file the value itself. */
bool binder_expand(
    const struct binder *binder, const struct value *value, struct value *out);
/* A mapping so, but for one member: the blocks in it expand themselves, once the names of
 * their `for` are there. */
bool binder_expand_but(const struct binder *binder, const struct value *value,
    const char *name, struct value *out);

/* A list of blocks, {kind: …, width: …, if: …, for: {name: list}}: finds each kind,
 * checks the common keys, expands the ${}, calls bind. Leaves out those whose `if` is
 * false, repeats those with `for`. False after a fault. */
struct block_list {
    struct block **items;
    size_t count, capacity;
};
bool block_list_bind(
    struct binder *binder, const struct value *list, struct block_list *out);

/* place with the common keys applied: its own width, its height as the least, its align in
 * the region. `within`: the region is as wide as the block is to be. */
struct placed block_place_within(
    const struct placer *placer, struct block *block, const struct region *region);
struct placed block_place(
    const struct placer *placer, struct block *block, const struct region *region);

/* Each line of the paragraph becomes an item; top left at x, y. */
void block_add_paragraph(const struct placer *placer, struct scene_group *group,
    const char *role, const struct paragraph *paragraph, const struct style *style,
    double x, double y);

#endif
