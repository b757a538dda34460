/* Predicates of conditions, as expressions. */
#include "chart/predicate.h"

#include "transform/predicate.h"

const struct expression *chart_expression(
    struct chart *chart, const char *text, struct place place) {
    const struct expression *expression =
        expression_parse(chart->arena, text, place, ARITHMETIC_DOUBLE, chart->faults);
    if (!expression ||
        !expression_check_names(expression, chart->scope, true, chart->faults)) {
        return NULL;
    }
    return expression;
}

const struct expression *predicate_bind(
    struct chart *chart, const struct value *predicate, bool *holds) {
    struct buffer text = {0};
    const struct expression *expression = NULL;
    *holds = true;
    if (predicate_write(chart->arena, predicate, &text)) {
        expression = chart_expression(chart,
            arena_copy(chart->arena, text.data ? text.data : "", text.length),
            predicate->place);
    } else {
        fault_add(chart->faults, FAULT_ERROR, "wrong-value", predicate->place,
            "a test is an expression, {field, equal…}, {and}, {or} or {not}",
            "条件应为表达式、{field, equal…}、{and}、{or} 或 {not}");
    }
    buffer_finish(&text);
    return expression;
}
