/* Finds numbers of a report that disagree.
 *
 * Relations are the layout's `checks`:
 *
 *     - id: R1
 *       for: {c: columns(requests)}          # each name over a list; may be absent
 *       that: requests.新收[c] + requests.上年结转[c] == requests.办结总计[c] + …
 *       say: 第一项加第二项之和，应等于第三项加第四项之和
 *
 * One that is false is a fault of CAUSE_NUMBERS at the dataset it speaks of, with both
 * sides of the comparison; one that is null (a number is missing) is passed over. */
#ifndef TUBIAO_CHECK_CHECK_H
#define TUBIAO_CHECK_CHECK_H

#include "data/dataset.h"
#include "expression/expression.h"

struct check_context {
    struct arena *arena;
    struct faults *faults;
    enum fault_severity severity; /* of a relation that fails */
    const struct scope *scope;
    const struct dataset *const *datasets; /* NULL-terminated; places for faults */
};

struct check_totals {
    size_t held, failed, undecided;
};

/* False if a check itself is ill-formed (a fault of the layout). */
bool check_relations(const struct check_context *context, const struct value *checks,
    struct check_totals *totals);

#endif
