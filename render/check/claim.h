/* What the prose claims, number by number: what the stages of claim.c share.
 *
 * Each stage looks at the numbers that are still open and ties them or faults them:
 *
 *     statements   新收、予以公开、复议: the cell that the layout says is spoken of
 *     labels       门户网站: the row of a dataset that is named beside the number
 *     lists        其中…: parts and their total
 *     shares       占: a part of its total
 *     growth       同比: this and last, and their difference
 *     balances     收到 + 结转 = 办结 + 结转下年, among what the prose states
 *     years        2022年 in the report of 2023
 *     values       a number of four digits or more that a cell has */
#ifndef TUBIAO_CHECK_CLAIM_H
#define TUBIAO_CHECK_CLAIM_H

#include "check/cell.h"
#include "check/check.h"
#include "check/cues.h"
#include "check/rounding.h"
#include "check/statement.h"

/* A list: what it adds up to, and its items, in the order they stand. */
struct list {
    size_t total;
    size_t *items;
    size_t count;
    bool holds;  /* the items add up */
    bool strict; /* the words say that these are parts: 其中 */
};

struct claims {
    const struct check_report *report;
    struct passage *passage;
    struct arena *arena;
    struct statements statements;
    const struct statement **stated; /* for each number, what it states; or NULL */
    const struct series *series;     /* datasets that no statement speaks of */
    size_t series_count;
    struct list *lists;
    size_t list_count, list_capacity;
};

void claims_check_statements(struct claims *claims);
void claims_check_labels(struct claims *claims);
void claims_check_lists(struct claims *claims);
void claims_check_shares(struct claims *claims);
void claims_check_share_sums(struct claims *claims);
void claims_check_growth(struct claims *claims);
void claims_check_balances(struct claims *claims);
void claims_check_years(struct claims *claims);
void claims_check_values(struct claims *claims);

/* Says what a number is tied to. The first tie stays. */
void claim_tie(struct claims *claims, size_t number, struct place source,
    const char *english, const char *chinese, ...)
    __attribute__((format(printf, 4, 6), format(printf, 5, 6)));

/* Adds a fault at the number; false if it has one already, and then none is added. */
bool claim_fault(struct claims *claims, size_t number, enum fault_severity severity,
    const char *kind, const char *english, const char *chinese, ...)
    __attribute__((format(printf, 5, 7), format(printf, 6, 7)));
/* A note on the newest fault that points at another number of the prose. */
void claim_note(struct claims *claims, size_t number);

static inline struct number *claim_number(const struct claims *claims, size_t number) {
    return &claims->passage->numbers[number];
}
/* As printed, and the exact value as digits. */
const char *claim_print(const struct claims *claims, size_t number);
const char *claim_value(const struct claims *claims, struct fraction value);
bool claim_is_open(const struct claims *claims, size_t number);
/* A count that speaks of this year's state: no change, no goal, not last year's. */
bool claim_is_plain_count(const struct claims *claims, size_t number);
bool claim_same_sentence(const struct claims *claims, size_t a, size_t b);

#endif
