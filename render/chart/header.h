/* Headers of facets: what each row, column or cell is, and what all are
 * (vega-lite/src/compile/header). */
#ifndef TUBIAO_CHART_HEADER_H
#define TUBIAO_CHART_HEADER_H

#include "chart/facet.h"
#include "chart/title.h"

/* Checks `header` of one of the facet's fields and takes its title. */
bool header_bind(struct chart *chart, struct view *view, int index);
/* Titles of facets within facets go to the outermost: "outer / inner". */
void header_join_titles(struct chart *chart, struct view *view);

/* A property of the header: said, or of config.headerRow (headerColumn, headerFacet) or
 * config.header; NULL if nobody says. */
const struct value *header_find(
    const struct chart *chart, const struct facet_axis *axis, const char *name);
const char *header_string(const struct chart *chart, const struct facet_axis *axis,
    const char *name, const char *otherwise);

/* On which side of the grid the labels of rows or columns stand; false if each cell bears
 * its own, as wrapped facets do and rows whose labels are above or below them. */
bool header_has_side(
    const struct chart *chart, const struct facet_axis *axis, enum header_side *side);
/* Labels are shown at all. */
bool header_has_labels(const struct chart *chart, const struct facet_axis *axis);

/* The label of one value, as a title; of all values, as the title of the grid's side. */
struct title header_label(
    const struct plot *plot, const struct facet_axis *axis, size_t index);
struct title header_title(const struct plot *plot, const struct facet_axis *axis);
/* That title stands beside the grid (of rows), not above or below it. */
bool header_title_is_beside(const struct chart *chart, const struct facet_axis *axis);

#endif
