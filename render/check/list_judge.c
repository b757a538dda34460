/* Whether a list of parts that does not add up is wrong, and telling so. */
#include <string.h>

#include "check/list.h"

static int compare(struct fraction a, struct fraction b) {
    int order = 0;
    return fraction_compare(a, b, &order) ? order : 2;
}

/* "12 + 312 + 308" */
const char *list_print_items(
    const struct claims *claims, const size_t *items, size_t count) {
    const char *text = "";
    for (size_t i = 0; i < count; i++) {
        text = arena_print(claims->arena, "%s%s%s", text, i ? " + " : "",
            claim_value(claims, claim_number(claims, items[i])->quantity.value));
    }
    return text;
}

/* The finest step among the numbers of the sentence that have the same unit. */
struct extent list_extent(const struct claims *claims, size_t number, size_t beside) {
    struct quantity quantity = claim_number(claims, number)->quantity;
    const struct number *numbers = claims->passage->numbers;
    size_t first = number < beside ? number : beside;
    size_t last = number < beside ? beside : number;
    while (last + 1 < claims->passage->number_count &&
           claim_same_sentence(claims, last + 1, last)) {
        last++;
    }
    for (size_t i = first; i <= last; i++) {
        const struct quantity *other = &numbers[i].quantity;
        if (other->kind == QUANTITY_COUNT && other->family == quantity.family &&
            compare(other->scale, quantity.scale) == 0 &&
            compare(other->step, quantity.step) < 0) {
            quantity.step = other->step;
        }
    }
    return extent_of(&quantity);
}

bool list_sum(
    const struct claims *claims, const size_t *items, size_t count, struct extent *sum) {
    *sum = extent_point(fraction_from_integer(0));
    for (size_t i = 0; i < count; i++) {
        if (!extent_add(*sum, list_extent(claims, items[i], items[0]), sum)) {
            return false;
        }
    }
    return true;
}

/* 次 and 人次 are no 件; a number without a unit goes with any. */
static bool may_add_up(const struct quantity *part, const struct quantity *total) {
    return part->family == total->family || part->family == UNIT_NONE ||
           total->family == UNIT_NONE;
}

/* The unit kept twice: 173769万条, where the parts make 173769条. */
static bool is_scaled(struct fraction total, struct fraction sum) {
    static const long long factors[] = {1000, 10000, 100000000};
    for (size_t i = 0; i < sizeof factors / sizeof *factors; i++) {
        struct fraction product;
        struct fraction factor = fraction_from_integer(factors[i]);
        if ((fraction_multiply(sum, factor, &product) && compare(product, total) == 0) ||
            (fraction_multiply(total, factor, &product) && compare(product, sum) == 0)) {
            return true;
        }
    }
    return false;
}

/* The one item which would make the sum right if one digit of it were mended. */
static ptrdiff_t find_slip(const struct claims *claims, const struct list *list,
    struct fraction sum, struct fraction *wanted) {
    struct fraction total = claim_number(claims, list->total)->quantity.value;
    struct fraction lack;
    ptrdiff_t found = NOT_FOUND;
    if (!fraction_subtract(total, sum, &lack)) {
        return NOT_FOUND;
    }
    for (size_t i = 0; i < list->count; i++) {
        struct fraction value = claim_number(claims, list->items[i])->quantity.value;
        struct fraction mended;
        if (fraction_add(value, lack, &mended) && mended.numerator >= 0 &&
            numbers_one_edit_apart(value, mended)) {
            if (found != NOT_FOUND) {
                return NOT_FOUND;
            }
            *wanted = mended;
            found = (ptrdiff_t)i;
        }
    }
    return found;
}

static void note_items(struct claims *claims, const struct list *list) {
    for (size_t i = 0; i < list->count; i++) {
        claim_note(claims, list->items[i]);
    }
}

