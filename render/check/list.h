/* Lists of parts between the files that read (list_reading.c), judge (list_judge.c) and find
 * (list.c) them. */
#ifndef TUBIAO_CHECK_LIST_H
#define TUBIAO_CHECK_LIST_H

#include "check/claim.h"

enum { MOST_ITEMS = 40 };

/* A reading of items as parts: which are taken, which are parts of parts. */
struct reading {
    const struct claims *claims;
    const size_t *items;
    size_t count;
    bool joined[MOST_ITEMS];  /* the item goes on with the row of the one before */
    size_t parts[MOST_ITEMS]; /* indexes of items at the top level */
    size_t part_count;
};

/* A reading of the items that adds up to `total`, of at least `least` parts. */
bool reading_find(struct reading *reading, struct extent total, size_t least);
/* Whether the two may be the same number. */
bool list_may_be(struct extent sum, struct extent total);

/* What a number of a list may stand for. 6万元 beside 2.5万元 is exact to the same digit. */
struct extent list_extent(const struct claims *claims, size_t number, size_t beside);

/* The sum of items; false where it grows too long. */
bool list_sum(
    const struct claims *claims, const size_t *items, size_t count, struct extent *sum);
/* "12 + 312 + 308" */
const char *list_print_items(
    const struct claims *claims, const size_t *items, size_t count);

/* The items that count towards the total when the list is judged: of its own unit family, up
 * to the first stage of its cases (办结, 答复). */
size_t list_comparable_items(const struct claims *claims, size_t total,
    const size_t *items, size_t count, size_t kept[MOST_ITEMS]);

/* Whether a list that does not add up is wrong, and how gravely. `partial`: 等 or 主要. */
bool list_judge(const struct claims *claims, const struct list *list, struct extent sum,
    bool partial, enum fault_severity *severity);
void list_fault(struct claims *claims, const struct list *list,
    enum fault_severity severity, struct fraction sum);

#endif
