/* Predicates: {field, equal…}, {and: […]}, {param: …} or an expression, as one expression. */
#ifndef TUBIAO_CHART_PREDICATE_H
#define TUBIAO_CHART_PREDICATE_H

#include "chart/model.h"

/* NULL with a fault, or NULL with *holds set where the predicate is a selection's alone. */
const struct expression *predicate_bind(
    struct chart *chart, const struct value *predicate, bool *holds);

/* An expression of the specification with the chart's names and `datum` checked. */
const struct expression *chart_expression(
    struct chart *chart, const char *text, struct place place);

#endif
