/* Box plots: a box from the first quartile to the third, a tick at the median, whiskers to
 * the farthest values within `extent` box lengths (or to all of them: min-max), and a point
 * for each value beyond (vega-lite/src/compositemark/boxplot.ts). */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "chart/composite/composite.h"
#include "chart/config.h"

struct boxplot {
    struct composite *composite;
    const char *multiple; /* of the box's length; NULL: min-max */
    struct value size;    /* null: none is said */
    struct bag plain;     /* encodings without colour and size */
    const struct value *color, *size_channel;
};

static void set_text(const struct composite *composite, struct bag *bag, const char *name,
    const char *text) {
    bag_set(composite->arena, bag, name, composite_text(composite, text));
}

static struct bag plain_mark(const struct composite *composite, const char *type) {
    struct bag mark = {0};
    set_text(composite, &mark, "type", type);
    const struct value *invalid = value_member(composite->mark, "invalid");
    if (invalid) {
        bag_set(composite->arena, &mark, "invalid", *invalid);
    }
    return mark;
}

static const char *across(const struct composite *composite) {
    return composite->vertical ? "horizontal" : "vertical";
}

/* The size of box and median: said, or by the config of the mark. */
static struct value find_size(const struct composite *composite) {
    const struct value *size = composite_find(composite, "size");
    if (!size) {
        size = config_find(composite->chart, "mark.size");
    }
    return size && value_to_boolean(*size) ? *size : value_null();
}

static bool read_extent(struct boxplot *boxplot) {
    const struct composite *composite = boxplot->composite;
    const struct value *extent = composite_find(composite, "extent");
    if (extent && extent->type == VALUE_NUMBER && extent->number >= 0) {
        char text[NUMBER_SIZE];
        number_print(text, extent->number);
        boxplot->multiple = arena_copy_string(composite->arena, text);
        return true;
    }
    if (extent && extent->type == VALUE_STRING &&
        strcmp(extent->string, "min-max") == 0) {
        return true;
    }
    fault_add(composite->chart->faults, FAULT_ERROR, "wrong-value",
        extent ? extent->place : composite->place,
        "the extent of a boxplot is “min-max” or a number: how many lengths of the box",
        "boxplot 的 extent 应为 “min-max”，或一个数（箱体长度的倍数）");
    return false;
}

static void add_whisker(struct boxplot *boxplot, const char *from, const char *to) {
    struct composite *composite = boxplot->composite;
    struct composite_part part = {.name = "rule",
        .mark = plain_mark(composite, "rule"),
        .from = from,
        .to = to,
        .encoding = boxplot->plain};
    composite_add_part(composite, &part);
}

static void add_whisker_end(struct boxplot *boxplot, const char *at) {
    struct composite *composite = boxplot->composite;
    struct composite_part part = {.name = "ticks",
        .mark = plain_mark(composite, "tick"),
        .from = at,
        .encoding = boxplot->plain};
    set_text(composite, &part.mark, "color", "black");
    bag_set(composite->arena, &part.mark, "opacity", value_number(1));
    set_text(composite, &part.mark, "orient", across(composite));
    composite_add_part(composite, &part);
}

static void add_whiskers(struct boxplot *boxplot) {
    add_whisker(boxplot, "lower_whisker", "lower_box");
    add_whisker(boxplot, "upper_box", "upper_whisker");
    add_whisker_end(boxplot, "lower_whisker");
    add_whisker_end(boxplot, "upper_whisker");
}

static void add_box(struct boxplot *boxplot) {
    struct composite *composite = boxplot->composite;
    struct composite_part part = {.name = "box",
        .mark = plain_mark(composite, "bar"),
        .from = "lower_box",
        .to = "upper_box",
        .encoding = composite->rest};
    if (boxplot->size.type != VALUE_NULL) {
        bag_set(composite->arena, &part.mark, "size", boxplot->size);
    }
    set_text(
        composite, &part.mark, "orient", composite->vertical ? "vertical" : "horizontal");
    composite_add_part(composite, &part);
}

