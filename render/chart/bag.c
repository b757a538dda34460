/* Bags of named values and their merging. */
#include "chart/bag.h"

#include <string.h>

void bag_set(struct arena *arena, struct bag *bag, const char *name, struct value value) {
    for (size_t i = 0; i < bag->count; i++) {
        if (strcmp(bag->items[i].name, name) == 0) {
            bag->items[i].value = value;
            return;
        }
    }
    bag->items =
        arena_grow(arena, bag->items, bag->count, &bag->capacity, sizeof(struct member));
    bag->items[bag->count++] =
        (struct member){.name = name, .place = value.place, .value = value};
}

void bag_take(struct arena *arena, struct bag *bag, const struct member *member) {
    bag_set(arena, bag, member->name, member->value);
    for (size_t i = 0; i < bag->count; i++) {
        if (strcmp(bag->items[i].name, member->name) == 0) {
            bag->items[i].place = member->place;
        }
    }
}

const struct value *bag_find(const struct bag *bag, const char *name) {
    for (size_t i = 0; i < bag->count; i++) {
        if (*bag->items[i].name == *name && strcmp(bag->items[i].name, name) == 0) {
            return &bag->items[i].value;
        }
    }
    return NULL;
}

struct value bag_object(const struct bag *bag) {
    return value_object(bag->items, bag->count);
}

void component_set(struct arena *arena, struct component *component, const char *name,
    struct value value, bool said) {
    bag_set(arena, said ? &component->said : &component->filled, name, value);
}

const struct value *component_find(const struct component *component, const char *name) {
    const struct value *value = bag_find(&component->said, name);
    return value ? value : bag_find(&component->filled, name);
}

bool component_says(const struct component *component, const char *name) {
    return bag_find(&component->said, name) != NULL;
}

static const struct component_join *find_join(
    const struct component_join *joins, size_t count, const char *name) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(joins[i].name, name) == 0) {
            return &joins[i];
        }
    }
    return NULL;
}

static void merge_property(struct arena *arena, struct component *component,
    const struct member *member, bool said, const struct component_join *join) {
    const struct value *mine = component_find(component, member->name);
    bool mine_said = component_says(component, member->name);
    if (!mine || (said && !mine_said)) {
        component_set(arena, component, member->name, member->value, said);
    } else if (said == mine_said && join && !value_equal(*mine, member->value)) {
        component_set(arena, component, member->name,
            join->join(arena, *mine, member->value, said), said);
    }
}

void component_merge(struct arena *arena, struct component *component,
    const struct component *other, const struct component_join *joins,
    size_t join_count) {
    for (size_t i = 0; i < other->said.count; i++) {
        const struct member *member = &other->said.items[i];
        merge_property(
            arena, component, member, true, find_join(joins, join_count, member->name));
    }
    for (size_t i = 0; i < other->filled.count; i++) {
        const struct member *member = &other->filled.items[i];
        if (!component_says(other, member->name)) {
            merge_property(arena, component, member, false,
                find_join(joins, join_count, member->name));
        }
    }
}

const struct value *value_path(const struct value *object, const char *path) {
    while (object && *path) {
        const char *dot = strchr(path, '.');
        size_t length = dot ? (size_t)(dot - path) : strlen(path);
        const struct value *found = NULL;
        for (size_t i = 0; object->type == VALUE_OBJECT && i < object->count; i++) {
            const char *name = object->members[i].name;
            if (*name == *path && strncmp(name, path, length) == 0 && !name[length]) {
                found = &object->members[i].value;
                break;
            }
        }
        object = found;
        path += length + (dot ? 1 : 0);
    }
    return object;
}
