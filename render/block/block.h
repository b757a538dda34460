/* Blocks: what figures, pages and strips are made of.
 *
 * A block kind is one row of a table (kinds.c): how it is bound from a mapping, how wide
 * it may be, and how it is placed into a region. A paragraph splits between lines, a
 * table between rows, a chart never: place returns the rest, or NULL when all is placed.
 */
#ifndef TUBIAO_BLOCK_BLOCK_H
#define TUBIAO_BLOCK_BLOCK_H

#include "block/box.h"
#include "block/theme.h"
#include "data/dataset.h"
#include "data/schema.h"
#include "expression/expression.h"
#include "scene/scene.h"
#include "text/text.h"

struct block_kind;
struct binder;
struct placer;
struct references; /* layout/reference.h */

struct region {
    double width;
    double height_left; /* INFINITY in figures and strips */
    double height_full; /* of a fresh region */
    bool first;         /* no region came before it in this flow */
};

struct widths {
    double min, max;
};

/* keep: what must stand on one page. A list of words, or-ed together. */
enum block_keep {
    KEEP_WITH_NEXT = 1,    /* with the first lines or rows of what follows */
    KEEP_TOGETHER = 2,     /* never split, if a page holds it */
    KEEP_WITH_CAPTION = 4, /* what follows a heading or caption stays under it */
    KEEP_WITH_PREVIOUS = 8 /* with the last lines before it: a signature */
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
    int keep;                    /* enum block_keep */
    bool landscape;              /* stands on pages of its own that lie on their side */
    bool bleed;                  /* in strips: from edge to edge */
    const struct block_box *box; /* it stands in; NULL: none */
    double space_before, space_after; /* px asked for to its neighbours in pages; nothing
                                         above it at the top of one */
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
    double *grown; /* the height of its ground, which a row makes as high as its highest
                      block; NULL: it has none */
    double grown_top; /* px, where that begins */
};

/* Blocks that stand in the place of the one they were written as: a part of the prose, a
 * fragment. Kinds with `spread` bind to this. */
struct block_list {
    struct block **items;
    size_t count, capacity;
};
struct block_group {
    struct block block;
    struct block_list blocks;
};

struct block_kind {
    const char *name;
    const struct schema *schema; /* what may stand beside the kind's key */
    bool container;  /* holds blocks: bind gets its value unexpanded and expands the parts
                       that are not blocks itself (binder_expand) */
    bool elastic;    /* as high as its block says, exactly: a chart */
    bool parameters; /* `with:` may stand beside it; bind finds it in binder->with */
    bool
        spread; /* its struct is a block_group, whose blocks take its place in the list */
    /* The value beside the kind's key; `block` holds the common keys already. NULL with
     * faults on error; returns the kind's own struct, which begins with *block. */
    struct block *(*bind)(
        struct binder *binder, const struct block *block, const struct value *value);
    struct widths (*widths)(const struct placer *placer, const struct block *block);
    /* By how much what it is as large as it wants to be must shrink to stand in that width,
     * at most 1. NULL: it always does. Numbers in one row shrink alike. */
    double (*fit)(const struct placer *placer, const struct block *block, double width);
    struct placed (*place)(
        const struct placer *placer, struct block *block, const struct region *region);
    /* What a document that lays itself out holds of it (block/flow.h), under the placer's
     * element. NULL: it is drawn, as one picture. */
    void (*flow)(const struct placer *placer, struct block *block);
};

/* A block of any kind, a list of them. Which kinds there are, the table of kinds says. */
extern const struct schema block_schema, blocks_schema;

/* The keys that may stand beside the kind's. */
struct property_group block_common(const struct block_kind *kind);

/* Another output of the layout, for blocks that place it again or refer to it. */
struct named_document {
    const char *name;
    struct value document; /* a file's name beside the layout, or the document itself */
    struct place place;
};

/* The documents being bound, innermost first, so that none places itself. */
struct document_trail {
    const struct document_trail *outer;
    const char *name;
};

