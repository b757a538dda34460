/* The two sides of a comparison, for saying how far apart they are. */
#include "expression/node.h"

static bool is_comparison(const struct node *node) {
    return node->kind == NODE_BINARY &&
           node->operator>= OPERATOR_EQUAL && node->operator<= OPERATOR_GREATER_EQUAL;
}

static struct value evaluate_part(const struct expression *whole, const struct node *part,
    const struct scope *scope, struct arena *arena) {
    struct expression side = *whole;
    side.root = part;
    return expression_evaluate(&side, scope, arena);
}

bool expression_compared(const struct expression *expression, const struct scope *scope,
    struct arena *arena, struct value *left, struct value *right) {
    const struct node *root = expression->root;
    if (!is_comparison(root)) {
        return false;
    }
    *left = evaluate_part(expression, root->children[0], scope, arena);
    *right = evaluate_part(expression, root->children[1], scope, arena);
    return true;
}
