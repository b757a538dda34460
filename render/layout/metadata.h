/* What a document says of itself, beside what is drawn: title, author, subject, keywords,
 * date, as the keys of pages and strips give them. */
#ifndef TUBIAO_LAYOUT_METADATA_H
#define TUBIAO_LAYOUT_METADATA_H

#include "block/flow.h"
#include "layout/layout.h"

struct metadata {
    const char *title, *author, *subject, *keywords; /* or NULL */
    bool has_time;
    double time; /* seconds since the epoch */
};

enum { METADATA_WORDS = PROPERTY_STRING | PROPERTY_NUMBER | PROPERTY_NULL };

/* A member as text; a list with commas between; NULL where it is missing or nothing. */
const char *metadata_words(
    const struct binder *binder, const struct value *value, const char *name);

/* False with a fault if the date is none. */
bool metadata_bind(
    struct binder *binder, const struct value *value, struct metadata *metadata);
/* Where no title is given the first block of kind title is it. */
void metadata_find_title(
    struct arena *arena, const struct block_list *blocks, struct metadata *metadata);
void metadata_tell(const struct metadata *metadata, struct scene *scene);
void metadata_tell_flow(const struct metadata *metadata, struct flow_document *document);

#endif
