/* YAML's merge key: `<<: *defaults` takes over the members of another mapping. */
#ifndef TUBIAO_DATA_YAML_MERGE_H
#define TUBIAO_DATA_YAML_MERGE_H

#include "data/value.h"

/* How many members the <<'s among `members` may add; a << has no name (NULL). */
size_t yaml_merge_size(const struct member *members, size_t count);

/* Makes of `own` members a mapping in which each << is replaced by what it takes over;
 * own members win, then the first that gives a name. False with faults. */
bool yaml_merge(struct arena *arena, const struct member *own, size_t count,
    struct value *out, struct faults *faults);

#endif
