/* Parts and their total:
 *
 *     共计632条，其中门户网站12条，网站312条，微信308条     the total first
 *     在已答复的9件申请中，同意公开7件，部分公开2件         likewise
 *     门户网站12条，网站312条，微信308条，合计632条         the total last
 *     共597条。门户网站6条，公众号315篇，抖音95条 …          parts in the next sentence
 *
 * A list need not be complete (其中 often picks out some parts), and parts may have parts of
 * their own. So the numbers behind a total are first searched for a reading that adds up;
 * only where none does, and the words or the numbers leave little doubt, is it a fault. */
#include <string.h>

#include "check/claim.h"

enum { MOST_ITEMS = 40, MOST_DEPTH = 3 };

static int compare(struct fraction a, struct fraction b) {
    int order = 0;
    return fraction_compare(a, b, &order) ? order : 2;
}

/* 次 and 人次 are no 件; a number without a unit goes with any. */
static bool may_add_up(const struct quantity *part, const struct quantity *total) {
    return part->family == total->family || part->family == UNIT_NONE ||
           total->family == UNIT_NONE;
}

/* 全年共召开会议5次 is a total of its own; 回应信息共计110条 may be a part. */
static bool begins_anew(const struct claims *claims, size_t number) {
    static const char *const beside[] = {
        "共", "共计", "合计", "总计", "总数", "累计", "总量", "为", NULL};
    struct span clause = passage_clause(claims->passage, number);
    return cue_is_total(clause) && !span_ends_any(clause, beside) &&
           !claims->stated[number];
}

/* The plain counts from `first` on that may be parts, to byte `limit` or the end of the
 * sentence that `first` is in. A new total ends them. */
static size_t collect_items(const struct claims *claims, size_t total, size_t first,
    size_t limit, size_t items[MOST_ITEMS]) {
    const struct passage *passage = claims->passage;
    size_t count = 0;
    for (size_t i = first; i < passage->number_count && count < MOST_ITEMS; i++) {
        if (!claim_same_sentence(claims, i, first) ||
            passage->numbers[i].block != passage->numbers[first].block ||
            passage->numbers[i].quantity.start >= limit) {
            break;
        }
        if (!claim_is_plain_count(claims, i) || passage->numbers[i].quantity.range) {
            continue;
        }
        if (count > 1 && i != total && begins_anew(claims, i)) {
            break;
        }
        items[count++] = i;
    }
    return count;
}

/* The first count behind `number` in its sentence, or NOT_FOUND. */
static ptrdiff_t next_count(const struct claims *claims, size_t number) {
    for (size_t i = number + 1; i < claims->passage->number_count; i++) {
        if (!claim_same_sentence(claims, i, number)) {
            return NOT_FOUND;
        }
        if (claim_is_plain_count(claims, i)) {
            return (ptrdiff_t)i;
        }
    }
    return NOT_FOUND;
}

/* A reading of items as parts: which are taken, which are parts of parts. */
struct reading {
    const struct claims *claims;
    const size_t *items;
    size_t count;
    bool joined[MOST_ITEMS];  /* the item goes on with the row of the one before */
    size_t parts[MOST_ITEMS]; /* indexes of items at the top level */
    size_t part_count;
};

static struct extent item_extent(const struct reading *reading, size_t index) {
    return extent_of(&claim_number(reading->claims, reading->items[index])->quantity);
}

static bool may_be(struct extent sum, struct extent total) {
    return compare(sum.high, total.low) >= 0 && compare(sum.low, total.high) <= 0;
}

/* Items from `from` on add up to `total`, each perhaps followed by parts of its own; *end is
 * behind the last one used. At least `least` parts. */
