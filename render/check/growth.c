/* Changes: 632条，比上年的539条增长17.3%; 增加93条，增长17.25%; 由62.3%提高到65.1%，提高2.8个百分点.
 *
 * This year's value is the count before the change, unless the words between them name
 * something else; last year's is stated in the sentence, or follows from a difference that
 * is, or is in the data. */
#include <string.h>

#include "check/series.h"

enum { MOST_PAIRS = 16 };

/* What the two values are. */
struct change {
    size_t number; /* of the prose: 17.3%, 93条 */
    struct extent now, before;
    const char *how; /* 632 − 539, for faults */
};

static bool is_count_like(const struct claims *claims, size_t number, bool points) {
    enum quantity_kind kind = claim_number(claims, number)->quantity.kind;
    return points ? kind == QUANTITY_PERCENT : kind == QUANTITY_COUNT;
}

/* Whether the words between this year's value and the change name another thing:
 * 308条，信息总量同比增长17%. */
static bool names_other(struct span between) {
    static const char *const words[] = {"同比", "环比", "较", "比", "上年", "去年",
        "同期", "增长", "增加", "增幅", "上升", "提高", "提升", "下降", "减少", "降低",
        "降幅", "增", "减", "约", "为", "了", "的", "与", "相比", "相较", "年度", "年",
        "上一", "达", "分别", "，", "、", "；", "（", "(", ",", "。", "数量", "总量",
        "总数", "数", "有所", "大幅", "明显", "略", "稍", "又", "再", "超", "超过", "近",
        "多", "少", "幅度", "率", "而", "且", "是", "共", "高", "低", "升", "降", "回落",
        "下滑", "上涨", "涨幅", "增速", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9",
        " ", "信息", "件", "条", "全年", "本", "相对", "往", "度", "底", "末", "净", "）",
        ")", "个", "百分点", "倍", "%", "％", ".", "占比", "从", "由", "至", "到", NULL};
    size_t others = 0;
    while (between.start < between.end) {
        const char *word = span_starts_any(between, words);
        size_t length = word ? strlen(word) : 1;
        others += !word && ((unsigned char)between.text[between.start] & 0xC0) != 0x80;
        between.start += length;
    }
    enum { FEW = 2 };
    return others > FEW;
}

/* This year's value: the nearest plain one before the change in its sentence. */
static ptrdiff_t find_now(const struct claims *claims, size_t number, bool points) {
    for (size_t i = number; i-- > 0;) {
        if (!claim_same_sentence(claims, i, number)) {
            break;
        }
        if (is_count_like(claims, i, points) &&
            claim_number(claims, i)->role == NUMBER_PLAIN) {
            struct span between = {claims->passage->text.data,
                claim_number(claims, i)->quantity.unit_end,
                claim_number(claims, number)->quantity.start};
            return names_other(between) ? NOT_FOUND : (ptrdiff_t)i;
        }
    }
    return NOT_FOUND;
}

/* Last year's value, if the sentence states one beside the change. */
static ptrdiff_t find_before(
    const struct claims *claims, size_t number, size_t now, bool points) {
    for (size_t i = number; i-- > 0 && claim_same_sentence(claims, i, number);) {
        if (!is_count_like(claims, i, points) || i == now) {
            continue;
        }
        if (claim_number(claims, i)->role == NUMBER_PREVIOUS) {
            return (ptrdiff_t)i;
        }
        if (i < now) {
            break; /* another thing is spoken of */
        }
    }
    size_t next = number + 1;
    bool behind = next < claims->passage->number_count &&
                  claim_same_sentence(claims, next, number) &&
                  is_count_like(claims, next, points) &&
                  claim_number(claims, next)->role == NUMBER_PREVIOUS;
    return behind ? (ptrdiff_t)next : NOT_FOUND;
}

/* A difference stated right beside the rate: 增加93条，增长17.25%. */
static ptrdiff_t find_difference(const struct claims *claims, size_t number) {
    const size_t beside[] = {number - 1, number + 1};
    for (size_t i = 0; i < 2; i++) {
        size_t at = beside[i];
        if (at < claims->passage->number_count &&
            claim_same_sentence(claims, at, number) &&
            claim_number(claims, at)->quantity.kind == QUANTITY_COUNT &&
            claim_number(claims, at)->role == NUMBER_CHANGE) {
            return (ptrdiff_t)at;
        }
    }
    return NOT_FOUND;
}

/* What the change should be: a difference, a rate, a multiple. Positive is up. */
static bool expected_value(
    const struct claims *claims, const struct change *change, struct extent *out) {
    enum quantity_kind kind = claim_number(claims, change->number)->quantity.kind;
    if (!extent_subtract(change->now, change->before, out)) {
        return false;
    }
    if (kind == QUANTITY_COUNT || kind == QUANTITY_POINT) {
        return true;
    }
    /* (now − before) ÷ before falls as `before` grows: now ÷ before − 1 keeps the range */
    struct extent ratio;
    if (!extent_divide(change->now, change->before, &ratio) ||
        !extent_subtract(ratio, extent_point(fraction_from_integer(1)), out)) {
        return false;
    }
    return kind == QUANTITY_TIMES || extent_scale(*out, 100, out);
}