void list_fault(struct claims *claims, const struct list *list,
    enum fault_severity severity, struct fraction sum) {
    size_t total = list->total;
    struct fraction stated = claim_number(claims, total)->quantity.value;
    if (is_scaled(stated, sum)) {
        if (claim_fault(claims, total, severity, "claim-unit",
                "%s: the parts add up to %s (%s); is a unit kept twice?",
                "%s：所列各项之和是 %s（%s），疑为单位重复，或多写、漏写了“万”",
                claim_print(claims, total), claim_value(claims, sum),
                list_print_items(claims, list->items, list->count))) {
            note_items(claims, list);
        }
        return;
    }
    if (!claim_fault(claims, total, severity, "claim-sum",
            "%s: the %zu parts listed add up to %s (%s)",
            "%s：所列 %zu 项之和是 %s（%s）", claim_print(claims, total), list->count,
            claim_value(claims, sum),
            list_print_items(claims, list->items, list->count))) {
        return;
    }
    note_items(claims, list);
    struct fraction wanted;
    enum { SMALL = 100 };
    bool large = compare(stated, fraction_from_integer(SMALL)) >= 0;
    if (large && list->count > 1 && numbers_one_edit_apart(stated, sum)) {
        fault_hint(claims->report->faults, "is %s meant to be %s?", "是不是 %s 应为 %s？",
            claim_print(claims, total), claim_value(claims, sum));
        return;
    }
    ptrdiff_t slip = large ? find_slip(claims, list, sum, &wanted) : NOT_FOUND;
    if (slip != NOT_FOUND) {
        fault_hint(claims->report->faults, "is %s meant to be %s?", "是不是 %s 应为 %s？",
            claim_print(claims, list->items[slip]), claim_value(claims, wanted));
    } else if (severity == FAULT_WARNING) {
        fault_hint(claims->report->faults,
            "if not all parts are listed, say so (等, 主要包括)",
            "如果没有列全，请写“等”或“主要包括”");
    }
}

/* Stages of one case rather than kinds of it: 收到100件，办结98件，予以公开60件. */
static bool names_stage(struct span clause) {
    static const char *const words[] = {"收到", "受理", "办结", "答复", "办理", "回复",
        "完成", "满意", "处理", "解决", "审核", "审查", "整改", "通过", "转办", "交办",
        "参与", "点击", "浏览", "阅读", "关注", "播放", "培训", "覆盖", "按时", "及时",
        "到期", NULL};
    return span_has_any(clause, words);
}

static bool is_stage(const struct claims *claims, size_t number) {
    return names_stage(passage_clause(claims->passage, number));
}

static bool has_stages(const struct claims *claims, const struct list *list) {
    return is_stage(claims, list->items[0]);
}

/* 、 stands between the number before it and its words. */
static bool is_joined(const struct claims *claims, size_t number) {
    return span_starts(passage_before(claims->passage, number), "、");
}

/* Items of the total's own unit family, up to the first stage of its cases. */
size_t list_comparable_items(const struct claims *claims, size_t total,
    const size_t *items, size_t count, size_t kept[MOST_ITEMS]) {
    const struct quantity *whole = &claim_number(claims, total)->quantity;
    size_t left = 0;
    bool staged = is_stage(claims, total);
    for (size_t i = 0; i < count; i++) {
        if (left && !staged && is_stage(claims, items[i]) &&
            !is_joined(claims, items[i])) {
            break;
        }
        const struct quantity *part = &claim_number(claims, items[i])->quantity;
        bool other_thing = strcmp(part->unit, whole->unit) != 0 &&
                           compare(part->value, whole->value) > 0;
        if (may_add_up(part, whole) && !other_thing) { /* 文件58件，其中…材料60篇 */
            kept[left++] = items[i];
        }
    }
    return left;
}

/* At least half, or n tenths, of the total. */
static bool reaches(struct fraction sum, struct fraction total, long long tenths) {
    struct fraction ten_sums, part;
    return fraction_multiply(sum, fraction_from_integer(10), &ten_sums) &&
           fraction_multiply(total, fraction_from_integer(tenths), &part) &&
           compare(ten_sums, part) >= 0;
}

