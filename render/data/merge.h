/* One tree of values laid over another: members of mappings are merged by name, anything
 * else in `over` replaces what `base` has. Themes, layouts and chart configs extend so.
 */
#ifndef TUBIAO_DATA_MERGE_H
#define TUBIAO_DATA_MERGE_H

#include "data/value.h"

struct value value_merge(struct arena *arena, struct value base, struct value over);

/* The mapping with one member set or replaced. */
struct value value_with_member(struct arena *arena, struct value object, const char *name,
    struct value value, struct place place);

#endif
