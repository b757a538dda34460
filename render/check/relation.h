/* Relations of a layout, evaluated: what relation.c makes, relation_report.c tells, mend.c
 * mends. */
#ifndef TUBIAO_CHECK_RELATION_H
#define TUBIAO_CHECK_RELATION_H

#include "check/check.h"
#include "expression/fraction.h"

/* One number that a side adds up. */
struct relation_term {
    struct value value;
    struct fraction number; /* blank counts as 0 */
    int sign;               /* on its own side */
    bool cell, blank;
};

struct relation_side {
    struct relation_term *terms;
    size_t count;
    struct fraction sum;
};

enum relation_state { RELATION_HELD, RELATION_FAILED, RELATION_UNDECIDED };

/* A relation for one round of its `for`. */
struct relation {
    const char *id;
    const char *loops; /* "（自然人）" or "" */
    const char *say;
    bool warning;
    bool equation; /* `sides` are known */
    enum relation_state state;
    struct relation_side sides[2];
    const char *sides_text; /* of another comparison: ": left 3, right 4" */
    struct place place;     /* of the first dataset it speaks of */
    const struct relation_mend *mend;
};

/* The one cell that would make all the relations hold which fail because of it. */
struct relation_mend {
    struct value cell;
    struct fraction wanted;
};

struct relations {
    struct relation *items;
    size_t count, capacity;
};

void relations_mend(struct arena *arena, struct relations *relations);
void relation_report_failure(
    const struct check_report *report, const struct relation *relation);

#endif
