/* How wide and high plots are, before anything makes them fit. */
#ifndef TUBIAO_CHART_SIZE_H
#define TUBIAO_CHART_SIZE_H

#include "chart/model.h"

/* Reads the view's width and height, or takes those of the layer around it. */
bool size_bind(struct chart *chart, struct view *view);

/* The width (or height) of a plot where nothing makes it fit: said, by steps of a discrete
 * scale, or the config's. Plots of a concatenation that share the position's scale share
 * the size (vega-lite/src/compile/layoutsize/parse.ts). */
double size_natural(const struct chart *chart, const struct view *view, bool across);
/* It goes by steps that are said: nothing makes it fit. */
bool size_is_stepped(const struct view *view, bool across);
/* The width that all children of a concatenation in one column have, or the height of those in
 * one row; 0 if they differ. */
double size_in_common(const struct chart *chart, const struct view *view, bool across);
/* It goes by the steps of a discrete scale, said or by default. */
bool size_goes_by_step(const struct chart *chart, const struct view *view, bool across);

#endif
