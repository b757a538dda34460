/* repeat: the same view for each of a list of fields. */
#include "chart/repeat.h"

#include <string.h>

#include "chart/composition.h"
#include "chart/view.h"

static const char *const names[REPEAT_COUNT] = {"row", "column", "repeat", "layer"};

static const struct value *find_value(
    const struct repeater *repeater, const struct value *reference) {
    const char *name = property_string(reference, "repeat", "");
    for (int i = 0; i < REPEAT_COUNT; i++) {
        if (strcmp(names[i], name) == 0) {
            return repeater->values[i];
        }
    }
    return NULL;
}

static bool is_reference(const struct value *value) {
    return value->type == VALUE_OBJECT && value_member(value, "repeat");
}

/* A member {repeat: NAME} becomes what the name stands for. */
static struct member fill_member(
    struct chart *chart, struct member member, const struct repeater *repeater) {
    struct value *value = &member.value;
    if (is_reference(value)) {
        const struct value *stands = find_value(repeater, value);
        struct place place = value->place;
        if (stands) {
            *value = *stands;
            value->place = place;
        }
        return member;
    }
    if (value->type == VALUE_OBJECT && strcmp(member.name, "scale") != 0 &&
        strcmp(member.name, "axis") != 0 && strcmp(member.name, "legend") != 0) {
        *value = repeat_fill(chart, *value, repeater);
    } else if (value->type == VALUE_ARRAY && value->count > 0 &&
               value->items[0].type == VALUE_OBJECT) {
        struct value *items = arena_array(chart->arena, value->count, sizeof *items);
        for (size_t i = 0; i < value->count; i++) {
            items[i] = value->items[i].type == VALUE_OBJECT
                           ? repeat_fill(chart, value->items[i], repeater)
                           : value->items[i];
        }
        struct place place = value->place;
        *value = value_array(items, value->count);
        value->place = place;
    }
    return member;
}

/* A datum that is repeated is a name. */
static bool lacks_type(const struct value *mapping) {
    const struct value *datum = value_member(mapping, "datum");
    return datum && is_reference(datum) && !value_member(mapping, "type");
}

struct value repeat_fill(
    struct chart *chart, struct value mapping, const struct repeater *repeater) {
    if (!repeater || mapping.type != VALUE_OBJECT) {
        return mapping;
    }
    bool named = lacks_type(&mapping);
    size_t count = mapping.count + (named ? 1 : 0);
    struct member *members = arena_array(chart->arena, count, sizeof *members);
    for (size_t i = 0; i < mapping.count; i++) {
        members[i] = fill_member(chart, mapping.members[i], repeater);
    }
    if (named) {
        members[mapping.count] =
            (struct member){"type", mapping.place, value_string("nominal")};
    }
    struct value filled = value_object(members, count);
    filled.place = mapping.place;
    return filled;
}

static const struct value *list_of(const struct value *repeat, const char *name) {
    const struct value *list =
        repeat->type == VALUE_OBJECT ? value_member(repeat, name) : NULL;
    return list && list->type == VALUE_ARRAY && list->count > 0 ? list : NULL;
}

/* One more copy of the repeated view, under a repeater that has `values` instead of what
 * the outer one had. */
static bool add_copy(struct chart *chart, struct view *view, const struct value *spec,
    const struct value *const values[REPEAT_COUNT], struct inherited inherited) {
    struct repeater *repeater = arena_new(chart->arena, struct repeater);
    for (int i = 0; i < REPEAT_COUNT; i++) {
        const struct value *outer = view->repeater ? view->repeater->values[i] : NULL;
        repeater->values[i] = values[i] ? values[i] : outer;
    }
    inherited.repeater = repeater;
    struct view *child = view_bind(chart, spec, view, inherited);
    if (child) {
        view->children[view->child_count++] = child;
    }
    return child != NULL;
}

static bool bind_layers(struct chart *chart, struct view *view, const struct value *spec,
    const struct value *list) {
    bool good = true;
    view->form = VIEW_LAYER;
    view->children = arena_array(chart->arena, list->count, sizeof(struct view *));
    for (size_t i = 0; i < list->count; i++) {
        const struct value *values[REPEAT_COUNT] = {[REPEAT_LAYER] = &list->items[i]};
        good &= add_copy(chart, view, spec, values, (struct inherited){0});
    }
    return good;
}

/* {row, column, layer}: each cell of the grid holds the layers. */
static const struct value *without_grid(
    struct chart *chart, const struct value *spec, const struct value *layers) {
    struct bag repeat = {0}, inner = {0};
    bag_set(chart->arena, &repeat, "layer", *layers);
    struct value mapping = bag_object(&repeat);
    mapping.place = layers->place;
    bag_set(chart->arena, &inner, "repeat", mapping);
    bag_set(chart->arena, &inner, "spec", *spec);
    struct value *out = arena_new(chart->arena, struct value);
    *out = bag_object(&inner);
    out->place = spec->place;
    return out;
}

static const struct value *item_of(const struct value *list, size_t index) {
    return list ? &list->items[index] : NULL;
}

static bool fault_repeat(struct chart *chart, const struct value *repeat) {
    fault_add(chart->faults, FAULT_ERROR, "wrong-value", repeat->place,
        "repeat is a list of fields, or {row, column, layer} with such lists",
        "repeat 应为字段的列表，或含这种列表的 {row, column, layer}");
    return false;
}

static bool bind_grid(struct chart *chart, struct view *view, const struct value *spec,
    const struct value *repeat) {
    const struct value *list =
        repeat->type == VALUE_ARRAY && repeat->count > 0 ? repeat : NULL;
    const struct value *rows = list_of(repeat, "row");
    const struct value *columns = list_of(repeat, "column");
    if (!list && !rows && !columns) {
        return fault_repeat(chart, repeat);
    }
    size_t across = columns ? columns->count : 1, down = rows ? rows->count : 1;
    size_t count = list ? list->count : across * down;
    bool good = true;
    view->form = VIEW_CONCAT;
    view->children = arena_array(chart->arena, count, sizeof(struct view *));
    for (size_t i = 0; i < count; i++) {
        const struct value *values[REPEAT_COUNT] = {
            [REPEAT_ROW] = item_of(rows, i / across),
            [REPEAT_COLUMN] = item_of(columns, i % across),
            [REPEAT_LIST] = item_of(list, i)};
        good &= add_copy(chart, view, spec, values, (struct inherited){0});
    }
    view->grid = composition_grid(chart, view->source, "concat", list != NULL);
    if (!list) {
        view->grid.columns = across;
    }
    if (!value_member(view->source, "align")) {
        view->grid.align[0] = view->grid.align[1] = GRID_ALL;
    }
    return good;
}

bool repeat_bind(struct chart *chart, struct view *view, const struct value *encoding) {
    (void)encoding;
    const struct value *repeat = value_member(view->source, "repeat");
    const struct value *spec = value_member(view->source, "spec");
    const struct value *layers = list_of(repeat, "layer");
    if (!spec || (repeat->type != VALUE_ARRAY && repeat->type != VALUE_OBJECT)) {
        return false; /* the grammar has said so */
    }
    if (!layers) {
        return bind_grid(chart, view, spec, repeat);
    }
    if (list_of(repeat, "row") || list_of(repeat, "column")) {
        return bind_grid(chart, view, without_grid(chart, spec, layers), repeat);
    }
    return bind_layers(chart, view, spec, layers);
}