/* What binding needs. */
struct binder {
    struct arena *arena;
    struct faults *faults;
    const struct block_kind *const *kinds; /* NULL-terminated */
    const struct theme *theme;
    const struct scope *scope; /* the report's values, `previous`, for variables */
    const struct dataset *const *datasets; /* the report's, by name; NULL-terminated */
    const struct value
        *chart_defaults; /* chart_defaults_read; NULL: a chart reads them */
    bool bare;           /* a Vega-Lite file on its own: no ${}, Vega-Lite's own config */
    size_t row_limit;
    bool
        shares_miss; /* set where printed shares don't add up to 100 %: the figure says so */
    const struct named_document *documents; /* the layout's outputs */
    size_t document_count;
    const struct named_document *fragments; /* of blocks, for use */
    size_t fragment_count;
    const struct value *with; /* beside the block being bound; NULL: none */
    const char *const *icons; /* folders of icons, NULL-terminated; NULL: none */
    double least_code;        /* px: how large a QR code must be here; 0: any size */
    double slice; /* px: how high a part of a strip may be; 0: the strip's own */
    const struct document_trail *trail;
    struct references
        *references; /* names and numbers of what pages hold; NULL: no pages */
};

struct page_numbers; /* layout/reference.h: where headings and figures came to stand */

/* What placing needs. */
struct placer {
    struct typesetter typesetter;
    const struct theme *theme;
    struct faults *warnings;
    struct element *element;            /* where new structure goes */
    const struct page_numbers *numbers; /* of the pass before; NULL: not known yet */
    double width;  /* px, of a screen that the document is to fit; 0: as it says itself */
    double shrink; /* of the numbers in the row being placed; 0: each shrinks by itself */
};

/* NULL if there is none of that name. */
const struct dataset *binder_find_dataset(const struct binder *binder, const char *name);
/* The theme's style of that name. NULL with a fault if there is none. */
const struct style *style_bind(struct binder *binder, const struct value *name);
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
bool block_list_bind(
    struct binder *binder, const struct value *list, struct block_list *out);

/* The kind's own with the padding of its box. */
struct widths block_widths(const struct placer *placer, const struct block *block);
/* `within`: as for placing. */
double block_fit_within(
    const struct placer *placer, const struct block *block, double width);
double block_fit(const struct placer *placer, const struct block *block, double width);
/* Of some blocks, each in the width given. */
double block_list_fit(
    const struct placer *placer, const struct block_list *blocks, double width);

/* What is narrower than `width` moved to where the block's align wants it. */
struct placed block_align(const struct placer *placer, const struct block *block,
    struct placed placed, double width);

/* place with the common keys applied: its own width, its height as the least, its align in
 * the region. `within`: the region is as wide as the block is to be. */
struct placed block_place_within(
    const struct placer *placer, struct block *block, const struct region *region);
struct placed block_place(
    const struct placer *placer, struct block *block, const struct region *region);

/* A style and the paint of its text, which many paragraphs may share. */
struct block_paint {
    const struct style *style;
    const struct scene_style *fill;
};

/* The text on one line, from its start, without the style's indent. */
struct paragraph block_set_line(
    const struct placer *placer, const char *text, const struct style *style);

/* Each line of the paragraph becomes an item; top left at x, y. */
void block_add_lines(const struct placer *placer, struct scene_group *group,
    const char *role, const struct paragraph *paragraph, struct block_paint paint,
    double x, double y);

/* What a span of a paragraph is beside its text: a link of its own, another colour. */
struct text_mark {
    const struct element *element; /* NULL: the paragraph's */
    struct color color;            /* not set: the style's */
    const char *emphasis;          /* Strong, Em or Code, as PDF calls them; NULL: none */
};

/* Each line of the paragraph becomes an item, more where spans are marked; top left at x,
 * y. `marks` are the spans', or NULL. */
void block_add_marked_paragraph(const struct placer *placer, struct scene_group *group,
    const char *role, const struct paragraph *paragraph, const struct style *style,
    const struct text_mark *marks, double x, double y);
void block_add_paragraph(const struct placer *placer, struct scene_group *group,
    const char *role, const struct paragraph *paragraph, const struct style *style,
    double x, double y);

#endif
