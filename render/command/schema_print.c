/* Schemas as JSON Schema (draft 2020-12), for editors and for the guide's reference.
 *
 * A schema with a name is a definition that others refer to. Wherever a value is wanted a
 * text with ${} may stand, since its value has whatever type it comes out as. */
#include <math.h>
#include <string.h>

#include "command/schemas.h"
#include "data/json_print.h"
#include "data/merge.h"
#include "data/reader.h"

static const char template_pattern[] = "\\$\\{";

struct printer {
    struct engine *engine;
    struct arena *arena;
    struct value words;          /* of properties.yaml */
    const struct schema **names; /* those with names, in the order they are met */
    size_t name_count, name_capacity;
    struct value groups; /* every property that was printed, by its group */
};

static void put(
    struct printer *printer, struct value *object, const char *name, struct value value) {
    *object = value_with_member(printer->arena, *object, name, value, (struct place){0});
}

static struct value text_list(struct arena *arena, const char *const *texts) {
    size_t count = 0;
    while (texts[count]) {
        count++;
    }
    struct value *items = arena_array(arena, count, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        items[i] = value_string(texts[i]);
    }
    return value_array(items, count);
}

static struct value one_member(
    struct printer *printer, const char *name, struct value value) {
    struct value object = value_object(NULL, 0);
    put(printer, &object, name, value);
    return object;
}

static struct value pair(struct printer *printer, struct value a, struct value b) {
    struct value *items = arena_array(printer->arena, 2, sizeof *items);
    items[0] = a;
    items[1] = b;
    return value_array(items, 2);
}

/* The `part`th of `中文 | English` behind a name of a group; NULL where it is not told. */
static const char *words_of(
    const struct printer *printer, const char *group, const char *name) {
    const struct value *rows = value_member(&printer->words, group);
    const struct value *row = rows ? value_member(rows, name) : NULL;
    if (!row || row->type != VALUE_STRING) {
        return NULL;
    }
    static const char bar[] = " | ";
    const char *english = strstr(row->string, bar);
    if (!english) {
        return row->string;
    }
    const char *chinese =
        arena_copy(printer->arena, row->string, (size_t)(english - row->string));
    english += strlen(bar);
    const char *end = strstr(english, bar);
    english = arena_copy(
        printer->arena, english, end ? (size_t)(end - english) : strlen(english));
    return words_in(printer->engine->faults.language, english, chinese);
}

static void record(struct printer *printer, const char *group, const char *name,
    const struct value *node) {
    const struct value *found = value_member(&printer->groups, group);
    struct value rows = found ? *found : value_object(NULL, 0);
    if (!value_member(&rows, name)) {
        put(printer, &rows, name, *node);
        put(printer, &printer->groups, group, rows);
    }
}

static void describe(
    struct printer *printer, struct value *node, const char *group, const char *name) {
    const char *words = words_of(printer, group, name);
    if (words) {
        put(printer, node, "description", value_string(words));
    }
}

/* Types -------------------------------------------------------------------------------- */

/* What the schema itself allows, where it does not say so. */
static int own_types(const struct schema *schema) {
    int types = schema->types;
    if (!types) {
        types |= schema->groups || schema->values ? PROPERTY_OBJECT : 0;
        types |= schema->items ? PROPERTY_ARRAY : 0;
        types |= schema->words || schema->pattern ? PROPERTY_STRING : 0;
        types |= schema->most > schema->least ? PROPERTY_NUMBER : 0;
    }
    return types;
}

static struct value type_names(struct arena *arena, int types, bool whole) {
    static const struct {
        int type;
        const char *name;
    } names[] = {{PROPERTY_STRING, "string"}, {PROPERTY_NUMBER, "number"},
        {PROPERTY_BOOLEAN, "boolean"}, {PROPERTY_ARRAY, "array"},
        {PROPERTY_OBJECT, "object"}, {PROPERTY_NULL, "null"}};
    const char *found[countof(names) + 1] = {0};
    size_t count = 0;
    for (size_t i = 0; i < countof(names); i++) {
        if (types & names[i].type) {
            bool integer = whole && names[i].type == PROPERTY_NUMBER;
            found[count++] = integer ? "integer" : names[i].name;
        }
    }
    return count == 1 ? value_string(found[0]) : text_list(arena, found);
}

