/* Numbers beside the name of a row: 门户网站12条, and the dataset's row 门户网站. */
#include <string.h>

#include "check/series.h"

static int compare(struct fraction a, struct fraction b) {
    int order = 0;
    return fraction_compare(a, b, &order) ? order : 2;
}

/* A number that a row's name stands before, and what the row has. */
struct candidate {
    size_t number;
    const struct series *series;
    int column;
    size_t row;
    enum naming naming;
    struct fraction value;
    struct place place;
};

static bool explains(const struct claims *claims, size_t number, struct fraction value) {
    return rounding_judge(extent_point(value), &claim_number(claims, number)->quantity) ==
           ROUNDING_HOLDS;
}

static void tie_cell(struct claims *claims, const struct candidate *candidate) {
    struct cell cell = {
        candidate->series->dataset, candidate->row, (size_t)candidate->column};
    const char *what =
        cell_describe(claims->arena, &cell, claims->report->faults->language);
    claim_tie(claims, candidate->number, candidate->place, "%s", "%s", what);
}

/* Columns that a number may be in: the year's where there are years, else those named in the
 * text, else all. */
static bool may_be_column(
    const struct series *series, size_t column, struct span text, bool previous) {
    if (series->now >= 0) {
        return (int)column == (previous ? series->before : series->now);
    }
    if (previous) {
        return false;
    }
    bool any_named = false;
    for (size_t c = 0; c < series->dataset->column_count; c++) {
        any_named |= span_find(text, series->dataset->columns[c].name) != NOT_FOUND;
    }
    bool named = span_find(text, series->dataset->columns[column].name) != NOT_FOUND;
    return named || !any_named;
}

/* {收到: 4, 答复: 4}: the columns are the names. */
static bool is_single_values(const struct series *series) {
    return series->dataset->row_count == 1 && !*cell_row_name(series->dataset, 0);
}

static bool find_single(const struct claims *claims, const struct series *series,
    struct span text, struct candidate *candidate) {
    size_t last = 0;
    bool found = false;
    for (size_t c = 0; c < series->dataset->column_count; c++) {
        ptrdiff_t at = span_find_last(text, series->dataset->columns[c].name);
        if (at != NOT_FOUND && (!found || (size_t)at >= last) &&
            series_cell(series, (int)c, 0, &candidate->value, &candidate->place)) {
            last = (size_t)at;
            candidate->column = (int)c;
            candidate->row = 0;
            candidate->naming = NAMING_LIKE;
            found = true;
            if (explains(claims, candidate->number, candidate->value)) {
                return true;
            }
        }
    }
    return found;
}

/* What the number may be by its label; prefers what explains it. */
static bool find_candidate(const struct claims *claims, const struct series *series,
    size_t number, struct candidate *candidate) {
    struct span text = passage_before(claims->passage, number);
    bool previous = claim_number(claims, number)->role == NUMBER_PREVIOUS;
    *candidate = (struct candidate){.number = number, .series = series};
    if (is_single_values(series)) {
        return !previous && find_single(claims, series, text, candidate);
    }
    int row = series_find_row(series, text, &candidate->naming);
    if (row < 0) {
        return false;
    }
    bool found = false;
    candidate->row = (size_t)row;
    for (size_t c = 0; c < series->dataset->column_count; c++) {
        struct fraction value;
        struct place place;
        if (!may_be_column(series, c, text, previous) ||
            !series_cell(series, (int)c, candidate->row, &value, &place)) {
            continue;
        }
        if (!found || explains(claims, number, value)) {
            candidate->column = (int)c;
            candidate->value = value;
            candidate->place = place;
        }
        found = true;
    }
    return found;
}

/* Another year's value under this year's name. */
static bool is_other_year(
    const struct claims *claims, const struct candidate *candidate) {
    const struct series *series = candidate->series;
    struct fraction other;
    struct place place;
    int column = candidate->column == series->now ? series->before : series->now;
    return series->now >= 0 &&
           series_cell(series, column, candidate->row, &other, &place) &&
           compare(other, claim_number(claims, candidate->number)->quantity.value) == 0;
}

/* Whether some other number of the prose is tied to the cell. */
static bool is_said_elsewhere(const struct claims *claims, struct place place) {
    for (size_t i = 0; i < claims->passage->number_count; i++) {
        const struct number *number = claim_number(claims, i);
        if (number->verdict == VERDICT_TIED && number->source.line == place.line &&
            number->source.column == place.column &&
            number->source.source == place.source) {
            return true;
        }
    }
    return false;
}

