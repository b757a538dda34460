/* The runs of prose as spans of styled text, links and references among them. */
#ifndef TUBIAO_LAYOUT_PROSE_SPANS_H
#define TUBIAO_LAYOUT_PROSE_SPANS_H

#include "layout/spans.h"
#include "prose/prose.h"

/* `lead` (may be NULL) goes in front. Marks of footnotes lead to `notes`-NUMBER. */
struct spans prose_spans(struct binder *binder, const struct prose_node *node,
    const struct style *style, const char *lead, const char *notes);

#endif
