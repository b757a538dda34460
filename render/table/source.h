/* The data behind a table: datasets by name, which of their rows and columns the trees
 * show, and the warnings for what they leave out. */
#ifndef TUBIAO_TABLE_SOURCE_H
#define TUBIAO_TABLE_SOURCE_H

#include "table/tree.h"

/* What is shown of one dataset. */
struct shown {
    const struct dataset *dataset;
    bool *columns, *rows;
    struct place place; /* where the table names it */
};

struct table_source {
    struct shown *items;
    size_t count, capacity;
};

/* `value` is a dataset's name or its content; a row of blanks where it has none, with a
 * warning. NULL with a fault. */
const struct dataset *source_dataset(
    struct binder *binder, struct table_source *source, const struct value *value);

struct shown *source_shown(struct table_source *source, const struct dataset *dataset);

/* Rows without names are called by the first column if it is text, some of it perhaps
 * blank; -1: they aren't. */
int dataset_label_column(const struct dataset *dataset);

/* An entry that `if` leaves out is not forgotten. */
void source_mention(struct table_source *source, const struct entry *entry,
    const struct dataset *otherwise);

/* What a cell shows and the row of data it is from. */
struct found_cell {
    struct value value;
    const struct dataset *dataset; /* NULL: blank, or made of others */
    size_t row;
};

/* What a header leaf and a stub leaf show together, null if blank. False with a fault if
 * there is none. */
bool source_cell(struct binder *binder, struct table_source *source,
    const struct dataset *otherwise, struct entry *head, struct entry *stub,
    struct found_cell *out);

/* The row of data that both mean together, whatever the column; NULL if they mean none. */
const struct dataset *source_row(const struct dataset *otherwise,
    const struct entry *head, const struct entry *stub, size_t *row);

void source_fault_no_column(struct binder *binder, const struct dataset *dataset,
    const char *name, struct place place);

/* A warning for each dataset with rows or columns that no tree shows. */
void source_warn_left_out(struct binder *binder, const struct table_source *source);

#endif
