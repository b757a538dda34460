/* What a report of one layout may and must hold, from the layout's needs. */
#include <string.h>

#include "command/schemas.h"
#include "expression/expression.h"

struct maker {
    struct arena *arena;
    const struct scope *scope; /* or NULL: names with ${} are not known */
};

/* A name of the needs; NULL where it depends on what is not known. */
static const char *name_of(const struct maker *maker, const char *written) {
    if (!strstr(written, "${")) {
        return written;
    }
    struct faults unsaid = {.arena = maker->arena};
    struct value text = value_string(written);
    struct value expanded;
    return maker->scope &&
                   template_text(maker->arena, &text, maker->scope, &expanded, &unsaid)
               ? value_to_string(expanded, maker->arena)
               : NULL;
}

static struct schema *new_schema(const struct maker *maker, int types) {
    struct schema *schema = arena_new(maker->arena, struct schema);
    schema->types = types;
    return schema;
}

static struct property_group *group_of(
    const struct maker *maker, const struct property *rows, size_t count) {
    struct property_group *groups = arena_array(maker->arena, 2, sizeof *groups);
    groups[0] = (struct property_group){"report", rows, count};
    return groups;
}

/* {name: type, …} as the properties of a mapping. */
static struct property *rows_of_types(
    const struct maker *maker, const struct value *types, size_t *count) {
    struct property *rows = arena_array(maker->arena, types->count, sizeof *rows);
    *count = 0;
    for (size_t i = 0; i < types->count; i++) {
        const struct member *member = &types->members[i];
        const char *name = name_of(maker, member->name);
        bool optional;
        const struct schema *schema = need_type_schema(&member->value, &optional);
        if (name) {
            rows[(*count)++] = (struct property){
                name, schema->types, optional ? 0 : PROPERTY_REQUIRED, .schema = schema};
        }
    }
    return rows;
}

/* The list of column names: it holds those that are needed. */
static const struct schema *columns_schema(
    const struct maker *maker, const struct value *columns) {
    struct schema *schema = new_schema(maker, PROPERTY_ARRAY);
    struct schema *item = new_schema(maker, PROPERTY_STRING | PROPERTY_NUMBER);
    const char **names = arena_array(maker->arena, columns->count + 1, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < columns->count; i++) {
        const char *name = name_of(maker, columns->members[i].name);
        if (name) {
            names[count++] = name;
        }
    }
    schema->items = item;
    schema->contains = names;
    return schema;
}

/* Where all columns are of one type, every cell is. */
static const struct schema *cells_schema(
    const struct maker *maker, const struct value *columns) {
    bool optional;
    const struct schema *common = NULL;
    for (size_t i = 0; i < columns->count; i++) {
        const struct schema *type =
            need_type_schema(&columns->members[i].value, &optional);
        if (common && type != common) {
            common = &cell_schema;
            break;
        }
        common = type;
    }
    struct schema *row = new_schema(maker, PROPERTY_ARRAY);
    row->items = common ? common : &cell_schema;
    return row;
}

static const struct schema *rows_schema(
    const struct maker *maker, const struct value *columns, const struct value *rows) {
    const struct schema *row = cells_schema(maker, columns);
    static const struct schema any_row = {.types = PROPERTY_ARRAY, .items = &cell_schema};
    struct schema *schema = new_schema(maker, PROPERTY_ARRAY | PROPERTY_OBJECT);
    schema->values = row;
    schema->items = &any_row; /* its first cell may be the row's name */
    if (rows && rows->type == VALUE_ARRAY) {
        struct property *named = arena_array(maker->arena, rows->count, sizeof *named);
        for (size_t i = 0; i < rows->count; i++) {
            named[i] = (struct property){value_to_string(rows->items[i], maker->arena),
                PROPERTY_ARRAY, PROPERTY_REQUIRED, .schema = row};
        }
        schema->groups = group_of(maker, named, rows->count);
    }
    return schema;
}

