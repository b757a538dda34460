/* Which properties a mapping may have, and of what type: one table a mapping, used by every
 * bind step, so that a wrong name is found with "did you mean" everywhere alike.
 *
 *     static const struct property figure_properties[] = {
 *         {"caption", PROPERTY_STRING, 0},
 *         {"blocks", PROPERTY_ARRAY, PROPERTY_REQUIRED},
 *     };
 *     properties_check(value, figure_properties, countof(figure_properties), "figure", faults);
 */
#ifndef TUBIAO_DATA_PROPERTY_H
#define TUBIAO_DATA_PROPERTY_H

#include "data/value.h"

/* Types a value may have; or-ed together. */
enum property_type {
    PROPERTY_NULL = 1,
    PROPERTY_BOOLEAN = 2,
    PROPERTY_NUMBER = 4,
    PROPERTY_STRING = 8,
    PROPERTY_ARRAY = 16,
    PROPERTY_OBJECT = 32,
    PROPERTY_ANY = 63,
};

enum property_flag {
    PROPERTY_REQUIRED = 1,
    PROPERTY_UNSUPPORTED = 2, /* the grammar has it, tubiao does not draw it: a fault */
    PROPERTY_STILL = 4,       /* means nothing in a still picture: taken, nothing done */
};

struct schema;

struct property {
    const char *name;
    int types;                /* enum property_type, or-ed */
    int flags;                /* enum property_flag, or-ed */
    const char *const *words; /* what a text may be, NULL-terminated; NULL: any */
    const struct schema
        *schema;   /* what the value may be past its type, schema.h; or NULL */
    size_t offset; /* of the member it is read into, in tables that are read row by row */
};

/* Faults each unknown name (with a near one), wrong type and missing property of the
 * mapping `value`; a value that is no mapping is one fault. `what` names the mapping in
 * the text. True if all is well (warnings allowed). */
bool properties_check(const struct value *value, const struct property *properties,
    size_t count, const char *what, struct faults *faults);

/* A member if it is there and of the type; the fault for a wrong type is
 * properties_check's. */
const char *property_string(
    const struct value *object, const char *name, const char *otherwise);
double property_number(const struct value *object, const char *name, double otherwise);
bool property_boolean(const struct value *object, const char *name, bool otherwise);

/* Which of `words` a member is; *index is left where the member is missing or no text.
 * False with a fault if it is none of them. */
bool property_choice(const struct value *object, const char *name,
    const char *const *words, size_t count, int *index, struct faults *faults);

#endif
