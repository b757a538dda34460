/* Vega-Lite's predicates, written out as one expression: a string as it is, {field,
 * equal|lt|lte|gt|gte|range|oneOf|valid, timeUnit}, {and: […]}, {or: […]}, {not: …},
 * {param} (nothing is selected in a picture: true, or what `empty` says). */
#ifndef TUBIAO_TRANSFORM_PREDICATE_H
#define TUBIAO_TRANSFORM_PREDICATE_H

#include "base/buffer.h"
#include "data/value.h"

/* False if it is no predicate. */
bool predicate_write(
    struct arena *arena, const struct value *predicate, struct buffer *out);

/* `field`, an expression, cut to a time unit, as milliseconds; NULL if the unit is none that
 * an expression can cut to. */
const char *time_unit_expression(
    struct arena *arena, const char *unit, const char *field);

/* {year: 2023, month: 5, …} as milliseconds. */
double date_from_parts(const struct value *parts);

#endif
