/* `for: {name: list}` and `if: condition`, as blocks and checks have them. */
#ifndef TUBIAO_EXPRESSION_LOOP_H
#define TUBIAO_EXPRESSION_LOOP_H

#include "expression/expression.h"

/* `value` is an array, a dataset, or an expression that gives one; bounded in length.
 * False with a fault otherwise. */
bool loop_list(struct arena *arena, const struct value *value, const struct scope *scope,
    struct value *list, struct faults *faults);

/* `value` is true, false, a ${} or an expression; NULL holds. False with a fault where it
 * can't be told. */
bool condition_evaluate(struct arena *arena, const struct value *value,
    const struct scope *scope, bool *holds, struct faults *faults);

#endif
