/* Labels beside bars that keep off each other and off other bars: they move aside a little,
 * then all get smaller, then those with no room are left out with a warning. */
#ifndef TUBIAO_CHART_MARK_AVOID_H
#define TUBIAO_CHART_MARK_AVOID_H

#include "chart/label.h"
#include "chart/mark/mark.h"

bool avoid_is_wanted(const struct chart *chart, const struct view *view);

/* Moves the labels, which share the plot's coordinates; `hidden` ones are left out. */
void labels_avoid(
    const struct plot *plot, struct label *labels, bool *hidden, size_t count);

#endif
