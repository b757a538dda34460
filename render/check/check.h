/* Finds numbers of a report that disagree, before anything is drawn.
 *
 * Relations are the layout's `checks`:
 *
 *     - id: R1
 *       for: {c: columns(requests)}          # each name over a list; may be absent
 *       that: requests.新收[c] + requests.上年结转[c] == requests.办结总计[c] + …
 *       say: 第一项加第二项之和，应等于第三项加第四项之和
 *
 * Statements are its `claims`: how the prose speaks of a cell (statement.h). Every number of
 * the prose that is written out is tied to data or to the numbers around it; one that these
 * nearly explain is a fault, one that nothing explains is only listed.
 *
 * Faults are of CAUSE_NUMBERS. Everything lives in the arena. */
#ifndef TUBIAO_CHECK_CHECK_H
#define TUBIAO_CHECK_CHECK_H

#include "check/passage.h"
#include "data/dataset.h"
#include "expression/expression.h"

/* A layout's `checks`, `claims` and `form`. */
extern const struct schema check_relations_schema, check_claims_schema, check_form_schema;

/* What is checked. */
struct check_report {
    struct arena *arena;
    struct faults *faults;
    const struct scope *scope;             /* names that expressions may use */
    const struct dataset *const *datasets; /* NULL-terminated */
    const struct value *prose;    /* the parts as written: a file or text each; or NULL */
    const struct value *checks;   /* the layout's relations, or NULL */
    const struct value *claims;   /* the layout's statements, or NULL */
    const struct value *form;     /* what the layout says of the form, or NULL */
    const struct scope *previous; /* names of last year's report, or NULL */
    int year;                     /* 0: unknown */
    const char *const *missing; /* datasets the layout needs and the report lacks; what is
                                   said of them is passed over. NULL-terminated, or NULL */
};

struct check_totals {
    size_t held, failed, undecided;     /* relations */
    size_t computed, tied, unexplained; /* numbers of the prose */
    size_t faults;                      /* numbers of the prose that are at fault */
};

struct check_result {
    struct check_totals totals;
    struct passage passage; /* what the prose says; passage_finish */
};

/* Runs everything. False if a check itself is ill-formed (a fault of the layout). */
bool check_run(const struct check_report *report, struct check_result *result);

/* The pieces, one file each. */

bool check_relations(const struct check_report *report, struct check_totals *totals);
/* The report's prose into a passage. False with faults. */
bool check_read_prose(const struct check_report *report, struct passage *passage);
/* What the prose claims; `claims` that are ill-formed are faults of the layout. */
bool check_claims(const struct check_report *report, struct passage *passage);
/* Parts and headings out of order or missing, obsolete forms: warnings. */
bool check_form(const struct check_report *report, const struct passage *passage);

/* Makes the newest fault one of the numbers. */
void check_blame_numbers(struct faults *faults);

#endif
