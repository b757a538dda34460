/* Sums taken apart, so that a relation which fails can show what it added. */
#include <string.h>

#include "expression/exact.h"
#include "expression/functions.h"

static void add(struct arena *arena, struct addends *addends, struct addend addend) {
    addends->items = arena_grow(arena, addends->items, addends->count, &addends->capacity,
        sizeof *addends->items);
    addends->items[addends->count++] = addend;
}

static bool is_sum(const struct node *node) {
    return node->kind == NODE_CALL && strcmp(node->function->name, "sum") == 0 &&
           node->child_count == 1 && node->children[0]->kind == NODE_ARRAY;
}

static void collect(
    struct machine *machine, const struct node *node, int sign, struct addends *addends) {
    bool binary = node->kind == NODE_BINARY;
    if (binary && (node->operator== OPERATOR_ADD || node->operator== OPERATOR_SUBTRACT)) {
        int second = node->operator== OPERATOR_ADD ? sign : - sign;
        collect(machine, node->children[0], sign, addends);
        collect(machine, node->children[1], second, addends);
        return;
    }
    if (is_sum(node)) {
        for (uint32_t i = 0; i < node->children[0]->child_count; i++) {
            collect(machine, node->children[0]->children[i], sign, addends);
        }
        return;
    }
    struct operand operand;
    operand_evaluate(machine, node, &operand);
    add(machine->arena, addends, (struct addend){operand.value, sign, operand.cell});
}

bool expression_addends(const struct expression *expression, const struct scope *scope,
    struct arena *arena, struct addends sides[2]) {
    const struct node *root = expression->root;
    if (root->kind != NODE_BINARY || root->operator!= OPERATOR_EQUAL) {
        return false;
    }
    struct machine machine = {arena, scope, expression->arithmetic, EVALUATE_STEPS, 0};
    for (int i = 0; i < 2; i++) {
        sides[i] = (struct addends){0};
        collect(&machine, root->children[i], 1, &sides[i]);
    }
    return true;
}
