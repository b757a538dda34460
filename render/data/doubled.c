/* Names given twice in one mapping. */
#include <stdint.h>
#include <string.h>

#include "data/readers.h"

static bool add_doubled(
    const struct member *first, const struct member *second, struct faults *faults) {
    fault_add(faults, FAULT_ERROR, "doubled-name", second->place,
        "“%s” is given twice; the first is in line %u", "“%s”写了两次，前一次在第 %u 行",
        second->name, first->place.line);
    return false;
}

static bool check_pairs(
    const struct member *members, size_t count, struct faults *faults) {
    bool good = true;
    for (size_t i = 1; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (strcmp(members[i].name, members[j].name) == 0) {
                good = add_doubled(&members[j], &members[i], faults);
                break;
            }
        }
    }
    return good;
}

/* FNV-1a. */
static uint32_t hash(const char *name) {
    uint32_t h = 2166136261u;
    for (; *name; name++) {
        h = (h ^ (unsigned char)*name) * 16777619u;
    }
    return h;
}

/* Open addressing, twice as many slots as members; a slot holds an index from 1. */
static bool check_hashed(
    const struct member *members, size_t count, struct faults *faults) {
    size_t size = 64;
    while (size < count * 2) {
        size *= 2;
    }
    struct arena scratch = {0};
    uint32_t *slots = arena_array(&scratch, size, sizeof *slots);
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        size_t slot = hash(members[i].name) & (size - 1);
        while (
            slots[slot] && strcmp(members[slots[slot] - 1].name, members[i].name) != 0) {
            slot = (slot + 1) & (size - 1);
        }
        if (slots[slot]) {
            good = add_doubled(&members[slots[slot] - 1], &members[i], faults);
        } else {
            slots[slot] = (uint32_t)i + 1;
        }
    }
    arena_finish(&scratch);
    return good;
}

bool members_check_doubled(
    const struct member *members, size_t count, struct faults *faults) {
    enum { FEW = 12 };
    return count <= FEW ? check_pairs(members, count, faults)
                        : check_hashed(members, count, faults);
}
