/* Finding layouts and themes by name, and what they extend. */
#include <string.h>

#include "command/schemas.h"
#include "command/search.h"
#include "data/merge.h"
#include "chart/chart.h"
#include "data/reader.h"
#include "layout/pages.h"
#include "layout/strip.h"
#include "table/look.h"

enum { DEEPEST_EXTENDS = 8 };

/* This year's row or column: last year's. */
static const struct schema carried_schema = {.types = PROPERTY_STRING | PROPERTY_NUMBER};
static const struct schema carried_names_schema = {.values = &carried_schema};
const struct property carry_properties[CARRY_PROPERTY_COUNT] = {
    {"rows", PROPERTY_OBJECT, 0, .schema = &carried_names_schema},
    {"columns", PROPERTY_OBJECT, 0, .schema = &carried_names_schema},
};
static const struct schema carry_of_data_schema = {
    .types = PROPERTY_OBJECT, .groups = PROPERTY_GROUP("carry", carry_properties)};
static const struct schema carry_schema = {.values = &carry_of_data_schema};

/* null takes an output of the extended layout away. */
static const struct schema output_or_none_schema = {
    .types = PROPERTY_NULL, .otherwise = &output_schema};
static const struct schema output_list_schema = {.values = &output_or_none_schema};
static const struct schema fragment_or_file_schema = {
    .types = PROPERTY_STRING, .otherwise = &fragment_schema};
static const struct schema fragment_list_schema = {.values = &fragment_or_file_schema};

static const struct property layout_properties[] = {
    {"tubiao", PROPERTY_NUMBER, 0},
    {"name", PROPERTY_STRING, 0},
    {"title", PROPERTY_STRING, 0},
    {"extends", PROPERTY_STRING, 0},
    {"theme", PROPERTY_STRING, 0},
    {"needs", PROPERTY_OBJECT, 0, .schema = &needs_schema},
    {"outputs", PROPERTY_OBJECT, 0, .schema = &output_list_schema},
    {"fragments", PROPERTY_OBJECT, 0, .schema = &fragment_list_schema},
    {"checks", PROPERTY_ARRAY, 0, .schema = &check_relations_schema},
    {"carry", PROPERTY_OBJECT, 0, .schema = &carry_schema},
    {"claims", PROPERTY_ARRAY | PROPERTY_STRING, 0, .schema = &check_claims_schema},
    {"form", PROPERTY_OBJECT | PROPERTY_STRING, 0, .schema = &check_form_schema},
};

static const char *const layout_one_of[] = {"outputs", "extends", NULL};
const struct schema layout_schema = {.name = "layout",
    .types = PROPERTY_OBJECT,
    .groups = PROPERTY_GROUP("layout", layout_properties),
    .one_of = layout_one_of};

/* The parts belong to those who draw them. What `extends` gives need not be here. */
static const struct schema_link theme_links[] = {{"chart", &chart_config_schema},
    {"table", &look_schema}, {"figure", &theme_figure_schema},
    {"pages", &theme_pages_schema}, {"strip", &theme_strip_schema}, {0}};
static const char *const theme_one_of[] = {"extends", "styles", NULL};
const struct schema theme_schema = {.name = "theme",
    .types = PROPERTY_OBJECT,
    .groups = theme_groups,
    .links = theme_links,
    .one_of = theme_one_of,
    .partial = true};

size_t layout_names(struct engine *engine, const char *const **names) {
    return search_names(engine, SEARCH_LAYOUT, (struct place){0}, names);
}

static bool is_too_deep(
    struct engine *engine, const struct extended *chain, struct place at) {
    int depth = 0;
    for (; chain; chain = chain->by) {
        depth++;
    }
    if (depth > DEEPEST_EXTENDS) {
        fault_add(&engine->faults, FAULT_ERROR, "extends-too-deep", at,
            "extends goes deeper than %d", "extends 超过 %d 层", DEEPEST_EXTENDS);
    }
    return depth > DEEPEST_EXTENDS;
}

/* What an output is called and looks like stays where another document takes its place. */
static bool is_document(const struct member *member) {
    return strcmp(member->name, "theme") != 0 && strcmp(member->name, "preset") != 0 &&
           strcmp(member->name, "title") != 0;
}

static bool has_document(const struct value *output) {
    for (size_t i = 0; output->type == VALUE_OBJECT && i < output->count; i++) {
        if (is_document(&output->members[i])) {
            return true;
        }
    }
    return false;
}

static struct value without_document(struct arena *arena, struct value output) {
    struct member *members = arena_array(arena, output.count, sizeof *members);
    uint32_t count = 0;
    for (size_t i = 0; i < output.count; i++) {
        if (!is_document(&output.members[i])) {
            members[count++] = output.members[i];
        }
    }
    output.members = members;
    output.count = count;
    return output;
}

/* The layout that is extended, without the documents of outputs that get others: `file`
 * there and `figure` here are not to be one output. */
