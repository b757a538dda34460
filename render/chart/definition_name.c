/* What definitions are called: titles, and the columns that hold their values. */
#include <ctype.h>
#include <string.h>

#include "chart/config.h"
#include "chart/definition.h"

/* "year-month" of "yearmonth". */
static const char *joined_parts(struct arena *arena, const char *unit) {
    const char *parts[TIME_PART_COUNT];
    size_t count = time_unit_parts(unit, parts);
    const char *text = "";
    for (size_t i = 0; i < count; i++) {
        text = arena_print(arena, "%s%s%s", text, i ? "-" : "", parts[i]);
    }
    return text;
}

static const char *capitalized(struct arena *arena, const char *word) {
    char *copy = arena_copy_string(arena, word);
    copy[0] = (char)toupper((unsigned char)copy[0]);
    return copy;
}

static const char *uppercased(struct arena *arena, const char *word) {
    char *copy = arena_copy_string(arena, word);
    for (char *c = copy; *c; c++) {
        *c = (char)toupper((unsigned char)*c);
    }
    return copy;
}

static const char *functional_title(
    struct arena *arena, const struct definition *definition) {
    const char *function = definition->aggregate        ? definition->aggregate
                           : definition->time_unit.unit ? definition->time_unit.unit
                           : definition->bin            ? "bin"
                                                        : NULL;
    if (definition->argument) {
        return arena_print(
            arena, "%s for %s(%s)", definition->field, function, definition->argument);
    }
    const char *field = definition->field ? definition->field : "";
    return function ? arena_print(arena, "%s(%s)", uppercased(arena, function), field)
                    : field;
}

const char *definition_title(
    const struct chart *chart, const struct definition *definition) {
    struct arena *arena = chart->arena;
    const char *form = config_string(chart, "fieldTitle", "verbal");
    const char *field = definition->field;
    if (strcmp(form, "functional") == 0) {
        return functional_title(arena, definition);
    }
    if (!field) {
        return config_string(chart, "countTitle", "Count of Records");
    }
    if (strcmp(form, "plain") == 0) {
        return field;
    }
    if (definition->bin) {
        return arena_print(arena, "%s (binned)", field);
    }
    if (definition->time_unit.unit && !definition->time_unit.binned) {
        return arena_print(
            arena, "%s (%s)", field, joined_parts(arena, definition->time_unit.unit));
    }
    if (definition->argument) {
        return arena_print(arena, "%s for %s %s", field, definition->aggregate + 3,
            definition->argument);
    }
    if (definition->aggregate) {
        return arena_print(
            arena, "%s of %s", capitalized(arena, definition->aggregate), field);
    }
    return field;
}

static const char *bin_prefix(struct arena *arena, const struct definition *definition) {
    const struct value *bin = definition->bin;
    const char *name = "bin";
    bool sized = bin->type == VALUE_OBJECT &&
                 (value_member(bin, "maxbins") || value_member(bin, "step"));
    for (size_t i = 0; bin->type == VALUE_OBJECT && i < bin->count; i++) {
        name = arena_print(arena, "%s_%s_%s", name, bin->members[i].name,
            value_to_string(bin->members[i].value, arena));
    }
    return sized ? name
                 : arena_print(arena, "%s_maxbins_%d", name,
                       channels[definition->channel].maxbins);
}

const char *definition_column(
    struct arena *arena, const struct definition *definition, const char *suffix) {
    const struct time_unit *unit = &definition->time_unit;
    const char *field = definition->field ? definition->field : "";
    const char *name = field;
    if (!definition->field) {
        name = "__count";
    } else if (definition->bin) {
        name = arena_print(arena, "%s_%s", bin_prefix(arena, definition), field);
    } else if (definition->argument) {
        name = arena_print(
            arena, "%s_%s_%s", definition->aggregate, definition->argument, field);
    } else if (definition->aggregate) {
        name = arena_print(arena, "%s_%s", definition->aggregate, field);
    } else if (unit->unit && !unit->binned) {
        const char *step =
            unit->step != 1 ? arena_print(arena, "_step_%g", unit->step) : "";
        name = arena_print(
            arena, "%s%s%s_%s", unit->utc ? "utc" : "", unit->unit, step, field);
    }
    return suffix ? arena_print(arena, "%s_%s", name, suffix) : name;
}
