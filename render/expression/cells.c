/* The values that an expression reads, with the places they come from. */
#include "expression/exact.h"
#include "expression/functions.h"

static void add(
    struct arena *arena, struct addends *reads, struct value value, bool cell) {
    reads->items = arena_grow(
        arena, reads->items, reads->count, &reads->capacity, sizeof *reads->items);
    reads->items[reads->count++] = (struct addend){value, 1, cell};
}

/* A value, or each of a column. False for what is no value: a table, a row. */
static bool add_value(struct arena *arena, struct addends *reads, struct operand read) {
    struct value item;
    if (read.value.type == VALUE_ARRAY) {
        for (size_t i = 0; value_item(read.value, i, &item); i++) {
            add_value(arena, reads, (struct operand){.value = item});
        }
        return true;
    }
    if (read.value.type > VALUE_DATE) {
        return false;
    }
    if (read.value.place.source) {
        add(arena, reads, read.value, read.cell);
    }
    return true;
}

static void collect(
    struct machine *machine, const struct node *node, struct addends *reads) {
    struct operand operand;
    bool reads_value =
        node->kind == NODE_NAME || node->kind == NODE_MEMBER || node->kind == NODE_INDEX;
    if (reads_value) {
        operand_evaluate(machine, node, &operand);
        if (add_value(machine->arena, reads, operand)) {
            return;
        }
    }
    if (node->kind == NODE_CONDITIONAL) { /* only the branch that is taken */
        operand_evaluate(machine, node->children[0], &operand);
        collect(machine, node->children[0], reads);
        collect(machine, node->children[value_to_boolean(operand.value) ? 1 : 2], reads);
        return;
    }
    for (uint32_t i = 0; i < node->child_count; i++) {
        collect(machine, node->children[i], reads);
    }
}

struct addends expression_reads(
    const struct expression *expression, const struct scope *scope, struct arena *arena) {
    struct machine machine = {arena, scope, expression->arithmetic, EVALUATE_STEPS, 0};
    struct addends reads = {0};
    collect(&machine, expression->root, &reads);
    return reads;
}
