/* A set of names, each with an index: which names of a mapping were there already.
 *
 *     struct name_set set = {0};
 *     if (!name_set_add(&set, name, i, &first)) … it is item `first`
 *     name_set_finish(&set);
 */
#ifndef TUBIAO_DATA_NAME_SET_H
#define TUBIAO_DATA_NAME_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct name_slot {
    const char *name; /* borrowed; NULL: free */
    uint32_t index;
};

struct name_set {
    struct arena scratch;
    struct name_slot *slots; /* open addressing; at most half are taken */
    size_t size;             /* a power of two, or 0 */
    size_t count;
};

/* False if the name is there already; then its index is in *first. */
bool name_set_add(
    struct name_set *set, const char *name, uint32_t index, uint32_t *first);
/* The index of a name, or false. */
bool name_set_find(const struct name_set *set, const char *name, uint32_t *index);
void name_set_finish(struct name_set *set);

#endif