static struct value without_replaced(
    struct arena *arena, struct value base, const struct value *over) {
    const struct value *below = value_member(&base, "outputs");
    const struct value *above = value_member(over, "outputs");
    if (!below || !above || below->type != VALUE_OBJECT) {
        return base;
    }
    struct value outputs = *below;
    struct member *members = arena_array(arena, below->count, sizeof *members);
    for (size_t i = 0; i < below->count; i++) {
        members[i] = below->members[i];
        const struct value *other = value_member(above, members[i].name);
        if (other && has_document(other) && members[i].value.type == VALUE_OBJECT) {
            members[i].value = without_document(arena, members[i].value);
        }
    }
    outputs.members = members;
    return value_with_member(arena, base, "outputs", outputs, below->place);
}

static bool read_extended(struct engine *engine, const char *name, struct place at,
    const struct extended *by, struct value *layout) {
    const char *path = search_find(engine, SEARCH_LAYOUT, name, at, by);
    const struct extended chain = {path, by};
    if (!path || !document_read_file(&engine->arena, path, at, layout, &engine->faults) ||
        !properties_check(layout, layout_properties, countof(layout_properties), "layout",
            &engine->faults)) {
        return false;
    }
    const struct value *extends = value_member(layout, "extends");
    if (!extends) {
        return true;
    }
    struct value base;
    if (is_too_deep(engine, &chain, extends->place) ||
        !read_extended(engine, extends->string, extends->place, &chain, &base)) {
        return false;
    }
    base = without_replaced(&engine->arena, base, layout);
    *layout = value_merge(&engine->arena, base, *layout);
    return true;
}

/* A part that stands in a file of its own takes its place. */
static bool read_part(struct engine *engine, struct value *layout, const char *name) {
    const struct value *part = value_member(layout, name);
    struct value document;
    if (!part || part->type != VALUE_STRING) {
        return true;
    }
    const char *path = path_beside(&engine->arena, part->place.source, part->string);
    if (!document_read_file(
            &engine->arena, path, part->place, &document, &engine->faults)) {
        return false;
    }
    *layout = value_with_member(&engine->arena, *layout, name, document, part->place);
    return true;
}

bool layout_read_checks(struct engine *engine, struct value *layout) {
    return read_part(engine, layout, "claims") && read_part(engine, layout, "form");
}

bool layout_read(
    struct engine *engine, const char *name, struct place at, struct value *layout) {
    return read_extended(engine, name, at, NULL, layout);
}

static bool read_extended_theme(struct engine *engine, const char *name, struct place at,
    const struct extended *by, struct value *document) {
    const char *path = search_find(engine, SEARCH_THEME, name, at, by);
    const struct extended chain = {path, by};
    if (!path ||
        !document_read_file(&engine->arena, path, at, document, &engine->faults)) {
        return false;
    }
    const struct value *extends = value_member(document, "extends");
    if (!extends) {
        return true;
    }
    struct value base;
    if (extends->type != VALUE_STRING) {
        return true; /* theme_bind faults the type */
    }
    if (is_too_deep(engine, &chain, extends->place) ||
        !read_extended_theme(engine, extends->string, extends->place, &chain, &base)) {
        return false;
    }
    *document = value_merge(&engine->arena, base, *document);
    return true;
}

/* The ground of pages is known at once. */
static bool expand_pages(struct engine *engine, const struct scope *scope,
    const struct value *pages, struct value *out) {
    const struct value *ground = value_member(pages, "background");
    struct value expanded;
    *out = *pages;
    if (!ground) {
        return true;
    }
    if (!template_expand(&engine->arena, ground, scope, &expanded, &engine->faults)) {
        return false;
    }
    *out =
        value_with_member(&engine->arena, *pages, "background", expanded, ground->place);
    return true;
}

/* Running heads and feet wait for their page, so `pages` expands the rest of itself. The
 * theme's own colours are `theme` in what else it says. */
static bool expand_theme(
    struct engine *engine, const struct job *job, struct value *document) {
    struct arena *arena = &engine->arena;
    const struct value *pages = value_member(document, "pages");
    const struct value *colors = value_member(document, "colors");
    struct value others = *document, own_pages = value_null();
    struct scope with_colors = {job->scope, "theme", value_null(), NULL, true};
    const struct scope *scope = colors ? &with_colors : job->scope;
    if (colors) {
        if (!template_expand(
                arena, colors, job->scope, &with_colors.value, &engine->faults)) {
            return false;
        }
        others =
            value_with_member(arena, others, "colors", with_colors.value, colors->place);
    }
    if (pages) {
        others = value_with_member(arena, others, "pages", own_pages, pages->place);
    }
    if (!template_expand(arena, &others, scope, &others, &engine->faults) ||
        (pages && !expand_pages(engine, scope, pages, &own_pages))) {
        return false;
    }
    *document = pages ? value_with_member(arena, others, "pages", own_pages, pages->place)
                      : others;
    return true;
}

const struct theme *theme_read(
    struct engine *engine, const struct job *job, const char *name, struct place at) {
    struct value document;
    struct theme *theme = arena_new(&engine->arena, struct theme);
    if (!read_extended_theme(engine, name, at, NULL, &document) ||
        !expand_theme(engine, job, &document) ||
        !theme_bind(&engine->arena, &document, theme, &engine->faults)) {
        return NULL;
    }
    return theme;
}
