/* The families of functions, and how a call reads its arguments. */
#include "expression/functions.h"

#include <string.h>

static const struct function_family *const families[] = {&functions_math, &functions_type,
    &functions_string, &functions_array, &functions_date, &functions_report,
    &functions_color, &functions_chinese, &functions_distribution, &functions_encoding,
    &functions_interval, &functions_motion, &functions_time_unit, &functions_view};

const struct function *function_find(const char *name) {
    for (size_t i = 0; i < countof(families); i++) {
        for (size_t j = 0; j < families[i]->count; j++) {
            if (strcmp(families[i]->functions[j].name, name) == 0) {
                return &families[i]->functions[j];
            }
        }
    }
    return NULL;
}

const char *const *function_names(struct arena *arena, size_t *count) {
    *count = 0;
    for (size_t i = 0; i < countof(families); i++) {
        *count += families[i]->count;
    }
    const char **names = arena_array(arena, *count, sizeof *names);
    size_t n = 0;
    for (size_t i = 0; i < countof(families); i++) {
        for (size_t j = 0; j < families[i]->count; j++) {
            names[n++] = families[i]->functions[j].name;
        }
    }
    return names;
}

double call_number(const struct call *call, size_t index) {
    return to_number(call->arguments[index]);
}

const char *call_text(const struct call *call, size_t index) {
    return to_text(call->machine, call->arguments[index]);
}

const struct value *call_items(const struct call *call, size_t index, size_t *count) {
    const struct value *items =
        value_items(call->machine->arena, call->arguments[index], count);
    if (!machine_step(call->machine, *count)) {
        *count = 0;
    }
    return items;
}
