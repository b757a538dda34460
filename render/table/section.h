/* One section of a table by itself, with columns of its own: its stub columns, then its
 * data columns. grid.c stacks sections on the columns they have in common. */
#ifndef TUBIAO_TABLE_SECTION_H
#define TUBIAO_TABLE_SECTION_H

#include "table/source.h"

struct section {
    struct table_cell *cells; /* in its own columns and rows */
    size_t cell_count, capacity;
    struct table_column *columns;
    int stub_columns, data_columns;
    int head_rows, row_count;
};

/* What sections are bound with. */
struct section_binder {
    struct binder *binder;
    struct table_source *source;
    const struct table_look *look;
};

/* From trees over data: keys data, corner, columns, rows (of the table or a section). */
bool section_from_trees(struct section_binder *context, const struct value *value,
    const struct dataset *data, struct section *section);

/* From `cells`: rows of free cells, placed as HTML places them, with head-rows and
 * stub-columns. */
bool section_from_cells(
    struct section_binder *context, const struct value *value, struct section *section);

struct table_cell *section_add_cell(
    struct arena *arena, struct section *section, struct table_cell cell);

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
