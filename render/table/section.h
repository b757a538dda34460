/* One section of a table by itself, with columns of its own: its stub columns, then its
 * data columns. grid.c stacks sections on the columns they have in common. */
#ifndef TUBIAO_TABLE_SECTION_H
#define TUBIAO_TABLE_SECTION_H

#include "table/cell_chart.h"
#include "table/emphasis.h"
#include "table/source.h"

struct section {
    struct table_cell *cells; /* in its own columns and rows */
    size_t cell_count, capacity;
    struct table_column *columns;
    int stub_columns, data_columns;
    int head_rows, row_count;
    bool *keep; /* row_count, or NULL: rows not to be parted from the one before */
};

/* What sections are bound with. */
struct section_binder {
    struct binder *binder;
    struct table_source *source;
    const struct table_look *look;
    struct own_looks *looks;
    struct emphases emphases;
};

/* From trees over data: keys data, corner, columns, rows (of the table or a section). */
bool section_from_trees(struct section_binder *context, const struct value *value,
    const struct dataset *data, struct section *section);

/* A cell of them. */
extern const struct schema free_cell_schema;

/* From `cells`: rows of free cells, placed as HTML places them, with head-rows and
 * stub-columns. */
bool section_from_cells(
    struct section_binder *context, const struct value *value, struct section *section);

struct table_cell *section_add_cell(
    struct arena *arena, struct section *section, struct table_cell cell);

/* fill.c: the data cells of a section from trees, row by row. */
struct filling {
    struct section_binder *context;
    struct section *section;
    const struct dataset *data;
    struct entry **heads, **stubs;
    int stub_count;
    struct cell_chart_look **charts; /* of the data columns, made when first needed */
};

/* The cells of the leaf with that index, into a row. False with faults. */
bool fill_row(struct filling *filling, int leaf, int row);

/* What a label's cell has from its entry: its look, its note. `datum`: the leaf's row of
 * data, or NULL. */
void fill_label(const struct filling *filling, struct table_cell *cell,
    const struct entry *entry, bool header);

/* The cell's extra, made if it has none. */
struct cell_extra *cell_make_extra(struct arena *arena, struct table_cell *cell);

/* Words, not a number, a sign such as — or nothing. */
bool cell_is_text(const struct table_cell *cell);

/* Text and alignment of a cell from a value of data. Signs stand in the middle, under the
 * digits. */
void cell_fill(struct section_binder *context, struct table_cell *cell,
    const struct value *value, const char *format);

/* `head: text` stands above the section's own head, over all columns. */
struct titled_section {
    struct section section;
    const char *title; /* NULL: none */
    struct place place;
};

/* Stacks them. */
struct table_grid *grid_stack(struct arena *arena, const struct table_look *look,
    const struct titled_section *sections, size_t count);

#endif