/* The median of a box without length is drawn as the box would be, to be seen at all. */
static struct value median_color(const struct boxplot *boxplot) {
    const struct composite *composite = boxplot->composite;
    struct bag condition = {0}, color = {0};
    set_text(composite, &condition, "test",
        arena_print(composite->arena, "%s >= %s", composite_datum(composite, "lower_box"),
            composite_datum(composite, "upper_box")));
    for (size_t i = 0; boxplot->color && i < boxplot->color->count; i++) {
        bag_take(composite->arena, &condition, &boxplot->color->members[i]);
    }
    if (!boxplot->color) {
        const struct value *box = composite_config(composite, "box");
        const char *path =
            box && box->type == VALUE_OBJECT ? "boxplot.box.color" : "mark.color";
        set_text(composite, &condition, "value",
            config_string(composite->chart, path, "#4c78a8"));
    }
    bag_set(
        composite->arena, &color, "condition", composite_object(composite, &condition));
    return composite_object(composite, &color);
}

static void add_median(struct boxplot *boxplot) {
    struct composite *composite = boxplot->composite;
    struct composite_part part = {
        .name = "median", .mark = plain_mark(composite, "tick"), .from = "mid_box"};
    const struct value *color = composite_config(composite, "median.color");
    if (color) {
        bag_set(composite->arena, &part.mark, "color", *color);
    }
    if (boxplot->size.type != VALUE_NULL) {
        bag_set(composite->arena, &part.mark, "size", boxplot->size);
    }
    set_text(composite, &part.mark, "orient", across(composite));
    for (size_t i = 0; i < boxplot->plain.count; i++) {
        bag_take(composite->arena, &part.encoding, &boxplot->plain.items[i]);
    }
    if (boxplot->size_channel) {
        bag_set(composite->arena, &part.encoding, "size", *boxplot->size_channel);
    }
    bag_set(composite->arena, &part.encoding, "color", median_color(boxplot));
    composite_add_part(composite, &part);
}

/* lower_box − extent × (upper_box − lower_box), and the same above. */
static const char *whisker_limit(const struct boxplot *boxplot, bool upper) {
    const struct composite *composite = boxplot->composite;
    const char *low = composite_datum(composite, "lower_box");
    const char *high = composite_datum(composite, "upper_box");
    return arena_print(composite->arena, "%s %s %s * (%s - %s)", upper ? high : low,
        upper ? "+" : "-", boxplot->multiple, high, low);
}

/* A point for each value beyond the whiskers. */
static bool outlier_layer(struct boxplot *boxplot, struct value *layer) {
    struct composite *composite = boxplot->composite;
    if (!composite_part_wanted(composite, "outliers")) {
        return false;
    }
    struct composite_part part = {.name = "outliers"};
    set_text(composite, &part.mark, "type", "point");
    for (size_t i = 0; i < boxplot->plain.count; i++) {
        bag_take(composite->arena, &part.encoding, &boxplot->plain.items[i]);
    }
    if (boxplot->color) {
        bag_set(composite->arena, &part.encoding, "color", *boxplot->color);
    }
    *layer = composite_part_layer(composite, &part);
    const char *field = composite_datum(composite, NULL);
    struct value filter = composite_filter(composite,
        arena_print(composite->arena, "(%s < %s) || (%s > %s)", field,
            whisker_limit(boxplot, false), field, whisker_limit(boxplot, true)));
    *layer = value_with_member(composite->arena, *layer, "transform",
        composite_list(composite, &filter, 1), composite->place);
    return true;
}

/* Whiskers end at values: at the last ones within their limits. */
static bool whisker_view(struct boxplot *boxplot, struct value *view) {
    struct composite *composite = boxplot->composite;
    const char *field = composite_datum(composite, NULL);
    const char *test = arena_print(composite->arena, "(%s <= %s) && (%s <= %s)",
        whisker_limit(boxplot, false), field, field, whisker_limit(boxplot, true));
    struct value ends[] = {composite_aggregate(composite, "min", NULL, "lower_whisker"),
        composite_aggregate(composite, "max", NULL, "upper_whisker"),
        composite_aggregate(composite, "min", "lower_box", "lower_box"),
        composite_aggregate(composite, "max", "upper_box", "upper_box")};
    struct value steps[] = {composite_filter(composite, test),
        composite_summary(composite, "aggregate", ends, countof(ends), true)};
    add_whiskers(boxplot);
    *view = composite_view(
        composite, steps, countof(steps), composite->layers, composite->layer_count);
    bool wanted = composite->layer_count > 0;
    composite->layer_count = 0;
    return wanted;
}

