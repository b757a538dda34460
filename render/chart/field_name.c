/* Fields named by numbers. In a layout `field: "${year}"` is the number 2023; the column it
 * means is named "2023". */
#include "chart/field_name.h"

#include <string.h>

static bool is_numeric_field(const struct member *member) {
    bool field = strcmp(member->name, "field") == 0 || strcmp(member->name, "share") == 0;
    return field && member->value.type == VALUE_NUMBER;
}

/* Data are no part of the specification's own words. */
static bool holds_data(const struct member *member) {
    return strcmp(member->name, "values") == 0 || strcmp(member->name, "datasets") == 0;
}

static struct value name_items(struct arena *arena, struct value list) {
    struct value *items = arena_array(arena, list.count + 1, sizeof *items);
    for (size_t i = 0; i < list.count; i++) {
        items[i] = field_names_as_text(arena, list.items[i]);
    }
    list.items = items;
    return list;
}

struct value field_names_as_text(struct arena *arena, struct value tree) {
    if (tree.type == VALUE_ARRAY) {
        return name_items(arena, tree);
    }
    if (tree.type != VALUE_OBJECT) {
        return tree;
    }
    struct member *members = arena_array(arena, tree.count + 1, sizeof *members);
    for (size_t i = 0; i < tree.count; i++) {
        members[i] = tree.members[i];
        struct value *value = &members[i].value;
        if (is_numeric_field(&members[i])) {
            struct place place = value->place;
            *value = value_string(value_to_string(*value, arena));
            value->place = place;
        } else if (!holds_data(&members[i])) {
            *value = field_names_as_text(arena, *value);
        }
    }
    tree.members = members;
    return tree;
}
