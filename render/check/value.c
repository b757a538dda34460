/* What is left: numbers of four digits or more that are the value of some cell, and numbers
 * the prose has stated before. Shorter ones agree with a cell by chance too often. */
#include "check/claim.h"

#include <math.h>
#include <string.h>

static int compare(struct fraction a, struct fraction b) {
    int order = 0;
    return fraction_compare(a, b, &order) ? order : 2;
}

static bool is_long(const struct quantity *quantity) {
    enum { SMALLEST = 1000 };
    return quantity->kind == QUANTITY_COUNT &&
           compare(quantity->value, fraction_from_integer(SMALLEST)) >= 0;
}

/* Most cells differ, and by more than a double hides. */
static bool may_equal(const struct value *cell, double number) {
    return cell->type == VALUE_NUMBER ? fabs(cell->number - number) <= 1e-9 * fabs(number)
                                      : cell->type != VALUE_NULL;
}

static bool tie_to_dataset(
    struct claims *claims, size_t number, const struct dataset *dataset) {
    struct fraction value = claim_number(claims, number)->quantity.value;
    double near = fraction_to_double(value);
    for (size_t c = 0; c < dataset->column_count; c++) {
        for (size_t r = 0; r < dataset->row_count; r++) {
            const struct value *cell = &dataset->columns[c].cells[r];
            struct fraction other;
            if (may_equal(cell, near) && cell_number(*cell, &other) &&
                compare(value, other) == 0) {
                struct cell found = {dataset, r, c};
                claim_tie(claims, number, cell->place, "the same as %s", "与%s的数相同",
                    cell_describe(
                        claims->arena, &found, claims->report->faults->language));
                return true;
            }
        }
    }
    return false;
}

/* The same words and the same number said before: 2023年共公开632条 … 全年公开632条. */
static bool is_repeated(const struct claims *claims, size_t number) {
    const struct quantity *quantity = &claim_number(claims, number)->quantity;
    for (size_t i = 0; i < number; i++) {
        const struct number *other = claim_number(claims, i);
        if (other->verdict == VERDICT_TIED && other->quantity.kind == quantity->kind &&
            compare(other->quantity.value, quantity->value) == 0 &&
            other->quantity.family == quantity->family) {
            return true;
        }
    }
    return false;
}

void claims_check_values(struct claims *claims) {
    const struct dataset *const *datasets = claims->report->datasets;
    for (size_t i = 0; i < claims->passage->number_count; i++) {
        const struct number *number = claim_number(claims, i);
        if (number->verdict != VERDICT_OPEN || !is_long(&number->quantity)) {
            continue;
        }
        bool tied = false;
        for (size_t d = 0; datasets && datasets[d] && !tied; d++) {
            tied = tie_to_dataset(claims, i, datasets[d]);
        }
        if (!tied && is_repeated(claims, i)) {
            claim_tie(claims, i, (struct place){0}, "said before", "前文已有同样的数");
        }
    }
}
