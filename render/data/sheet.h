/* A sheet: cells as they lie in a workbook or a CSV file, before anyone says what they mean.
 *
 * Most sheets are a table with names in its first row (sheet_to_value); a form filled in is
 * matched to the labels of a layout's table instead. */
#ifndef TUBIAO_DATA_SHEET_H
#define TUBIAO_DATA_SHEET_H

#include "base/cell_name.h"
#include "data/value.h"

struct sheet_row {
    struct value *cells; /* from column 1 on */
    uint32_t count, capacity;
};

struct sheet {
    const char *name;            /* NULL: a CSV file */
    const struct source *source; /* of the places of its cells */
    struct sheet_row *rows;      /* from row 1 on */
    uint32_t row_count, column_count;
    struct cell_range *merges;
    size_t merge_count;
    uint32_t hidden_row, hidden_column; /* the first that is hidden; 0: none */
};

/* The cell's value, null outside, with its place. */
struct value sheet_cell(const struct sheet *sheet, uint32_t row, uint32_t column);
struct place sheet_place(const struct sheet *sheet, uint32_t row, uint32_t column);

bool sheet_is_blank(const struct sheet *sheet);

/* The cells of a CSV file, rows as long as they are. */
bool csv_read_sheet(struct arena *arena, const struct source *source, struct sheet *sheet,
    struct faults *faults);

/* The part of the sheet in a range; rows and columns outside are gone, places stay. */
struct sheet *sheet_cut(
    struct arena *arena, const struct sheet *sheet, const struct cell_range *range);

/* The table in the sheet as an array of objects, as CSV gives it: the first row names the
 * columns. A title over the names, a remark under the rows that reaches over all columns,
 * and blank rows are left out; text in merged cells stands in each of them. False with
 * faults. */
bool sheet_to_value(struct arena *arena, const struct sheet *sheet, struct value *out,
    struct faults *faults);

#endif
