/* What a unit's encoding is, seen from the views around it. */
#include <string.h>

#include "chart/parameter/selection.h"

static const struct value *own_definition(const struct value *view, const char *channel) {
    const struct value *encoding = value_member(view, "encoding");
    const struct value *definition = encoding && encoding->type == VALUE_OBJECT
                                         ? value_member(encoding, channel)
                                         : NULL;
    return definition && definition->type == VALUE_OBJECT ? definition : NULL;
}

static const struct value *first_of(const struct value *list) {
    return list && list->type == VALUE_ARRAY && list->count > 0 ? &list->items[0] : NULL;
}

/* What {repeat: NAME} stands for in the first copy. */
static const struct value *repeated(const struct view_path *path, const char *name) {
    for (; path; path = path->outer) {
        const struct value *repeat = value_member(path->view, "repeat");
        const struct value *first = NULL;
        if (repeat && repeat->type == VALUE_OBJECT) {
            first = first_of(value_member(repeat, name));
        } else if (repeat && strcmp(name, "repeat") == 0) {
            first = first_of(repeat);
        }
        if (first) {
            return first;
        }
    }
    return NULL;
}

static void take(struct arena *arena, struct bag *bag, const struct value *definition) {
    for (size_t i = 0; definition && i < definition->count; i++) {
        bag_take(arena, bag, &definition->members[i]);
    }
}

/* The outermost first, so that the closest has the last word. */
static void take_all(struct arena *arena, struct bag *bag, const struct view_path *path,
    const char *channel) {
    bool inside = path->outer && value_member(path->outer->view, "layer");
    if (inside) {
        take_all(arena, bag, path->outer, channel);
    }
    take(arena, bag, own_definition(path->view, channel));
}

struct value view_path_definition(
    struct arena *arena, const struct view_path *unit, const char *channel) {
    struct bag bag = {0};
    take_all(arena, &bag, unit, channel);
    if (bag.count == 0) {
        return value_null();
    }
    const struct value *field = bag_find(&bag, "field");
    if (field && field->type == VALUE_OBJECT) {
        const struct value *first =
            repeated(unit, property_string(field, "repeat", "repeat"));
        if (first) {
            bag_set(arena, &bag, "field", *first);
        }
    }
    return bag_object(&bag);
}
