/* Reading the members of a step. */
#include "transform/step.h"

#include <string.h>

const char *const *step_fields(
    struct arena *arena, const struct value *step, const char *name, size_t *count) {
    const struct value *list = value_member(step, name);
    *count = 0;
    if (!list) {
        return NULL;
    }
    size_t length = list->type == VALUE_ARRAY ? list->count : 1;
    const struct value *items = list->type == VALUE_ARRAY ? list->items : list;
    const char **fields = arena_array(arena, length + 1, sizeof *fields);
    for (size_t i = 0; i < length; i++) {
        if (items[i].type == VALUE_STRING || items[i].type == VALUE_NUMBER) {
            fields[(*count)++] = value_to_string(items[i], arena);
        }
    }
    return fields;
}

const char *step_name(
    const struct value *step, const char *member, size_t item, const char *otherwise) {
    const struct value *value = value_member(step, member);
    if (value && value->type == VALUE_ARRAY) {
        value = item < value->count ? &value->items[item] : NULL;
    } else if (item > 0) {
        value = NULL;
    }
    return value && value->type == VALUE_STRING ? value->string : otherwise;
}

struct sort_field *step_sort(
    struct arena *arena, const struct value *step, const char *name, size_t *count) {
    const struct value *list = value_member(step, name);
    *count = 0;
    if (!list || list->type != VALUE_ARRAY) {
        return NULL;
    }
    struct sort_field *sort = arena_array(arena, list->count + 1, sizeof *sort);
    for (size_t i = 0; i < list->count; i++) {
        const char *field = property_string(&list->items[i], "field", NULL);
        const char *order = property_string(&list->items[i], "order", "ascending");
        if (field) {
            sort[(*count)++] =
                (struct sort_field){field, strcmp(order, "descending") == 0};
        }
    }
    return sort;
}

const char *column_name(struct arena *arena, const char *field) {
    char *name = arena_array(arena, strlen(field) + 1, 1);
    size_t length = 0;
    for (const char *c = field; *c; c++) {
        if (*c == '\\' && c[1]) {
            c++;
        }
        name[length++] = *c;
    }
    return name;
}