/* One of the words or a text with ${}, or of another type. */
static struct value words_node(
    struct printer *printer, const char *const *words, int types, bool whole) {
    struct value list = one_member(printer, "enum", text_list(printer->arena, words));
    struct value other = one_member(
        printer, "type", type_names(printer->arena, types | PROPERTY_STRING, whole));
    put(printer, &other, "pattern", value_string(template_pattern));
    return one_member(printer, "anyOf", pair(printer, list, other));
}

/* The types with what texts may be. */
static struct value plain_node(struct printer *printer, int types,
    const char *const *words, const char *pattern, bool whole) {
    struct value node = value_object(NULL, 0);
    if ((types & PROPERTY_ANY) == PROPERTY_ANY) {
        return node;
    }
    if (words && (types & PROPERTY_STRING)) {
        return words_node(printer, words, types, whole);
    }
    put(printer, &node, "type",
        type_names(printer->arena, types | PROPERTY_STRING, whole));
    if (!(types & PROPERTY_STRING)) {
        put(printer, &node, "pattern", value_string(template_pattern));
    } else if (pattern) {
        put(printer, &node, "pattern",
            value_string(
                arena_print(printer->arena, "%s|%s", pattern, template_pattern)));
    }
    return node;
}

/* Mappings ----------------------------------------------------------------------------- */

static struct value node_of(
    struct printer *printer, const struct schema *schema, int types);

static const struct schema *linked(const struct schema *schema, const char *name) {
    const struct schema_link *link = schema->links;
    while (link && link->name && strcmp(link->name, name) != 0) {
        link++;
    }
    return link && link->name ? link->schema : NULL;
}

static struct value property_node(struct printer *printer, const struct schema *schema,
    const char *group, const struct property *row) {
    const struct schema *behind = row->schema ? row->schema : linked(schema, row->name);
    struct value node = behind ? node_of(printer, behind, row->types)
                               : plain_node(printer, row->types, row->words, NULL, false);
    describe(printer, &node, group, row->name);
    record(printer, group, row->name, &node);
    return node;
}

static bool has_name(const char *const *names, size_t count, const char *name) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static void put_required(
    struct printer *printer, const struct schema *schema, struct value *node) {
    const char **names = arena_array(printer->arena, 1, sizeof *names);
    size_t count = 0;
    size_t capacity = 0;
    for (const struct property_group *group = schema->groups; group && group->rows;
         group++) {
        for (size_t i = 0; i < group->count; i++) {
            if (group->rows[i].flags & PROPERTY_REQUIRED && !schema->partial &&
                !has_name(names, count, group->rows[i].name)) {
                names =
                    arena_grow(printer->arena, names, count, &capacity, sizeof *names);
                names[count++] = group->rows[i].name;
            }
        }
    }
    if (count) {
        names = arena_grow(printer->arena, names, count, &capacity, sizeof *names);
        names[count] = NULL;
        put(printer, node, "required", text_list(printer->arena, names));
    }
}

/* [{required: [a]}, {required: [b]}]: it has one of them. */
static struct value required_one(struct printer *printer, const char *const *names) {
    size_t count = 0;
    while (names[count]) {
        count++;
    }
    struct value *list = arena_array(printer->arena, count, sizeof *list);
    for (size_t i = 0; i < count; i++) {
        const char *alone[] = {names[i], NULL};
        list[i] = one_member(printer, "required", text_list(printer->arena, alone));
    }
    return value_array(list, count);
}

static void put_properties(
    struct printer *printer, const struct schema *schema, struct value *node) {
    struct value properties = value_object(NULL, 0);
    for (const struct property_group *group = schema->groups; group && group->rows;
         group++) {
        for (size_t i = 0; i < group->count; i++) {
            const struct property *row = &group->rows[i];
            if (!(row->flags & PROPERTY_UNSUPPORTED) &&
                !value_member(&properties, row->name)) {
                put(printer, &properties, row->name,
                    property_node(printer, schema, group->name, row));
            }
        }
    }
    if (schema->groups) {
        put(printer, node, "properties", properties);
    }
    if (schema->groups || schema->values) {
        put(printer, node, "additionalProperties",
            schema->values ? node_of(printer, schema->values, 0) : value_boolean(false));
    }
    put_required(printer, schema, node);
    if (schema->most_members) {
        put(printer, node, "maxProperties", value_number(schema->most_members));
    }
}

