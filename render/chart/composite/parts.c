/* The parts of composite marks: each a plain mark that the composite's own member of the
 * part's name, or its config, changes or leaves out (vega-lite/src/compositemark/common.ts).
 */
#include "chart/composite/composite.h"
#include "chart/config.h"

const struct value *composite_config(
    const struct composite *composite, const char *path) {
    return config_find(composite->chart,
        arena_print(composite->arena, "%s.%s", composite->kind->name, path));
}

const struct value *composite_find(const struct composite *composite, const char *name) {
    const struct value *said = value_member(composite->mark, name);
    return said ? said : composite_config(composite, name);
}

bool composite_part_wanted(const struct composite *composite, const char *name) {
    const struct value *said = composite_find(composite, name);
    return said && value_to_boolean(*said);
}

static void take_all(struct arena *arena, struct bag *bag, const struct value *object) {
    for (size_t i = 0; object && object->type == VALUE_OBJECT && i < object->count; i++) {
        bag_take(arena, bag, &object->members[i]);
    }
}

/* What is said of the whole composite and holds for each part. */
static void take_common(const struct composite *composite, struct bag *mark) {
    static const char *const names[] = {"clip", "color", "opacity"};
    for (size_t i = 0; i < countof(names); i++) {
        const struct value *value = value_member(composite->mark, names[i]);
        if (value && value_to_boolean(*value)) {
            bag_set(composite->arena, mark, names[i], *value);
        }
    }
}

static struct value part_mark(
    const struct composite *composite, const struct composite_part *part) {
    struct bag mark = {0};
    take_all(composite->arena, &mark, composite_config(composite, part->name));
    take_common(composite, &mark);
    for (size_t i = 0; i < part->mark.count; i++) {
        bag_take(composite->arena, &mark, &part->mark.items[i]);
    }
    const char *style =
        arena_print(composite->arena, "%s-%s", composite->kind->name, part->name);
    bag_set(composite->arena, &mark, "style", composite_text(composite, style));
    take_all(composite->arena, &mark, value_member(composite->mark, part->name));
    return composite_object(composite, &mark);
}

struct value composite_measure(struct composite *composite, const char *prefix) {
    static const char *const kept[] = {"title", "scale", "axis"};
    struct bag definition = {0};
    struct value field = prefix ? composite_name(composite, prefix)
                                : composite_text(composite, composite->field);
    field.place = value_member(composite->measure, "field")->place;
    bag_set(composite->arena, &definition, "field", field);
    bag_set(
        composite->arena, &definition, "type", *value_member(composite->measure, "type"));
    bag_set(composite->arena, &definition, "title",
        composite_text(composite, composite->field));
    for (size_t i = 0; i < countof(kept); i++) {
        const struct value *value = value_member(composite->measure, kept[i]);
        if (value) {
            bag_set(composite->arena, &definition, kept[i], *value);
        }
    }
    struct value value = bag_object(&definition);
    value.place = composite->measure->place;
    return value;
}

struct value composite_part_layer(
    struct composite *composite, struct composite_part *part) {
    struct arena *arena = composite->arena;
    struct bag encoding = {0}, layer = {0};
    bag_set(arena, &encoding, composite->axis, composite_measure(composite, part->from));
    if (part->to) {
        struct bag second = {0};
        bag_set(arena, &second, "field", composite_name(composite, part->to));
        bag_set(arena, &encoding, composite->vertical ? "y2" : "x2",
            composite_object(composite, &second));
    }
    for (size_t i = 0; i < part->encoding.count; i++) {
        bag_take(arena, &encoding, &part->encoding.items[i]);
    }
    bag_set(arena, &layer, "mark", part_mark(composite, part));
    bag_set(arena, &layer, "encoding", composite_object(composite, &encoding));
    return composite_object(composite, &layer);
}

void composite_add_part(struct composite *composite, struct composite_part *part) {
    if (composite_part_wanted(composite, part->name)) {
        composite_append(composite, &composite->layers, &composite->layer_count,
            &composite->layer_capacity, composite_part_layer(composite, part));
    }
}
