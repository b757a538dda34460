/* Vega's field names: a.b, a[0], a['b'], a\.b (vega-util/src/splitAccessPath.js).
 *
 *     struct field_step step;
 *     while (field_next(&path, &step)) … */
#ifndef TUBIAO_DATA_FIELD_H
#define TUBIAO_DATA_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "data/value.h"

/* One name of a path as written; a backslash escapes the character behind it. */
struct field_step {
    const char *text;
    size_t length;
};

/* Takes the next step off *path; false at the end. */
bool field_next(const char **path, struct field_step *step);

bool field_step_is(const struct field_step *step, const char *name);

/* The member or item that the step names, null where there is none. */
struct value field_step_into(struct value value, const struct field_step *step);

#endif