static void judge(struct claims *claims, const struct candidate *candidate) {
    enum { SMALL = 100 };
    const struct quantity *quantity = &claim_number(claims, candidate->number)->quantity;
    bool single = is_single_values(candidate->series);
    bool year = is_other_year(claims, candidate);
    bool piece = quantity->family == UNIT_PIECE || quantity->family == UNIT_NONE;
    bool slip = numbers_one_edit_apart(quantity->value, candidate->value);
    bool large = compare(candidate->value, fraction_from_integer(SMALL)) >= 0;
    bool sure = (year || (slip && large)) && !single;
    if ((candidate->naming != NAMING_SURE && !single) || !piece || quantity->weak ||
        (!sure && is_said_elsewhere(claims, candidate->place)) || (single && !slip)) {
        return;
    }
    struct cell cell = {
        candidate->series->dataset, candidate->row, (size_t)candidate->column};
    const char *what =
        cell_describe(claims->arena, &cell, claims->report->faults->language);
    if (!claim_fault(claims, candidate->number, sure ? FAULT_ERROR : FAULT_WARNING,
            "claim-data", "the prose says %s, the data %s (%s)",
            "正文写 %s，数据中是 %s（%s）", claim_print(claims, candidate->number),
            claim_value(claims, candidate->value), what)) {
        return;
    }
    fault_note(claims->report->faults, candidate->place, "%s: %s", "%s：%s", what,
        claim_value(claims, candidate->value));
    if (year) {
        fault_hint(claims->report->faults, "this is the number of the other year",
            "这是另一年的数，可能抄错了年份");
    }
}

static bool takes_label(const struct claims *claims, size_t number) {
    const struct number *n = claim_number(claims, number);
    return n->verdict == VERDICT_OPEN && n->quantity.kind == QUANTITY_COUNT &&
           !n->quantity.range && !claims->stated[number] &&
           (n->role == NUMBER_PLAIN || n->role == NUMBER_PREVIOUS);
}

/* 共发布632条: the sum of a column. */
static void tie_sum(struct claims *claims, const struct series *series, size_t number) {
    bool previous = claim_number(claims, number)->role == NUMBER_PREVIOUS;
    struct fraction sum;
    int column = previous ? series->before : series->now;
    if (series_sum(series, column, &sum) && explains(claims, number, sum) &&
        sum.numerator > 9) {
        claim_tie(claims, number, series->dataset->columns[column].place,
            "sum of column %s of %s", "“%s”列之和（%s）",
            series->dataset->columns[column].name, series->dataset->name);
    }
}

/* 3个渠道: how many rows there are. */
static void check_count(
    struct claims *claims, const struct series *series, size_t number) {
    struct span behind = span_trim(passage_behind(claims->passage, number));
    const char *name = series->dataset->columns[0].name;
    if (series->dataset->row_names || strlen(name) < 6 || !span_starts(behind, name)) {
        return;
    }
    struct fraction rows = fraction_from_integer((long long)series->dataset->row_count);
    if (explains(claims, number, rows)) {
        claim_tie(claims, number, series->dataset->place, "rows of %s", "%s 的行数",
            series->dataset->name);
    }
}

void claims_check_labels(struct claims *claims) {
    const struct series *series = claims->series;
    size_t series_count = claims->series_count;
    size_t count = series_count ? claims->passage->number_count : 0;
    struct candidate *open =
        arena_array(claims->arena, count * (series_count + 1) + 1, sizeof *open);
    size_t open_count = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t s = 0; s < series_count && takes_label(claims, i); s++) {
            struct candidate candidate;
            if (!find_candidate(claims, &series[s], i, &candidate)) {
                tie_sum(claims, &series[s], i);
                check_count(claims, &series[s], i);
            } else if (explains(claims, i, candidate.value)) {
                tie_cell(claims, &candidate);
            } else {
                open[open_count++] = candidate;
                tie_sum(claims, &series[s], i);
            }
        }
    }
    for (size_t i = 0; i < open_count; i++) {
        if (claim_is_open(claims, open[i].number)) {
            judge(claims, &open[i]);
        }
    }
}
