/* Values as a document gives them: null, boolean, number, string, array, object, each
 * with its place. Also what expressions compute and datasets hold (made up: line 0).
 *
 * Values are small and passed by copy; strings, items and members live in the arena of
 * whoever made them and are never changed. A number read from a document keeps the
 * digits it was written with; text that begins with a number (`22（其中修订 16 件）`) is
 * a string, and value_to_count reads its number. */
#ifndef TUBIAO_DATA_VALUE_H
#define TUBIAO_DATA_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"

enum value_type {
    VALUE_NULL,
    VALUE_BOOLEAN,
    VALUE_NUMBER,
    VALUE_STRING,
    VALUE_DATE, /* milliseconds since 1970-01-01T00:00Z in `number` (ECMAScript Date) */
    VALUE_ARRAY,
    VALUE_OBJECT,
    VALUE_ROW,   /* an object: row `count` of `dataset` */
    VALUE_TABLE, /* an array of rows: the whole of `dataset` */
};

struct member;
struct dataset;

struct value {
    enum value_type type;
    uint32_t count; /* items, members, string bytes; the row's index */
    union {
        bool boolean;
        double number;
        const char *string; /* UTF-8, NUL-terminated, no NUL within */
        const struct value *items;
        const struct member *members; /* in the order written */
        const struct dataset *dataset;
    };
    const char *written; /* a number's own digits, or NULL if computed */
    struct place place;
};

struct member {
    const char *name;
    struct place place; /* of the name */
    struct value value;
};

struct value value_null(void);
struct value value_boolean(bool boolean);
struct value value_number(double number);
struct value value_date(double milliseconds);
struct value value_string(const char *string); /* borrowed */
struct value value_array(const struct value *items, size_t count);
struct value value_object(const struct member *members, size_t count);
struct value value_row(const struct dataset *dataset, size_t row);
struct value value_table(const struct dataset *dataset);

/* ECMAScript's undefined: a null that a member or name which is not there gives, and a
 * measure of no values; unlike null it is NaN as a number in expressions. Everywhere else it
 * is null like any other. */
struct value value_undefined(void);
bool value_is_undefined(struct value value);

/* The member of an object or row, or NULL/false. value_member borrows. */
const struct value *value_member(const struct value *object, const char *name);
bool value_lookup(struct value object, const char *name, struct value *out);
/* Item of an array or table. */
bool value_item(struct value array, size_t index, struct value *out);

/* How Vega (ECMAScript) turns values into each other: "" is 0, null is 0, "12" is 12,
 * other text NaN. */
double value_to_number(struct value value);
bool value_to_boolean(struct value value);
/* A number as written or shortest, null "null", a date in ISO form, arrays joined by
 * commas. The arena holds what must be made. */
const char *value_to_string(struct value value, struct arena *arena);

/* The number a table cell counts as: a number, or the number text begins with
 * (full-width digits too); blank, — and what can be read two ways (3万, 12-15) give
 * false. */
bool value_to_count(struct value value, double *number);

bool value_equal(struct value a, struct value b); /* same type and content */
/* Vega's ascending order: null first, then NaN, numbers and dates by size, text by code
 * point (vega-util/src/compare.js). */
int value_compare(struct value a, struct value b);

/* A name for the type in a fault: "a number" / "数". */
const char *value_type_name(enum value_type type, enum language language);

#endif
