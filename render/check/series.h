/* Datasets that prose names without the layout's help: rows by their names, this year's and
 * last year's column by theirs. */
#ifndef TUBIAO_CHECK_SERIES_H
#define TUBIAO_CHECK_SERIES_H

#include "check/claim.h"

/* A dataset as the prose may speak of it. */
struct series {
    const struct dataset *dataset;
    int now, before; /* columns of the report's year and the one before, or -1 */
};

/* The report's datasets but those that statements speak of, into claims->series. */
void claims_find_series(struct claims *claims);

/* How surely a text names a row. */
enum naming { NAMING_NOT, NAMING_LIKE, NAMING_SURE };

/* The row that the text names best, or -1. */
int series_find_row(const struct series *series, struct span text, enum naming *naming);

bool series_cell(const struct series *series, int column, size_t row,
    struct fraction *number, struct place *place);
bool series_sum(const struct series *series, int column, struct fraction *sum);

/* Values of this year and last that a change may be between. */
struct pair {
    struct fraction now, before;
    struct place place;
    const char *what; /* the row's name, or 合计 */
    bool sure;        /* the text names it, or the value of this year is stated */
};

/* Pairs for a change whose subject is `text`; `now` is this year's value if it is stated, or
 * NULL. Returns how many, at most `most`. */
size_t series_pairs(const struct claims *claims, struct span text,
    const struct fraction *now, struct pair *pairs, size_t most);

#endif
