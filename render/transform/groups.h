/* Rows sorted into groups by the values of some fields, in order of first appearance. */
#ifndef TUBIAO_TRANSFORM_GROUPS_H
#define TUBIAO_TRANSFORM_GROUPS_H

#include "data/dataset.h"

struct groups {
    size_t count;
    size_t *of_row; /* row → its group */
    size_t *first;  /* group → the row it was first met in */
    size_t *start;  /* group → where its rows begin in `rows`; count + 1 of them */
    size_t *rows;   /* all rows, group by group, in the order of the dataset */
};

/* One group of all rows where there are no fields. */
struct groups groups_new(struct arena *arena, const struct dataset *dataset,
    const char *const *fields, size_t field_count);

/* The values of a field for every row, times and paths resolved. */
const struct value *field_cells(
    struct arena *arena, const struct dataset *dataset, const char *field);

struct sort_field;
/* `rows` put into order by the fields, Vega's order; equal rows keep their order. */
void rows_sort(struct arena *arena, const struct dataset *dataset,
    const struct sort_field *sort, size_t sort_count, size_t *rows, size_t row_count);

#endif
