/* Which single cell would mend the relations that fail.
 *
 * Failed relations that share cells are one group. A cell mends its group if it is in every
 * relation of it, if one and the same new value makes all of them hold, and if it is in no
 * relation that holds now:
 *
 *                  自然人  商业企业  总计
 *     新收           36       0      35     ← its row fails
 *     …                                     the column 总计 fails too: the cell is where
 *     办结总计       36       0      36       both cross, and 36 mends both
 */
#include "check/relation.h"

static bool same_cell(const struct relation_term *term, const struct place *place) {
    const struct place *at = &term->value.place;
    return term->cell && at->source == place->source && at->line == place->line &&
           at->column == place->column;
}

/* How often the relation adds the cell on its left side, less on its right. */
static int coefficient(const struct relation *relation, const struct place *place) {
    int sum = 0;
    for (int s = 0; s < 2; s++) {
        for (size_t i = 0; i < relation->sides[s].count; i++) {
            const struct relation_term *term = &relation->sides[s].terms[i];
            if (same_cell(term, place)) {
                sum += s == 0 ? term->sign : -term->sign;
            }
        }
    }
    return sum;
}

/* What the cell must become for this relation to hold. */
static bool wanted_value(const struct relation *relation,
    const struct relation_term *term, struct fraction *wanted) {
    int times = coefficient(relation, &term->value.place);
    struct fraction lack;
    return times &&
           fraction_subtract(relation->sides[1].sum, relation->sides[0].sum, &lack) &&
           fraction_divide(lack, fraction_from_integer(times), &lack) &&
           fraction_add(term->number, lack, wanted);
}

static bool is_failed(const struct relation *relation) {
    return relation->equation && relation->state == RELATION_FAILED && !relation->warning;
}

static bool share_cell(const struct relation *a, const struct relation *b) {
    for (int s = 0; s < 2; s++) {
        for (size_t i = 0; i < a->sides[s].count; i++) {
            const struct relation_term *term = &a->sides[s].terms[i];
            if (term->cell && coefficient(b, &term->value.place)) {
                return true;
            }
        }
    }
    return false;
}

/* Numbers groups of failed relations that are joined by cells; 0 for others. */
static void number_groups(const struct relations *relations, size_t *groups) {
    size_t last = 0;
    for (size_t i = 0; i < relations->count; i++) {
        if (!is_failed(&relations->items[i]) || groups[i]) {
            continue;
        }
        groups[i] = ++last;
        for (bool grown = true; grown;) {
            grown = false;
            for (size_t a = 0; a < relations->count; a++) {
                for (size_t b = 0; groups[a] == last && b < relations->count; b++) {
                    if (!groups[b] && is_failed(&relations->items[b]) &&
                        share_cell(&relations->items[a], &relations->items[b])) {
                        groups[b] = last;
                        grown = true;
                    }
                }
            }
        }
    }
}

static bool mends(const struct relations *relations, const size_t *groups, size_t group,
    const struct relation_term *term, struct fraction wanted) {
    for (size_t i = 0; i < relations->count; i++) {
        const struct relation *relation = &relations->items[i];
        struct fraction other;
        int order = 1;
        if (groups[i] == group) {
            bool agrees = wanted_value(relation, term, &other) &&
                          fraction_compare(other, wanted, &order) && order == 0;
            if (!agrees) {
                return false;
            }
        } else if (relation->equation && !relation->warning &&
                   coefficient(relation, &term->value.place)) {
            return false;
        }
    }
    return true;
}

/* Cells that mend the group; the last is in *mend. */
static size_t find_mends(const struct relations *relations, const size_t *groups,
    size_t first, struct relation_mend *mend) {
    const struct relation *relation = &relations->items[first];
    size_t found = 0;
    for (int s = 0; s < 2; s++) {
        for (size_t i = 0; i < relation->sides[s].count; i++) {
            const struct relation_term *term = &relation->sides[s].terms[i];
            struct fraction wanted;
            if (term->cell && wanted_value(relation, term, &wanted) &&
                wanted.numerator >= 0 &&
                mends(relations, groups, groups[first], term, wanted)) {
                *mend = (struct relation_mend){term->value, wanted};
                found++;
            }
        }
    }
    return found;
}

void relations_mend(struct arena *arena, struct relations *relations) {
    bool any = false;
    for (size_t i = 0; i < relations->count; i++) {
        any = any || is_failed(&relations->items[i]);
    }
    if (!any) {
        return;
    }
    size_t *groups = arena_array(arena, relations->count, sizeof *groups);
    number_groups(relations, groups);
    for (size_t i = 0; i < relations->count; i++) {
        struct relation_mend mend;
        if (groups[i] && find_mends(relations, groups, i, &mend) == 1) {
            struct relation_mend *kept = arena_new(arena, struct relation_mend);
            *kept = mend;
            relations->items[i].mend = kept;
        }
    }
}