/* The tables say what each part is, and not that these are all. */
static bool are_settled(const struct claims *claims, const struct list *list) {
    bool settled = !claim_is_open(claims, list->total);
    for (size_t i = 0; i < list->count; i++) {
        settled = settled && !claim_is_open(claims, list->items[i]);
    }
    return settled;
}

/* 新收44件，上年结转1件，其中自然人37件: the part is of another total before it. */
static bool has_other_total(const struct claims *claims, const struct list *list) {
    struct fraction part = claim_number(claims, list->items[0])->quantity.value;
    if (compare(part, claim_number(claims, list->total)->quantity.value) <= 0) {
        return false;
    }
    for (size_t i = list->total;
         i-- > 0 && claim_same_sentence(claims, i, list->total);) {
        if (claim_is_plain_count(claims, i) &&
            compare(claim_number(claims, i)->quantity.value, part) >= 0) {
            return true;
        }
    }
    return false;
}

/* Whether parts that are said to be such and don't add up are wrong: more than the total
 * is; less may be a list that is not complete. */
static bool judge_strict(const struct claims *claims, const struct list *list,
    struct extent sum, bool partial, enum fault_severity *severity) {
    enum { MANY = 4, FAIR = 100, LARGE = 1000 };
    struct extent total = list_extent(claims, list->total, list->items[0]);
    struct fraction wanted;
    *severity = FAULT_ERROR;
    if (is_scaled(total.exact, sum.exact)) {
        return list->count > 1;
    }
    if (compare(sum.low, total.high) > 0) {
        return !has_stages(claims, list) && !has_other_total(claims, list);
    }
    if (partial || list->count < 2 || has_stages(claims, list) ||
        are_settled(claims, list)) {
        return false;
    }
    bool large = compare(total.exact, fraction_from_integer(LARGE)) >= 0;
    bool slip = numbers_one_edit_apart(total.exact, sum.exact) ||
                find_slip(claims, list, sum.exact, &wanted) != NOT_FOUND;
    if ((large && slip && reaches(sum.exact, total.exact, 3)) ||
        (list->count >= MANY && reaches(sum.exact, total.exact, 5))) {
        return true;
    }
    *severity = FAULT_WARNING;
    bool fair = compare(total.exact, fraction_from_integer(FAIR)) >= 0;
    return reaches(sum.exact, total.exact, 6) ||
           (fair && slip && reaches(sum.exact, total.exact, 3));
}

/* Numbers that only stand behind a total: a near miss is one that a slip explains. */
static bool judge_loose(const struct claims *claims, const struct list *list,
    struct extent sum, enum fault_severity *severity) {
    enum { SMALL = 100, LARGE = 1000 };
    const struct quantity *total = &claim_number(claims, list->total)->quantity;
    struct fraction wanted;
    *severity = FAULT_ERROR;
    if (list->count < 2 || has_stages(claims, list) ||
        total->approximation != APPROXIMATE_NOT) {
        return false;
    }
    if (is_scaled(total->value, sum.exact)) {
        return compare(sum.exact, fraction_from_integer(SMALL)) >= 0;
    }
    bool marked = cue_is_total(passage_clause(claims->passage, list->total));
    bool large = compare(total->value, fraction_from_integer(LARGE)) >= 0;
    bool fair = compare(total->value, fraction_from_integer(SMALL)) >= 0;
    bool slip = numbers_one_edit_apart(total->value, sum.exact) ||
                (marked && find_slip(claims, list, sum.exact, &wanted) != NOT_FOUND);
    *severity = large && marked ? FAULT_ERROR : FAULT_WARNING;
    return slip && (large || (fair && marked));
}

bool list_judge(const struct claims *claims, const struct list *list, struct extent sum,
    bool partial, enum fault_severity *severity) {
    return list->strict ? judge_strict(claims, list, sum, partial, severity)
                        : judge_loose(claims, list, sum, severity);
}
