/* A relation that fails, told: both sides, every addend with its cell, and the one cell that
 * would mend it. */
#include <string.h>

#include "check/cell.h"
#include "check/relation.h"
#include "check/rounding.h"

/* 36 + 0, or 36 + … (25 addends). */
static const char *print_sum(
    const struct check_report *report, const struct relation_side *side) {
    enum { MOST = 8 };
    struct arena *arena = report->arena;
    const char *text = "";
    size_t shown = 0;
    for (size_t i = 0; i < side->count; i++) {
        const struct relation_term *term = &side->terms[i];
        if (term->number.numerator == 0 && side->count > 2) {
            continue;
        }
        if (shown++ == MOST) {
            return arena_print(arena, "%s + …", text);
        }
        const char *number = rounding_show(arena, term->number);
        const char *sign = term->sign < 0 ? " - " : *text ? " + " : "";
        text = arena_print(arena, "%s%s%s", text, sign, number);
    }
    return *text ? text : "0";
}

static const char *print_side(
    const struct check_report *report, const struct relation_side *side) {
    const char *total = rounding_show(report->arena, side->sum);
    if (side->count == 1) {
        return total;
    }
    return arena_print(report->arena, "%s = %s", print_sum(report, side), total);
}

static void note_addends(
    const struct check_report *report, const struct relation_side *side, int which) {
    static const struct phrase names[] = {{"left", "左边"}, {"right", "右边"}};
    struct faults *faults = report->faults;
    const char *name =
        words_in(faults->language, names[which].english, names[which].chinese);
    for (size_t i = 0; i < side->count; i++) {
        const struct relation_term *term = &side->terms[i];
        struct cell cell;
        bool zero = term->number.numerator == 0 && side->count > 8;
        if (zero && !term->blank) {
            continue; /* the addends that are 0 would hide the others */
        }
        bool found = term->cell && cell_find(report->datasets, term->value.place, &cell);
        const char *what =
            found ? cell_describe(report->arena, &cell, faults->language) : "";
        const char *number = term->blank ? words_in(faults->language,
                                               "blank (counts as 0)", "空（按 0 计算）")
                                         : rounding_show(report->arena, term->number);
        fault_note(faults, term->value.place, "%s: %s%s%s", "%s：%s%s%s", name,
            term->sign < 0 ? "- " : "", number,
            *what ? arena_print(
                        report->arena, words_in(faults->language, ", %s", "，%s"), what)
                  : "");
    }
}

static void hint_mend(
    const struct check_report *report, const struct relation_mend *mend) {
    struct cell cell;
    struct faults *faults = report->faults;
    const char *what = cell_find(report->datasets, mend->cell.place, &cell)
                           ? cell_describe(report->arena, &cell, faults->language)
                           : "?";
    fault_hint(faults,
        "only one cell would mend this by itself: %s (line %u), from %s to %s",
        "只改一格就能全部成立的只有%s（第 %u 行）：由 %s 改为 %s", what,
        mend->cell.place.line, value_to_string(mend->cell, report->arena),
        rounding_show(report->arena, mend->wanted));
}

/* The cell to mend, else the first one. */
static struct place find_place(const struct relation *relation) {
    if (relation->mend && relation->mend->cell.place.line) {
        return relation->mend->cell.place;
    }
    for (int s = 0; s < 2; s++) {
        for (size_t i = 0; i < relation->sides[s].count; i++) {
            const struct relation_term *term = &relation->sides[s].terms[i];
            if (term->cell && term->value.place.line) {
                return term->value.place;
            }
        }
    }
    return relation->place;
}

void relation_report_failure(
    const struct check_report *report, const struct relation *relation) {
    struct faults *faults = report->faults;
    const char *sides = relation->sides_text;
    if (relation->equation) {
        sides = arena_print(report->arena,
            words_in(faults->language, ": left %s, right %s", "：左边 %s，右边 %s"),
            print_side(report, &relation->sides[0]),
            print_side(report, &relation->sides[1]));
    }
    fault_add(faults, relation->warning ? FAULT_WARNING : FAULT_ERROR, "relation",
        find_place(relation), "%s%s %s%s", "%s%s %s%s", relation->id, relation->loops,
        relation->say, sides);
    check_blame_numbers(faults);
    for (int s = 0; relation->equation && s < 2; s++) {
        note_addends(report, &relation->sides[s], s);
    }
    if (relation->mend) {
        hint_mend(report, relation->mend);
    }
}
