/* What values may be past their type: tables of properties joined up into whole documents.
 *
 * Binding reads the rows; `tubiao schema` and the reference of the guide are printed from
 * what stands here, so that all three say the same. A schema may lead back to itself (blocks
 * hold blocks) where it has a name.
 *
 *     static const struct property rule_properties[] = {
 *         {"thickness", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
 *         {"color", PROPERTY_STRING, 0, .schema = &color_schema},
 *     };
 *     static const struct schema rule_schema = {
 *         .types = PROPERTY_NUMBER | PROPERTY_STRING | PROPERTY_OBJECT | PROPERTY_NULL,
 *         .groups = PROPERTY_GROUP("rule", rule_properties)};
 *
 * schemas/properties.yaml tells in a line what each property of a group is for. */
#ifndef TUBIAO_DATA_SCHEMA_H
#define TUBIAO_DATA_SCHEMA_H

#include "data/property.h"

/* Properties under the name by which properties.yaml tells of them. */
struct property_group {
    const char *name;
    const struct property *rows;
    size_t count;
};

/* What stands behind a property whose row can't say: it belongs to a module above. */
struct schema_link {
    const char *name;
    const struct schema *schema;
};

struct schema {
    const char *name; /* among the definitions of a JSON Schema; NULL: written in place */
    int types;        /* enum property_type, or-ed; 0: as the property says */
    const struct property_group
        *groups;                     /* of a mapping: what it may hold; ends with {0} */
    const struct schema_link *links; /* what rows without a schema hold; ends with {0} */
    bool partial; /* of a mapping: what the rows require may stand elsewhere (extends) */
    const char *const *one_of;   /* of a mapping: it has one of these at least; or NULL */
    const char *const *none_of;  /* of a mapping: it has none of these; or NULL */
    const struct schema *values; /* of a mapping: what stands behind the user's names */
    int most_members;            /* of a mapping; 0: any number */
    const struct schema *items;  /* of a list */
    const char *const *contains; /* of a list: it holds these at least; or NULL */
    const char *const *words;    /* of a text: one of these, NULL-terminated */
    const char *pattern;         /* of a text: a regular expression (ECMA-262) */
    double least, most;          /* of a number; both 0: any */
    bool whole;                  /* of a number */
    const struct schema *otherwise; /* something else that the value may be; or NULL */
    /* Made when asked for, where it comes of tables that are put together; or NULL. */
    const struct schema *(*make)(struct arena *arena);
};

/* Anything at all. */
extern const struct schema anything_schema;

/* The row of that name, or NULL. */
const struct property *property_named(
    const struct property *properties, size_t count, const char *name);

/* All of their rows in one. */
struct property_group property_groups_join(
    struct arena *arena, const struct property_group *groups);

#define PROPERTY_GROUP(name, rows)                                                       \
    (const struct property_group[]) {                                                    \
        {name, rows, countof(rows)}, {                                                   \
            0                                                                            \
        }                                                                                \
    }

#endif
