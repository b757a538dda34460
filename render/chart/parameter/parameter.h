/* Parameters of a specification: variables, and selections in the state they begin in.
 *
 * A picture stands still, so a variable is its value and a selection what its `value` says:
 * the specification is rewritten before it is bound, {expr: …} to what it comes to,
 * {param: …} of conditions and filters to a test, of domains and bin extents to values.
 * Only the brushes of intervals are left to be drawn. What is rewritten keeps its places. */
#ifndef TUBIAO_CHART_PARAMETER_PARAMETER_H
#define TUBIAO_CHART_PARAMETER_PARAMETER_H

#include "base/buffer.h"
#include "chart/model.h"

/* Reads the parameters of the whole specification, puts their names into the chart's scope
 * and rewrites what refers to them. False after a fault; *out can be bound all the same, to
 * find more of them. */
bool parameters_bind(
    struct chart *chart, const struct value *source, const struct value **out);

/* Works out anew what depends on the chart's `width` and `height`; call it after they have
 * changed. */
void parameters_resize(const struct chart *chart);

/* The rectangles that intervals show, behind the marks of a unit or layer or before them.
 * `units` are its units in drawing order. */
void brushes_place(
    const struct plot *plot, struct view *const *units, size_t count, bool behind);

/* What parameters may be told, as grammar_list prints it. */
void parameters_list_grammar(struct buffer *out);

#endif
