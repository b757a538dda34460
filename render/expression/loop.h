/* The list that a `for: {name: list}` runs over, in blocks and in checks. */
#ifndef TUBIAO_EXPRESSION_LOOP_H
#define TUBIAO_EXPRESSION_LOOP_H

#include "expression/expression.h"

/* `value` is an array, a dataset, or an expression that gives one; bounded in length.
 * False with a fault otherwise. */
bool loop_list(struct arena *arena, const struct value *value, const struct scope *scope,
    struct value *list, struct faults *faults);

#endif
