/* Composed views put together: plots in the grid of a facet or concatenation, with what
 * stands around them (vega-view-transforms/src/ViewLayout.js). */
#ifndef TUBIAO_CHART_COMPOSITION_H
#define TUBIAO_CHART_COMPOSITION_H

#include "chart/bounds.h"
#include "chart/grid_layout.h"
#include "chart/model.h"

/* The grid that a mapping says: columns (where it wraps), align, center, bounds, spacing;
 * behind it config.facet or config.concat. */
struct grid_options composition_grid(const struct chart *chart,
    const struct value *source, const char *config, bool wraps);

/* How the plots of one pass are sized. */
struct sizing {
    double width, height;  /* of a chart that is one plot */
    double stretch_across; /* of the natural widths of composed plots */
    double stretch_down;   /* of their heights */
    double total_width;    /* that the chart may take with its guides; INFINITY: any */
};

/* The size of the view's plot under that sizing. */
double sizing_plot(const struct chart *chart, const struct sizing *sizing,
    const struct view *view, bool across);
/* How much of the view's width (or height) grows with its plots. */
double sizing_elastic(const struct chart *chart, const struct view *view, bool across);

/* A view drawn, about its own origin. */
struct placed_view {
    struct scene_group *group;
    double width, height; /* of a plot; 0 for composed views */
    struct bounds bounds; /* of all it draws, but for the frame's own stroke */
};

struct placed_view view_place(const struct chart *chart, const struct placer *placer,
    const struct view *view, const struct sizing *sizing);

/* How many columns the grid has; 0: all in one row. */
size_t composition_columns(const struct view *view);

/* What composed views of both kinds are put together with. */
struct plot composition_open(const struct chart *chart, const struct placer *placer,
    const struct view *view, const struct sizing *sizing);
/* Ranges of the scales that the view's children share. */
void composition_place_scales(const struct plot *plot);
struct grid_item composition_item(const struct placed_view *placed);
/* Legends and the title around `box`, which all else takes; the whole as drawn. */
struct placed_view composition_finish(const struct plot *plot, struct bounds box);

/* Facets (facet_place.c). */
struct placed_view facet_place(const struct chart *chart, const struct placer *placer,
    const struct view *view, const struct sizing *sizing);

#endif
