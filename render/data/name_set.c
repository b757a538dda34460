/* A set of names. */
#include "data/name_set.h"

#include <string.h>

/* FNV-1a. */
static uint32_t hash(const char *name) {
    uint32_t h = 2166136261u;
    for (; *name; name++) {
        h = (h ^ (unsigned char)*name) * 16777619u;
    }
    return h;
}

static struct name_slot *find_slot(const struct name_set *set, const char *name) {
    size_t at = hash(name) & (set->size - 1);
    while (set->slots[at].name && strcmp(set->slots[at].name, name) != 0) {
        at = (at + 1) & (set->size - 1);
    }
    return &set->slots[at];
}

static void grow(struct name_set *set) {
    struct name_set larger = *set;
    larger.size = set->size ? set->size * 2 : 64;
    larger.slots = arena_array(&larger.scratch, larger.size, sizeof *larger.slots);
    for (size_t i = 0; i < set->size; i++) {
        if (set->slots[i].name) {
            *find_slot(&larger, set->slots[i].name) = set->slots[i];
        }
    }
    *set = larger;
}

bool name_set_add(
    struct name_set *set, const char *name, uint32_t index, uint32_t *first) {
    if (set->count * 2 >= set->size) {
        grow(set);
    }
    struct name_slot *slot = find_slot(set, name);
    if (slot->name) {
        *first = slot->index;
        return false;
    }
    *slot = (struct name_slot){name, index};
    set->count++;
    return true;
}

bool name_set_find(const struct name_set *set, const char *name, uint32_t *index) {
    const struct name_slot *slot = set->size ? find_slot(set, name) : NULL;
    if (!slot || !slot->name) {
        return false;
    }
    *index = slot->index;
    return true;
}

void name_set_finish(struct name_set *set) {
    arena_finish(&set->scratch);
    *set = (struct name_set){0};
}
