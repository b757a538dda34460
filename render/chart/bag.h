/* Bags of named values, and components whose values are either said by the user or filled
 * in by a rule.
 *
 * Scales, axes and legends of layers are merged property by property: what one layer says
 * wins over what another only got by default (Vega-Lite's "explicit" and "implicit"). */
#ifndef TUBIAO_CHART_BAG_H
#define TUBIAO_CHART_BAG_H

#include "data/merge.h"

struct bag {
    struct member *items;
    size_t count, capacity;
};

void bag_set(struct arena *arena, struct bag *bag, const char *name, struct value value);
/* A member of a document, with the place of its name. */
void bag_take(struct arena *arena, struct bag *bag, const struct member *member);
const struct value *bag_find(const struct bag *bag, const char *name);
struct value bag_object(const struct bag *bag);

struct component {
    struct bag said;   /* in the specification */
    struct bag filled; /* by a rule or the config */
};

void component_set(struct arena *arena, struct component *component, const char *name,
    struct value value, bool said);
/* What is said, else what is filled in, else NULL. */
const struct value *component_find(const struct component *component, const char *name);
bool component_says(const struct component *component, const char *name);

/* Merges `other` into `component`. A value in both is kept from the first if both or
 * neither are said, unless `name` is in `joined`: then both are handed to `join`. */
struct component_join {
    const char *name;
    struct value (*join)(struct arena *arena, struct value a, struct value b, bool said);
};
void component_merge(struct arena *arena, struct component *component,
    const struct component *other, const struct component_join *joins, size_t join_count);

/* A path of member names divided by dots, or NULL. */
const struct value *value_path(const struct value *object, const char *path);

#endif
