/* Datasets that prose names without the layout's help. */
#include "check/series.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

static int compare(struct fraction a, struct fraction b) {
    int order = 0;
    return fraction_compare(a, b, &order) ? order : 2;
}

/* 2023, 2023年, 2023年度 */
static int find_year(const struct dataset *dataset, int year) {
    for (size_t c = 0; year && c < dataset->column_count; c++) {
        char *end;
        long number = strtol(dataset->columns[c].name, &end, 10);
        if (number == year &&
            (!*end || strcmp(end, "年") == 0 || strcmp(end, "年度") == 0)) {
            return (int)c;
        }
    }
    return -1;
}

static bool is_stated(const struct claims *claims, const struct dataset *dataset) {
    const struct statements *statements = &claims->statements;
    for (size_t i = 0; i < statements->count; i++) {
        for (size_t v = 0; v < statements->items[i].value_count; v++) {
            if (expression_uses(statements->items[i].values[v], dataset->name)) {
                return true;
            }
        }
    }
    return false;
}

void claims_find_series(struct claims *claims) {
    const struct dataset *const *datasets = claims->report->datasets;
    int year = claims->report->year;
    size_t all = 0;
    while (datasets && datasets[all]) {
        all++;
    }
    struct series *series = arena_array(claims->arena, all + 1, sizeof *series);
    for (size_t i = 0; i < all; i++) {
        if (!is_stated(claims, datasets[i])) {
            series[claims->series_count++] = (struct series){datasets[i],
                find_year(datasets[i], year), find_year(datasets[i], year - 1)};
        }
    }
    claims->series = series;
}

/* The longest stretch of characters that both have, in bytes. */
static size_t common_length(struct span text, const char *name) {
    size_t best = 0;
    size_t length = strlen(name);
    for (size_t at = text.start; at < text.end; at++) {
        if (((unsigned char)text.text[at] & 0xC0) == 0x80) {
            continue;
        }
        for (size_t from = 0; from < length; from++) {
            if (text.text[at] != name[from]) {
                continue;
            }
            size_t same = 0;
            while (at + same < text.end && from + same < length &&
                   text.text[at + same] == name[from + same]) {
                same++;
            }
            best = same > best ? same : best;
        }
    }
    return best;
}

int series_find_row(const struct series *series, struct span text, enum naming *naming) {
    enum { TWO_HAN = 6, THREE_HAN = 9 };
    int best = -1;
    size_t best_length = 0;
    *naming = NAMING_NOT;
    for (size_t r = 0; r < series->dataset->row_count; r++) {
        const char *name = cell_row_name(series->dataset, r);
        size_t length = strlen(name);
        size_t same = length >= TWO_HAN ? common_length(text, name) : 0;
        bool whole = same == length && same >= TWO_HAN;
        if (same > best_length && (whole || (same >= THREE_HAN && 2 * same >= length))) {
            best = (int)r;
            best_length = same;
            *naming = whole ? NAMING_SURE : NAMING_LIKE;
        }
    }
    return best;
}

bool series_cell(const struct series *series, int column, size_t row,
    struct fraction *number, struct place *place) {
    if (column < 0) {
        return false;
    }
    const struct value *cell = &series->dataset->columns[column].cells[row];
    *place = cell->place;
    return cell_number(*cell, number);
}

bool series_sum(const struct series *series, int column, struct fraction *sum) {
    *sum = fraction_from_integer(0);
    for (size_t r = 0; column >= 0 && r < series->dataset->row_count; r++) {
        struct fraction number;
        struct place place;
        if (!series_cell(series, column, r, &number, &place) ||
            !fraction_add(*sum, number, sum)) {
            return false;
        }
    }
    return column >= 0;
}

static bool row_pair(const struct series *series, size_t row, struct pair *pair) {
    struct place before;
    pair->what = cell_row_name(series->dataset, row);
    return series_cell(series, series->now, row, &pair->now, &pair->place) &&
           series_cell(series, series->before, row, &pair->before, &before);
}

static bool sum_pair(const struct series *series, struct pair *pair) {
    pair->what = series->dataset->name;
    pair->place = series->dataset->place;
    return series_sum(series, series->now, &pair->now) &&
           series_sum(series, series->before, &pair->before);
}

/* Of one dataset: the row that is named, rows with the value that is stated, the sum. */
static size_t add_pairs(const struct series *series, struct span text,
    const struct fraction *now, struct pair *pairs, size_t most) {
    size_t count = 0;
    enum naming naming;
    struct pair pair = {0};
    int row = series_find_row(series, text, &naming);
    if (row >= 0 && count < most && row_pair(series, (size_t)row, &pair) &&
        (!now || compare(pair.now, *now) == 0)) {
        pair.sure = naming == NAMING_SURE || now;
        pairs[count++] = pair;
        return count;
    }
    for (size_t r = 0; now && r < series->dataset->row_count && count < most; r++) {
        if (row_pair(series, r, &pair) && compare(pair.now, *now) == 0) {
            pair.sure = true;
            pairs[count++] = pair;
        }
    }
    if (count < most && sum_pair(series, &pair) &&
        (now ? compare(pair.now, *now) == 0 : row < 0)) {
        pair.sure = now || cue_is_total(text);
        pairs[count++] = pair;
    }
    return count;
}

size_t series_pairs(const struct claims *claims, struct span text,
    const struct fraction *now, struct pair *pairs, size_t most) {
    const struct series *series = claims->series;
    size_t count = 0;
    for (size_t i = 0; i < claims->series_count; i++) {
        if (series[i].now >= 0 && series[i].before >= 0) {
            count += add_pairs(&series[i], text, now, pairs + count, most - count);
        }
    }
    return count;
}
