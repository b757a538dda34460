/* The evaluator for exact arithmetic: numbers go from operator to operator as fractions,
 * whatever has none goes on as in the evaluator for doubles. */
#include "expression/exact.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "expression/functions.h"

bool fraction_from_value(struct value value, struct fraction *out) {
    switch (value.type) {
    case VALUE_NUMBER:
        return (value.written && fraction_from_text(value.written, out)) ||
               fraction_from_double(value.number, out);
    case VALUE_NULL:
        *out = fraction_from_integer(0);
        return !value_is_undefined(value);
    case VALUE_BOOLEAN:
        *out = fraction_from_integer(value.boolean);
        return true;
    case VALUE_STRING:
        return fraction_from_text(value.string, out);
    default:
        return false;
    }
}

struct value value_from_fraction(struct arena *arena, struct fraction fraction) {
    struct value value = value_number(fraction_to_double(fraction));
    char text[FRACTION_SIZE];
    if (fraction_print(text, fraction)) {
        char shortest[NUMBER_SIZE];
        number_print(shortest, value.number);
        bool same = strcmp(text, shortest) == 0; /* then the double says it all */
        value.written = same ? NULL : arena_copy_string(arena, text);
    }
    return value;
}

/* A cell left blank, or with the dash that stands for nothing. */
static bool is_blank(const char *text) {
    static const char *const blanks[] = {"", "-", "—", "——", "–", "－", "/"};
    for (size_t i = 0; i < countof(blanks); i++) {
        if (strcmp(text, blanks[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* A cell of text turns into the number it counts as: 22（其中修订 16 件） is 22. */
static void count_cell(struct operand *operand) {
    double number;
    if (!operand->cell || operand->value.type != VALUE_STRING) {
        return;
    }
    if (is_blank(operand->value.string)) {
        operand->value = value_null();
    } else if (value_to_count(operand->value, &number)) {
        operand->value = value_number(number);
    }
}

static void make_exact(struct operand *operand) {
    if (!operand->exact) {
        operand->exact = fraction_from_value(operand->value, &operand->fraction);
    }
}

static bool compute(enum operator operator, const struct fraction * a,
    const struct fraction *b, struct fraction *out) {
    switch (operator) {
    case OPERATOR_ADD:
        return fraction_add(*a, *b, out);
    case OPERATOR_SUBTRACT:
        return fraction_subtract(*a, *b, out);
    case OPERATOR_MULTIPLY:
        return fraction_multiply(*a, *b, out);
    case OPERATOR_DIVIDE:
        return fraction_divide(*a, *b, out);
    default:
        return fraction_remainder(*a, *b, out);
    }
}

static void set_fraction(
    struct machine *machine, struct operand *out, struct fraction fraction) {
    *out = (struct operand){
        value_from_fraction(machine->arena, fraction), true, false, fraction};
}

static bool compare(enum operator operator, int order) {
    switch (operator) {
    case OPERATOR_LESS:
        return order < 0;
    case OPERATOR_LESS_EQUAL:
        return order <= 0;
    case OPERATOR_GREATER:
        return order > 0;
    case OPERATOR_GREATER_EQUAL:
        return order >= 0;
    case OPERATOR_EQUAL:
    case OPERATOR_STRICT_EQUAL:
        return order == 0;
    default:
        return order != 0;
    }
}

static bool is_number(const struct operand *operand) {
    return operand->value.type == VALUE_NUMBER;
}

/* + joins text; == and < look at numbers only where both sides are (or become) ones. */
static bool is_numeric(
    enum operator operator, const struct operand * a, const struct operand *b) {
    bool text = a->value.type == VALUE_STRING || b->value.type == VALUE_STRING;
    if (operator>= OPERATOR_EQUAL && operator<= OPERATOR_GREATER_EQUAL) {
        return is_number(a) && is_number(b);
    }
    return operator!= OPERATOR_ADD || !text;
}

static void evaluate_binary(
    struct machine *machine, const struct node *node, struct operand *out) {
    struct operand a, b;
    enum operator operator= node->operator;
    operand_evaluate(machine, node->children[0], &a);
    bool decided = (operator== OPERATOR_AND && !value_to_boolean(a.value)) ||
                   (operator== OPERATOR_OR && value_to_boolean(a.value));
    if (decided) {
        *out = a;
        return;
    }
    operand_evaluate(machine, node->children[1], &b);
    if (operator== OPERATOR_AND || operator== OPERATOR_OR) {
        *out = b;
        return;
    }
    bool equality = operator>= OPERATOR_EQUAL && operator<= OPERATOR_STRICT_NOT_EQUAL;
    if (!equality || is_number(&b)) {
        count_cell(&a);
    }
    if (!equality || is_number(&a)) {
        count_cell(&b);
    }
    struct fraction result;
    int order;
    bool arithmetic = operator<= OPERATOR_REMAINDER;
    if (is_numeric(operator, & a, &b)) {
        make_exact(&a);
        make_exact(&b);
        if (a.exact && b.exact && arithmetic &&
            compute(operator, & a.fraction, &b.fraction, &result)) {
            set_fraction(machine, out, result);
            return;
        }
        if (a.exact && b.exact &&
                       operator>= OPERATOR_EQUAL && operator<= OPERATOR_GREATER_EQUAL &&
            fraction_compare(a.fraction, b.fraction, &order)) {
            *out = (struct operand){value_boolean(compare(operator, order))};
            return;
        }
    }
    *out = (struct operand){operate(machine, operator, a.value, b.value)};
}

static void evaluate_unary(
    struct machine *machine, const struct node *node, struct operand *out) {
    struct operand a;
    operand_evaluate(machine, node->children[0], &a);
    bool sign = node->operator== OPERATOR_MINUS || node->operator== OPERATOR_PLUS;
    if (sign) {
        count_cell(&a);
        make_exact(&a);
    }
    if (sign && a.exact) {
        a.fraction.numerator *= node->operator== OPERATOR_MINUS ? -1 : 1;
        set_fraction(machine, out, a.fraction);
        return;
    }
    *out = (struct operand){operate_unary(node->operator, a.value)};
}

static void evaluate_member(
    struct machine *machine, const struct node *node, struct operand *out) {
    struct operand object, key;
    operand_evaluate(machine, node->children[0], &object);
    *out = (struct operand){0};
    if (node->kind == NODE_MEMBER) {
        out->value = member_by_name(object.value, node->name, &out->cell);
        return;
    }
    operand_evaluate(machine, node->children[1], &key);
    out->value = member_by_key(machine, object.value, key.value, &out->cell);
    out->cell = out->cell || (object.cell && object.value.type == VALUE_ARRAY);
}

static void evaluate_call(
    struct machine *machine, const struct node *node, struct operand *out) {
    const struct function *function = node->function;
    size_t count = node->child_count;
    size_t room = function->most == ANY_COUNT ? count : function->most;
    struct operand *operands = arena_array(machine->arena, count, sizeof *operands);
    struct value *values = arena_array(machine->arena, room, sizeof *values);
    bool exact = function->exact != NULL;
    for (size_t i = 0; i < room; i++) {
        values[i] = value_undefined();
    }
    for (size_t i = 0; i < count; i++) {
        operand_evaluate(machine, node->children[i], &operands[i]);
        if (exact) {
            count_cell(&operands[i]);
            make_exact(&operands[i]);
        }
        values[i] = operands[i].value;
    }
    struct fraction result;
    if (exact && function->exact(operands, count, &result)) {
        set_fraction(machine, out, result);
        return;
    }
    struct call call = {machine, values, count};
    *out = (struct operand){function->run(&call)};
}

void operand_evaluate(
    struct machine *machine, const struct node *node, struct operand *out) {
    if (!machine_step(machine, 1)) {
        *out = (struct operand){value_undefined()};
        return;
    }
    switch (node->kind) {
    case NODE_BINARY:
        evaluate_binary(machine, node, out);
        return;
    case NODE_UNARY:
        evaluate_unary(machine, node, out);
        return;
    case NODE_MEMBER:
    case NODE_INDEX:
        evaluate_member(machine, node, out);
        return;
    case NODE_CALL:
        evaluate_call(machine, node, out);
        return;
    case NODE_CONDITIONAL: {
        struct operand test;
        operand_evaluate(machine, node->children[0], &test);
        bool yes = value_to_boolean(test.value);
        operand_evaluate(machine, node->children[yes ? 1 : 2], out);
        return;
    }
    default:
        *out = (struct operand){evaluate(machine, node)};
    }
}
