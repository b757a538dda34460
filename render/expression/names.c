/* The names an expression uses, and whether they are there. */
#include <string.h>

#include "expression/functions.h"

static const struct scope *find_scope(const struct scope *scope, const char *name) {
    while (scope && strcmp(scope->name, name) != 0) {
        scope = scope->outer;
    }
    return scope;
}

static struct place node_place(
    const struct expression *expression, const struct node *node) {
    return expression_place(expression->at, expression->text, node->offset, node->length);
}

/* The nearest name of the scope; `datum` is one where it may be used. */
static void hint_name(
    const char *name, const struct scope *scope, bool with_datum, struct faults *faults) {
    size_t count = with_datum;
    for (const struct scope *s = scope; s; s = s->outer) {
        count++;
    }
    const char **names = arena_array(faults->arena, count, sizeof *names);
    size_t n = 0;
    for (const struct scope *s = scope; s; s = s->outer) {
        names[n++] = s->name;
    }
    if (with_datum) {
        names[n++] = "datum";
    }
    fault_hint_near(faults, name, names, n);
    if (function_find(name)) {
        fault_hint(faults, "%s is a function: write %s(…)", "%s 是函数，请写作 %s(…)",
            name, name);
    }
}

/* The dataset that a node surely names (requests, previous.requests), with its row. */
static bool find_dataset(
    const struct node *node, const struct scope *scope, struct value *out) {
    if (node->kind == NODE_NAME) {
        const struct scope *found = find_scope(scope, node->name);
        *out = found ? found->value : value_null();
        return found != NULL;
    }
    struct value object;
    if (node->kind != NODE_MEMBER || !find_dataset(node->children[0], scope, &object)) {
        return false;
    }
    *out = member_by_name(object, node->name, NULL);
    return true;
}

/* A member that an object of known members lacks. */
static bool check_closed(const struct expression *expression, const struct node *node,
    const struct scope *scope, struct faults *faults) {
    const struct node *object = node->children[0];
    const struct scope *found =
        object->kind == NODE_NAME ? find_scope(scope, object->name) : NULL;
    if (!found || !found->closed || value_member(&found->value, node->name)) {
        return true;
    }
    fault_add(faults, FAULT_ERROR, "unknown-name", node_place(expression, node),
        "%s has no %s", "%s 中没有 %s", object->name, node->name);
    const char **names =
        arena_array(faults->arena, found->value.count + 1, sizeof *names);
    for (size_t i = 0; i < found->value.count; i++) {
        names[i] = found->value.members[i].name;
    }
    fault_hint_near(faults, node->name, names, found->value.count);
    return false;
}

/* A row or column that a dataset lacks is a slip of the pen; members of other objects
 * may be left out. */
static bool check_member(const struct expression *expression, const struct node *node,
    const struct scope *scope, struct faults *faults) {
    struct value object;
    if (!find_dataset(node->children[0], scope, &object) ||
        (object.type != VALUE_TABLE && object.type != VALUE_ROW) ||
        !value_is_undefined(member_by_name(object, node->name, NULL))) {
        return true;
    }
    const struct dataset *dataset = object.dataset;
    bool rows = object.type == VALUE_TABLE && dataset->row_names;
    const char *name = dataset->name ? dataset->name : "data";
    struct place place = node_place(expression, node);
    if (rows) {
        fault_add(faults, FAULT_ERROR, "unknown-field", place,
            "%s has no row or column %s", "%s 中没有名为 %s 的行或列", name, node->name);
    } else {
        fault_add(faults, FAULT_ERROR, "unknown-field", place, "%s has no column %s",
            "%s 中没有名为 %s 的列", name, node->name);
    }
    size_t count = dataset->column_count + (rows ? dataset->row_count : 0);
    const char **names = arena_array(faults->arena, count, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        names[i] = i < dataset->column_count
                       ? dataset->columns[i].name
                       : dataset->row_names[i - dataset->column_count];
    }
    fault_hint_near(faults, node->name, names, count);
    return false;
}

static bool check(const struct expression *expression, const struct node *node,
    const struct scope *scope, bool with_datum, struct faults *faults) {
    bool good = true;
    for (uint32_t i = 0; i < node->child_count; i++) {
        good = check(expression, node->children[i], scope, with_datum, faults) && good;
    }
    if (node->kind == NODE_MEMBER) {
        return check_member(expression, node, scope, faults) &&
               check_closed(expression, node, scope, faults) && good;
    }
    bool datum =
        with_datum && node->kind == NODE_NAME && strcmp(node->name, "datum") == 0;
    if (node->kind != NODE_NAME || datum || find_scope(scope, node->name)) {
        return good;
    }
    fault_add(faults, FAULT_ERROR, "unknown-name", node_place(expression, node),
        "there is no name %s here", "此处没有名为 %s 的数据或变量", node->name);
    hint_name(node->name, scope, with_datum, faults);
    return false;
}

bool expression_check_names(const struct expression *expression,
    const struct scope *scope, bool with_datum, struct faults *faults) {
    return check(expression, expression->root, scope, with_datum, faults);
}

static bool uses(const struct node *node, const char *name) {
    if (node->kind == NODE_NAME && strcmp(node->name, name) == 0) {
        return true;
    }
    for (uint32_t i = 0; i < node->child_count; i++) {
        if (uses(node->children[i], name)) {
            return true;
        }
    }
    return false;
}

static bool calls(const struct node *node, const char *name) {
    if (node->kind == NODE_CALL && strcmp(node->function->name, name) == 0) {
        return true;
    }
    for (uint32_t i = 0; i < node->child_count; i++) {
        if (calls(node->children[i], name)) {
            return true;
        }
    }
    return false;
}

bool expression_calls(const struct expression *expression, const char *function) {
    return calls(expression->root, function);
}

bool expression_uses(const struct expression *expression, const char *name) {
    return uses(expression->root, name);
}
