/* What an output is: a figure, pages… by the key its mapping begins with. */
#ifndef TUBIAO_LAYOUT_DOCUMENT_H
#define TUBIAO_LAYOUT_DOCUMENT_H

#include "block/flow.h"
#include "layout/layout.h"

struct document_kind {
    const char *name;            /* the key: figure, pages */
    const struct schema *schema; /* what stands behind it */
    void *(*bind)(struct binder *binder, const struct value *value);
    struct scene *(*place)(struct placer *placer, const void *document);
    struct flow_document *(*flow)(struct placer *placer, const void *document);
};

struct document {
    const struct document_kind *kind;
    const void *content;
};

/* The value of an output's file. False with faults. */
bool document_bind(
    struct binder *binder, const struct value *value, struct document *document);
/* A bare Vega-Lite specification. */
bool document_bind_bare(struct binder *binder, const struct block_kind *chart,
    const struct value *value, struct document *document);
struct scene *document_place(struct placer *placer, const struct document *document);
/* The same for formats that lay themselves out (block/flow.h). */
struct flow_document *document_flow(
    struct placer *placer, const struct document *document);

/* NULL-terminated names of the kinds: what an output written in its place begins with. */
extern const char *const document_names[];

/* An output's file: a mapping of one of these keys. */
extern const struct schema document_schema;
/* The kinds as properties, for mappings that hold one beside other keys. */
const struct property *document_properties(struct arena *arena, size_t *count);

#endif
