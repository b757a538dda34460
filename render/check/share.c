/* Shares: 网站子站点312条，占比约49%.
 *
 * The part is the count before the percentage. The base is, in this order: a number that is
 * written into the share (占632条的49%), the total that the part is listed under, whatever
 * the words name (占受理总数的). Where the words leave the base open any total before it, in
 * prose or tables, may explain the share. */
#include <string.h>

#include "check/claim.h"

struct share {
    size_t percent, part;
    ptrdiff_t base; /* a number of the prose, or NOT_FOUND */
    bool strong;    /* the base is said, not guessed */
    bool written;   /* it stands between 占 and the percentage */
};

static int compare(struct fraction a, struct fraction b) {
    int order = 0;
    return fraction_compare(a, b, &order) ? order : 2;
}

/* part ÷ base × 100. */
static bool share_of(struct extent part, struct extent base, struct extent *out) {
    return extent_divide(part, base, out) && extent_scale(*out, 100, out);
}

static struct extent number_extent(const struct claims *claims, size_t number) {
    return extent_of(&claim_number(claims, number)->quantity);
}

static bool share_of_numbers(
    const struct claims *claims, size_t part, size_t base, struct extent *out) {
    return share_of(number_extent(claims, part), number_extent(claims, base), out);
}

/* What stands from 占 to the percentage: 总数的, 受理总数的比例为. */
static struct span base_words(const struct claims *claims, size_t percent) {
    struct span before = passage_before(claims->passage, percent);
    ptrdiff_t at = span_find_last(before, "占");
    if (at == NOT_FOUND) {
        return (struct span){before.text, before.end, before.end};
    }
    before.start = (size_t)at + strlen("占");
    return before;
}

/* 占总数的, 占比, 占全部的: no particular base is named. */
static bool names_base(struct span words) {
    static const char *const plain[] = {"总数", "总量", "全部", "总", "全", "的", "比例",
        "比重", "比", "约", "为", "约为", "达", "到", "了", "近", "超过", "超", "其中",
        "所", "总体", "整体", "率", "逾", " ", "仅", "分别", "均", "数", "量", "是", "之",
        "达到", "不足", "不到", "大约", "其", "件", "件数", "总件数", NULL};
    const char *word;
    while ((word = span_starts_any(words, plain))) {
        words.start += strlen(word);
    }
    return words.start < words.end;
}

/* Two Han characters that both have in a row. */
static bool share_words(struct span a, struct span b) {
    enum { TWO = 6 };
    static const char *const empty[] = {"总数", "总量", "信息", "政府", "公开", "数量",
        "全年", "本年", "的总", "年度", NULL};
    for (size_t at = a.start; at + TWO <= a.end; at++) {
        if (((unsigned char)a.text[at] & 0xC0) == 0x80) {
            continue;
        }
        char pair[TWO + 1] = {0};
        memcpy(pair, a.text + at, TWO);
        bool plain = false;
        for (const char *const *word = empty; *word; word++) {
            plain = plain || strcmp(pair, *word) == 0;
        }
        if (!plain && span_find(b, pair) != NOT_FOUND) {
            return true;
        }
    }
    return false;
}

/* 占632条的49%: the count stands between 占 and the percentage. */
static bool is_written_base(const struct claims *claims, size_t count, size_t percent) {
    static const char *const behind[] = {"的", "总数的", "中的", "中", NULL};
    struct span clause = passage_clause(claims->passage, count);
    return count + 1 == percent && span_find(clause, "占") != NOT_FOUND &&
           span_starts_any(passage_behind(claims->passage, count), behind);
}

/* The nearest plain count before a percentage in its sentence. */
static ptrdiff_t count_before(const struct claims *claims, size_t number) {
    for (size_t i = number; i-- > 0;) {
        if (!claim_same_sentence(claims, i, number)) {
            break;
        }
        if (claim_is_plain_count(claims, i)) {
            return (ptrdiff_t)i;
        }
    }
    return NOT_FOUND;
}

/* 分别占2%、49%、49% behind 12条、312条、308条: the counts that stand in a row before a row
 * of as many percentages. */
