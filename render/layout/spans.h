/* Text with parts of different looks: a string, or a list of strings and mappings.
 *
 *     text: [办理, {text: 依申请公开, dots: true}, 12件, {text: 曲阜, ruby: qūfù},
 *            {text: "2", position: super}, {text: 强调, font: 楷, weight: bold},
 *            {text: ▲, color: "#AD2F34"}]
 */
#ifndef TUBIAO_LAYOUT_SPANS_H
#define TUBIAO_LAYOUT_SPANS_H

#include "layout/layout.h"

/* What a span is beside its text. */
struct span_extra {
    const char *link; /* an address or a name; or NULL */
    struct color color;
    const char *emphasis; /* as text_mark's */
};

struct spans {
    struct text_span *items;
    struct span_extra *extras; /* of each; NULL: none has any */
    size_t count;
};

/* What a text may be, and what may be an item of one that is a list. */
extern const struct schema spans_schema, span_schema;

/* `prefix` (may be NULL) goes in front unless the text has it already. False with faults. */
bool spans_bind(struct binder *binder, const struct value *text,
    const struct style *style, const char *prefix, struct spans *spans);

#endif
