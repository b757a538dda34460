/* Arithmetic on decimals as written (DESIGN 6): 0.1 + 0.2 is 0.3, a third a fraction. */
#ifndef TUBIAO_EXPRESSION_EXACT_H
#define TUBIAO_EXPRESSION_EXACT_H

#include "expression/fraction.h"
#include "expression/node.h"

struct machine;

/* A value on its way through exact arithmetic. */
struct operand {
    struct value value;
    bool exact; /* `fraction` is its number */
    bool cell;  /* a cell of a dataset: text counts as the number it begins with */
    struct fraction fraction;
};

void operand_evaluate(
    struct machine *machine, const struct node *node, struct operand *out);

/* The exact number of a value, if it has one. */
bool fraction_from_value(struct value value, struct fraction *out);
/* A number that keeps all its decimals in `written` if they end. */
struct value value_from_fraction(struct arena *arena, struct fraction fraction);

#endif
