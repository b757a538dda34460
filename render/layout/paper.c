/* Sizes of paper, and margins. */
#include <string.h>

#include "layout/pages.h"

static const double px_per_mm = 96 / 25.4;

/* ISO 216, GB/T 788 (开本) and what printers outside use. */
static const struct paper {
    const char *name;
    double width, height; /* mm */
} papers[] = {
    {"A3", 297, 420},
    {"A4", 210, 297},
    {"A5", 148, 210},
    {"B5", 176, 250},
    {"16开", 185, 260},
    {"大16开", 210, 285},
    {"32开", 130, 184},
    {"大32开", 140, 203},
    {"letter", 215.9, 279.4},
};

enum { LEAST_SIDE = 100 };

/* The names, or [width, height]. */
static const struct schema *make_paper(struct arena *arena) {
    const char **names = arena_array(arena, countof(papers) + 1, sizeof *names);
    for (size_t i = 0; i < countof(papers); i++) {
        names[i] = papers[i].name;
    }
    struct schema *schema = arena_new(arena, struct schema);
    schema->types = PROPERTY_STRING | PROPERTY_ARRAY;
    schema->words = names;
    schema->items = &length_schema;
    return schema;
}

const struct schema paper_schema = {.name = "paper", .make = make_paper};

static bool read_sides(
    const struct value *value, double *width, double *height, struct faults *faults) {
    if (value->count != 2) {
        fault_add(faults, FAULT_ERROR, "wrong-value", value->place,
            "paper is a name or [width, height]", "paper 应写纸张名称，或 [宽, 高]");
        return false;
    }
    return length_bind(
               &value->items[0], "paper", 16, LEAST_SIDE, LENGTH_LIMIT, width, faults) &&
           length_bind(
               &value->items[1], "paper", 16, LEAST_SIDE, LENGTH_LIMIT, height, faults);
}

bool paper_bind(
    const struct value *value, double *width, double *height, struct faults *faults) {
    const char *names[countof(papers)];
    if (value->type == VALUE_ARRAY) {
        return read_sides(value, width, height, faults);
    }
    for (size_t i = 0; i < countof(papers); i++) {
        names[i] = papers[i].name;
        if (value->type == VALUE_STRING && strcmp(value->string, names[i]) == 0) {
            *width = papers[i].width * px_per_mm;
            *height = papers[i].height * px_per_mm;
            return true;
        }
    }
    fault_add(faults, FAULT_ERROR, "unknown-paper", value->place,
        "paper is a name such as A4, or [210mm, 297mm]",
        "paper 应写 A4 这样的名称，或 [210mm, 297mm]");
    if (value->type == VALUE_STRING) {
        fault_hint_near(faults, value->string, names, countof(names));
    }
    return false;
}

static const struct property margin_properties[] = {
    {"top", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"bottom", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"left", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"right", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"inside", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"outside", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
};

const struct schema margins_schema = {
    .types = PROPERTY_NUMBER | PROPERTY_STRING | PROPERTY_OBJECT,
    .pattern = ".", /* a length */
    .groups = PROPERTY_GROUP("margins", margin_properties)};

static bool read_margin(const struct value *value, const char *name, double *px,
    bool *given, struct faults *faults) {
    const struct value *margin = value_member(value, name);
    *given |= margin != NULL;
    return !margin || length_bind(margin, name, 16, 0, LENGTH_LIMIT, px, faults);
}

bool margins_bind(
    const struct value *value, struct margins *margins, struct faults *faults) {
    bool fixed = false;
    bool turning = false;
    bool given = false;
    if (value->type != VALUE_OBJECT) {
        margins->fixed = true;
        bool ok =
            length_bind(value, "margins", 16, 0, LENGTH_LIMIT, &margins->top, faults);
        margins->bottom = margins->inside = margins->outside = margins->top;
        return ok;
    }
    bool ok = properties_check(
        value, margin_properties, countof(margin_properties), "margins", faults);
    ok = ok && read_margin(value, "top", &margins->top, &given, faults);
    ok = ok && read_margin(value, "bottom", &margins->bottom, &given, faults);
    ok = ok && read_margin(value, "inside", &margins->inside, &turning, faults);
    ok = ok && read_margin(value, "outside", &margins->outside, &turning, faults);
    ok = ok && read_margin(value, "left", &margins->inside, &fixed, faults);
    ok = ok && read_margin(value, "right", &margins->outside, &fixed, faults);
    if (ok && fixed && turning) {
        fault_add(faults, FAULT_ERROR, "key-conflict", value->place,
            "margins are left and right, or inside and outside",
            "margins 要么写 left、right，要么写 inside、outside");
        return false;
    }
    margins->fixed = fixed;
    return ok;
}
