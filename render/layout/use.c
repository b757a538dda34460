/* use: a fragment of blocks with parameters, so that what looks alike is written once.
 *
 *     - use: card                       fragment:
 *       with: {label: 发布, value: 632}    with: {label: , value: , unit: 条}   # no value: must be given
 *                                         blocks:
 *                                           - number: {label: "${label}", value: "${value}", unit: "${unit}"}
 *
 * The layout lists its fragments: `fragments: {card: card.yaml}`. */
#include <string.h>

#include "data/reader.h"
#include "layout/layout.h"

/* Names with defaults; nothing where there is none. */
static const struct schema with_schema = {.values = &anything_schema};
static const struct property fragment_properties[] = {
    {"with", PROPERTY_OBJECT, 0, .schema = &with_schema},
    {"blocks", PROPERTY_ARRAY, PROPERTY_REQUIRED, .schema = &blocks_schema},
};

const struct schema fragment_schema = {.name = "fragment",
    .types = PROPERTY_OBJECT,
    .groups = PROPERTY_GROUP("fragment", fragment_properties)};
static const struct schema use_schema = {.types = PROPERTY_STRING};

static const struct named_document *find_fragment(
    struct binder *binder, const struct value *name) {
    const char **names =
        arena_array(binder->arena, binder->fragment_count + 1, sizeof *names);
    for (size_t i = 0; i < binder->fragment_count; i++) {
        names[i] = binder->fragments[i].name;
        if (strcmp(names[i], name->string) == 0) {
            return &binder->fragments[i];
        }
    }
    fault_add(binder->faults, FAULT_ERROR, "unknown-fragment", name->place,
        "the layout has no fragment %s", "版式没有名为 %s 的片段（fragments）",
        name->string);
    fault_hint_near(binder->faults, name->string, names, binder->fragment_count);
    return NULL;
}

/* The mapping behind `fragment:`, from the file or in its place. */
static bool read_fragment(
    struct binder *binder, const struct named_document *named, struct value *fragment) {
    struct value document = named->document;
    if (document.type == VALUE_STRING) {
        struct place at = document.place;
        const char *path = path_beside(binder->arena, at.source, document.string);
        if (!document_read_file(binder->arena, path, at, &document, binder->faults)) {
            return false;
        }
        const struct value *content = value_member(&document, "fragment");
        if (!content) {
            fault_add(binder->faults, FAULT_ERROR, "unknown-document", document.place,
                "a fragment is a mapping that begins with `fragment:`",
                "片段文件应以 `fragment:` 开头");
            return false;
        }
        document = *content;
    }
    *fragment = document;
    return properties_check(&document, fragment_properties, countof(fragment_properties),
        "fragment", binder->faults);
}

/* Every name that is given must be one of the fragment's. */
static bool check_given(struct binder *binder, const struct value *given,
    const struct value *parameters, const char *fragment) {
    size_t count = parameters ? parameters->count : 0;
    const char **names = arena_array(binder->arena, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        names[i] = parameters->members[i].name;
    }
    bool ok = true;
    for (size_t i = 0; given && i < given->count; i++) {
        const struct member *member = &given->members[i];
        if (!parameters || !value_member(parameters, member->name)) {
            fault_add(binder->faults, FAULT_ERROR, "unknown-property", member->place,
                "fragment %s has no parameter %s", "片段 %s 没有 %s 这个参数", fragment,
                member->name);
            fault_hint_near(binder->faults, member->name, names, count);
            ok = false;
        }
    }
    return ok;
}

/* The parameters as names over the caller's, with their defaults. */
static bool add_parameters(struct binder *binder, const struct value *given,
    const struct value *parameters, const struct value *use) {
    bool ok = check_given(binder, given, parameters, use->string);
    for (size_t i = 0; parameters && i < parameters->count; i++) {
        const struct member *parameter = &parameters->members[i];
        const struct value *value = given ? value_member(given, parameter->name) : NULL;
        if (!value && parameter->value.type == VALUE_NULL) {
            fault_add(binder->faults, FAULT_ERROR, "missing-value", use->place,
                "fragment %s needs %s (with: {%s: …})",
                "片段 %s 需要 %s（写 with: {%s: …}）", use->string, parameter->name,
                parameter->name);
            ok = false;
        }
        struct scope *scope = arena_new(binder->arena, struct scope);
        *scope = (struct scope){
            binder->scope, parameter->name, value ? *value : parameter->value};
        binder->scope = scope;
    }
    return ok;
}

static bool is_being_used(const struct binder *binder, const char *trail_name) {
    const struct document_trail *trail = binder->trail;
    while (trail && strcmp(trail->name, trail_name) != 0) {
        trail = trail->outer;
    }
    return trail;
}

static bool bind_blocks(struct binder *binder, const struct value *use,
    const struct value *fragment, struct block_group *group) {
    const struct value *given = binder->with;
    const struct scope *scope = binder->scope;
    struct document_trail trail = {
        binder->trail, arena_print(binder->arena, "fragment %s", use->string)};
    binder->trail = &trail;
    bool ok = add_parameters(binder, given, value_member(fragment, "with"), use) &&
              block_list_bind(binder, value_member(fragment, "blocks"), &group->blocks);
    binder->trail = trail.outer;
    binder->scope = scope;
    return ok;
}

static struct block *use_bind(
    struct binder *binder, const struct block *common, const struct value *value) {
    struct value fragment;
    if (value->type != VALUE_STRING) {
        fault_add(binder->faults, FAULT_ERROR, "wrong-type", value->place,
            "use: the name of a fragment was wanted", "use：应写片段的名称");
        return NULL;
    }
    const struct named_document *named = find_fragment(binder, value);
    if (!named || !read_fragment(binder, named, &fragment)) {
        return NULL;
    }
    if (is_being_used(binder, arena_print(binder->arena, "fragment %s", named->name))) {
        fault_add(binder->faults, FAULT_ERROR, "cyclic-output", value->place,
            "%s would stand inside itself", "%s 里又放了它自己", named->name);
        return NULL;
    }
    struct block_group *group = arena_new(binder->arena, struct block_group);
    group->block = *common;
    return bind_blocks(binder, value, &fragment, group) ? &group->block : NULL;
}

const struct block_kind use_block = {.name = "use",
    .schema = &use_schema,
    .spread = true,
    .parameters = true,
    .bind = use_bind};
