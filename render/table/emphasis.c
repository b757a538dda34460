/* Conditions of cells, evaluated cell by cell. */
#include "table/emphasis.h"

#include <string.h>

#include "table/read.h"

struct emphasis {
    const struct expression *condition;
    bool uses_value;
    const struct value *mapping, *rows, *columns, *note; /* the last three may be NULL */
};

static const struct schema name_schema = {.types = PROPERTY_STRING | PROPERTY_NUMBER};
static const struct schema names_schema = {.items = &name_schema};

static const struct property emphasis_properties[] = {
    {"if", PROPERTY_STRING | PROPERTY_BOOLEAN, PROPERTY_REQUIRED},
    {"rows", PROPERTY_ARRAY, 0, .schema = &names_schema},
    {"columns", PROPERTY_ARRAY, 0, .schema = &names_schema},
    {"note", PROPERTY_STRING | PROPERTY_NUMBER, 0},
};

static const struct property_group emphasis_groups[] = {
    {"emphasis", emphasis_properties, countof(emphasis_properties)},
    {"cell-look", own_properties, OWN_PROPERTY_COUNT}, {0}};
const struct schema emphasis_schema = {
    .types = PROPERTY_OBJECT, .groups = emphasis_groups};

/* The names that conditions see, around the report's. */
struct names {
    struct scope column, row, value;
};

static const struct scope *scope_names(struct names *names, const struct scope *outer,
    const struct emphasis_subject *subject) {
    names->column = (struct scope){
        outer, "column", subject->column ? value_string(subject->column) : value_null()};
    names->row = (struct scope){
        &names->column, "row", subject->row ? value_string(subject->row) : value_null()};
    names->value = (struct scope){&names->row, "value", subject->value};
    return &names->value;
}

/* Names of rows or columns. */
static bool check_names(struct binder *binder, const struct value *list) {
    for (size_t i = 0; list && i < list->count; i++) {
        if (!table_is_label(&list->items[i])) {
            fault_add(binder->faults, FAULT_ERROR, "wrong-type", list->items[i].place,
                "rows and columns of emphasis are lists of names",
                "emphasis 的 rows、columns 应是名称的列表");
            return false;
        }
    }
    return true;
}

static bool read_one(
    struct binder *binder, const struct value *value, struct emphasis *emphasis) {
    struct faults *faults = binder->faults;
    size_t count = countof(emphasis_properties);
    const struct property *properties =
        own_properties_with(binder->arena, emphasis_properties, &count);
    const struct own_link *link;
    if (!properties_check(value, properties, count, "emphasis", faults) ||
        !own_read(binder, value, NULL, &link)) {
        return false;
    }
    const struct value *condition = value_member(value, "if");
    const char *text = value_to_string(*condition, binder->arena);
    struct names names;
    struct emphasis_subject nothing = {.value = value_null()};
    *emphasis = (struct emphasis){.condition = expression_parse(binder->arena, text,
                                      condition->place, ARITHMETIC_EXACT, faults),
        .mapping = value,
        .rows = value_member(value, "rows"),
        .columns = value_member(value, "columns"),
        .note = value_member(value, "note")};
    if (!emphasis->condition || !check_names(binder, emphasis->rows) ||
        !check_names(binder, emphasis->columns) ||
        !expression_check_names(emphasis->condition,
            scope_names(&names, binder->scope, &nothing), true, faults)) {
        return false;
    }
    emphasis->uses_value = expression_uses(emphasis->condition, "value");
    return true;
}

bool emphasis_read(
    struct binder *binder, const struct value *list, struct emphases *emphases) {
    *emphases = (struct emphases){0};
    if (!list) {
        return true;
    }
    emphases->items =
        arena_array(binder->arena, list->count + 1, sizeof *emphases->items);
    emphases->count = list->count;
    bool ok = true;
    for (size_t i = 0; i < list->count; i++) {
        ok &= read_one(binder, &list->items[i], &emphases->items[i]);
    }
    return ok;
}

/* Whether a label is in the list, or there is no list. */
static bool is_listed(struct arena *arena, const struct value *list, const char *label) {
    for (size_t i = 0; list && label && i < list->count; i++) {
        if (table_is_label(&list->items[i]) &&
            strcmp(table_label_of(arena, &list->items[i]), label) == 0) {
            return true;
        }
    }
    return !list;
}

static bool applies(const struct emphasis *emphasis, struct binder *binder,
    const struct emphasis_subject *subject) {
    if ((!subject->column && (emphasis->uses_value || emphasis->columns)) ||
        !is_listed(binder->arena, emphasis->rows, subject->row) ||
        !is_listed(binder->arena, emphasis->columns, subject->column)) {
        return false;
    }
    struct names names;
    const struct scope *scope = scope_names(&names, binder->scope, subject);
    struct value result =
        subject->dataset ? expression_evaluate_row(emphasis->condition, scope,
                               subject->dataset, subject->data_row, binder->arena)
                         : expression_evaluate(emphasis->condition, scope, binder->arena);
    return value_to_boolean(result);
}

const struct value *const *emphasis_find(const struct emphases *emphases,
    struct binder *binder, const struct emphasis_subject *subject,
    const struct value **note) {
    const struct value **found = NULL;
    size_t count = 0;
    *note = NULL;
    for (size_t i = 0; i < emphases->count; i++) {
        const struct emphasis *emphasis = &emphases->items[i];
        if (!applies(emphasis, binder, subject)) {
            continue;
        }
        if (!found) {
            found = arena_array(binder->arena, emphases->count + 1, sizeof *found);
        }
        found[count++] = emphasis->mapping;
        *note = emphasis->note ? emphasis->note : *note;
    }
    return found;
}
