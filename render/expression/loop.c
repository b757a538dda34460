/* Lists to loop over, and conditions. */
#include "expression/loop.h"

enum { MOST_REPEATS = 10000 };

static bool evaluate(struct arena *arena, const struct value *value,
    const struct scope *scope, struct value *result, struct faults *faults) {
    const struct expression *expression =
        expression_parse(arena, value->string, value->place, ARITHMETIC_EXACT, faults);
    if (!expression || !expression_check_names(expression, scope, false, faults)) {
        return false;
    }
    *result = expression_evaluate(expression, scope, arena);
    return true;
}

bool loop_list(struct arena *arena, const struct value *value, const struct scope *scope,
    struct value *list, struct faults *faults) {
    *list = *value;
    if (value->type == VALUE_STRING && !evaluate(arena, value, scope, list, faults)) {
        return false;
    }
    struct value item;
    if ((list->type == VALUE_ARRAY || list->type == VALUE_TABLE) &&
        !value_item(*list, MOST_REPEATS, &item)) {
        return true;
    }
    fault_add(faults, FAULT_ERROR, "bad-for", value->place,
        "for: needs a list of at most %d items", "for 需要一个列表，最多 %d 项",
        MOST_REPEATS);
    return false;
}

bool condition_evaluate(struct arena *arena, const struct value *value,
    const struct scope *scope, bool *holds, struct faults *faults) {
    struct value result = value ? *value : value_boolean(true);
    if (result.type == VALUE_STRING) {
        bool good = template_is_needed(value->string)
                        ? template_expand(arena, value, scope, &result, faults)
                        : evaluate(arena, value, scope, &result, faults);
        if (!good) {
            return false;
        }
    }
    *holds = value_to_boolean(result);
    return true;
}
