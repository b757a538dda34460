/* Different values numbered as they come. */
#include "chart/value_index.h"

#include <math.h>
#include <string.h>

/* FNV-1a. */
static size_t hash_bytes(size_t hash, const void *bytes, size_t length) {
    const unsigned char *next = bytes;
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ next[i]) * 1099511628211u;
    }
    return hash;
}

static size_t hash_value(struct value value) {
    size_t hash = 1469598103934665603u ^ value.type;
    if (value.type == VALUE_STRING) {
        return hash_bytes(hash, value.string, strlen(value.string));
    }
    if (value.type == VALUE_NUMBER || value.type == VALUE_DATE) {
        return hash_bytes(hash, &value.number, sizeof value.number);
    }
    return hash;
}

static void grow_slots(struct arena *arena, struct value_index *index) {
    size_t count = index->slot_count ? index->slot_count * 2 : 64;
    index->slots = arena_array(arena, count, sizeof *index->slots);
    index->slot_count = count;
    for (size_t i = 0; i < index->count; i++) {
        size_t slot = hash_value(index->values[i]) & (count - 1);
        while (index->slots[slot]) {
            slot = (slot + 1) & (count - 1);
        }
        index->slots[slot] = i + 1;
    }
}

/* The slot that holds the value, or the empty one where it would go. */
static size_t find_slot(const struct value_index *index, struct value value) {
    size_t mask = index->slot_count - 1;
    size_t slot = hash_value(value) & mask;
    while (index->slots[slot] &&
           !value_equal(index->values[index->slots[slot] - 1], value)) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

size_t value_index_find(const struct value_index *index, struct value value) {
    if (index->slot_count == 0) {
        return index->count;
    }
    size_t number = index->slots[find_slot(index, value)];
    return number ? number - 1 : index->count;
}

size_t value_index_add(
    struct arena *arena, struct value_index *index, struct value value) {
    if (index->count * 2 >= index->slot_count) {
        grow_slots(arena, index);
    }
    size_t slot = find_slot(index, value);
    if (index->slots[slot]) {
        return index->slots[slot] - 1;
    }
    index->values =
        arena_grow(arena, index->values, index->count, &index->capacity, sizeof value);
    index->values[index->count] = value;
    index->slots[slot] = index->count + 1;
    return index->count++;
}

int value_compare_ascending(struct value a, struct value b) {
    bool no_a = a.type == VALUE_NULL || (a.type == VALUE_NUMBER && isnan(a.number));
    bool no_b = b.type == VALUE_NULL || (b.type == VALUE_NUMBER && isnan(b.number));
    if (no_a || no_b) {
        return (int)no_b - (int)no_a;
    }
    return value_compare(a, b);
}
