/* Walks the tree. In exact arithmetic the nodes that compute go to exact.c. */
#include "expression/evaluate.h"

#include <string.h>

#include "expression/functions.h"

bool machine_step(struct machine *machine, uint64_t count) {
    if (machine->steps < count) {
        machine->steps = 0;
        return false;
    }
    machine->steps -= count;
    return true;
}

static struct value find_name(const struct scope *scope, const char *name) {
    for (; scope; scope = scope->outer) {
        if (strcmp(scope->name, name) == 0) {
            return scope->value;
        }
    }
    return value_undefined();
}

static struct value evaluate_call(struct machine *machine, const struct node *node) {
    enum { FEW = 6 };
    const struct function *function = node->function;
    size_t count = node->child_count;
    size_t room = function->most == ANY_COUNT ? count : function->most;
    struct value few[FEW];
    struct value *arguments =
        room <= FEW ? few : arena_array(machine->arena, room, sizeof *arguments);
    for (size_t i = 0; i < room; i++) {
        arguments[i] =
            i < count ? evaluate(machine, node->children[i]) : value_undefined();
    }
    struct call call = {machine, arguments, count, function};
    return function->run(&call);
}

static struct value evaluate_binary(struct machine *machine, const struct node *node) {
    struct value a = evaluate(machine, node->children[0]);
    bool decided = (node->operator== OPERATOR_AND && !value_to_boolean(a)) ||
                   (node->operator== OPERATOR_OR && value_to_boolean(a));
    if (decided) {
        return a;
    }
    struct value b = evaluate(machine, node->children[1]);
    if (node->operator== OPERATOR_AND || node->operator== OPERATOR_OR) {
        return b;
    }
    return operate(machine, node->operator, a, b);
}

static struct value evaluate_array(struct machine *machine, const struct node *node) {
    struct value *items = arena_array(machine->arena, node->child_count, sizeof *items);
    for (uint32_t i = 0; i < node->child_count; i++) {
        items[i] = evaluate(machine, node->children[i]);
    }
    return value_array(items, node->child_count);
}

/* A name given twice has the later value, at the earlier place. */
static struct value evaluate_object(struct machine *machine, const struct node *node) {
    struct member *members =
        arena_array(machine->arena, node->child_count, sizeof *members);
    size_t count = 0;
    for (uint32_t i = 0; i < node->child_count; i++) {
        size_t j = 0;
        while (j < count && strcmp(members[j].name, node->names[i]) != 0) {
            j++;
        }
        members[j].name = node->names[i];
        members[j].value = evaluate(machine, node->children[i]);
        count += j == count;
    }
    return value_object(members, count);
}

static bool is_exact(const struct machine *machine, enum node_kind kind) {
    return machine->arithmetic == ARITHMETIC_EXACT && kind != NODE_LITERAL &&
           kind != NODE_NAME && kind != NODE_ARRAY && kind != NODE_OBJECT;
}

struct value evaluate(struct machine *machine, const struct node *node) {
    if (is_exact(machine, node->kind)) {
        struct operand operand;
        operand_evaluate(machine, node, &operand);
        return operand.value;
    }
    if (!machine_step(machine, 1)) {
        return value_undefined();
    }
    switch (node->kind) {
    case NODE_LITERAL:
        return node->value;
    case NODE_NAME:
        return find_name(machine->scope, node->name);
    case NODE_MEMBER:
        return member_by_name(evaluate(machine, node->children[0]), node->name, NULL);
    case NODE_INDEX: {
        struct value object = evaluate(machine, node->children[0]);
        return member_by_key(machine, object, evaluate(machine, node->children[1]), NULL);
    }
    case NODE_UNARY:
        return operate_unary(node->operator, evaluate(machine, node->children[0]));
    case NODE_BINARY:
        return evaluate_binary(machine, node);
    case NODE_CONDITIONAL: {
        bool yes = value_to_boolean(evaluate(machine, node->children[0]));
        return evaluate(machine, node->children[yes ? 1 : 2]);
    }
    case NODE_ARRAY:
        return evaluate_array(machine, node);
    case NODE_OBJECT:
        return evaluate_object(machine, node);
    case NODE_CALL:
        return evaluate_call(machine, node);
    }
    return value_undefined();
}

struct value evaluate_constant(
    struct arena *arena, const struct node *node, enum arithmetic arithmetic) {
    struct machine machine = {arena, NULL, arithmetic, EVALUATE_STEPS, 0};
    return evaluate(&machine, node);
}

/* What is undefined inside an expression is null outside. */
static struct value run(const struct expression *expression, const struct scope *scope,
    uint64_t seed, struct arena *arena) {
    struct machine machine = {arena, scope, expression->arithmetic, EVALUATE_STEPS, seed};
    struct value value = evaluate(&machine, expression->root);
    return value.type == VALUE_NULL ? value_null() : value;
}

struct value expression_evaluate(
    const struct expression *expression, const struct scope *scope, struct arena *arena) {
    return run(expression, scope, 0, arena);
}

struct value expression_evaluate_row(const struct expression *expression,
    const struct scope *scope, const struct dataset *dataset, size_t row,
    struct arena *arena) {
    struct scope datum = {scope, "datum", value_row(dataset, row)};
    return run(expression, &datum, row + 1, arena);
}