static struct extent turned(struct extent value) {
    extent_scale(value, -1, &value);
    struct fraction low = value.low;
    value.low = value.high;
    value.high = low;
    return value;
}

static const char *print_change(
    const struct claims *claims, const struct change *change, struct extent value) {
    enum quantity_kind kind = claim_number(claims, change->number)->quantity.kind;
    const char *now = claim_value(claims, change->now.exact);
    const char *before = claim_value(claims, change->before.exact);
    const char *result = claim_value(claims, value.exact);
    if (kind == QUANTITY_COUNT || kind == QUANTITY_POINT) {
        return arena_print(claims->arena, "%s - %s = %s", now, before, result);
    }
    return arena_print(claims->arena, "(%s - %s) ÷ %s = %s%s", now, before, before,
        result, kind == QUANTITY_PERCENT ? "%" : "");
}

static const char *unit_of(const struct claims *claims, size_t number) {
    const struct quantity *quantity = &claim_number(claims, number)->quantity;
    return quantity->kind == QUANTITY_PERCENT ? "%"
           : quantity->kind == QUANTITY_POINT ? "个百分点"
           : quantity->kind == QUANTITY_TIMES ? "倍"
                                              : quantity->unit;
}

/* (now − before) ÷ now: this year's value as the base. */
static bool has_wrong_base(const struct change *change, const struct quantity *printed) {
    struct extent other, ratio;
    return printed->kind == QUANTITY_PERCENT &&
           extent_divide(change->before, change->now, &ratio) &&
           extent_subtract(extent_point(fraction_from_integer(1)), ratio, &other) &&
           extent_scale(other, other.exact.numerator < 0 ? -100 : 100, &other) &&
           rounding_judge(extent_point(other.exact), printed) == ROUNDING_HOLDS;
}

/* 117% or 1.17倍 where what grew is 17%. */
static bool forgets_base(const struct change *change, const struct quantity *printed) {
    struct extent ratio;
    bool percent = printed->kind == QUANTITY_PERCENT;
    return (percent || printed->kind == QUANTITY_TIMES) &&
           extent_divide(change->now, change->before, &ratio) &&
           extent_scale(ratio, percent ? 100 : 1, &ratio) &&
           rounding_judge(extent_point(ratio.exact), printed) == ROUNDING_HOLDS;
}

static const char *reason(
    const struct claims *claims, const struct change *change, enum rounding rounding) {
    const struct quantity *printed = &claim_number(claims, change->number)->quantity;
    enum language language = claims->report->faults->language;
    return rounding == ROUNDING_CUT
               ? words_in(language, "is cut off, not rounded", "是截去尾数，不是四舍五入")
           : has_wrong_base(change, printed)
               ? words_in(language, "has this year as its base, not the last",
                     "的分母不对（用的是本年数，应为上年数）")
           : forgets_base(change, printed)
               ? words_in(language, "is the ratio, not the growth",
                     "是本年与上年之比，不是增长")
           : rounding == ROUNDING_NEAR || rounding == ROUNDING_UP
               ? words_in(language, "is off (computed from rounded numbers?)",
                     "算得不准（可能用已舍入的数计算）")
               : words_in(language, "does not agree with the data", "与数据不符");
}

/* The sign of what should be printed against the words; 0 for no change. */
static bool is_contradicted(
    const struct claims *claims, size_t number, struct extent value) {
    int direction = claim_number(claims, number)->direction;
    return (direction > 0 && value.high.numerator < 0) ||
           (direction < 0 && value.low.numerator > 0);
}

static bool judge_change(struct claims *claims, const struct change *change, bool tell) {
    struct extent value;
    const struct number *n = claim_number(claims, change->number);
    if (!expected_value(claims, change, &value)) {
        return false;
    }
    bool contradicted = is_contradicted(claims, change->number, value);
    struct extent shown = value.exact.numerator < 0 ? turned(value) : value;
    enum rounding rounding = rounding_judge(shown, &n->quantity);
    const char *how = print_change(claims, change, value);
    if (rounding == ROUNDING_HOLDS && !contradicted) {
        claim_tie(claims, change->number, (struct place){0}, "%s", "%s", how);
        return true;
    }
    if (!tell) {
        return false;
    }
    const char *wanted = rounding_print(claims->arena, shown.exact, &n->quantity);
    const char *unit = unit_of(claims, change->number);
    if (contradicted) {
        return claim_fault(claims, change->number, FAULT_ERROR, "claim-direction",
            "%s: the numbers go the other way: %s", "%s：增减方向与数据相反，%s",
            claim_print(claims, change->number), how);
    }
    return claim_fault(claims, change->number, FAULT_ERROR, "claim-growth",
        "%s %s: %s, so %s%s", "%s %s：%s，应为 %s%s", claim_print(claims, change->number),
        reason(claims, change, rounding), how, wanted, unit);
}

