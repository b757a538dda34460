/* Conditional emphasis: cells that an expression picks look otherwise, or get a footnote.
 *
 *     emphasis:
 *       - {if: datum.同比 < 0, columns: [同比], color: "#A62B1A", weight: bold}
 *       - {if: value > 1000, fill: "#F1EEDB", note: 含上年结转}
 *
 * The expression sees `datum` (the row of data behind the cell), `value` (what the cell
 * shows), `row` and `column` (their labels). Where it does not ask for `value`, the row's
 * label is picked as well. `rows` and `columns` (labels) limit it. */
#ifndef TUBIAO_TABLE_EMPHASIS_H
#define TUBIAO_TABLE_EMPHASIS_H

#include "table/own.h"

struct emphases {
    struct emphasis *items;
    size_t count;
};

/* One of the list. */
extern const struct schema emphasis_schema;

/* `list` may be NULL. False with faults. */
bool emphasis_read(
    struct binder *binder, const struct value *list, struct emphases *emphases);

/* What a cell shows and where it comes from. */
struct emphasis_subject {
    struct value value;
    const struct dataset *dataset; /* NULL: written out */
    size_t data_row;
    const char *row, *column; /* labels; column NULL: the row's label itself */
};

/* The mappings that apply, NULL-terminated, NULL if none; the last note among them goes to
 * *note. */
const struct value *const *emphasis_find(const struct emphases *emphases,
    struct binder *binder, const struct emphasis_subject *subject,
    const struct value **note);

#endif
