/* Totals of values. */
#include "table/total.h"

#include <math.h>

const char *const total_words[] = {
    "none", "sum", "mean", "min", "max", "count", NULL}; /* as enum total_function */

bool total_read(struct faults *faults, const struct value *object, const char *name,
    enum total_function *function) {
    int index = -1;
    bool ok = property_choice(
        object, name, total_words, countof(total_words) - 1, &index, faults);
    if (index >= 0) {
        *function = (enum total_function)(index + TOTAL_NONE);
    }
    return ok;
}

/* The number that a value counts as, with its digits where it is a number. */
static bool counted(const struct value *value, struct value *number) {
    double count;
    if (!value_to_count(*value, &count)) {
        return false;
    }
    *number = value->type == VALUE_NUMBER ? *value : value_number(count);
    return true;
}

/* By the expression language, whose sums are exact. */
static struct value evaluate(
    struct arena *arena, const char *text, const struct value *values, size_t count) {
    struct faults none = {.arena = arena};
    struct scope scope = {NULL, "list", value_array(values, count)};
    const struct expression *expression =
        expression_parse(arena, text, (struct place){0}, ARITHMETIC_EXACT, &none);
    return expression_evaluate(expression, &scope, arena);
}

static struct value extreme(const struct value *values, size_t count, bool largest) {
    struct value found = values[0];
    for (size_t i = 1; i < count; i++) {
        bool larger = values[i].number > found.number;
        found = larger == largest && values[i].number != found.number ? values[i] : found;
    }
    return found;
}

struct value total_of(struct arena *arena, enum total_function function,
    const struct value *values, size_t count) {
    struct value *numbers = arena_array(arena, count + 1, sizeof *numbers);
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        found += counted(&values[i], &numbers[found]);
    }
    if (found == 0 || function <= TOTAL_NONE) {
        return value_null();
    }
    struct value total = function == TOTAL_COUNT ? value_number((double)found)
                         : function == TOTAL_MIN ? extreme(numbers, found, false)
                         : function == TOTAL_MAX ? extreme(numbers, found, true)
                         : function == TOTAL_MEAN
                             ? evaluate(arena, "sum(list) / length(list)", numbers, found)
                             : evaluate(arena, "sum(list)", numbers, found);
    total.place = (struct place){0};
    return total;
}

void total_check(struct binder *binder, const struct value *given,
    const struct value *total, const char *label) {
    double have, wanted;
    if (!value_to_count(*given, &have) || !value_to_count(*total, &wanted) ||
        fabs(have - wanted) <= 1e-9 * fmax(fabs(have), fabs(wanted))) {
        return;
    }
    fault_add(binder->faults, FAULT_WARNING, "total-differs", given->place,
        "%s is given as %s, but what it adds up comes to %s",
        "“%s”写的是 %s，各项合计却是 %s", label ? label : "",
        value_to_string(*given, binder->arena), value_to_string(*total, binder->arena));
}
