/* Shares of one whole against each other: 70% + 10% + 10% + 10% + 10% + 10% = 120%. */
#include "check/claim.h"

enum { MOST_SHARES = 40 };

static int compare(struct fraction a, struct fraction b) {
    int order = 0;
    return fraction_compare(a, b, &order) ? order : 2;
}

static bool is_share(const struct claims *claims, size_t number) {
    const struct number *n = claim_number(claims, number);
    return n->quantity.kind == QUANTITY_PERCENT && n->role == NUMBER_PLAIN &&
           !n->quantity.range &&
           span_has_any(passage_before(claims->passage, number),
               (const char *const[]){"占", "比例", "比重", NULL});
}

/* The words from 占 to the number, without 约. */
static struct span share_words(const struct claims *claims, size_t number) {
    struct span before = passage_before(claims->passage, number);
    ptrdiff_t at = span_find_last(before, "占");
    before.start = at == NOT_FOUND ? before.end : (size_t)at;
    return before;
}

static bool same_words(struct span a, struct span b) {
    size_t length = a.end - a.start;
    if (length != b.end - b.start) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        if (a.text[a.start + i] != b.text[b.start + i]) {
            return false;
        }
    }
    return true;
}

/* Shares of a sentence that are given in the same words, one part each. */
static size_t collect(
    const struct claims *claims, size_t first, size_t shares[MOST_SHARES]) {
    size_t count = 0;
    struct span words = share_words(claims, first);
    for (size_t i = first; i < claims->passage->number_count && count < MOST_SHARES;
         i++) {
        if (!claim_same_sentence(claims, i, first)) {
            break;
        }
        if (is_share(claims, i) && same_words(words, share_words(claims, i))) {
            shares[count++] = i;
        }
    }
    return count;
}

/* Parts that are listed under one total, or that nothing says are parts of parts. */
static bool are_parts(const struct claims *claims, const size_t *shares, size_t count) {
    ptrdiff_t total = NOT_FOUND;
    for (size_t i = 0; i < count; i++) {
        ptrdiff_t part = (ptrdiff_t)shares[i] - 1;
        if (part < 0 || !claim_is_plain_count(claims, (size_t)part) ||
            !claim_same_sentence(claims, (size_t)part, shares[i])) {
            return false;
        }
        ptrdiff_t under = claim_number(claims, (size_t)part)->total;
        if (i && under != total) {
            return false;
        }
        total = under;
    }
    return total != NOT_FOUND;
}

static void fault_sum(
    struct claims *claims, const size_t *shares, size_t count, struct fraction sum) {
    size_t last = shares[count - 1];
    /* each share may have a fault of its own: this one is about all of them */
    struct number *number = claim_number(claims, last);
    enum verdict verdict = number->verdict;
    number->verdict = VERDICT_OPEN;
    if (claim_fault(claims, last, FAULT_ERROR, "claim-share-sum",
            "the %zu shares of one whole add up to %s%%",
            "同一总数的 %zu 项占比合计 %s%%，超过 100%%", count,
            claim_value(claims, sum))) {
        for (size_t i = 0; i < count; i++) {
            claim_note(claims, shares[i]);
        }
    }
    number->verdict = verdict == VERDICT_FAULT ? verdict : number->verdict;
}

static void check_row(struct claims *claims, const size_t *shares, size_t count) {
    struct fraction sum = fraction_from_integer(0);
    struct fraction slack = sum;
    for (size_t i = 0; i < count; i++) {
        const struct quantity *share = &claim_number(claims, shares[i])->quantity;
        struct fraction half;
        if (!fraction_divide(share->step, fraction_from_integer(2), &half) ||
            !fraction_add(sum, share->value, &sum) ||
            !fraction_add(slack, half, &slack)) {
            return;
        }
    }
    struct fraction most;
    if (fraction_add(fraction_from_integer(100), slack, &most) &&
        compare(sum, most) > 0) {
        fault_sum(claims, shares, count, sum);
    }
}

void claims_check_share_sums(struct claims *claims) {
    for (size_t i = 0; i < claims->passage->number_count; i++) {
        size_t shares[MOST_SHARES];
        bool first = is_share(claims, i);
        for (size_t k = i; first && k-- > 0 && claim_same_sentence(claims, k, i);) {
            first = !(is_share(claims, k) &&
                      same_words(share_words(claims, k), share_words(claims, i)));
        }
        size_t count = first ? collect(claims, i, shares) : 0;
        if (count > 2 && are_parts(claims, shares, count)) {
            check_row(claims, shares, count);
        }
    }
}
