/* Names of colour schemes and ranges, checked where they stand. */
#include "chart/scheme_check.h"

#include <string.h>

#include "chart/config.h"

static const char *const range_names[] = {
    "width", "height", "category", "diverging", "heatmap", "ordinal", "ramp", "symbol"};

static void check_name(struct chart *chart, const struct value *name) {
    struct value *colors;
    size_t count;
    if (!name || name->type != VALUE_STRING ||
        scheme_colors(chart->arena, name->string, 0, 0, 0, &colors, &count)) {
        return;
    }
    const char *const *names = scheme_names();
    for (count = 0; names[count]; count++) {
    }
    fault_add(chart->faults, FAULT_WARNING, "unknown-scheme", name->place,
        "there is no colour scheme “%s”", "没有“%s”这种配色", name->string);
    fault_hint_near(chart->faults, name->string, names, count);
}

/* A name, or {name, count, extent}; in a config {scheme, count, extent}. */
static void check_scheme(struct chart *chart, const struct value *scheme) {
    bool object = scheme && scheme->type == VALUE_OBJECT;
    const struct value *inner = object ? value_member(scheme, "scheme") : NULL;
    if (inner) {
        check_scheme(chart, inner);
    } else {
        check_name(chart, object ? value_member(scheme, "name") : scheme);
    }
}

static void check_range(struct chart *chart, const struct value *range) {
    if (!range || range->type != VALUE_STRING) {
        return;
    }
    bool known = config_find(chart, arena_print(chart->arena, "range.%s", range->string));
    for (size_t i = 0; !known && i < countof(range_names); i++) {
        known = strcmp(range_names[i], range->string) == 0;
    }
    if (!known) {
        fault_add(chart->faults, FAULT_WARNING, "unknown-range", range->place,
            "config.range has no range named “%s”", "config.range 里没有名为“%s”的值域",
            range->string);
        fault_hint_near(chart->faults, range->string, range_names, countof(range_names));
    }
}

void scheme_check_scale(struct chart *chart, const struct value *scale) {
    if (scale) {
        check_scheme(chart, value_member(scale, "scheme"));
        check_range(chart, value_member(scale, "range"));
    }
}

void scheme_check_config(struct chart *chart, const struct value *config) {
    const struct value *ranges = value_member(config, "range");
    for (size_t i = 0; ranges && ranges->type == VALUE_OBJECT && i < ranges->count; i++) {
        if (strcmp(ranges->members[i].name, "symbol") != 0) {
            check_scheme(chart, &ranges->members[i].value);
        }
    }
}
