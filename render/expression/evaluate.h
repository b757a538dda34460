/* The evaluator's inside: what operators, members and functions share. */
#ifndef TUBIAO_EXPRESSION_EVALUATE_H
#define TUBIAO_EXPRESSION_EVALUATE_H

#include "expression/exact.h"
#include "expression/node.h"

/* One evaluation. Every node visited and every item a function handles is a step; when
 * none are left the rest is undefined, so that evaluation always ends. */
struct machine {
    struct arena *arena;
    const struct scope *scope;
    enum arithmetic arithmetic;
    uint64_t steps;
    uint64_t random; /* the state of random(), seeded by the row */
};

enum { EVALUATE_STEPS = 10 * 1000 * 1000 };

struct value evaluate(struct machine *machine, const struct node *node);

/* Takes `count` steps; false if there are not as many left. */
bool machine_step(struct machine *machine, uint64_t count);

/* A constant expression's value: no names, nothing random. */
struct value evaluate_constant(
    struct arena *arena, const struct node *node, enum arithmetic arithmetic);

/* constant.c: PI, null, true … */
bool constant_find(const char *name, struct value *value);

/* operators.c: ECMAScript's operators on doubles and text. */
double to_number(struct value value);
const char *to_text(struct machine *machine, struct value value);
struct value operate(
    struct machine *machine, enum operator operator, struct value a, struct value b);
struct value operate_unary(enum operator operator, struct value a);
bool value_strictly_equal(struct value a, struct value b);

/* member.c: object[key], also of rows, tables, arrays and text. `cell`, if given, is set
 * where the value is a cell of a dataset. */
struct value member_by_name(struct value object, const char *name, bool *cell);
struct value member_by_key(
    struct machine *machine, struct value object, struct value key, bool *cell);
bool member_exists(struct machine *machine, struct value object, struct value key);
/* Items of an array, or rows of a table, as one list; 0 items for anything else. */
const struct value *value_items(struct arena *arena, struct value value, size_t *count);

#endif
