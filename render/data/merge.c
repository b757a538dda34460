/* Laying one tree of values over another. */
#include "data/merge.h"

#include <string.h>

static struct member *find(struct member *members, size_t count, const char *name) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(members[i].name, name) == 0) {
            return &members[i];
        }
    }
    return NULL;
}

struct value value_merge(struct arena *arena, struct value base, struct value over) {
    if (base.type != VALUE_OBJECT || over.type != VALUE_OBJECT) {
        return over;
    }
    size_t count = base.count;
    struct member *members =
        arena_array(arena, (size_t)base.count + over.count, sizeof *members);
    if (count) {
        memcpy(members, base.members, count * sizeof *members);
    }
    for (size_t i = 0; i < over.count; i++) {
        struct member *below = find(members, base.count, over.members[i].name);
        if (below) {
            below->value = value_merge(arena, below->value, over.members[i].value);
            below->place = over.members[i].place;
        } else {
            members[count++] = over.members[i];
        }
    }
    struct value merged = over;
    merged.members = members;
    merged.count = (uint32_t)count;
    return merged;
}

struct value value_with_member(struct arena *arena, struct value object, const char *name,
    struct value value, struct place place) {
    size_t count = object.type == VALUE_OBJECT ? object.count : 0;
    struct member *members = arena_array(arena, count + 1, sizeof *members);
    if (count) {
        memcpy(members, object.members, count * sizeof *members);
    }
    struct member *same = find(members, count, name);
    *(same ? same : &members[count]) = (struct member){name, place, value};
    struct value changed = value_object(members, same ? count : count + 1);
    changed.place = object.place;
    return changed;
}
