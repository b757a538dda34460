/* The prose compared with the tables it speaks of. */
#include "check/statement.h"

#include <string.h>

#include "check/claim.h"

/* What a number is called: its clause before it and the words right behind its unit. */
struct label {
    struct span before, behind;
};

static struct span cut_clause(struct span behind) {
    static const char *const marks[] = {
        "，", "；", "、", "：", "（", "）", "。", ",", ";", "(", ")", "|", NULL};
    for (const char *const *mark = marks; *mark; mark++) {
        ptrdiff_t found = span_find(behind, *mark);
        if (found != NOT_FOUND && (size_t)found < behind.end) {
            behind.end = (size_t)found;
        }
    }
    return behind;
}

static struct label label_of(const struct claims *claims, size_t number) {
    return (struct label){passage_clause(claims->passage, number),
        cut_clause(passage_behind(claims->passage, number))};
}

/* The label as one text. Behind the number only the words of a clause that begins with it
 * count as much as those before it. */
static struct span join_label(struct arena *arena, struct label label) {
    size_t first = label.before.end - label.before.start;
    size_t second = label.behind.end - label.behind.start;
    char *text = arena_array(arena, first + second + 1, 1);
    memcpy(text, label.before.text + label.before.start, first);
    memcpy(text + first, label.behind.text + label.behind.start, second);
    return (struct span){text, 0, first + second};
}

static bool is_about(
    const struct claims *claims, size_t number, const struct statement *statement) {
    return !*statement->about ||
           span_has_any(passage_sentence(claims->passage, number), statement->about) ||
           span_has_any(passage_heading(claims->passage, number), statement->about) ||
           span_has_any(passage_block(claims->passage, number), statement->about);
}

static bool takes_unit(
    const struct statement *statement, const struct quantity *quantity) {
    bool piece = quantity->family == UNIT_PIECE || quantity->family == UNIT_NONE;
    return statement->family == UNIT_MONEY ? quantity->family == UNIT_MONEY : piece;
}

/* The statement whose words fit best. */
static const struct statement *find_statement(
    const struct claims *claims, size_t number) {
    struct span label = join_label(claims->arena, label_of(claims, number));
    const struct quantity *quantity = &claim_number(claims, number)->quantity;
    const struct statement *best = NULL;
    size_t best_length = 0;
    struct byte_set bytes = {0};
    byte_set_add(&bytes, label.text, label.end);
    for (size_t i = 0; i < claims->statements.count; i++) {
        const struct statement *statement = &claims->statements.items[i];
        for (size_t w = 0; w < statement->word_count; w++) {
            const struct word_pattern *words = &statement->words[w];
            if (words->length > best_length && byte_set_has(&bytes, &words->bytes) &&
                pattern_fits(label, words) && takes_unit(statement, quantity) &&
                is_about(claims, number, statement) &&
                !span_has_any(label, statement->except)) {
                best = statement;
                best_length = words->length;
            }
        }
    }
    return best;
}

/* The value an expression has in a scope, in the unit of prose; false if it has none. */
static bool evaluate_in(const struct claims *claims, const struct statement *statement,
    size_t which, const struct scope *scope, struct fraction *out, struct place *cell) {
    struct value value =
        expression_evaluate(statement->values[which], scope, claims->arena);
    *cell = value.place;
    return value.type != VALUE_NULL && cell_number(value, out) &&
           fraction_multiply(*out, statement->factor, out);
}

/* As above; this year's is found once, since a cell may be spoken of often. */
static bool evaluate(const struct claims *claims, const struct statement *statement,
    size_t which, const struct scope *scope, struct fraction *out, struct place *cell) {
    if (scope != claims->report->scope) {
        return evaluate_in(claims, statement, which, scope, out, cell);
    }
    struct statement_value *known = &statement->known[which];
    if (!known->evaluated) {
        known->evaluated = true;
        known->has_number =
            evaluate_in(claims, statement, which, scope, &known->number, &known->place);
    }
    *out = known->number;
    *cell = known->place;
    return known->has_number;
}

static const char *describe_cell(const struct claims *claims, struct place place) {
    struct cell cell;
    return cell_find(claims->report->datasets, place, &cell)
               ? cell_describe(claims->arena, &cell, claims->report->faults->language)
               : "";
}

/* Ties the number if one of the statement's values explains it. */
static bool tie_statement(struct claims *claims, size_t number,
    const struct statement *statement, const struct scope *scope) {
    const struct quantity *quantity = &claim_number(claims, number)->quantity;
    for (size_t i = 0; i < statement->value_count; i++) {
        struct fraction value;
        struct place place;
        if (!evaluate(claims, statement, i, scope, &value, &place) ||
            rounding_judge(extent_point(value), quantity) != ROUNDING_HOLDS) {
            continue;
        }
        const char *cell = describe_cell(claims, place);
        claim_tie(claims, number, place, "%s%s%s%s", "%s%s%s%s", statement->say,
            *cell ? " = " : "", cell, i ? " *" : "");
        return true;
    }
    return false;
}

