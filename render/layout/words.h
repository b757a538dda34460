/* A paragraph in one of its roles: what text, title, heading, note, source and the prose's
 * paragraphs are. It splits between lines, two at least on either side. */
#ifndef TUBIAO_LAYOUT_WORDS_H
#define TUBIAO_LAYOUT_WORDS_H

#include "layout/spans.h"

/* An element that several blocks stand in: a list, its item, a quotation. Made when the
 * first of them is placed. */
struct holder {
    const char *tag;
    struct holder *outer; /* or NULL: the placer's element */
    const char *anchor;   /* links lead here; or NULL */
    bool ordered;         /* a list with numbers */
    struct element *element;
};
struct element *holder_element(const struct placer *placer, struct holder *holder);

struct words {
    struct block block;
    struct spans spans;
    const struct style *style;
    const char *role;        /* of its items in the scene */
    const char *tag;         /* of the structure element */
    const char *prefix;      /* or NULL */
    const char *marker;      /* of a list's item, hanging left of it; or NULL */
    struct holder *item;     /* what the marker belongs to, with a marker */
    struct holder *holder;   /* what the paragraph stands in, or NULL */
    double indent;           /* px, of the whole from the left, the marker inside it */
    int grid;                /* characters a line; 0: the style's */
    int level;               /* of a heading; 0: none */
    const char *anchor;      /* links lead here; or NULL */
    bool vertical;           /* columns from right to left, as high as the block */
    size_t first_line;       /* those before it were placed in an earlier region */
    struct element *element; /* once the first part is placed */
    struct text_mark *marks; /* of each span, with the element; or NULL */
};

/* What prose's paragraphs are; not written by users. */
extern const struct block_kind paragraph_block;

struct words *words_new(struct binder *binder, const struct block *common,
    const struct style *style, const char *tag);
struct words *words_heading(struct binder *binder, const struct block *common, int level);
/* Once it has its spans: what refers to it by name. */
void words_define(struct binder *binder, struct words *words);

struct widths words_widths(const struct placer *placer, const struct block *block);
struct placed words_place(
    const struct placer *placer, struct block *block, const struct region *region);
void words_flow(const struct placer *placer, struct block *block);

/* The words as one string, for outlines and contents. */
const char *words_text(struct arena *arena, const struct words *words);

#endif
