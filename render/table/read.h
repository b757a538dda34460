/* The values that entries and cells share: widths, alignments, directions, formats,
 * labels. Each returns false with a fault, leaves *out where nothing is
 * written. */
#ifndef TUBIAO_TABLE_READ_H
#define TUBIAO_TABLE_READ_H

#include "table/table.h"

/* NULL-terminated. */
extern const char *const table_align_words[], *const table_direction_words[];

bool table_read_width(
    struct binder *binder, const struct value *object, double *width, double *share);
bool table_read_align(struct faults *faults, const struct value *object, const char *name,
    enum cell_align *align, bool *given);
bool table_read_direction(
    struct faults *faults, const struct value *object, enum text_direction *direction);
bool table_read_format(
    struct faults *faults, const struct value *object, const char **pattern);

/* Two or three labels of a head parted by diagonals, NULL-terminated; NULL with a fault. */
const char *const *table_diagonal(struct binder *binder, const struct value *list);

/* Text, or a number as written. */
bool table_is_label(const struct value *value);
const char *table_label_of(struct arena *arena, const struct value *value);

/* What a cell shows: a number by the pattern (NULL: as written), text, nothing. */
const char *table_print_value(
    struct arena *arena, const struct value *value, const char *format);

#endif
