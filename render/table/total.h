/* Subtotals and totals: rows and columns that are made of those beside them, or that are
 * given and checked against them.
 *
 *     - {label: 小计, total: sum}               # of the other entries of its list
 *     - {label: 总计, row: 总计, total: sum}    # given; a warning where it is not the sum
 *     columns: [{column: 比重, summary: none}]  # no total of this column
 *
 * Sums are exact. Text that begins with a number counts as that number, blanks and — as
 * nothing; where nothing counts the total is blank. */
#ifndef TUBIAO_TABLE_TOTAL_H
#define TUBIAO_TABLE_TOTAL_H

#include "block/block.h"

enum total_function {
    TOTAL_UNSET, /* no total; as a summary: what the row of totals says */
    TOTAL_NONE,
    TOTAL_SUM,
    TOTAL_MEAN,
    TOTAL_MIN,
    TOTAL_MAX,
    TOTAL_COUNT
};

/* From TOTAL_NONE on, NULL-terminated. */
extern const char *const total_words[];

/* A member; left as it is where it is missing. False with a fault. */
bool total_read(struct faults *faults, const struct value *object, const char *name,
    enum total_function *function);

/* Null if none of the values counts. */
struct value total_of(struct arena *arena, enum total_function function,
    const struct value *values, size_t count);

/* A warning if the given value is not the total. Nothing is said of what is no number. */
void total_check(struct binder *binder, const struct value *given,
    const struct value *total, const char *label);

#endif
