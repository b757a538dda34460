/* What is wrong with a JSON text, said so that a person finds it. */
#ifndef TUBIAO_DATA_JSON_FAULT_H
#define TUBIAO_DATA_JSON_FAULT_H

#include "base/fault.h"

/* What the reader wanted where it stopped. */
enum json_wanted {
    JSON_VALUE,
    JSON_NAME,
    JSON_COLON,
    JSON_ARRAY_END,
    JSON_OBJECT_END,
    JSON_NUMBER,
    JSON_TEXT_END,
    JSON_ESCAPE,
    /* these are said whole, without what was found */
    JSON_LARGE,
    JSON_NUL,
    JSON_DEPTH,
    JSON_UNCLOSED,
    JSON_END,
};

/* The reader stopped at `at`, which is at `place`. */
void json_fault_add(struct faults *faults, struct place place, const char *at,
    const char *end, enum json_wanted wanted);
/* A warning: half of a surrogate pair was written as \uXXXX. */
void json_fault_add_surrogate(struct faults *faults, struct place place);

#endif
