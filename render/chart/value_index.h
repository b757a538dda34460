/* Different values numbered as they come, found again by hashing. */
#ifndef TUBIAO_CHART_VALUE_INDEX_H
#define TUBIAO_CHART_VALUE_INDEX_H

#include "data/value.h"

struct value_index {
    struct value *values; /* in the order of their numbers */
    size_t count, capacity;
    size_t *slots; /* open hashing; number + 1 */
    size_t slot_count;
};

/* The number of a value, added behind the others if it is new. */
size_t value_index_add(
    struct arena *arena, struct value_index *index, struct value value);
/* The number of a value; the count if there is none. */
size_t value_index_find(const struct value_index *index, struct value value);

/* vega-util's ascending: null and NaN first. */
int value_compare_ascending(struct value a, struct value b);

#endif
