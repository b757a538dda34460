/* Predicates of conditions, written out as one expression. */
#include "chart/predicate.h"

#include <string.h>

#include "base/number.h"
#include "chart/definition.h"

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

static void write_literal(struct chart *chart, struct value value, struct buffer *out) {
    char number[NUMBER_SIZE];
    switch (value.type) {
    case VALUE_NUMBER:
    case VALUE_DATE:
        number_print(number, value.number);
        buffer_append_string(out, number);
        break;
    case VALUE_BOOLEAN:
        buffer_append_string(out, value.boolean ? "true" : "false");
        break;
    case VALUE_STRING:
        buffer_append_json(out, value.string);
        break;
    case VALUE_ARRAY:
        buffer_append_char(out, '[');
        for (size_t i = 0; i < value.count; i++) {
            buffer_append_string(out, i ? "," : "");
            write_literal(chart, value.items[i], out);
        }
        buffer_append_char(out, ']');
        break;
    case VALUE_OBJECT:
        number_print(number, definition_date(value));
        buffer_append_string(out, number);
        break;
    default:
        buffer_append_string(out, "null");
    }
}

static const struct {
    const char *name;
    const char *before, *between, *after;
} comparisons[] = {
    {"equal", "", "===", ""},
    {"lt", "", "<", ""},
    {"gt", "", ">", ""},
    {"lte", "", "<=", ""},
    {"gte", "", ">=", ""},
    {"range", "inrange(", ",", ")"},
};

static bool write_field(
    struct chart *chart, const struct value *predicate, struct buffer *out) {
    struct buffer field = {0};
    buffer_append_string(&field, "datum[");
    buffer_append_json(&field, value_member(predicate, "field")->string);
    buffer_append_string(&field, "]");
    bool good = false;
    for (size_t i = 0; i < countof(comparisons); i++) {
        const struct value *operand = value_member(predicate, comparisons[i].name);
        if (operand) {
            bool time = operand->type == VALUE_OBJECT;
            buffer_print(out, "%s%s%s%s%s", comparisons[i].before, time ? "time(" : "",
                field.data, time ? ")" : "", comparisons[i].between);
            write_literal(chart, *operand, out);
            buffer_append_string(out, comparisons[i].after);
            good = true;
        }
    }
    const struct value *list = value_member(predicate, "oneOf");
    if (list) {
        buffer_append_string(out, "indexof(");
        write_literal(chart, *list, out);
        buffer_print(out, ",%s)!==-1", field.data);
        good = true;
    }
    const struct value *valid = value_member(predicate, "valid");
    if (valid) {
        buffer_print(out, "%s(isValid(%s)&&isFinite(+%s))",
            value_to_boolean(*valid) ? "" : "!", field.data, field.data);
        good = true;
    }
    buffer_finish(&field);
    return good;
}

static bool write_predicate(
    struct chart *chart, const struct value *predicate, struct buffer *out);

static bool write_list(struct chart *chart, const struct value *list,
    const char *operator, struct buffer * out) {
    bool good = list->type == VALUE_ARRAY && list->count > 0;
    for (size_t i = 0; good && i < list->count; i++) {
        buffer_print(out, "%s(", i ? operator : "");
        good = write_predicate(chart, &list->items[i], out);
        buffer_append_string(out, ")");
    }
    return good;
}

static bool write_predicate(
    struct chart *chart, const struct value *predicate, struct buffer *out) {
    if (predicate->type == VALUE_STRING) {
        buffer_append_string(out, predicate->string);
        return true;
    }
    if (predicate->type != VALUE_OBJECT) {
        return false;
    }
    const struct value *part = value_member(predicate, "not");
    if (part) {
        buffer_append_string(out, "!(");
        bool good = write_predicate(chart, part, out);
        buffer_append_string(out, ")");
        return good;
    }
    if ((part = value_member(predicate, "and"))) {
        return write_list(chart, part, "&&", out);
    }
    if ((part = value_member(predicate, "or"))) {
        return write_list(chart, part, "||", out);
    }
    if (value_member(predicate, "param") || value_member(predicate, "selection")) {
        bool holds = property_boolean(predicate, "empty", true);
        buffer_append_string(out, holds ? "true" : "false");
        return true;
    }
    part = value_member(predicate, "field");
    return part && part->type == VALUE_STRING && write_field(chart, predicate, out);
}

const struct expression *predicate_bind(
    struct chart *chart, const struct value *predicate, bool *holds) {
    struct buffer text = {0};
    const struct expression *expression = NULL;
    *holds = true;
    if (write_predicate(chart, predicate, &text)) {
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
