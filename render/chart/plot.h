/* The plot: sizes, and everything of a chart put around it. */
#ifndef TUBIAO_CHART_PLOT_H
#define TUBIAO_CHART_PLOT_H

#include "chart/bounds.h"
#include "chart/model.h"

/* The width (or height) of the plot where nothing makes it fit: said, by steps of a
 * discrete scale, or the config's. */
double plot_natural_size(const struct chart *chart, bool across);

/* Draws the chart with a plot of that size; `total_width` is what it and its guides may
 * take together (INFINITY: any), `extent` what they take, from the plot's top left. */
struct scene_group *plot_draw(const struct chart *chart, const struct placer *placer,
    double width, double height, double total_width, struct bounds *extent);

/* The box of what marks draw, in their group's coordinates. */
struct bounds marks_bounds(
    struct arena *arena, const struct scene_group *group, bool bare);
/* One item's, added; no line or area. `bare`: with the tips of miters, as Vega. */
void item_bounds(struct bounds *bounds, struct arena *arena,
    const struct scene_mark *mark, size_t i, bool bare);
struct bounds text_bounds(const struct scene_text *text);
/* How far a stroke reaches beyond the outline; `mitered`: where its corners may point out
 * (vega-scenegraph/src/bound/boundStroke.js). */
double stroke_reach(const struct scene_style *style, bool mitered);

#endif
