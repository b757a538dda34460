/* The values by which a facet divides its rows, in the order of its cells. */
#ifndef TUBIAO_CHART_FACET_VALUES_H
#define TUBIAO_CHART_FACET_VALUES_H

#include "chart/facet.h"
#include "chart/value_index.h"

struct facet_values {
    const char *column;
    struct value_index index;
    size_t *order;     /* the place of each value: by its number */
    size_t *first_row; /* where each value is first met: by its place */
};

/* The values in a column of `rows`; `all`: the facet's data before anything is summed up,
 * for sorting by a field that `rows` no longer has. */
struct facet_values facet_values_find(struct chart *chart,
    const struct definition *definition, const struct dataset *rows,
    const struct dataset *all);

#endif
