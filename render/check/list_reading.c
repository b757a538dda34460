/* Numbers behind a total read as its parts. */
#include "check/list.h"

enum { MOST_DEPTH = 3 };

static int compare(struct fraction a, struct fraction b) {
    int order = 0;
    return fraction_compare(a, b, &order) ? order : 2;
}

static struct extent item_extent(const struct reading *reading, size_t index) {
    return list_extent(reading->claims, reading->items[index], reading->items[0]);
}

bool list_may_be(struct extent sum, struct extent total) {
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
        if (*part_count >= least && list_may_be(sum, total)) {
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

bool reading_find(struct reading *reading, struct extent total, size_t least) {
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
