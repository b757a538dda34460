/* Vega's grid layout: boxes in rows and columns, aligned, spaced and centred; headers and
 * footers along the sides, titles beyond them (vega-view-transforms/src/layout/grid.js).
 *
 *               column title
 *              column headers
 *      row   ┌──────┐ ┌──────┐  row
 *      head- │ cell │ │ cell │  foot-
 *      ers   └──────┘ └──────┘  ers
 *              column footers */
#ifndef TUBIAO_CHART_GRID_LAYOUT_H
#define TUBIAO_CHART_GRID_LAYOUT_H

#include "chart/bounds.h"
#include "chart/model.h"

struct grid_item {
    struct bounds bounds; /* all it draws, about its own origin */
    double width, height; /* of its plot */
    double x, y;          /* where its origin comes to stand */
};

/* Sets x and y of the items, which fill the rows one after the other. Returns the box of
 * them all. */
struct bounds grid_arrange(struct arena *arena, struct grid_item *items, size_t count,
    const struct grid_options *options);

/* One of the four groups of headers. */
struct grid_side {
    struct grid_item *items;
    size_t count;
    double offset; /* px off the cells */
    double band;   /* NaN: at the cell's origin; else the share of its box */
};

/* A title off the headers. */
struct grid_title {
    struct grid_item *item; /* NULL: none */
    double offset;
    double band; /* share of the grid's width or height where it stands: 0.5 */
    bool at_end; /* right of or below the grid */
};

enum { GRID_ROW_HEADER, GRID_ROW_FOOTER, GRID_COLUMN_HEADER, GRID_COLUMN_FOOTER };
struct grid_frame {
    struct grid_side sides[4];
    struct grid_title row_title, column_title;
};

/* Puts headers and titles around cells that grid_arrange has placed in `box`. */
void grid_arrange_frame(const struct grid_item *cells, size_t count,
    const struct grid_options *options, const struct bounds *box,
    struct grid_frame *frame);

#endif
