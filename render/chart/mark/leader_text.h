/* What labels of arcs say: which parts have one, and their words in the room beside the
 * circle. */
#ifndef TUBIAO_CHART_MARK_LEADER_TEXT_H
#define TUBIAO_CHART_MARK_LEADER_TEXT_H

#include "chart/label.h"
#include "chart/mark/leader_route.h"

/* The share of the whole that each row is; NULL where the marks do not stack. A total of
 * zero and many small parts are warned of. */
const double *leader_shares(const struct plot *plot, const struct view *view);

/* Breaks labels that are wider than what the chart's width leaves beside the circle;
 * `away` is how far from the centre labels begin. */
void leader_texts_fit(const struct plot *plot, struct label *labels,
    const struct callout *callouts, size_t count, double away);

/* Puts the lines of a label into one. */
const char *leader_text_join(const struct plot *plot, const char *text);

#endif
