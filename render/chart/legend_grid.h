/* Vega's grid layout of boxes (vega-view-transforms/src/layout/grid.js), for entries and
 * legends: in rows of so many columns, each line as far off the one before as asked. */
#ifndef TUBIAO_CHART_LEGEND_GRID_H
#define TUBIAO_CHART_LEGEND_GRID_H

#include "chart/bounds.h"
#include "chart/model.h"

enum legend_align { LEGEND_ALIGN_NONE, LEGEND_ALIGN_EACH, LEGEND_ALIGN_ALL };

/* [0] is for columns, [1] for rows. */
struct legend_grid {
    size_t columns; /* 0: all in one row */
    enum legend_align align[2];
    double padding[2]; /* px */
    bool center[2];
};

struct legend_cell {
    struct bounds box; /* about its own origin */
    double x, y;       /* where its origin comes to stand */
};

/* Sets x and y of the cells; returns the box of them all. */
struct bounds legend_grid_arrange(struct arena *arena, const struct legend_grid *grid,
    struct legend_cell *cells, size_t count);

#endif