/* All values with the quartiles of their groups: outliers and whiskers, as far as they are
 * wanted; false if neither is. */
static bool values_view(struct boxplot *boxplot, struct value *view) {
    struct composite *composite = boxplot->composite;
    struct value quartiles[] = {composite_aggregate(composite, "q1", NULL, "lower_box"),
        composite_aggregate(composite, "q3", NULL, "upper_box")};
    struct value *steps =
        arena_array(composite->arena, composite->step_count + 1, sizeof *steps);
    size_t count = 0, layer_count = 0;
    for (; count < composite->step_count; count++) {
        steps[count] = composite->steps[count];
    }
    steps[count++] = composite_summary(
        composite, "joinaggregate", quartiles, countof(quartiles), false);
    struct value layers[2];
    layer_count += outlier_layer(boxplot, &layers[layer_count]);
    layer_count += whisker_view(boxplot, &layers[layer_count]);
    *view = composite_view(composite, steps, count, layers, layer_count);
    return layer_count > 0;
}

static void add_summary(struct boxplot *boxplot, struct value **steps, size_t *count) {
    struct composite *composite = boxplot->composite;
    bool all = !boxplot->multiple;
    struct value numbers[] = {composite_aggregate(composite, "q1", NULL, "lower_box"),
        composite_aggregate(composite, "q3", NULL, "upper_box"),
        composite_aggregate(composite, "median", NULL, "mid_box"),
        composite_aggregate(composite, "min", NULL, all ? "lower_whisker" : "min"),
        composite_aggregate(composite, "max", NULL, all ? "upper_whisker" : "max")};
    size_t capacity = 0;
    for (size_t i = 0; i < composite->step_count; i++) {
        composite_append(composite, steps, count, &capacity, composite->steps[i]);
    }
    composite_append(composite, steps, count, &capacity,
        composite_summary(composite, "aggregate", numbers, countof(numbers), true));
}

static void split_encodings(struct boxplot *boxplot) {
    struct composite *composite = boxplot->composite;
    boxplot->color = bag_find(&composite->rest, "color");
    boxplot->size_channel = bag_find(&composite->rest, "size");
    for (size_t i = 0; i < composite->rest.count; i++) {
        const struct member *member = &composite->rest.items[i];
        if (strcmp(member->name, "color") != 0 && strcmp(member->name, "size") != 0) {
            bag_take(composite->arena, &boxplot->plain, member);
        }
    }
}

static bool write_layers(struct composite *composite) {
    struct boxplot boxplot = {.composite = composite, .size = find_size(composite)};
    if (!read_extent(&boxplot)) {
        return false;
    }
    split_encodings(&boxplot);
    struct value *steps = NULL;
    size_t count = 0;
    add_summary(&boxplot, &steps, &count);
    if (!boxplot.multiple) {
        add_whiskers(&boxplot);
        add_box(&boxplot);
        add_median(&boxplot);
        composite->transforms = steps;
        composite->transform_count = count;
        return true;
    }
    struct value views[2];
    size_t view_count = values_view(&boxplot, &views[0]);
    add_box(&boxplot);
    add_median(&boxplot);
    views[view_count] = composite_view(
        composite, steps, count, composite->layers, composite->layer_count);
    view_count += composite->layer_count > 0;
    composite->layers = arena_array(composite->arena, 2, sizeof *composite->layers);
    composite->layer_count = view_count;
    for (size_t i = 0; i < view_count; i++) {
        composite->layers[i] = views[i];
    }
    return true;
}

const struct composite_kind composite_boxplot = {
    .name = "boxplot", .write = write_layers};
