/* The readers of single formats, which reader.c lists. Each takes well-formed UTF-8
 * without NUL and gives a value, or false with faults. */
#ifndef TUBIAO_DATA_READERS_H
#define TUBIAO_DATA_READERS_H

#include "data/value.h"

bool json_read(struct arena *arena, const struct source *source, struct value *out,
    struct faults *faults);
/* The same, but a list of objects becomes a table, straight into columns. */
bool json_read_table(struct arena *arena, const struct source *source, struct value *out,
    struct faults *faults);
bool yaml_read(struct arena *arena, const struct source *source, struct value *out,
    struct faults *faults);
bool csv_read(struct arena *arena, const struct source *source, struct value *out,
    struct faults *faults);
bool tsv_read(struct arena *arena, const struct source *source, struct value *out,
    struct faults *faults);
bool dsv_read(struct arena *arena, const struct source *source, char delimiter,
    struct value *out, struct faults *faults);

/* {columns: names, rows: []}, of a table that has names of columns and no row yet, with a
 * warning. The names are strings with their places. */
struct value heads_only(
    struct arena *arena, struct value *names, size_t count, struct faults *faults);

/* Levels of lists and mappings in each other that a document may have. */
enum { DOCUMENT_DEPTH = 200 };

/* Faults each name that members give twice, at the place of the second; false if any. */
bool members_check_doubled(
    const struct member *members, size_t count, struct faults *faults);

#endif
