/* Sets of characters that fonts are measured by (fonts/character-sets.txt). */
#ifndef TUBIAO_COMMAND_CHARACTER_SETS_H
#define TUBIAO_COMMAND_CHARACTER_SETS_H

#include "base/fault.h"

struct character_set {
    const char *chinese, *english; /* its name */
    uint32_t *characters;
    size_t count;
    size_t capacity;
};

/* False with faults. The form of the file is told at its top. */
bool character_sets_read(struct arena *arena, const char *path,
    struct character_set **sets, size_t *count, struct faults *faults);

#endif