/* A list holds each of them. */
static struct value contains_all(struct printer *printer, const struct schema *schema) {
    size_t count = 0;
    while (schema->contains[count]) {
        count++;
    }
    struct value *list = arena_array(printer->arena, count, sizeof *list);
    for (size_t i = 0; i < count; i++) {
        struct value text = value_string(schema->contains[i]);
        double number;
        struct value choice = value_array(&text, 1);
        if (value_to_count(text, &number)) {
            choice = pair(printer, text, value_number(number));
        } else {
            struct value *kept = arena_new(printer->arena, struct value);
            *kept = text;
            choice = value_array(kept, 1);
        }
        list[i] = one_member(printer, "contains", one_member(printer, "enum", choice));
    }
    return value_array(list, count);
}

/* The schema itself, without its name. */
static struct value body_of(
    struct printer *printer, const struct schema *schema, int types) {
    struct value node =
        plain_node(printer, types, schema->words, schema->pattern, schema->whole);
    if (schema->most > schema->least) {
        put(printer, &node, "minimum", value_number(schema->least));
        if (isfinite(schema->most)) {
            put(printer, &node, "maximum", value_number(schema->most));
        }
    }
    put_properties(printer, schema, &node);
    if (schema->items) {
        put(printer, &node, "items", node_of(printer, schema->items, 0));
    }
    if (schema->contains) {
        put(printer, &node, "allOf", contains_all(printer, schema));
    }
    if (schema->none_of) {
        put(printer, &node, "not",
            one_member(printer, "anyOf", required_one(printer, schema->none_of)));
    }
    if (schema->one_of) {
        /* only mappings have members */
        struct value object = one_member(printer, "type", value_string("object"));
        struct value one =
            one_member(printer, "anyOf", required_one(printer, schema->one_of));
        put(printer, &node, "if", object);
        put(printer, &node, "then", one);
    }
    return node;
}

/* Blocks ------------------------------------------------------------------------------- */

/* All keys that may stand beside one kind or another. */
static struct property_group all_common(struct printer *printer) {
    struct property_group all = {"common", NULL, 0};
    struct property *rows = NULL;
    size_t capacity = 0;
    for (const struct block_kind *const *kind = printer->engine->kinds; *kind; kind++) {
        struct property_group own = block_common(*kind);
        for (size_t i = 0; i < own.count; i++) {
            if (!property_named(rows, all.count, own.rows[i].name)) {
                rows =
                    arena_grow(printer->arena, rows, all.count, &capacity, sizeof *rows);
                rows[all.count++] = own.rows[i];
            }
        }
    }
    all.rows = rows;
    return all;
}

/* {properties: {width: false, …}}: what can't stand beside the kind. */
static bool find_excluded(struct printer *printer, const struct block_kind *kind,
    const struct property_group *all, struct value *out) {
    struct property_group own = block_common(kind);
    struct value excluded = value_object(NULL, 0);
    for (size_t i = 0; i < all->count; i++) {
        if (!property_named(own.rows, own.count, all->rows[i].name)) {
            put(printer, &excluded, all->rows[i].name, value_boolean(false));
        }
    }
    *out = one_member(printer, "properties", excluded);
    return excluded.count;
}

/* A mapping of one kind's key and the common ones. */
static struct value block_node(struct printer *printer) {
    const struct property_group all = all_common(printer);
    const struct schema none = {0};
    struct value properties = value_object(NULL, 0);
    struct value excluded = value_object(NULL, 0);
    const char *names[64] = {0};
    size_t count = 0;
    for (const struct block_kind *const *kind = printer->engine->kinds; *kind; kind++) {
        struct value beside;
        struct value node = (*kind)->schema ? node_of(printer, (*kind)->schema, 0)
                                            : value_object(NULL, 0);
        names[count++] = (*kind)->name;
        describe(printer, &node, "block", (*kind)->name);
        record(printer, "block", (*kind)->name, &node);
        put(printer, &properties, (*kind)->name, node);
        if (find_excluded(printer, *kind, &all, &beside)) {
            put(printer, &excluded, (*kind)->name, beside);
        }
    }
    for (size_t i = 0; i < all.count; i++) {
        put(printer, &properties, all.rows[i].name,
            property_node(printer, &none, all.name, &all.rows[i]));
    }
    struct value node = one_member(printer, "type", value_string("object"));
    put(printer, &node, "properties", properties);
    put(printer, &node, "additionalProperties", value_boolean(false));
    put(printer, &node, "oneOf", required_one(printer, names));
    put(printer, &node, "dependentSchemas", excluded);
    return node;
}

/* Definitions -------------------------------------------------------------------------- */

