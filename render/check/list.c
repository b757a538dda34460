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

#include "check/list.h"

static int compare(struct fraction a, struct fraction b) {
    int order = 0;
    return fraction_compare(a, b, &order) ? order : 2;
}

/* 全年共召开会议5次 is a total of its own; 回应信息共计110条 may be a part. */
static bool begins_anew(const struct claims *claims, size_t number) {
    static const char *const beside[] = {
        "共", "共计", "合计", "总计", "总数", "累计", "总量", "为", NULL};
    struct span clause = passage_clause(claims->passage, number);
    return cue_is_total(clause) && !span_ends_any(clause, beside) &&
           !claims->stated[number];
}

/* Inside a bracket that opens behind the first item: a part of the item before it. */
static bool is_bracketed(const struct claims *claims, size_t first, size_t number) {
    static const char *const open[] = {"（", "(", NULL};
    static const char *const shut[] = {"）", ")", NULL};
    struct span between = {claims->passage->text.data,
        claim_number(claims, first)->quantity.unit_end,
        claim_number(claims, number)->quantity.start};
    size_t opened = 0;
    size_t closed = 0;
    return first != number && between.start < between.end &&
           span_last_of(between, open, &opened) &&
           !(span_last_of(between, shut, &closed) && closed > opened);
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
        if (is_bracketed(claims, first, i)) {
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

static void tie_list(struct claims *claims, const struct list *list) {
    const char *sum = list_print_items(claims, list->items, list->count);
    claim_tie(claims, list->total, (struct place){0}, "the sum of what is listed: %s",
        "所列各项之和：%s", sum);
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
    struct extent whole = list_extent(claims, total, first);
    if (whole.exact.numerator == 0 || !count) {
        return;
    }
    if (reading_find(&reading, whole, 2)) {
        if (strict || is_convincing(claims, total, &reading)) {
            keep_reading(claims, total, &reading, strict);
        }
        return;
    }
    if (!strict && claim_number(claims, total)->total != NOT_FOUND &&
        claim_number(claims, total)->total == claim_number(claims, first)->total) {
        return; /* parts of one total, not of each other */
    }
    count = list_comparable_items(claims, total, items, count, kept);
    struct extent sum;
    enum fault_severity severity;
    if (!count || !list_sum(claims, kept, count, &sum)) {
        return;
    }
    struct list list = {total, kept, count, false, strict};
    if (list_judge(claims, &list, sum, partial, &severity)) {
        list_fault(claims, &list, severity, sum.exact);
    }
    if (strict) {
        add_list(claims, total, kept, count, false, true);
    }
}

/* Nothing but 合计 or 共 stands before it. */
static bool is_bare_total(const struct claims *claims, size_t number) {
    static const char *const words[] = {"合计", "总计", "共计", "共", "总共", "累计",
        "一共", "合计为", "共计为", "总数为", "总计为", NULL};
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
    bool same_unit = strcmp(claim_number(claims, total)->quantity.unit,
                         claim_number(claims, first)->quantity.unit) == 0;
    bool strict = opens_list(claims, total, first, opened) ||
                  (!opened && has_colon(claims, total)) ||
                  (limit != SIZE_MAX && same_unit); /* 30件（主办20件、协办10件） */
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
    struct extent whole = list_extent(claims, total, count ? items[0] : total);
    struct extent sum;
    for (size_t from = 0; from + 1 < count; from++) {
        if (list_sum(claims, items + from, count - from, &sum) &&
            list_may_be(sum, whole)) {
            tie_list(
                claims, add_list(claims, total, items + from, count - from, true, bare));
            return;
        }
    }
    struct list list = {total, items, count, false, true};
    if (bare && count > 1 && list_sum(claims, items, count, &sum)) {
        list_fault(claims, &list, FAULT_ERROR, sum.exact);
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