static struct extent number_extent(const struct claims *claims, size_t number) {
    return extent_of(&claim_number(claims, number)->quantity);
}

static void note_if_faulted(struct claims *claims, size_t number, size_t a, size_t b) {
    const struct number *n = claim_number(claims, number);
    const struct faults *faults = claims->report->faults;
    bool newest = n->verdict == VERDICT_FAULT && faults->count &&
                  faults->items[faults->count - 1].text == n->tie;
    if (newest) {
        claim_note(claims, a);
        claim_note(claims, b);
    }
}

/* Both values are in the prose. */
static bool check_stated(struct claims *claims, size_t number, size_t now) {
    bool points = claim_number(claims, number)->quantity.kind == QUANTITY_POINT;
    struct change change = {.number = number, .now = number_extent(claims, now)};
    ptrdiff_t before = find_before(claims, number, now, points);
    if (before != NOT_FOUND) {
        change.before = number_extent(claims, (size_t)before);
        if (judge_change(claims, &change, true)) {
            struct place none = {0};
            claim_tie(claims, now, none, "its change is given as %s", "其变化 %s",
                claim_print(claims, number));
            claim_tie(claims, (size_t)before, none, "the change from it is given as %s",
                "由它计算的变化 %s", claim_print(claims, number));
        }
        note_if_faulted(claims, number, now, (size_t)before);
        return true;
    }
    ptrdiff_t difference = find_difference(claims, number);
    if (difference == NOT_FOUND ||
        claim_number(claims, number)->quantity.kind == QUANTITY_COUNT) {
        return false;
    }
    struct extent by = number_extent(claims, (size_t)difference);
    by = claim_number(claims, (size_t)difference)->direction < 0 ? turned(by) : by;
    if (!extent_subtract(change.now, by, &change.before)) {
        return false;
    }
    if (judge_change(claims, &change, true)) {
        claim_tie(claims, (size_t)difference, (struct place){0},
            "the difference that %s is computed from", "与 %s 一致",
            claim_print(claims, number));
    }
    note_if_faulted(claims, number, now, (size_t)difference);
    return true;
}

/* Last year's value of what a statement says of this year. */
static bool check_previous(struct claims *claims, size_t number, size_t now) {
    const struct statement *statement = claims->stated[now];
    const struct scope *previous = claims->report->previous;
    if (!statement || !previous) {
        return false;
    }
    struct change change = {.number = number, .now = number_extent(claims, now)};
    for (size_t i = 0; i < statement->value_count; i++) {
        struct value value =
            expression_evaluate(statement->values[i], previous, claims->arena);
        struct fraction before;
        if (value.type == VALUE_NULL || !cell_number(value, &before)) {
            continue;
        }
        change.before = extent_point(before);
        if (judge_change(claims, &change, i + 1 == statement->value_count)) {
            return true;
        }
    }
    return false;
}

/* Values of both years in the data. Where several may be meant one that holds is enough. */
static void check_data(struct claims *claims, size_t number, ptrdiff_t now) {
    struct pair pairs[MOST_PAIRS];
    const struct fraction *value =
        now == NOT_FOUND ? NULL : &claim_number(claims, (size_t)now)->quantity.value;
    struct span subject = passage_before(claims->passage, number);
    if (value) {
        subject = passage_before(claims->passage, (size_t)now);
    }
    size_t count = series_pairs(claims, subject, value, pairs, MOST_PAIRS);
    size_t sure = 0;
    struct change change = {.number = number};
    for (size_t i = 0; i < count; i++) {
        change.now = extent_point(pairs[i].now);
        change.before = extent_point(pairs[i].before);
        if (judge_change(claims, &change, false)) {
            return;
        }
        sure += pairs[i].sure;
    }
    if (sure == 1 && count == 1) {
        change.now = extent_point(pairs[0].now);
        change.before = extent_point(pairs[0].before);
        judge_change(claims, &change, true);
    }
}

static void check_change(struct claims *claims, size_t number) {
    const struct quantity *quantity = &claim_number(claims, number)->quantity;
    bool points = quantity->kind == QUANTITY_POINT;
    ptrdiff_t now = find_now(claims, number, points);
    if (now != NOT_FOUND && (check_stated(claims, number, (size_t)now) ||
                                check_previous(claims, number, (size_t)now))) {
        return;
    }
    if (!points) {
        check_data(claims, number, now);
    }
}

/* Shares beside a total that is compared: 是上年的1.2倍 is no growth. */
static bool is_checked(const struct number *number) {
    enum quantity_kind kind = number->quantity.kind;
    return number->role == NUMBER_CHANGE && !number->quantity.range &&
           (kind == QUANTITY_COUNT || kind == QUANTITY_PERCENT ||
               kind == QUANTITY_POINT || kind == QUANTITY_TIMES);
}

void claims_check_growth(struct claims *claims) {
    for (size_t i = 0; i < claims->passage->number_count; i++) {
        if (is_checked(claim_number(claims, i))) {
            check_change(claims, i);
        }
    }
}
