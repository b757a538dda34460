/* What single cells have of their own: mappings with `fill`, `color`, `font`, `size`,
 * `weight`, `italic`, `rules`, said of a column, a row, a condition or the cell, laid over
 * one another in that order. Cells that have the same share one cell_look. */
#ifndef TUBIAO_TABLE_OWN_H
#define TUBIAO_TABLE_OWN_H

#include "table/table.h"

/* The keys, for the property tables of what else such a mapping holds. */
enum { OWN_PROPERTY_COUNT = 7 };
extern const struct property own_properties[OWN_PROPERTY_COUNT];

/* The properties of a mapping and those above in one list; *count is told how many. */
const struct property *own_properties_with(
    struct arena *arena, const struct property *properties, size_t *count);

/* Mappings said of something and of what is around it. */
struct own_link {
    const struct own_link *outer;
    const struct value *mapping;
};

/* `outer` with the mapping within it if it says anything of its own. *out is left on
 * faults. */
bool own_read(struct binder *binder, const struct value *mapping,
    const struct own_link *outer, const struct own_link **out);

/* All that is said of one cell. */
struct own {
    const struct own_link *column, *row, *cell;
    const struct value *const *conditions; /* NULL-terminated, or NULL */
    bool band;                             /* stands in a band */
};

/* The looks of one table. */
struct own_looks;
struct own_looks *own_looks_new(struct arena *arena, const struct table_look *look);

/* NULL: as its kind. */
const struct cell_look *own_look(
    struct own_looks *looks, const struct table_cell *cell, const struct own *own);

#endif