static void note_cell(struct claims *claims, const struct statement *statement,
    struct place place, struct fraction value) {
    const char *cell = describe_cell(claims, place);
    fault_note(claims->report->faults, place, "%s%s%s: %s", "%s%s%s：%s", statement->say,
        *cell ? ", " : "", cell, claim_value(claims, value));
}

/* Last year's value left standing. */
static bool is_last_years(const struct claims *claims, const struct statement *statement,
    const struct quantity *quantity) {
    struct fraction value;
    struct place place;
    int order = 1;
    return claims->report->previous && statement->value_count &&
           evaluate(claims, statement, 0, claims->report->previous, &value, &place) &&
           fraction_compare(value, quantity->value, &order) && order == 0;
}

static void fault_statement(struct claims *claims, size_t number,
    const struct statement *statement, struct fraction value, struct place place) {
    const struct quantity *quantity = &claim_number(claims, number)->quantity;
    struct fraction shown = value;
    fraction_divide(value, statement->factor, &shown);
    bool copied = is_last_years(claims, statement, quantity);
    if (!claim_fault(claims, number, FAULT_ERROR, "claim-table",
            "%s: the prose says %s, the table %s", "%s：正文写 %s，表中是 %s",
            statement->say, claim_print(claims, number), claim_value(claims, shown))) {
        return;
    }
    note_cell(claims, statement, place, shown);
    if (copied) {
        fault_hint(claims->report->faults, "this is the number of last year's report",
            "这是上一年报告的数，可能忘了改");
    }
}

static void check_number(struct claims *claims, size_t number) {
    const struct number *n = claim_number(claims, number);
    if (n->quantity.kind != QUANTITY_COUNT || n->quantity.range ||
        n->role == NUMBER_CHANGE || n->role == NUMBER_PLAN) {
        return;
    }
    const struct statement *statement = find_statement(claims, number);
    const struct scope *scope =
        n->role == NUMBER_PREVIOUS ? claims->report->previous : claims->report->scope;
    claims->stated[number] = statement;
    if (!statement || !statement->value_count || (n->role == NUMBER_PREVIOUS && !scope)) {
        return;
    }
    struct fraction value;
    struct place place;
    if (!tie_statement(claims, number, statement, scope) &&
        evaluate(claims, statement, 0, scope, &value, &place)) {
        fault_statement(claims, number, statement, value, place);
    }
}

/* 未收到政府信息公开申请: the table must say 0. */
static void check_absent(struct claims *claims, const struct statement *statement,
    const struct word_pattern *pattern, struct span clause) {
    struct fraction value;
    struct place place;
    if (!pattern_fits(clause, pattern) ||
        !evaluate(claims, statement, 0, claims->report->scope, &value, &place) ||
        value.numerator == 0) {
        return;
    }
    struct span trimmed = span_trim(clause);
    struct faults *faults = claims->report->faults;
    fault_add(faults, FAULT_ERROR, "claim-table",
        passage_place(claims->passage, trimmed.start, trimmed.end),
        "%s: the prose says there is none, the table says %s",
        "%s：正文说没有，表中是 %s", statement->say, claim_value(claims, value));
    check_blame_numbers(faults);
    note_cell(claims, statement, place, value);
}

/* Every clause of the prose that has no number in it. */
static void check_absence(struct claims *claims, struct span clause) {
    static const char *const negations[] = {"未", "没有", "无", "零", NULL};
    static const char *const years[] = {"上年", "去年", "上一年", NULL};
    if (!span_has_any(clause, negations) || span_has_any(clause, years)) {
        return;
    }
    for (size_t i = 0; i < claims->statements.count; i++) {
        const struct statement *statement = &claims->statements.items[i];
        if (!statement->value_count || span_has_any(clause, statement->except)) {
            continue;
        }
        for (size_t p = 0; p < statement->absent_count; p++) {
            check_absent(claims, statement, &statement->absent[p], clause);
        }
    }
}

static void check_absences(struct claims *claims) {
    static const char *const marks[] = {"，", "。", "；", "\n", ",", ";", NULL};
    struct span rest = {claims->passage->text.data, 0, claims->passage->text.length};
    while (rest.start < rest.end) {
        struct span clause = rest;
        size_t mark_length = 0;
        for (const char *const *mark = marks; *mark; mark++) {
            ptrdiff_t found = span_find(clause, *mark);
            if (found != NOT_FOUND) {
                clause.end = (size_t)found;
                mark_length = strlen(*mark);
            }
        }
        check_absence(claims, clause);
        rest.start = clause.end + (mark_length ? mark_length : 1);
    }
}

void claims_check_statements(struct claims *claims) {
    for (size_t i = 0; i < claims->passage->number_count; i++) {
        check_number(claims, i);
    }
    if (claims->statements.count && claims->passage->text.length) {
        check_absences(claims);
    }
}