static struct value reference_to(struct printer *printer, const struct schema *schema) {
    size_t i = 0;
    while (
        i < printer->name_count && strcmp(printer->names[i]->name, schema->name) != 0) {
        i++;
    }
    if (i == printer->name_count) {
        printer->names = arena_grow(printer->arena, printer->names, printer->name_count,
            &printer->name_capacity, sizeof *printer->names);
        printer->names[printer->name_count++] = schema;
    }
    return one_member(printer, "$ref",
        value_string(arena_print(printer->arena, "#/$defs/%s", schema->name)));
}

/* The schema or what it may be otherwise, one after another. */
static struct value alternatives(
    struct printer *printer, const struct schema *schema, struct value first) {
    size_t count = 1;
    for (const struct schema *other = schema->otherwise; other;
         other = other->otherwise) {
        count++;
        if (other->name) {
            break; /* it tells of its own */
        }
    }
    struct value *list = arena_array(printer->arena, count, sizeof *list);
    list[0] = first;
    const struct schema *other = schema->otherwise;
    for (size_t i = 1; i < count; i++, other = other->otherwise) {
        list[i] = other->name ? reference_to(printer, other)
                              : body_of(printer, other, own_types(other));
    }
    return one_member(printer, "anyOf", value_array(list, count));
}

static struct value whole_node(
    struct printer *printer, const struct schema *schema, int types) {
    struct value node = body_of(printer, schema, types);
    return schema->otherwise ? alternatives(printer, schema, node) : node;
}

static int all_types(const struct schema *schema) {
    int types = own_types(schema);
    for (schema = schema->otherwise; schema; schema = schema->otherwise) {
        types |= own_types(schema);
    }
    return types;
}

/* What stands where a property of these types does; 0: the schema's own. */
static struct value node_of(
    struct printer *printer, const struct schema *schema, int types) {
    const struct schema *made = schema->make ? schema->make(printer->arena) : schema;
    if (!schema->name) {
        bool single = !made->otherwise;
        return whole_node(printer, made, single && types ? types : own_types(made));
    }
    struct value reference = reference_to(printer, schema);
    int others = schema == &block_schema ? 0 : types & ~all_types(made);
    return !others ? reference
                   : one_member(printer, "anyOf",
                         pair(printer, reference,
                             plain_node(printer, others, NULL, NULL, false)));
}

static struct value definition_of(struct printer *printer, const struct schema *schema) {
    if (schema == &block_schema) {
        return block_node(printer);
    }
    const struct schema *made = schema->make ? schema->make(printer->arena) : schema;
    struct value node = whole_node(printer, made, own_types(made));
    describe(printer, &node, "definition", schema->name);
    return node;
}

static struct value read_words(struct engine *engine) {
    struct value words = value_object(NULL, 0);
    if (engine->data_folder) {
        const char *path = arena_print(
            &engine->arena, "%s/schemas/properties.yaml", engine->data_folder);
        document_read_file(
            &engine->arena, path, (struct place){0}, &words, &engine->faults);
    }
    return words;
}

/* The definitions of what is referred to, and of what these refer to. */
static struct value all_definitions(struct printer *printer) {
    struct value definitions = value_object(NULL, 0);
    for (size_t i = 0; i < printer->name_count; i++) {
        put(printer, &definitions, printer->names[i]->name,
            definition_of(printer, printer->names[i]));
    }
    return definitions;
}

static struct printer new_printer(struct engine *engine) {
    return (struct printer){.engine = engine,
        .arena = &engine->arena,
        .words = read_words(engine),
        .groups = value_object(NULL, 0)};
}

void schema_print(
    struct engine *engine, const struct schema *schema, struct buffer *out) {
    struct printer printer = new_printer(engine);
    struct value root = one_member(&printer, "$schema",
        value_string("https://json-schema.org/draft/2020-12/schema"));
    struct value reference = reference_to(&printer, schema);
    put(&printer, &root, "$ref", *value_member(&reference, "$ref"));
    put(&printer, &root, "$defs", all_definitions(&printer));
    json_print(&root, out);
}

void schema_print_reference(struct engine *engine, const struct schema *const *schemas,
    size_t count, struct buffer *out) {
    struct printer printer = new_printer(engine);
    for (size_t i = 0; i < count; i++) {
        reference_to(&printer, schemas[i]);
    }
    struct value definitions = all_definitions(&printer);
    struct value root = one_member(&printer, "groups", printer.groups);
    put(&printer, &root, "$defs", definitions);
    json_print(&root, out);
}
