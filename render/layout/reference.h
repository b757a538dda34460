/* Names that the words of a document refer to: outputs by their numbers (图2, 表1),
 * headings by their ids; and where they came to stand, once pages have been made. */
#ifndef TUBIAO_LAYOUT_REFERENCE_H
#define TUBIAO_LAYOUT_REFERENCE_H

#include "block/block.h"

struct references *references_new(struct arena *arena);

/* The next number of that kind of caption (图, 表), or the one that is written. */
const char *references_number(
    struct references *references, const char *label, const char *written);

/* What a reference to `name` says; NULL: nothing, it can only be led to. The first
 * definition holds. */
void references_define(struct references *references, const char *name, const char *text);

struct words;

/* Notes a heading, for contents; `own` is its id or NULL. Returns its anchor. */
const char *references_heading(
    struct references *references, const struct words *words, const char *own);
size_t references_heading_count(const struct references *references);
const struct words *references_heading_at(
    const struct references *references, size_t index);

/* A span whose text is still to be filled in, or (`lead`) a link that must lead to a name
 * there is. */
void references_use(struct references *references, const char *name, struct place place,
    struct text_span *span);

/* Fills in all spans; faults names that nothing bears. */
bool references_resolve(struct references *references, struct binder *binder);

/* Whether a link leads out of the document. */
bool link_is_address(const char *link);

/* Labels of the pages that anchors stand on. */
struct page_number {
    const char *anchor;
    const char *label;
};
struct page_numbers {
    struct page_number *items;
    size_t count;
};
/* NULL if it is not known. */
const char *page_numbers_find(const struct page_numbers *numbers, const char *anchor);
bool page_numbers_equal(const struct page_numbers *a, const struct page_numbers *b);

#endif
