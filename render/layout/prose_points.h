/* The points of a text: `prose: {part: 存在问题, only: strong}`. */
#ifndef TUBIAO_LAYOUT_PROSE_POINTS_H
#define TUBIAO_LAYOUT_PROSE_POINTS_H

#include "prose/prose.h"

/* A copy with what is in bold, the headings, and the sentences that lead to a list (…：);
 * the text itself where nothing is in bold. */
const struct prose_node *prose_points(
    struct arena *arena, const struct prose_node *document);

#endif