/* A dataset: written as {columns, rows}, as rows, or in a file. */
static const struct schema *dataset_schema_of(
    const struct maker *maker, const struct value *need) {
    const struct value *columns = value_member(need, "columns");
    struct schema *schema = new_schema(maker, PROPERTY_OBJECT);
    schema->otherwise = &data_in_file_schema;
    if (!columns || columns->type != VALUE_OBJECT) {
        size_t count;
        const struct property *rows = rows_of_types(maker, need, &count);
        schema->groups = group_of(maker, rows, count);
        schema->values = &cell_schema;
        return schema;
    }
    struct property *rows = arena_array(maker->arena, 2, sizeof *rows);
    rows[0] = (struct property){"columns", PROPERTY_ARRAY, PROPERTY_REQUIRED,
        .schema = columns_schema(maker, columns)};
    rows[1] =
        (struct property){"rows", PROPERTY_ARRAY | PROPERTY_OBJECT, PROPERTY_REQUIRED,
            .schema = rows_schema(maker, columns, value_member(need, "rows"))};
    schema->groups = group_of(maker, rows, 2);
    return schema;
}

static const struct schema *data_schema_of(
    const struct maker *maker, const struct value *data) {
    struct property *rows = arena_array(maker->arena, data->count, sizeof *rows);
    for (size_t i = 0; i < data->count; i++) {
        rows[i] = (struct property){data->members[i].name,
            PROPERTY_OBJECT | PROPERTY_ARRAY, PROPERTY_REQUIRED,
            .schema = dataset_schema_of(maker, &data->members[i].value)};
    }
    struct schema *schema = new_schema(maker, PROPERTY_OBJECT);
    schema->groups = group_of(maker, rows, data->count);
    schema->values = &data_schema;
    return schema;
}

/* Parts that are missing are only warned of. */
static const struct schema *prose_schema_of(
    const struct maker *maker, const struct value *parts) {
    static const struct schema part = {
        .types = PROPERTY_ANY & ~(PROPERTY_ARRAY | PROPERTY_OBJECT)};
    struct property *rows = arena_array(maker->arena, parts->count, sizeof *rows);
    for (size_t i = 0; i < parts->count; i++) {
        rows[i] = (struct property){
            value_to_string(parts->items[i], maker->arena), part.types, 0};
    }
    struct schema *schema = new_schema(maker, PROPERTY_OBJECT);
    schema->groups = group_of(maker, rows, parts->count);
    schema->values = &part;
    return schema;
}

static struct property row_of_need(const struct maker *maker, const struct member *need) {
    const struct value *value = &need->value;
    bool optional = false;
    struct property row = {need->name, PROPERTY_OBJECT, PROPERTY_REQUIRED};
    if (strcmp(need->name, "data") == 0 && value->type == VALUE_OBJECT) {
        row.schema = data_schema_of(maker, value);
    } else if (strcmp(need->name, "prose") == 0 && value->type == VALUE_ARRAY) {
        row.schema = prose_schema_of(maker, value);
        row.flags = 0;
    } else if (value->type == VALUE_OBJECT) {
        size_t count;
        const struct property *rows = rows_of_types(maker, value, &count);
        struct schema *schema = new_schema(maker, PROPERTY_OBJECT);
        schema->groups = group_of(maker, rows, count);
        schema->values = &anything_schema;
        row.schema = schema;
    } else {
        row.schema = need_type_schema(value, &optional);
        row.types = row.schema->types;
        row.flags = optional ? 0 : PROPERTY_REQUIRED;
    }
    return row;
}

/* Without needs a report may hold what it likes. */
const struct schema *report_schema_of(
    struct arena *arena, const struct value *needs, const struct scope *scope) {
    const struct maker maker = {arena, scope};
    if (!needs || needs->type != VALUE_OBJECT) {
        return &report_schema;
    }
    struct property *rows = arena_array(arena, needs->count, sizeof *rows);
    for (size_t i = 0; i < needs->count; i++) {
        rows[i] = row_of_need(&maker, &needs->members[i]);
    }
    struct property_group *groups = arena_array(arena, 3, sizeof *groups);
    groups[0] = (struct property_group){"report", rows, needs->count};
    groups[1] =
        (struct property_group){"report", report_properties, report_property_count};
    struct schema *schema = new_schema(&maker, PROPERTY_OBJECT);
    schema->name = "report";
    schema->groups = groups;
    return schema;
}

static const struct schema *make_report(struct arena *arena) {
    const struct maker maker = {arena, NULL};
    struct schema *schema = new_schema(&maker, PROPERTY_OBJECT);
    schema->groups = group_of(&maker, report_properties, report_property_count);
    schema->values = &anything_schema;
    return schema;
}

const struct schema report_schema = {.name = "report", .make = make_report};