static ptrdiff_t respective_part(const struct claims *claims, size_t percent) {
    size_t first = percent;
    while (first > 0 && claim_same_sentence(claims, first - 1, percent) &&
           claim_number(claims, first - 1)->quantity.kind == QUANTITY_PERCENT &&
           claim_number(claims, first - 1)->role == NUMBER_PLAIN) {
        first--;
    }
    size_t end = percent + 1;
    while (end < claims->passage->number_count &&
           claim_same_sentence(claims, end, percent) &&
           claim_number(claims, end)->quantity.kind == QUANTITY_PERCENT &&
           claim_number(claims, end)->role == NUMBER_PLAIN) {
        end++;
    }
    size_t row = end - first;
    if (row < 2 || first < row) {
        return NOT_FOUND;
    }
    for (size_t i = first - row; i < first; i++) {
        if (!claim_is_plain_count(claims, i) ||
            !claim_same_sentence(claims, i, percent)) {
            return NOT_FOUND;
        }
    }
    return (ptrdiff_t)(percent - row);
}

/* The total a part is listed under, of a list that holds or is said to be one; else the
 * total before 其中 with nothing between. */
static ptrdiff_t listed_base(const struct claims *claims, size_t part) {
    ptrdiff_t best = claim_number(claims, part)->total;
    for (size_t i = 0; i < claims->list_count; i++) {
        const struct list *list = &claims->lists[i];
        for (size_t k = 0; k < list->count && list->strict; k++) {
            if (list->items[k] == part) {
                best = (ptrdiff_t)list->total;
            }
        }
    }
    return best;
}

static bool find_share(const struct claims *claims, size_t percent, struct share *share) {
    ptrdiff_t part = respective_part(claims, percent);
    if (part == NOT_FOUND) {
        part = count_before(claims, percent);
    }
    if (part == NOT_FOUND) {
        return false;
    }
    *share = (struct share){percent, (size_t)part, NOT_FOUND, false, false};
    if (is_written_base(claims, share->part, percent)) {
        ptrdiff_t before = count_before(claims, share->part);
        share->base = part;
        share->strong = share->written = true;
        share->part = before == NOT_FOUND ? share->part : (size_t)before;
        return before != NOT_FOUND;
    }
    share->base = listed_base(claims, share->part);
    share->strong = share->base != NOT_FOUND && !names_base(base_words(claims, percent));
    return true;
}

static void tie_share(
    struct claims *claims, const struct share *share, size_t base, struct extent value) {
    claim_tie(claims, share->percent, (struct place){0}, "%s ÷ %s = %s%%",
        "%s ÷ %s = %s%%", claim_print(claims, share->part), claim_print(claims, base),
        claim_value(claims, value.exact));
    struct place none = {0};
    claim_tie(claims, share->part, none, "its share of %s is given as %s", "占 %s 的 %s",
        claim_print(claims, base), claim_print(claims, share->percent));
}

/* Another total of the prose that would explain the share. */
static ptrdiff_t find_other_base(const struct claims *claims, const struct share *share) {
    const struct quantity *printed = &claim_number(claims, share->percent)->quantity;
    for (size_t i = share->percent; i-- > 0;) {
        struct extent value;
        if (i != share->part && claim_is_plain_count(claims, i) &&
            compare(claim_number(claims, i)->quantity.value,
                claim_number(claims, share->part)->quantity.value) >= 0 &&
            share_of_numbers(claims, share->part, i, &value) &&
            rounding_judge(value, printed) == ROUNDING_HOLDS) {
            return (ptrdiff_t)i;
        }
    }
    return NOT_FOUND;
}

static void fault_share(struct claims *claims, const struct share *share, size_t base,
    struct extent value, enum rounding rounding, ptrdiff_t other,
    enum fault_severity severity) {
    struct arena *arena = claims->arena;
    const struct quantity *printed = &claim_number(claims, share->percent)->quantity;
    const char *shown = claim_print(claims, share->percent);
    const char *sum =
        arena_print(arena, "%s ÷ %s = %s%%", claim_print(claims, share->part),
            claim_print(claims, base), claim_value(claims, value.exact));
    const char *wanted = rounding_print(arena, value.exact, printed);
    bool added;
    if (rounding == ROUNDING_CUT) {
        added = claim_fault(claims, share->percent, severity, "claim-share",
            "%s is cut off, not rounded: %s, rounded %s%%",
            "%s 是截去尾数，不是四舍五入：%s，应为 %s%%", shown, sum, wanted);
    } else if (other != NOT_FOUND) {
        added = claim_fault(claims, share->percent, severity, "claim-share",
            "%s has another base (%s): %s, rounded %s%%",
            "%s 的分母不对（用的是 %s）：%s，应为 %s%%", shown,
            claim_print(claims, (size_t)other), sum, wanted);
    } else {
        added = claim_fault(claims, share->percent, severity, "claim-share",
            "%s is not the share: %s, rounded %s%%", "%s 与数据不符：%s，应为 %s%%",
            shown, sum, wanted);
    }
    if (added) {
        claim_note(claims, share->part);
        claim_note(claims, base);
    }
}

