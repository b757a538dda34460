/* Short lines set before: the labels of charts' axes, cells of tables. A machine that draws
 * many of the same kind sets the same few hundred texts again and again.
 *
 * Each line has one slot by its hash and takes it from the one that was there, so memory is
 * bounded. What is found is copied to the caller. */
#ifndef TUBIAO_TEXT_KEPT_LINE_H
#define TUBIAO_TEXT_KEPT_LINE_H

#include "text/text.h"

struct kept_lines;
struct cached_style;

/* The slots, in the cache's arena. */
struct kept_lines *kept_lines_new(struct arena *arena);

/* The line of a span, as it was set; false if it is not kept. */
bool kept_line_find(const struct kept_lines *lines, const struct cached_style *style,
    const struct text_span *span, struct arena *arena, struct text_line *line);

/* Keeps a line that was set from the span, if it is short and plain: one run of one face
 * that is the span's text as it is. */
void kept_line_add(struct kept_lines *lines, const struct cached_style *style,
    const struct text_span *span, const struct text_line *line);

#endif
