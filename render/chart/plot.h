/* One plot: its scales, axes, marks, legends and title. */
#ifndef TUBIAO_CHART_PLOT_H
#define TUBIAO_CHART_PLOT_H

#include "chart/composition.h"
#include "chart/title.h"

/* Draws a unit or layer; `title` stands for its own, or is NULL: then that is drawn. */
struct placed_view plot_place(const struct chart *chart, const struct placer *placer,
    const struct view *view, const struct sizing *sizing, const struct title *title);
/* Only the frame of a plot that has nothing in it. */
struct placed_view plot_place_empty(const struct chart *chart,
    const struct placer *placer, const struct view *view, double width, double height);

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