/* The base is said: the share holds with it or not at all. */
static void check_strong(struct claims *claims, const struct share *share) {
    const struct quantity *printed = &claim_number(claims, share->percent)->quantity;
    size_t base = (size_t)share->base;
    struct extent value;
    if (!share_of_numbers(claims, share->part, base, &value)) {
        return;
    }
    enum rounding rounding = rounding_judge(value, printed);
    if (rounding == ROUNDING_HOLDS) {
        tie_share(claims, share, base, value);
        return;
    }
    /* a part of a part may be given as a share of the whole */
    ptrdiff_t outer = listed_base(claims, base);
    if (outer != NOT_FOUND &&
        share_of_numbers(claims, share->part, (size_t)outer, &value) &&
        rounding_judge(value, printed) == ROUNDING_HOLDS) {
        tie_share(claims, share, (size_t)outer, value);
        return;
    }
    ptrdiff_t other = share->written ? NOT_FOUND : find_other_base(claims, share);
    if (other != NOT_FOUND && claim_same_sentence(claims, (size_t)other, base)) {
        share_of_numbers(claims, share->part, (size_t)other, &value);
        tie_share(claims, share, (size_t)other, value); /* 总数 may be the wider total */
        return;
    }
    share_of_numbers(claims, share->part, base, &value);
    fault_share(claims, share, base, value, rounding, other, FAULT_ERROR);
}

/* 33 | 28 | 84.8%: a row of numbers with no words between them. */
static bool is_wordless(const struct claims *claims, size_t base, size_t percent) {
    struct span between = {claims->passage->text.data,
        claim_number(claims, base)->quantity.end,
        claim_number(claims, percent)->quantity.start};
    return span_count_han(between) == 0;
}

/* Whether the share would hold with one slip of one of its numbers mended. */
static bool has_slip(
    const struct claims *claims, const struct share *share, size_t base) {
    const struct quantity *printed = &claim_number(claims, share->percent)->quantity;
    struct extent part = number_extent(claims, share->part);
    struct extent whole = number_extent(claims, base);
    struct extent value;
    struct fraction edits[NUMBER_EDITS], rounded;
    if (share_of(part, whole, &value) &&
        fraction_from_text(
            rounding_print(claims->arena, value.exact, printed), &rounded) &&
        numbers_one_edit_apart(rounded, printed->value)) {
        return true;
    }
    for (int which = 0; which < 2; which++) {
        size_t count = number_edits(which ? whole.exact : part.exact, edits);
        for (size_t i = 0; i < count; i++) {
            struct extent mended = extent_point(edits[i]);
            if (share_of(which ? part : mended, which ? mended : whole, &value) &&
                rounding_judge(value, printed) == ROUNDING_HOLDS) {
                return true;
            }
        }
    }
    return false;
}

/* The two numbers before a percentage in a row of numbers. */
static void check_wordless(struct claims *claims, const struct share *share) {
    ptrdiff_t base = count_before(claims, share->part);
    struct extent value;
    if (base == NOT_FOUND || !is_wordless(claims, (size_t)base, share->percent) ||
        !share_of_numbers(claims, share->part, (size_t)base, &value) ||
        !has_slip(claims, share, (size_t)base)) {
        return;
    }
    if (claim_fault(claims, share->percent, FAULT_WARNING, "claim-share",
            "%s: is it the share of the two numbers before it? %s ÷ %s = %s%%",
            "%s：如果是前面两个数的占比，%s ÷ %s = %s%%",
            claim_print(claims, share->percent), claim_print(claims, share->part),
            claim_print(claims, (size_t)base), claim_value(claims, value.exact))) {
        claim_note(claims, share->part);
        claim_note(claims, (size_t)base);
    }
}

static bool may_be_base(
    const struct claims *claims, const struct share *share, size_t number) {
    return claim_is_plain_count(claims, number) &&
           claim_number(claims, number)->block ==
               claim_number(claims, share->percent)->block &&
           compare(claim_number(claims, number)->quantity.value,
               claim_number(claims, share->part)->quantity.value) >= 0;
}

/* A share that one edit parts from that of a total of its paragraph. */
static void check_slip(struct claims *claims, const struct share *share) {
    const struct quantity *printed = &claim_number(claims, share->percent)->quantity;
    for (size_t i = share->part; i-- > 0;) {
        struct extent value;
        struct fraction rounded;
        if (may_be_base(claims, share, i) && printed->step.denominator > 1 &&
            share_of_numbers(claims, share->part, i, &value) &&
            fraction_from_text(
                rounding_print(claims->arena, value.exact, printed), &rounded) &&
            numbers_one_edit_apart(rounded, printed->value)) {
            fault_share(
                claims, share, i, value, ROUNDING_OTHER, NOT_FOUND, FAULT_WARNING);
            return;
        }
    }
}

