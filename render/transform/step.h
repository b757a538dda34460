/* What the transforms share: how a step is described in the table, reading its lists. */
#ifndef TUBIAO_TRANSFORM_STEP_H
#define TUBIAO_TRANSFORM_STEP_H

#include "transform/transform.h"

enum { STEP_FIELDS = 4 };

/* One kind of step; the property of its own name marks it. */
struct transform_kind {
    const char *name;
    const struct property *properties;
    size_t property_count;
    const char *fields[STEP_FIELDS]; /* the members that name fields of the data */
    /* NULL with faults on error */
    const struct dataset *(*run)(const struct transform_context *context,
        const struct value *step, const struct dataset *dataset);
    /* The scope with the name that the step gives to those behind it; NULL: none. */
    const struct scope *(*define)(const struct transform_context *context,
        const struct value *step, const struct dataset *dataset);
};

extern const struct transform_kind aggregate_transform, bin_transform,
    calculate_transform, density_transform, extent_transform, filter_transform,
    flatten_transform, fold_transform, impute_transform, joinaggregate_transform,
    loess_transform, lookup_transform, pivot_transform, quantile_transform,
    regression_transform, sample_transform, share_transform, stack_transform,
    time_unit_transform, window_transform;

/* step_check.c: all that is alike in every step; true with warnings where the data lack a
 * field. */
bool step_check(const struct transform_context *context,
    const struct transform_kind *kind, const struct value *step,
    const struct dataset *dataset);
void step_check_field(const struct transform_context *context, const struct value *field,
    const struct dataset *dataset);
/* A member that, where given, is one of some words. */
bool step_check_word(const struct transform_context *context, const struct value *step,
    const char *name, const char *const *words, size_t count);

/* A list of field names, or one; *count 0 where the member is missing. */
const char *const *step_fields(
    struct arena *arena, const struct value *step, const char *name, size_t *count);

/* The item'th text of a member that is a list or one text, or `otherwise`. */
const char *step_name(
    const struct value *step, const char *member, size_t item, const char *otherwise);

/* sort: [{field, order}]. */
struct sort_field *step_sort(
    struct arena *arena, const struct value *step, const char *name, size_t *count);

/* A copy of the field name without what escapes it, as a column's name: a\.b is a.b. */
const char *column_name(struct arena *arena, const char *field);

#endif
