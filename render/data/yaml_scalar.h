/* YAML's plain scalars, and what form-fillers write in them by habit. */
#ifndef TUBIAO_DATA_YAML_SCALAR_H
#define TUBIAO_DATA_YAML_SCALAR_H

#include "data/value.h"

/* What of its line stands in front of a scalar. */
enum yaml_standing {
    YAML_BEHIND_NAME, /* name: scalar */
    YAML_IN_LIST,     /* - scalar */
    YAML_ALONE,       /* nothing */
};

enum yaml_flow { YAML_BLOCK, YAML_FLOW_SEQUENCE, YAML_FLOW_MAPPING };

/* A scalar without quotes. */
struct yaml_scalar {
    const char *text;
    struct place place;
    enum yaml_standing standing;
    enum yaml_flow flow;
    bool root; /* the whole document */
};

/* What stands between single quotes: '' is ', lines are folded (YAML 1.2.2, 7.3.2). */
const char *yaml_read_quoted(struct arena *arena, const char *raw, size_t length);

/* Null, boolean, number or text by the core schema (YAML 1.2.2, 10.3.2); keeps
 * out->place. */
void yaml_resolve(struct arena *arena, const char *text, struct value *out);

/* Faults ： for : and the like. False if there is an error among them. */
bool yaml_check_value(const struct yaml_scalar *scalar, struct faults *faults);
/* The same for a name; `empty` if nothing is given for it. */
bool yaml_check_name(const struct yaml_scalar *scalar, bool empty, struct faults *faults);

#endif
