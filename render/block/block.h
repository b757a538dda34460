/* Blocks: what figures, pages and strips are made of.
 *
 * A block kind is one row of a table (kinds.c): how it is bound from a mapping, how wide it
 * may be, and how it is placed into a region. A paragraph splits between lines, a table
 * between rows, a chart never: place returns the rest, or NULL when all is placed. */
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
};

struct placed {
    struct scene_group *group; /* at 0, 0 */
    double width, height;
    double baseline; /* of the first line of text, from the top; 0 if none */
    struct block *rest;
};

struct block_kind {
    const char *name;
    /* The value beside the kind's key; `block` holds the common keys already. NULL with
     * faults on error; returns the kind's own struct, which begins with *block. */
    struct block *(*bind)(struct binder *binder, const struct block *block,
        const struct value *value);
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

const struct dataset *binder_find_dataset(const struct binder *binder, const char *name);

/* {kind: …, width: …, if: …}: finds the kind, checks the common keys, calls its bind. A block
 * whose `if` is false gives NULL without a fault; *ok is false after a fault. */
struct block *block_bind(struct binder *binder, const struct value *value, bool *ok);

/* A list of blocks; leaves out those whose `if` is false. */
struct block_list {
    struct block **items;
    size_t count;
};
bool block_list_bind(
    struct binder *binder, const struct value *list, struct block_list *out);

/* place with the common keys applied: its own width, its align in the region. */
struct placed block_place(
    const struct placer *placer, struct block *block, const struct region *region);

/* A text item of one line or a set paragraph, appended to a group: x, y is the anchor. */
struct scene_text *block_add_line(const struct placer *placer, struct scene_group *group,
    const char *role, const char *text, const struct style *style, double x, double y,
    enum horizontal_align align, enum vertical_align baseline);
/* Each line of the paragraph becomes an item; top left at x, y. */
void block_add_paragraph(const struct placer *placer, struct scene_group *group,
    const char *role, const struct paragraph *paragraph, const struct style *style,
    double x, double y);

#endif