static bool add_up(const struct reading *reading, size_t from, struct extent total,
    size_t least, int depth, size_t *parts, size_t *part_count, size_t *end) {
    struct extent sum = extent_point(fraction_from_integer(0));
    *part_count = 0;
    for (size_t i = from; i < reading->count;) {
        struct extent item = item_extent(reading, i);
        if (!extent_add(sum, item, &sum) || compare(sum.low, total.high) > 0) {
            return false;
        }
        parts[(*part_count)++] = i;
        size_t inner[MOST_ITEMS];
        size_t inner_count, inner_end;
        size_t next = i + 1;
        if (depth > 0 &&
            add_up(reading, i + 1, item, 2, depth - 1, inner, &inner_count, &inner_end)) {
            next = inner_end;
        }
        if (*part_count >= least && may_be(sum, total)) {
            *end = next;
            return true;
        }
        i = next;
    }
    return false;
}

/* Parts in one row, all divided by 、 or each with its share, are parts together. */
static void join_items(struct reading *reading) {
    const struct passage *passage = reading->claims->passage;
    for (size_t i = 1; i < reading->count; i++) {
        const struct number *before = &passage->numbers[reading->items[i - 1]];
        size_t next = reading->items[i - 1] + 1;
        struct span behind = {passage->text.data, before->quantity.unit_end,
            passage->numbers[reading->items[i]].quantity.start};
        bool share = passage->numbers[next].quantity.kind == QUANTITY_PERCENT;
        size_t after = reading->items[i] + 1;
        bool share_too = after < passage->number_count &&
                         passage->numbers[after].quantity.kind == QUANTITY_PERCENT &&
                         claim_same_sentence(reading->claims, after, reading->items[i]);
        reading->joined[i] = span_starts(behind, "、") || (share && share_too);
    }
}

static bool find_reading(struct reading *reading, struct extent total, size_t least) {
    size_t end;
    join_items(reading);
    for (size_t few = least; few <= reading->count; few++) {
        bool found = false;
        for (int depth = 0; depth < MOST_DEPTH && !found; depth++) {
            found = add_up(reading, 0, total, few, depth, reading->parts,
                &reading->part_count, &end);
        }
        if (!found) {
            return false;
        }
        if (end >= reading->count || !reading->joined[end]) {
            return true;
        }
        few = reading->part_count;
    }
    return false;
}

static struct list *add_list(struct claims *claims, size_t total, const size_t *items,
    size_t count, bool holds, bool strict) {
    claims->lists = arena_grow(claims->arena, claims->lists, claims->list_count,
        &claims->list_capacity, sizeof *claims->lists);
    struct list *list = &claims->lists[claims->list_count++];
    *list = (struct list){total, NULL, count, holds, strict};
    list->items = arena_array(claims->arena, count + 1, sizeof *list->items);
    memcpy(list->items, items, count * sizeof *items);
    for (size_t i = 0; i < count; i++) {
        claim_number(claims, items[i])->total = (ptrdiff_t)total;
    }
    return list;
}

/* "12 + 312 + 308" */
static const char *print_items(
    const struct claims *claims, const size_t *items, size_t count) {
    const char *text = "";
    for (size_t i = 0; i < count; i++) {
        text = arena_print(claims->arena, "%s%s%s", text, i ? " + " : "",
            claim_value(claims, claim_number(claims, items[i])->quantity.value));
    }
    return text;
}

static void tie_list(struct claims *claims, const struct list *list) {
    const char *sum = print_items(claims, list->items, list->count);
    claim_tie(claims, list->total, (struct place){0}, "%s", "所列各项之和：%s", sum);
    for (size_t i = 0; i < list->count; i++) {
        claim_tie(claims, list->items[i], (struct place){0}, "part of %s: %s",
            "%s 中的一项：%s", claim_print(claims, list->total), sum);
    }
}

static void keep_reading(
    struct claims *claims, size_t total, const struct reading *reading, bool strict) {
    size_t parts[MOST_ITEMS];
    for (size_t i = 0; i < reading->part_count; i++) {
        parts[i] = reading->items[reading->parts[i]];
    }
    tie_list(claims, add_list(claims, total, parts, reading->part_count, true, strict));
}

