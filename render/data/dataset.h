/* A dataset: named columns of equal length. What reports give, transforms take and make,
 * charts and tables draw.
 *
 * Columns share cells between datasets (a transform that adds one column copies none),
 * so cells are never changed after the dataset is made. */
#ifndef TUBIAO_DATA_DATASET_H
#define TUBIAO_DATA_DATASET_H

#include "data/schema.h"
#include "data/value.h"

struct column {
    const char *name;
    const struct value *cells; /* row_count */
    struct place place;        /* of the name */
};

struct dataset {
    const char *name; /* as the report names it; NULL if made up */
    struct column *columns;
    size_t column_count;
    size_t row_count;
    const char *const *row_names; /* row_count names, or NULL where rows have none */
    struct place place;
};

/* The column's index, or -1. A name may escape as Vega fields do: a\.b, a[0], a['b']. */
int dataset_find_column(const struct dataset *dataset, const char *name);
int dataset_find_row(const struct dataset *dataset, const char *row_name);

/* A copy with one more column (or that column replaced); columns are shared. */
struct dataset *dataset_with_column(struct arena *arena, const struct dataset *dataset,
    const char *name, const struct value *cells);
/* A copy with only the given rows, in that order. */
struct dataset *dataset_select_rows(
    struct arena *arena, const struct dataset *dataset, const size_t *rows, size_t count);

/* The cells that no row gave, which have no place, become undefined: a member that is not
 * there is not null. */
void cells_mark_missing(struct value *cells, size_t count);

/* A copy for calculating with: in columns of numbers, text that counts as a number (22（其中
 * 修订 16 件）) is that number, blanks and — are null. A column is of numbers if a cell is
 * one, or is one with a remark in brackets behind it; 2022年 is text. */
const struct dataset *dataset_with_counts(
    struct arena *arena, const struct dataset *dataset);

/* The value of a field of a row: a plain column first; else `a.b`, `a[0]` paths into
 * nested values; null where missing. */
struct value dataset_field(const struct dataset *dataset, size_t row, const char *field);

/* What data written in a document may be. */
extern const struct schema dataset_schema, cell_schema;
extern const struct property_group dataset_groups[]; /* {columns, rows} */

/* A report's shapes: {columns: [...], rows: [[...], ...]}, {columns, rows: {name: [...]}},
 * [{...}, ...], [1, 2, 3] (one column, `data`), {name: value, ...} (one row). Faults:
 * a row of the wrong length, a doubled column, no columns. NULL on error. */
struct dataset *dataset_from_value(
    struct arena *arena, const char *name, struct value value, struct faults *faults);

#endif
