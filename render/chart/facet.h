/* Facets: a view drawn once for each group of its rows, in a grid or a wrapped row
 * (vega-lite/src/compile/facet.ts). */
#ifndef TUBIAO_CHART_FACET_H
#define TUBIAO_CHART_FACET_H

#include "chart/model.h"

/* Which of the grid's sides a group of headers is on, as Vega names them. */
enum header_side {
    SIDE_ROW_HEADER,
    SIDE_ROW_FOOTER,
    SIDE_COLUMN_HEADER,
    SIDE_COLUMN_FOOTER,
    SIDE_COUNT,
};

/* The rows or columns of the grid (or the cells of a wrapped one): a value each. */
struct facet_axis {
    struct definition *definition; /* NULL: the view is not divided so */
    const struct value *header;    /* as said; NULL: nothing */
    struct view *labels; /* its `main` has a row a value, in order: for formatting */
    size_t count;
    const char *title; /* NULL: none; with those of facets inside: "a / b" */
    const struct expression *label_expression;
};

/* A cell without rows has no view: it is empty but for its frame. */
struct facet_cell {
    struct view *view;
    size_t row, column; /* indices of values; of a wrapped one: column */
};

struct facet {
    struct facet_axis axes[3]; /* row, column, facet */
    struct facet_cell *cells;
    size_t cell_count;
    struct guide_list shared_axes[SIDE_COUNT]; /* drawn at the grid's sides */
};

enum { FACET_ROW, FACET_COLUMN, FACET_WRAPPED };

/* The encoding of a unit has row, column or facet with a field. */
bool facet_is_encoded(const struct value *encoding);
/* Such a unit becomes a facet of itself without them. */
bool facet_bind_unit(
    struct chart *chart, struct view *view, const struct value *encoding);
/* {facet: …, spec: …}. */
bool facet_bind(struct chart *chart, struct view *view, const struct value *encoding);

/* The columns of its data by which it divides rows. */
struct grouping_columns facet_grouping(struct chart *chart, const struct view *view);

/* Makes the cells of every facet from its pattern; the pattern must be bound and its data
 * prepared (cells.c). */
void facets_make_cells(struct chart *chart, struct view *view);

#endif
