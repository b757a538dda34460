/* Ordinal, band and point: each value of the domain has a place, found by hashing, since
 * a domain may hold ten thousand names and every mark asks. */
#include <math.h>
#include <string.h>

#include "chart/scale/work.h"

struct scale_index {
    int *slots; /* index into the values, or NO_INDEX; twice as many as values or more */
    size_t mask;
};

/* ECMAScript's Map: numbers and dates by size, NaN is NaN, -0 is 0. */
static bool same_value(struct value a, struct value b) {
    bool number = a.type == VALUE_NUMBER || a.type == VALUE_DATE;
    if (number && (b.type == VALUE_NUMBER || b.type == VALUE_DATE)) {
        return a.number == b.number || (isnan(a.number) && isnan(b.number));
    }
    return value_equal(a, b);
}

static uint64_t hash_bytes(const void *bytes, size_t length) {
    const unsigned char *byte = bytes;
    uint64_t hash = 14695981039346656037u; /* FNV-1a */
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ byte[i]) * 1099511628211u;
    }
    return hash ^ hash >> 29;
}

/* What is the same has the same hash: adding 0 makes 0 of -0, and all NaNs share one.
 * Lists and objects share one too; they are rare as categories. */
static uint64_t hash_value(struct value value) {
    double number;
    switch (value.type) {
    case VALUE_NUMBER:
    case VALUE_DATE:
        number = isnan(value.number) ? 0.5 : value.number + 0.0;
        return hash_bytes(&number, sizeof number);
    case VALUE_STRING:
        return hash_bytes(value.string, strlen(value.string));
    case VALUE_BOOLEAN:
        return value.boolean ? 3 : 2;
    default:
        return (uint64_t)value.type;
    }
}

/* The slot that holds the value, or the free one where it belongs. */
static int *find_slot(const struct scale_work *work, struct value value) {
    size_t i = (size_t)hash_value(value) & work->index->mask;
    while (work->index->slots[i] != NO_INDEX &&
           !same_value(work->values[work->index->slots[i]], value)) {
        i = (i + 1) & work->index->mask;
    }
    return &work->index->slots[i];
}

/* At most half of the slots are used, so that a search is short. */
void discrete_prepare(
    const struct scale *scale, struct scale_work *work, struct arena *arena) {
    size_t size = 8;
    while (size < scale->domain_count * 2) {
        size *= 2;
    }
    work->index = arena_new(arena, struct scale_index);
    work->index->slots = arena_array(arena, size, sizeof *work->index->slots);
    work->index->mask = size - 1;
    memset(work->index->slots, 0xff, size * sizeof *work->index->slots);
    work->values = arena_array(arena, scale->domain_count, sizeof *work->values);
    for (size_t i = 0; i < scale->domain_count; i++) {
        int *slot = find_slot(work, scale->domain[i]);
        if (*slot == NO_INDEX) {
            *slot = (int)work->value_count;
            work->values[work->value_count++] = scale->domain[i];
        }
    }
}

/* NO_INDEX for a value that the domain does not have: Vega draws nothing for it. */
int discrete_find(const struct scale_work *work, struct value value) {
    return *find_slot(work, value);
}

/* x, but NaN counts as the lower end. */
static double within(double x, double low, double high) {
    return x > low ? (x < high ? x : high) : low;
}

/* Bands of equal width along the range, in steps:
 *
 *     |  outer |  band  |inner|  band  |inner|  band  | outer  |
 *              |<---- step --->|
 */
void band_prepare(struct scale *scale, const struct scale_work *work) {
    scale->step = scale->bandwidth = scale->start = 0;
    if (work->range_count < 2) {
        return;
    }
    double from = fmin(work->numbers[0], work->numbers[1]);
    double to = fmax(work->numbers[0], work->numbers[1]);
    double count = (double)work->value_count;
    double inner = scale->type == SCALE_POINT ? 1 : within(scale->padding_inner, 0, 1);
    double outer = within(scale->padding_outer, 0, 1);
    double space = count - inner + outer * 2;
    space = count == 0 || space <= 0 ? 1 : space;
    double step = (to - from) / space;
    step = scale->round ? floor(step) : step;
    double start =
        from + (to - from - step * (count - inner)) * within(scale->align, 0, 1);
    double bandwidth = step * (1 - inner);
    scale->step = step;
    scale->start = scale->round ? scale_round(start) : start;
    scale->bandwidth = scale->round ? scale_round(bandwidth) : bandwidth;
}