static bool sum_of(
    const struct claims *claims, const size_t *items, size_t count, struct extent *sum) {
    *sum = extent_point(fraction_from_integer(0));
    for (size_t i = 0; i < count; i++) {
        if (!extent_add(
                *sum, extent_of(&claim_number(claims, items[i])->quantity), sum)) {
            return false;
        }
    }
    return true;
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

static void fault_list(struct claims *claims, const struct list *list,
    enum fault_severity severity, struct fraction sum) {
    size_t total = list->total;
    struct fraction stated = claim_number(claims, total)->quantity.value;
    if (is_scaled(stated, sum)) {
        if (claim_fault(claims, total, severity, "claim-unit",
                "%s: the parts add up to %s (%s); is a unit kept twice?",
                "%s：所列各项之和是 %s（%s），疑为单位重复，或多写、漏写了“万”",
                claim_print(claims, total), claim_value(claims, sum),
                print_items(claims, list->items, list->count))) {
            note_items(claims, list);
        }
        return;
    }
    if (!claim_fault(claims, total, severity, "claim-sum",
            "%s: the %zu parts listed add up to %s (%s)",
            "%s：所列 %zu 项之和是 %s（%s）", claim_print(claims, total), list->count,
            claim_value(claims, sum), print_items(claims, list->items, list->count))) {
        return;
    }
    note_items(claims, list);
    struct fraction wanted;
    enum { SMALL = 100 };
    bool large = compare(stated, fraction_from_integer(SMALL)) >= 0;
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
static size_t comparable_items(const struct claims *claims, size_t total,
    const size_t *items, size_t count, size_t kept[MOST_ITEMS]) {
    const struct quantity *whole = &claim_number(claims, total)->quantity;
    size_t left = 0;
    bool staged = is_stage(claims, total);
    for (size_t i = 0; i < count; i++) {
        if (left && !staged && is_stage(claims, items[i]) &&
            !is_joined(claims, items[i])) {
            break;
        }
        if (may_add_up(&claim_number(claims, items[i])->quantity, whole)) {
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

/* Whether parts that are said to be such and don't add up are wrong: more than the total
 * is; less may be a list that is not complete. */
static bool judge_strict(const struct claims *claims, const struct list *list,
    struct extent sum, bool partial, enum fault_severity *severity) {
    enum { MANY = 4, LARGE = 1000 };
    struct extent total = extent_of(&claim_number(claims, list->total)->quantity);
    struct fraction wanted;
    *severity = FAULT_ERROR;
    if (is_scaled(total.exact, sum.exact)) {
        return list->count > 1;
    }
    if (compare(sum.low, total.high) > 0) {
        return !has_stages(claims, list);
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
    return reaches(sum.exact, total.exact, 6);
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

/* Small numbers add up by chance: 3件 … 1件 … 2件. */
static bool is_convincing(
    const struct claims *claims, size_t total, const struct reading *reading) {
    enum { SMALL = 20 };
    struct fraction value = claim_number(claims, total)->quantity.value;
    return cue_is_total(passage_clause(claims->passage, total)) ||
           (reading->part_count == reading->count &&
               compare(value, fraction_from_integer(SMALL)) >= 0);
}

/* Items behind `total`, from `first` on: a reading that adds up, or a fault. */
static void check_list(struct claims *claims, size_t total, size_t first, size_t limit,
    bool strict, bool partial) {
    size_t items[MOST_ITEMS], kept[MOST_ITEMS];
    size_t count = collect_items(claims, total, first, limit, items);
    struct reading reading = {.claims = claims, .items = items, .count = count};
    struct extent whole = extent_of(&claim_number(claims, total)->quantity);
    if (whole.exact.numerator == 0 || !count) {
        return;
    }
    if (find_reading(&reading, whole, 2)) {
        if (strict || is_convincing(claims, total, &reading)) {
            keep_reading(claims, total, &reading, strict);
        }
        return;
    }
    count = comparable_items(claims, total, items, count, kept);
    struct extent sum;
    enum fault_severity severity;
    if (!count || !sum_of(claims, kept, count, &sum)) {
        return;
    }
    struct list list = {total, kept, count, false, strict};
    bool wrong = strict ? judge_strict(claims, &list, sum, partial, &severity)
                        : judge_loose(claims, &list, sum, &severity);
    if (wrong) {
        fault_list(claims, &list, severity, sum.exact);
    }
    if (strict) {
        add_list(claims, total, kept, count, false, true);
    }
}

/* Nothing but 合计 or 共 stands before it. */
static bool is_bare_total(const struct claims *claims, size_t number) {
    static const char *const words[] = {"合计", "总计", "共计", "共", "总共", "累计", "一共",
        "合计为", "共计为", "总数为", "总计为", NULL};
    struct span clause = span_trim(passage_clause(claims->passage, number));
    const char *word = span_starts_any(clause, words);
    return word && strlen(word) == clause.end - clause.start;
}

/* 在已答复的9件申请中，… */
static bool is_frame(const struct claims *claims, size_t number) {
    static const char *const open[] = {"在", "对", "上述", "以上", "所", NULL};
    static const char *const shut[] = {"中", "中，", "里，", "中：", NULL};
    struct span behind = passage_behind(claims->passage, number);
    ptrdiff_t comma = span_find(behind, "，");
    struct span clause = behind;
    if (comma == NOT_FOUND) {
        return false;
    }
    clause.end = (size_t)comma;
    return span_ends_any(clause, shut) &&
           span_has_any(passage_clause(claims->passage, number), open);
}

/* 其中 between the total and the next count, or at the start of the next sentence. */
static bool opens_list(
    const struct claims *claims, size_t total, size_t first, bool behind_bracket) {
    struct span between = {claims->passage->text.data,
        claim_number(claims, total)->quantity.unit_end,
        claim_number(claims, first)->quantity.start};
    size_t end;
    if (behind_bracket) {
        between = passage_before(claims->passage, first);
    }
    return cue_opens_list(between, &end) || is_frame(claims, total);
}

/* A bracket closed between the total and its item: what it opened is over. */
static bool is_behind_bracket(const struct claims *claims, size_t total, size_t first) {
    struct span between = {claims->passage->text.data,
        claim_number(claims, total)->quantity.unit_end,
        claim_number(claims, first)->quantity.start};
    return span_find(between, "）") != NOT_FOUND || span_find(between, ")") != NOT_FOUND;
}

/* ：directly behind a total opens a list too. */
static bool has_colon(const struct claims *claims, size_t total) {
    struct span behind = passage_behind(claims->passage, total);
    return span_starts(behind, "：") || span_starts(behind, ":");
}

/* The text from the total to its sentence's end, where 等 may stand. */
static bool is_partial(const struct claims *claims, size_t total, size_t first) {
    struct span text = passage_sentence(claims->passage, first);
    text.start = claim_number(claims, total)->quantity.unit_end;
    return text.start < text.end && cue_is_partial(text);
}

static ptrdiff_t first_of_next_sentence(const struct claims *claims, size_t number) {
    const struct passage *passage = claims->passage;
    for (size_t i = number + 1; i < passage->number_count; i++) {
        if (passage->numbers[i].block != passage->numbers[number].block) {
            return NOT_FOUND;
        }
        if (!claim_same_sentence(claims, i, number) && claim_is_plain_count(claims, i)) {
            return (ptrdiff_t)i;
        }
    }
    return NOT_FOUND;
}

/* The total may be listed under another one already. */
static bool is_taken(const struct claims *claims, size_t total) {
    for (size_t i = 0; i < claims->list_count; i++) {
        if (claims->lists[i].total == total) {
            return true;
        }
    }
    return false;
}

/* Where the bracket closes that opens between the total and its first item. */
static size_t bracket_end(const struct claims *claims, size_t total, size_t first) {
    static const char *const open[] = {"（", "(", NULL};
    static const char *const shut[] = {"）", ")", NULL};
    struct span between = {claims->passage->text.data,
        claim_number(claims, total)->quantity.unit_end,
        claim_number(claims, first)->quantity.start};
    size_t opened, closed;
    bool is_open = span_last_of(between, open, &opened) &&
                   !(span_last_of(between, shut, &closed) && closed > opened);
    struct span rest = passage_sentence(claims->passage, first);
    rest.start = claim_number(claims, first)->quantity.start;
    ptrdiff_t end = span_find(rest, shut[0]);
    end = end == NOT_FOUND ? span_find(rest, shut[1]) : end;
    return is_open && end != NOT_FOUND ? (size_t)end : SIZE_MAX;
}

static void check_from(struct claims *claims, size_t total, size_t first, size_t limit) {
    bool opened = limit == SIZE_MAX && is_behind_bracket(claims, total, first);
    bool strict = opens_list(claims, total, first, opened) ||
                  (!opened && has_colon(claims, total));
    check_list(claims, total, first, limit, strict, is_partial(claims, total, first));
}

static void check_behind(struct claims *claims, size_t total) {
    ptrdiff_t next = next_count(claims, total);
    if (next != NOT_FOUND && is_bare_total(claims, (size_t)next)) {
        return;
    }
    if (next == NOT_FOUND) {
        next = first_of_next_sentence(claims, total);
    }
    if (next == NOT_FOUND) {
        return;
    }
    size_t limit = bracket_end(claims, total, (size_t)next);
    check_from(claims, total, (size_t)next, limit);
    if (limit == SIZE_MAX) {
        return;
    }
    ptrdiff_t behind = next; /* 309件（含上年结转1件），办结306件，结转下年3件 */
    while (behind != NOT_FOUND &&
           claim_number(claims, (size_t)behind)->quantity.start < limit) {
        behind = next_count(claims, (size_t)behind);
    }
    if (behind != NOT_FOUND && !is_bare_total(claims, (size_t)behind)) {
        check_from(claims, total, (size_t)behind, SIZE_MAX);
    }
}

/* …，合计632条: the counts before it, from as far back as makes the sum. */
static void check_before(struct claims *claims, size_t total) {
    static const char *const words[] = {"合计", "总计", "共计", "共", "总共", "累计",
        "一共", "合计为", "共计为", "总数为", "总计为", NULL};
    struct span clause = span_trim(passage_clause(claims->passage, total));
    const char *word = span_starts_any(clause, words);
    bool bare = word && strlen(word) == clause.end - clause.start;
    if (!cue_is_total(clause) || is_taken(claims, total)) {
        return;
    }
    size_t items[MOST_ITEMS];
    size_t count = 0;
    for (size_t i = total; i-- > 0 && count < MOST_ITEMS;) {
        if (!claim_same_sentence(claims, i, total)) {
            break;
        }
        if (claim_is_plain_count(claims, i)) {
            memmove(items + 1, items, count++ * sizeof *items);
            items[0] = i;
        }
    }
    struct extent whole = extent_of(&claim_number(claims, total)->quantity);
    struct extent sum;
    for (size_t from = 0; from + 1 < count; from++) {
        if (sum_of(claims, items + from, count - from, &sum) && may_be(sum, whole)) {
            tie_list(
                claims, add_list(claims, total, items + from, count - from, true, bare));
            return;
        }
    }
    struct list list = {total, items, count, false, true};
    if (bare && count > 1 && sum_of(claims, items, count, &sum)) {
        fault_list(claims, &list, FAULT_ERROR, sum.exact);
    }
}

void claims_check_lists(struct claims *claims) {
    for (size_t i = 0; i < claims->passage->number_count; i++) {
        if (claim_is_plain_count(claims, i) && !claim_number(claims, i)->quantity.range) {
            check_behind(claims, i);
            check_before(claims, i);
        }
    }
}
