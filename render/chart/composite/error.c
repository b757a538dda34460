/* The ends of error bars and bands (vega-lite/src/compositemark/errorbar.ts,
 * errorBarAggregationAndCalculation). */
#include "chart/composite/error.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "chart/config.h"

const struct value *error_channel(
    const struct value *encoding, const char *axis, const char *suffix) {
    char name[16];
    snprintf(name, sizeof name, "%s%s", axis, suffix);
    const struct value *definition = value_member(encoding, name);
    return definition && definition->type == VALUE_OBJECT ? definition : NULL;
}

static void add_step(struct composite *composite, struct value step) {
    composite_append(composite, &composite->transforms, &composite->transform_count,
        &composite->transform_capacity, step);
}

static void add_calculation(
    struct composite *composite, const char *formula, const char *prefix) {
    add_step(composite, composite_calculate(composite, formula, prefix));
}

static const char *const extents[] = {"ci", "iqr", "stderr", "stdev"};
static const char *const centers[] = {"mean", "median"};

static bool read_word(const struct composite *composite, const char *name,
    const char *const *words, size_t count, const char **word) {
    int index = -1;
    if (!property_choice(
            composite->mark, name, words, count, &index, composite->chart->faults)) {
        return false;
    }
    *word = index >= 0 ? words[index] : NULL;
    return true;
}

/* The centre follows from the extent, or the extent from the centre. */
static bool read_extent(
    const struct composite *composite, const char **center, const char **extent) {
    if (!read_word(composite, "extent", extents, countof(extents), extent) ||
        !read_word(composite, "center", centers, countof(centers), center)) {
        return false;
    }
    if (!*center) {
        *center = !*extent ? config_string(composite->chart, "errorbar.center", "mean")
                  : strcmp(*extent, "iqr") == 0 ? "median"
                                                : "mean";
    }
    if (!*extent) {
        *extent = strcmp(*center, "mean") == 0 ? "stderr" : "iqr";
    }
    return true;
}

/* lower = center − extent, upper = center + extent. */
static void add_around_center(
    struct composite *composite, const char *center, const char *extent) {
    struct arena *arena = composite->arena;
    struct value numbers[] = {composite_aggregate(composite, extent, NULL, "extent"),
        composite_aggregate(composite, center, NULL, "center")};
    add_step(composite,
        composite_summary(composite, "aggregate", numbers, countof(numbers), true));
    const char *middle = composite_datum(composite, "center");
    const char *away = composite_datum(composite, "extent");
    add_calculation(composite, arena_print(arena, "%s + %s", middle, away), "upper");
    add_calculation(composite, arena_print(arena, "%s - %s", middle, away), "lower");
}

static bool add_raw(struct composite *composite) {
    const char *center, *extent;
    if (!read_extent(composite, &center, &extent)) {
        return false;
    }
    if (strcmp(extent, "stderr") == 0 || strcmp(extent, "stdev") == 0) {
        add_around_center(composite, center, extent);
        return true;
    }
    bool bootstrap = strcmp(extent, "ci") == 0;
    struct value numbers[] = {
        composite_aggregate(composite, bootstrap ? "ci0" : "q1", NULL, "lower"),
        composite_aggregate(composite, bootstrap ? "ci1" : "q3", NULL, "upper"),
        composite_aggregate(composite, bootstrap ? "mean" : "median", NULL, "center")};
    add_step(composite,
        composite_summary(composite, "aggregate", numbers, countof(numbers), true));
    return true;
}

static const char *datum_of(
    const struct composite *composite, const struct value *definition) {
    struct buffer text = {0};
    buffer_append_string(&text, "datum[");
    buffer_append_json(&text, property_string(definition, "field", ""));
    buffer_append_string(&text, "]");
    const char *copy = arena_copy(composite->arena, text.data, text.length);
    buffer_finish(&text);
    return copy;
}

/* What is added to the measure: a field, or the number that the channel gives. */
static const char *error_of(
    const struct composite *composite, const struct value *definition) {
    const struct value *value = value_member(definition, "value");
    return value ? value_to_string(*value, composite->arena)
                 : datum_of(composite, definition);
}

static void warn_unneeded(const struct composite *composite) {
    static const char *const names[] = {"extent", "center"};
    for (size_t i = 0; i < countof(names); i++) {
        const struct value *value = value_member(composite->mark, names[i]);
        if (value) {
            fault_add(composite->chart->faults, FAULT_WARNING, "no-effect", value->place,
                "“%s” does nothing where the data say themselves where the error ends",
                "误差的两端已由数据给出，用不到“%s”", names[i]);
        }
    }
}

bool error_transforms(struct composite *composite) {
    struct arena *arena = composite->arena;
    const struct value *second = error_channel(composite->encoding, composite->axis, "2");
    const struct value *above =
        error_channel(composite->encoding, composite->axis, "Error");
    const struct value *below =
        error_channel(composite->encoding, composite->axis, "Error2");
    for (size_t i = 0; i < composite->step_count; i++) {
        add_step(composite, composite->steps[i]);
    }
    if (!second && !above) {
        return add_raw(composite);
    }
    warn_unneeded(composite);
    if (composite->aggregate_count > 0) {
        composite->group_count = 0;
        add_step(composite, composite_summary(composite, "aggregate", NULL, 0, true));
    }
    const char *field = composite_datum(composite, NULL);
    if (second) {
        add_calculation(composite, datum_of(composite, second), "upper");
        add_calculation(composite, field, "lower");
        return true;
    }
    add_calculation(composite,
        arena_print(arena, "%s + %s", field, error_of(composite, above)), "upper");
    add_calculation(composite,
        arena_print(arena, "%s %s %s", field, below ? "+" : "-",
            error_of(composite, below ? below : above)),
        "lower");
    return true;
}
