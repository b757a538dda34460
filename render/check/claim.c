/* What the prose claims, number by number. */
#include "check/series.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *claim_print(const struct claims *claims, size_t number) {
    return passage_print(claims->passage, number);
}

const char *claim_value(const struct claims *claims, struct fraction value) {
    return rounding_show(claims->arena, value);
}

bool claim_is_open(const struct claims *claims, size_t number) {
    return claim_number(claims, number)->verdict == VERDICT_OPEN;
}

bool claim_is_plain_count(const struct claims *claims, size_t number) {
    const struct number *n = claim_number(claims, number);
    return n->quantity.kind == QUANTITY_COUNT && n->role == NUMBER_PLAIN;
}

bool claim_same_sentence(const struct claims *claims, size_t a, size_t b) {
    return claim_number(claims, a)->sentence == claim_number(claims, b)->sentence;
}

__attribute__((format(printf, 2, 0), nonnull(2))) static const char *print_list(
    struct arena *arena, const char *format, va_list list) {
    enum { LONGEST = 1024 };
    char text[LONGEST];
    vsnprintf(text, sizeof text, format, list);
    return arena_copy_string(arena, text);
}

void claim_tie(struct claims *claims, size_t number, struct place source,
    const char *english, const char *chinese, ...) {
    struct number *n = claim_number(claims, number);
    if (n->verdict != VERDICT_OPEN && n->verdict != VERDICT_INVOLVED) {
        return;
    }
    enum language language = claims->report->faults->language;
    va_list list;
    va_start(list, chinese);
    n->tie = print_list(claims->arena, words_in(language, english, chinese), list);
    va_end(list);
    n->verdict = VERDICT_TIED;
    n->source = source;
}

bool claim_fault(struct claims *claims, size_t number, enum fault_severity severity,
    const char *kind, const char *english, const char *chinese, ...) {
    struct number *n = claim_number(claims, number);
    struct faults *faults = claims->report->faults;
    if (n->verdict == VERDICT_FAULT) {
        return false;
    }
    enum language language = faults->language;
    va_list list;
    va_start(list, chinese);
    const char *text =
        print_list(claims->arena, words_in(language, english, chinese), list);
    va_end(list);
    fault_add(faults, severity, kind, passage_number_place(claims->passage, number), "%s",
        "%s", text);
    check_blame_numbers(faults);
    n->verdict = VERDICT_FAULT;
    n->tie = faults->items[faults->count - 1].text;
    return true;
}

void claim_note(struct claims *claims, size_t number) {
    struct number *n = claim_number(claims, number);
    if (n->verdict == VERDICT_OPEN) {
        n->verdict = VERDICT_INVOLVED;
        n->tie = claims->report->faults->items[claims->report->faults->count - 1].text;
    }
    fault_note(claims->report->faults, passage_number_place(claims->passage, number),
        "%s", "%s", claim_print(claims, number));
}

void check_blame_numbers(struct faults *faults) {
    faults->items[faults->count - 1].cause = CAUSE_NUMBERS;
}

bool check_claims(const struct check_report *report, struct passage *passage) {
    struct claims claims = {.report = report, .passage = passage, .arena = report->arena};
    if (!statements_read(report, &claims.statements)) {
        return false;
    }
    claims.stated =
        arena_array(report->arena, passage->number_count + 1, sizeof *claims.stated);
    claims_find_series(&claims);
    claims_check_statements(&claims);
    claims_check_labels(&claims);
    claims_check_lists(&claims);
    claims_check_shares(&claims);
    claims_check_share_sums(&claims);
    claims_check_growth(&claims);
    claims_check_balances(&claims);
    claims_check_values(&claims);
    claims_check_years(&claims);
    return true;
}

static void count_numbers(const struct passage *passage, struct check_totals *totals) {
    for (size_t i = 0; i < passage->number_count; i++) {
        const struct number *number = &passage->numbers[i];
        bool claim = number->quantity.kind != QUANTITY_OTHER;
        bool fault = number->verdict == VERDICT_FAULT;
        totals->faults += fault;
        totals->computed += number->quantity.computed && claim && !fault;
        totals->tied += number->verdict == VERDICT_TIED && !number->quantity.computed;
        totals->unexplained += passage_is_unexplained(passage, i);
    }
}

static bool stands_before(const struct place *a, const struct place *b) {
    if (a->source != b->source) {
        return false; /* files keep the order they were come upon in */
    }
    return a->line < b->line || (a->line == b->line && a->column < b->column);
}

/* As a reader goes through the files, from the fault at `first` on. */
static void sort_faults(struct faults *faults, size_t first) {
    for (size_t i = first + 1; i < faults->count; i++) {
        struct fault fault = faults->items[i];
        size_t k = i;
        for (; k > first && stands_before(&fault.place, &faults->items[k - 1].place);
             k--) {
            faults->items[k] = faults->items[k - 1];
        }
        faults->items[k] = fault;
    }
}

bool check_run(const struct check_report *report, struct check_result *result) {
    *result = (struct check_result){0};
    bool ok = check_relations(report, &result->totals);
    ok &= check_read_prose(report, &result->passage);
    size_t first = report->faults->count;
    ok &= check_claims(report, &result->passage);
    sort_faults(report->faults, first);
    ok &= check_form(report, &result->passage);
    count_numbers(&result->passage, &result->totals);
    return ok;
}