/* Bases of a share whose words leave it open: counts before it, those named first. */
static void check_weak(struct claims *claims, const struct share *share, bool cued) {
    const struct quantity *printed = &claim_number(claims, share->percent)->quantity;
    struct span words = base_words(claims, share->percent);
    ptrdiff_t named = NOT_FOUND;
    struct extent value;
    ptrdiff_t other = find_other_base(claims, share);
    if (other != NOT_FOUND) {
        share_of_numbers(claims, share->part, (size_t)other, &value);
        tie_share(claims, share, (size_t)other, value);
        return;
    }
    if (!cued) {
        check_wordless(claims, share);
        return;
    }
    for (size_t i = share->part; i-- > 0 && named == NOT_FOUND;) {
        bool here = claim_same_sentence(claims, i, share->percent);
        if (may_be_base(claims, share, i) &&
            (share_words(words, passage_clause(claims->passage, i)) || here)) {
            named = (ptrdiff_t)i;
        }
    }
    enum rounding rounding = ROUNDING_OTHER;
    if (named != NOT_FOUND &&
        share_of_numbers(claims, share->part, (size_t)named, &value)) {
        rounding = rounding_judge(value, printed);
    }
    if (rounding == ROUNDING_CUT || rounding == ROUNDING_UP ||
        (rounding == ROUNDING_NEAR && printed->step.denominator > 1)) {
        fault_share(
            claims, share, (size_t)named, value, rounding, NOT_FOUND, FAULT_ERROR);
        return;
    }
    check_slip(claims, share);
}

/* 收到100件，办结95件，办结率95%. */
static bool find_rate(const struct claims *claims, size_t percent, struct share *share) {
    static const char *const done[] = {
        "办结", "答复", "回复", "办理", "处理", "完成", "解决", "反馈", "处置", NULL};
    static const char *const all[] = {"收到", "接到", "受理", "接收", "承办", "交办",
        "共收", "新收", "转办", "收件", "接办", NULL};
    static const char *const other[] = {
        "按时", "及时", "按期", "限时", "到期", "满意", "应", "首", "提前", "主动", NULL};
    struct span clause = passage_clause(claims->passage, percent);
    if (!span_has_any(clause, done) || span_has_any(clause, other)) {
        return false;
    }
    ptrdiff_t part = count_before(claims, percent);
    if (part == NOT_FOUND ||
        !span_has_any(passage_clause(claims->passage, (size_t)part), done)) {
        return false;
    }
    ptrdiff_t base = count_before(claims, (size_t)part);
    if (base == NOT_FOUND ||
        !span_has_any(passage_clause(claims->passage, (size_t)base), all)) {
        return false;
    }
    *share = (struct share){percent, (size_t)part, base, true, false};
    return compare(claim_number(claims, share->part)->quantity.value,
               claim_number(claims, (size_t)base)->quantity.value) <= 0;
}

/* 12条（2%） */
static bool is_bracketed(const struct claims *claims, size_t percent) {
    static const char *const open[] = {"（", "(", "（约", "(约", NULL};
    struct span before = passage_before(claims->passage, percent);
    return span_starts_any(before, open) && span_ends_any(before, open);
}

static void check_percent(struct claims *claims, size_t percent) {
    struct span before = passage_before(claims->passage, percent);
    struct share share;
    if (cue_is_rate(before)) {
        if (find_rate(claims, percent, &share)) {
            check_strong(claims, &share);
        } else if (find_share(claims, percent, &share)) {
            check_weak(claims, &share, false);
        }
        return;
    }
    if (!find_share(claims, percent, &share)) {
        return;
    }
    bool cued = share.written || cue_is_share(before) || is_bracketed(claims, percent) ||
                respective_part(claims, percent) != NOT_FOUND;
    if (cued && share.strong) {
        check_strong(claims, &share);
    } else {
        check_weak(claims, &share, cued);
    }
}

void claims_check_shares(struct claims *claims) {
    for (size_t i = 0; i < claims->passage->number_count; i++) {
        const struct number *number = claim_number(claims, i);
        if (number->quantity.kind == QUANTITY_PERCENT && number->role == NUMBER_PLAIN &&
            !number->quantity.range) {
            check_percent(claims, i);
        }
    }
}
