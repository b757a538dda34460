/* What composite marks are rewritten with: steps of transforms, views, names. */
#include <string.h>

#include "base/buffer.h"
#include "chart/composite/composite.h"

static struct value at_mark(const struct composite *composite, struct value value) {
    value.place = composite->place;
    return value;
}

struct value composite_text(const struct composite *composite, const char *text) {
    return at_mark(composite, value_string(text));
}

struct value composite_object(const struct composite *composite, const struct bag *bag) {
    return at_mark(composite, bag_object(bag));
}

struct value composite_list(
    const struct composite *composite, const struct value *items, size_t count) {
    struct value *copy = arena_array(composite->arena, count + 1, sizeof *copy);
    for (size_t i = 0; i < count; i++) {
        copy[i] = items[i];
    }
    return at_mark(composite, value_array(copy, count));
}

void composite_append(struct composite *composite, struct value **items, size_t *count,
    size_t *capacity, struct value item) {
    *items = arena_grow(composite->arena, *items, *count, capacity, sizeof item);
    (*items)[(*count)++] = item;
}

static const char *field_with(const struct composite *composite, const char *prefix) {
    return prefix ? arena_print(composite->arena, "%s_%s", prefix, composite->field)
                  : composite->field;
}

struct value composite_name(const struct composite *composite, const char *prefix) {
    return composite_text(composite, field_with(composite, prefix));
}

const char *composite_datum(const struct composite *composite, const char *prefix) {
    struct buffer text = {0};
    buffer_append_string(&text, "datum[");
    buffer_append_json(&text, field_with(composite, prefix));
    buffer_append_string(&text, "]");
    const char *copy = arena_copy(composite->arena, text.data, text.length);
    buffer_finish(&text);
    return copy;
}

static void set_text(const struct composite *composite, struct bag *bag, const char *name,
    const char *text) {
    bag_set(composite->arena, bag, name, composite_text(composite, text));
}

struct value composite_filter(const struct composite *composite, const char *test) {
    struct bag step = {0};
    set_text(composite, &step, "filter", test);
    return composite_object(composite, &step);
}

struct value composite_calculate(
    const struct composite *composite, const char *formula, const char *prefix) {
    struct bag step = {0};
    set_text(composite, &step, "calculate", formula);
    set_text(composite, &step, "as", field_with(composite, prefix));
    return composite_object(composite, &step);
}

struct value composite_aggregate(const struct composite *composite, const char *op,
    const char *source, const char *prefix) {
    struct bag item = {0};
    set_text(composite, &item, "op", op);
    set_text(composite, &item, "field", field_with(composite, source));
    set_text(composite, &item, "as", field_with(composite, prefix));
    return composite_object(composite, &item);
}

struct value composite_summary(const struct composite *composite, const char *transform,
    const struct value *items, size_t count, bool with_channels) {
    size_t more = with_channels ? composite->aggregate_count : 0;
    struct value *all = arena_array(composite->arena, count + more + 1, sizeof *all);
    for (size_t i = 0; i < more; i++) {
        all[i] = composite->aggregates[i];
    }
    for (size_t i = 0; i < count; i++) {
        all[more + i] = items[i];
    }
    struct bag step = {0};
    bag_set(composite->arena, &step, transform,
        at_mark(composite, value_array(all, more + count)));
    bag_set(composite->arena, &step, "groupby",
        composite_list(composite, composite->groupby, composite->group_count));
    return composite_object(composite, &step);
}

struct value composite_view(const struct composite *composite,
    const struct value *transforms, size_t transform_count, const struct value *layers,
    size_t layer_count) {
    struct bag view = {0};
    if (transform_count > 0) {
        bag_set(composite->arena, &view, "transform",
            composite_list(composite, transforms, transform_count));
    }
    bag_set(
        composite->arena, &view, "layer", composite_list(composite, layers, layer_count));
    return composite_object(composite, &view);
}
