/* Lines and areas with `point` or `line`: layers of a path and what lies on it
 * (vega-lite/src/normalize/pathoverlay.ts). */
#include <string.h>

#include "chart/config.h"
#include "chart/mark/mark.h"
#include "chart/view.h"

/* What `point` or `line` asks for: an object of mark properties, or NULL for none. */
static const struct value *find_overlay(struct chart *chart, const struct view *view,
    const char *name, const struct value *shape) {
    struct value *empty = arena_new(chart->arena, struct value);
    *empty = value_object(NULL, 0);
    const struct value *said = value_member(&view->mark_def, name);
    if (!said) {
        said = mark_config_find(chart, view, name);
        if (!said || !value_to_boolean(*said)) {
            return shape ? empty : NULL;
        }
    }
    if (said->type == VALUE_STRING && strcmp(said->string, "transparent") == 0) {
        struct bag clear = {0};
        bag_set(chart->arena, &clear, "opacity", value_number(0));
        *empty = bag_object(&clear);
        return empty;
    }
    if (said->type == VALUE_OBJECT) {
        return said;
    }
    return value_to_boolean(*said) ? empty : NULL;
}

static void copy_members(
    struct arena *arena, struct bag *bag, const struct value *object) {
    for (size_t i = 0; object && i < object->count; i++) {
        bag_take(arena, bag, &object->members[i]);
    }
}

static void copy_named(struct arena *arena, struct bag *bag, const struct value *object,
    const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const struct value *value = value_member(object, names[i]);
        if (value) {
            bag_set(arena, bag, names[i], *value);
        }
    }
}

static struct value without(struct arena *arena, const struct value *object,
    const char *first, const char *second) {
    struct bag bag = {0};
    for (size_t i = 0; i < object->count; i++) {
        const struct member *member = &object->members[i];
        if (strcmp(member->name, first) != 0 && strcmp(member->name, second) != 0) {
            bag_take(arena, &bag, member);
        }
    }
    return bag_object(&bag);
}

static struct value make_layer(
    struct arena *arena, struct value mark, struct value encoding, struct place place) {
    struct bag layer = {0};
    mark.place = place;
    encoding.place = place;
    bag_set(arena, &layer, "mark", mark);
    bag_set(arena, &layer, "encoding", encoding);
    struct value value = bag_object(&layer);
    value.place = place;
    return value;
}

static struct value path_mark(struct chart *chart, const struct view *view) {
    struct bag mark = {0};
    bool plain =
        !mark_find(chart, view, "opacity") && !mark_find(chart, view, "fillOpacity");
    if (view->mark == &mark_area && plain) {
        bag_set(chart->arena, &mark, "opacity", value_number(0.7));
    }
    copy_members(chart->arena, &mark, &view->mark_def);
    bag_set(chart->arena, &mark, "type", value_string(view->mark->name));
    bag_set(chart->arena, &mark, "point", value_boolean(false));
    bag_set(chart->arena, &mark, "line", value_boolean(false));
    return bag_object(&mark);
}

/* What lies on a stacked path stacks as the path does. */
static struct value overlay_encoding(
    struct chart *chart, const struct view *view, const struct value *encoding) {
    struct arena *arena = chart->arena;
    struct value plain = without(arena, encoding, "x2", "y2");
    if (!view->stack.set) {
        return plain;
    }
    const char *name = channels[view->stack.field_channel].name;
    struct bag definition = {0}, all = {0};
    copy_members(arena, &all, &plain);
    const struct value *stacked = bag_find(&all, name);
    copy_members(arena, &definition, stacked);
    bag_set(arena, &definition, "stack", value_string(view->stack.offset));
    struct value value = bag_object(&definition);
    value.place = stacked->place;
    bag_set(arena, &all, name, value);
    return bag_object(&all);
}

static struct value line_mark(
    struct chart *chart, const struct view *view, const struct value *line) {
    static const char *const kept[] = {"clip", "interpolate", "tension", "tooltip"};
    struct bag mark = {0};
    bag_set(chart->arena, &mark, "type", value_string("line"));
    copy_named(chart->arena, &mark, &view->mark_def, kept, countof(kept));
    copy_members(chart->arena, &mark, line);
    bag_set(chart->arena, &mark, "point", value_boolean(false));
    return bag_object(&mark);
}

static struct value point_mark(
    struct chart *chart, const struct view *view, const struct value *point) {
    static const char *const kept[] = {"clip", "tooltip"};
    struct bag mark = {0};
    bag_set(chart->arena, &mark, "type", value_string("point"));
    bag_set(chart->arena, &mark, "opacity", value_number(1));
    bag_set(chart->arena, &mark, "filled", value_boolean(true));
    copy_named(chart->arena, &mark, &view->mark_def, kept, countof(kept));
    copy_members(chart->arena, &mark, point);
    return bag_object(&mark);
}

const struct value *overlay_layers(
    struct chart *chart, struct view *view, const struct value *encoding) {
    const struct mark_kind *kind = view->mark;
    if (!kind->path && kind != &mark_rule) {
        return NULL;
    }
    struct arena *arena = chart->arena;
    const struct value *point =
        find_overlay(chart, view, "point", value_member(encoding, "shape"));
    const struct value *line =
        kind == &mark_area ? find_overlay(chart, view, "line", NULL) : NULL;
    if (!point && !line) {
        return NULL;
    }
    struct place place = view->mark_def.place;
    struct value *layers = arena_array(arena, 3, sizeof *layers);
    size_t count = 0;
    layers[count++] = make_layer(
        arena, path_mark(chart, view), without(arena, encoding, "shape", "shape"), place);
    struct value over = overlay_encoding(chart, view, encoding);
    if (line) {
        layers[count++] = make_layer(arena, line_mark(chart, view, line), over, place);
    }
    if (point) {
        layers[count++] = make_layer(arena, point_mark(chart, view, point), over, place);
    }
    struct value *out = arena_new(arena, struct value);
    *out = value_array(layers, count);
    return out;
}
