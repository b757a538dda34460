/* The table of kinds of documents. */
#include "layout/document.h"

#include <string.h>

#include "layout/figure.h"
#include "layout/pages.h"
#include "layout/strip.h"

static void *bind_figure(struct binder *binder, const struct value *value) {
    return figure_bind(binder, value);
}

static struct scene *place_figure(struct placer *placer, const void *document) {
    return figure_place(placer, document);
}

static struct flow_document *flow_figure(struct placer *placer, const void *document) {
    return figure_flow(placer, document);
}

static void *bind_pages(struct binder *binder, const struct value *value) {
    return pages_bind(binder, value);
}

static struct scene *place_pages(struct placer *placer, const void *document) {
    return pages_place(placer, document);
}

static struct flow_document *flow_pages(struct placer *placer, const void *document) {
    return pages_flow_document(placer, document);
}

static void *bind_strip(struct binder *binder, const struct value *value) {
    return strip_bind(binder, value);
}

static struct scene *place_strip(struct placer *placer, const void *document) {
    return strip_place(placer, document);
}

static struct flow_document *flow_strip(struct placer *placer, const void *document) {
    return strip_flow_document(placer, document);
}

static const struct document_kind kinds[] = {
    {"figure", &figure_schema, bind_figure, place_figure, flow_figure},
    {"pages", &pages_schema, bind_pages, place_pages, flow_pages},
    {"strip", &strip_schema, bind_strip, place_strip, flow_strip},
};

const char *const document_names[] = {"figure", "pages", "strip", NULL};

const struct property *document_properties(struct arena *arena, size_t *count) {
    struct property *properties = arena_array(arena, countof(kinds), sizeof *properties);
    for (size_t i = 0; i < countof(kinds); i++) {
        properties[i] = (struct property){
            kinds[i].name, PROPERTY_OBJECT, 0, .schema = kinds[i].schema};
    }
    *count = countof(kinds);
    return properties;
}

static const struct property version_property[] = {{"tubiao", PROPERTY_NUMBER, 0}};

static const struct schema *make_schema(struct arena *arena) {
    struct schema *schema = arena_new(arena, struct schema);
    struct property_group *groups = arena_array(arena, 3, sizeof *groups);
    groups[0].name = groups[1].name = "document";
    groups[0].rows = document_properties(arena, &groups[0].count);
    groups[1].rows = version_property;
    groups[1].count = countof(version_property);
    *schema = (struct schema){
        .types = PROPERTY_OBJECT, .groups = groups, .one_of = document_names};
    return schema;
}

const struct schema document_schema = {.name = "document", .make = make_schema};

static bool check_keys(
    struct binder *binder, const struct value *value, const struct document_kind *kind) {
    const struct property properties[] = {
        {kind->name, PROPERTY_OBJECT, PROPERTY_REQUIRED},
        {"tubiao", PROPERTY_NUMBER, 0},
    };
    return properties_check(
        value, properties, countof(properties), "output", binder->faults);
}

bool document_bind(
    struct binder *binder, const struct value *value, struct document *document) {
    for (size_t i = 0; i < countof(kinds); i++) {
        const struct value *content = value_member(value, kinds[i].name);
        if (content) {
            document->kind = &kinds[i];
            document->content = check_keys(binder, value, &kinds[i])
                                    ? kinds[i].bind(binder, content)
                                    : NULL;
            return document->content;
        }
    }
    fault_add(binder->faults, FAULT_ERROR, "unknown-document", value->place,
        "an output is a mapping that begins with `figure:`, `pages:` or `strip:`",
        "输出文件应以 `figure:`、`pages:` 或 `strip:` 开头");
    return false;
}

bool document_bind_bare(struct binder *binder, const struct block_kind *chart,
    const struct value *value, struct document *document) {
    document->kind = &kinds[0];
    document->content = figure_bind_bare(binder, chart, value);
    return document->content;
}

struct scene *document_place(struct placer *placer, const struct document *document) {
    return document->kind->place(placer, document->content);
}

struct flow_document *document_flow(
    struct placer *placer, const struct document *document) {
    return document->kind->flow(placer, document->content);
}
