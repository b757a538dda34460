/* Balances among what the prose itself states: 新收 + 上年结转 == 办结 + 结转下年. */
#include <string.h>

#include "check/claim.h"

static ptrdiff_t find_stated(
    const struct claims *claims, size_t sentence, const char *id) {
    for (size_t i = 0; i < claims->passage->number_count; i++) {
        if (claim_number(claims, i)->sentence == sentence && claims->stated[i] &&
            strcmp(claims->stated[i]->id, id) == 0 &&
            claim_number(claims, i)->role == NUMBER_PLAIN) {
            return (ptrdiff_t)i;
        }
    }
    return NOT_FOUND;
}

/* The numbers of a sentence by the ids that the balance names; false if one is missing. */
static bool bind_balance(const struct claims *claims, const struct balance *balance,
    size_t sentence, const struct scope **scope, size_t *numbers, size_t *count) {
    *scope = NULL;
    *count = 0;
    for (size_t i = 0; i < claims->statements.count; i++) {
        const char *id = claims->statements.items[i].id;
        if (!balance->uses[i]) {
            continue;
        }
        ptrdiff_t found = find_stated(claims, sentence, id);
        if (found == NOT_FOUND || *count == 8) {
            return false;
        }
        const struct quantity *quantity = &claim_number(claims, (size_t)found)->quantity;
        struct scope *name = arena_new(claims->arena, struct scope);
        *name =
            (struct scope){*scope, id, value_number(fraction_to_double(quantity->value))};
        *scope = name;
        numbers[(*count)++] = (size_t)found;
    }
    return *count > 1;
}

/* "308 + 1 ≠ 306 + 2", where the balance is one equation. */
static const char *print_sides(const struct claims *claims, const struct balance *balance,
    const struct scope *scope) {
    struct addends sides[2];
    const char *texts[2] = {"", ""};
    if (!expression_addends(balance->that, scope, claims->arena, sides)) {
        return "";
    }
    for (int s = 0; s < 2; s++) {
        for (size_t i = 0; i < sides[s].count; i++) {
            const struct addend *addend = &sides[s].items[i];
            texts[s] = arena_print(claims->arena, "%s%s%s", texts[s],
                addend->sign < 0 ? " - "
                : i              ? " + "
                                 : "",
                value_to_string(addend->value, claims->arena));
        }
    }
    return arena_print(claims->arena, ": %s ≠ %s", texts[0], texts[1]);
}

/* What the tables have explained or faulted needs no balance. */
static bool is_settled(const struct claims *claims, const size_t *numbers, size_t count) {
    bool all_tied = true;
    for (size_t i = 0; i < count; i++) {
        enum verdict verdict = claim_number(claims, numbers[i])->verdict;
        if (verdict == VERDICT_FAULT) {
            return true;
        }
        all_tied = all_tied && verdict == VERDICT_TIED;
    }
    return all_tied;
}

static bool holds(const struct claims *claims, const struct balance *balance,
    const struct scope *scope) {
    return value_to_boolean(expression_evaluate(balance->that, scope, claims->arena));
}

/* A balance of a name may be stated in several ways (收到 with what was carried over or
 * without); one that holds is enough. `balances` are those of one name. */
static void check_balance(struct claims *claims, const struct balance *balances,
    size_t balance_count, size_t sentence) {
    const struct scope *scope, *first = NULL;
    size_t numbers[8];
    size_t count;
    for (size_t i = 0; i < balance_count; i++) {
        if (!bind_balance(claims, &balances[i], sentence, &scope, numbers, &count)) {
            continue;
        }
        if (is_settled(claims, numbers, count)) {
            return;
        }
        if (holds(claims, &balances[i], scope)) {
            for (size_t n = 0; n < count; n++) {
                claim_tie(
                    claims, numbers[n], (struct place){0}, "%s", "%s", balances[i].say);
            }
            return;
        }
        first = first ? first : scope;
    }
    if (!first ||
        !bind_balance(claims, &balances[0], sentence, &scope, numbers, &count) ||
        !claim_fault(claims, numbers[0], FAULT_ERROR, "claim-balance", "%s%s", "%s%s",
            balances[0].say, print_sides(claims, &balances[0], scope))) {
        return;
    }
    for (size_t i = 1; i < count; i++) {
        claim_note(claims, numbers[i]);
        claim_number(claims, numbers[i])->verdict = VERDICT_FAULT;
    }
}

void claims_check_balances(struct claims *claims) {
    const struct statements *statements = &claims->statements;
    size_t last = SIZE_MAX;
    for (size_t i = 0; i < claims->passage->number_count; i++) {
        size_t sentence = claim_number(claims, i)->sentence;
        if (sentence == last) {
            continue;
        }
        last = sentence;
        for (size_t b = 0, next; b < statements->balance_count; b = next) {
            const struct balance *balance = &statements->balances[b];
            next = b + 1;
            while (next < statements->balance_count &&
                   strcmp(statements->balances[next].id, balance->id) == 0) {
                next++;
            }
            check_balance(claims, balance, next - b, sentence);
        }
    }
}
