/* The report against what its layout needs: values, datasets with columns and rows, parts
 * of prose. A type is one of the words below; `?` behind it lets the value be absent. */
#include <math.h>
#include <string.h>

#include "command/schemas.h"

struct needs {
    struct engine *engine;
    bool ok;
};

static bool is_blank(const struct value *value) {
    return value->type == VALUE_NULL ||
           (value->type == VALUE_STRING &&
               (!*value->string || strcmp(value->string, "—") == 0 ||
                   strcmp(value->string, "-") == 0));
}

static bool is_text(const struct value *value) {
    return value->type == VALUE_STRING || value->type == VALUE_NUMBER;
}

static bool is_flag(const struct value *value) {
    return value->type == VALUE_BOOLEAN;
}

static bool is_number(const struct value *value) {
    double number;
    return is_blank(value) || value_to_count(*value, &number);
}

static bool is_count(const struct value *value) {
    double number;
    return is_blank(value) ||
           (value_to_count(*value, &number) && number >= 0 && floor(number) == number);
}

static bool is_amount(const struct value *value) {
    double number;
    return is_blank(value) || (value_to_count(*value, &number) && number >= 0);
}

static bool is_year(const struct value *value) {
    return value->type == VALUE_NUMBER && value->number >= 1900 &&
           value->number <= 2200 && floor(value->number) == value->number;
}

/* A number, text that begins with one, or a blank. */
static const char number_pattern[] = "^ *([—-]?|[-+−－]?[0-9０-９.,，].*) *$";
enum { NUMBER_TYPES = PROPERTY_NUMBER | PROPERTY_STRING | PROPERTY_NULL };
static const struct schema text_schema = {
    .types = PROPERTY_STRING | PROPERTY_NUMBER | PROPERTY_NULL};
static const struct schema flag_schema = {.types = PROPERTY_BOOLEAN | PROPERTY_NULL};
static const struct schema number_schema = {
    .types = NUMBER_TYPES, .pattern = number_pattern};
static const struct schema count_schema = {
    .types = NUMBER_TYPES, .pattern = number_pattern, .most = INFINITY, .whole = true};
static const struct schema amount_schema = {
    .types = NUMBER_TYPES, .pattern = number_pattern, .most = INFINITY};
static const struct schema year_schema = {
    .types = PROPERTY_NUMBER, .least = 1900, .most = 2200, .whole = true};

static const struct need_type {
    const char *name;
    bool (*fits)(const struct value *value);
    const struct schema *schema;
    const char *english, *chinese;
} need_types[] = {
    {"text", is_text, &text_schema, "text", "文字"},
    {"flag", is_flag, &flag_schema, "either true or false", "true 或 false"},
    {"number", is_number, &number_schema, "a number", "数"},
    {"count", is_count, &count_schema, "a whole number from 0", "不小于 0 的整数"},
    {"amount", is_amount, &amount_schema, "a number from 0", "不小于 0 的数"},
    {"year", is_year, &year_schema, "a year such as 2023", "年份，例如 2023"},
};

/* The row of a type's name, `?` behind it or not; NULL if there is none. */
static const struct need_type *type_named(const char *word, bool *optional) {
    size_t length = strlen(word);
    *optional = length && word[length - 1] == '?';
    length -= *optional;
    for (size_t i = 0; i < countof(need_types); i++) {
        const char *name = need_types[i].name;
        if (strlen(name) == length && strncmp(word, name, length) == 0) {
            return &need_types[i];
        }
    }
    return NULL;
}

const struct schema *need_type_schema(const struct value *type, bool *optional) {
    const struct need_type *row =
        type_named(type->type == VALUE_STRING ? type->string : "", optional);
    return row ? row->schema : &anything_schema;
}

/* text, text?, flag… */
static const struct schema *make_type(struct arena *arena) {
    const char **words = arena_array(arena, 2 * countof(need_types) + 1, sizeof *words);
    for (size_t i = 0; i < countof(need_types); i++) {
        words[2 * i] = need_types[i].name;
        words[2 * i + 1] = arena_print(arena, "%s?", need_types[i].name);
    }
    struct schema *schema = arena_new(arena, struct schema);
    schema->types = PROPERTY_STRING;
    schema->words = words;
    return schema;
}

static const struct schema type_schema = {.name = "need-type", .make = make_type};
static const struct schema types_schema = {
    .types = PROPERTY_OBJECT, .values = &type_schema};
static const struct schema names_schema = {.items = &cell_schema};

static const struct property data_properties[] = {
    {"columns", PROPERTY_OBJECT, PROPERTY_REQUIRED, .schema = &types_schema},
    {"rows", PROPERTY_ARRAY, 0, .schema = &names_schema},
    {"title", PROPERTY_STRING, 0},
};
static const struct schema data_need_schema = {.types = PROPERTY_OBJECT,
    .groups = PROPERTY_GROUP("need-data", data_properties),
    .otherwise = &types_schema};
static const struct schema data_needs_schema = {.values = &data_need_schema};

/* Beside these the names of what a report gives, each with its type. */
static const struct property need_properties[] = {
    {"data", PROPERTY_OBJECT, 0, .schema = &data_needs_schema},
    {"prose", PROPERTY_ARRAY, 0, .schema = &names_schema},
};
static const struct schema value_need_schema = {
    .types = PROPERTY_OBJECT, .values = &type_schema, .otherwise = &type_schema};
const struct schema needs_schema = {.types = PROPERTY_OBJECT,
    .groups = PROPERTY_GROUP("needs", need_properties),
    .values = &value_need_schema};

static const struct schema data_list_schema = {.values = &data_schema};
static const struct schema prose_part_schema = {
    .types = PROPERTY_ANY & ~(PROPERTY_ARRAY | PROPERTY_OBJECT)};
static const struct schema prose_schema = {.values = &prose_part_schema};

/* What the format itself knows; `theme` and `title` are names like others. */
const struct property report_properties[] = {
    {"tubiao", PROPERTY_NUMBER, 0},
    {"layout", PROPERTY_STRING, 0},
    {"theme", PROPERTY_STRING, 0},
    {"previous", PROPERTY_STRING | PROPERTY_NULL, 0},
    {"data", PROPERTY_OBJECT, 0, .schema = &data_list_schema},
    {"prose", PROPERTY_OBJECT, 0, .schema = &prose_schema},
    {"title", PROPERTY_STRING, 0},
};
const size_t report_property_count = countof(report_properties);

const char *need_type_words(
    const struct value *wanted, enum language language, bool *optional) {
    const struct need_type *type =
        type_named(wanted->type == VALUE_STRING ? wanted->string : "", optional);
    return type ? words_in(language, type->english, type->chinese) : "";
}

/* The type that a layout names; *optional where it ends in `?`. */
static const struct need_type *find_type(
    struct needs *needs, const struct value *wanted, bool *optional) {
    const char *word = wanted->type == VALUE_STRING ? wanted->string : "";
    const struct need_type *type = type_named(word, optional);
    if (type) {
        return type;
    }
    fault_add(&needs->engine->faults, FAULT_ERROR, "unknown-need", wanted->place,
        "%s is no type; write text, flag, number, count, amount or year",
        "%s 不是类型，可写 text、flag、number、count、amount、year", word);
    needs->ok = false;
    return NULL;
}

static void fault_type(struct needs *needs, const char *name, const struct value *value,
    const struct need_type *type) {
    struct faults *faults = &needs->engine->faults;
    const char *found = value->type == VALUE_ARRAY || value->type == VALUE_OBJECT
                            ? value_type_name(value->type, faults->language)
                            : value_to_string(*value, &needs->engine->arena);
    fault_add(faults, FAULT_ERROR, "wrong-type", value->place, "%s: found %s, wanted %s",
        "%s：写的是 %s，应为%s", name, found,
        words_in(faults->language, type->english, type->chinese));
    needs->ok = false;
}

static void fault_missing(struct needs *needs, struct place place, const char *what,
    const char *name, const char *const *names, size_t count) {
    struct faults *faults = &needs->engine->faults;
    const char *whole = words_in(faults->language, "the report", "报告");
    fault_add(faults, FAULT_ERROR, "missing-value", place, "%s lacks %s", "%s 缺少 %s",
        what ? what : whole, name);
    const char *near = count ? name_nearest(name, names, count) : NULL;
    if (near) {
        fault_hint(&needs->engine->faults, "there is %s; is that meant?",
            "有 %s，是不是写错了？", near);
    }
    needs->ok = false;
}

/* The member of `whole` by that name, against its type; `what` names the whole. */
static void check_value(struct needs *needs, const char *name, const struct value *found,
    const struct value *wanted, const char *what, const struct value *whole) {
    bool optional;
    const struct need_type *type = find_type(needs, wanted, &optional);
    if (!type) {
        return;
    }
    bool blank = found && found->type == VALUE_NULL && type->fits != is_year;
    if (found && !blank && !type->fits(found)) {
        fault_type(needs, name, found, type);
    }
    if (!found && !optional) {
        size_t count = whole->type == VALUE_OBJECT ? whole->count : 0;
        const char **names = arena_array(&needs->engine->arena, count + 1, sizeof *names);
        for (size_t i = 0; i < count; i++) {
            names[i] = whole->members[i].name;
        }
        fault_missing(needs, whole->place, what, name, names, count);
    }
}

/* Every cell of a column; the first few faults of a column are enough. */
static void check_cells(struct needs *needs, const struct dataset *dataset, int column,
    const struct value *wanted) {
    bool optional;
    const struct need_type *type = find_type(needs, wanted, &optional);
    size_t faulty = 0;
    for (size_t row = 0; type && row < dataset->row_count && faulty < 5; row++) {
        const struct value *cell = &dataset->columns[column].cells[row];
        if (cell->type != VALUE_NULL && !type->fits(cell)) {
            fault_type(needs, dataset->columns[column].name, cell, type);
            faulty++;
        }
    }
}

static void check_columns(
    struct needs *needs, const struct dataset *dataset, const struct value *columns) {
    const char **names =
        arena_array(&needs->engine->arena, dataset->column_count + 1, sizeof *names);
    for (size_t i = 0; i < dataset->column_count; i++) {
        names[i] = dataset->columns[i].name;
    }
    for (size_t i = 0; i < columns->count; i++) {
        const struct member *wanted = &columns->members[i];
        int column = dataset_find_column(dataset, wanted->name);
        if (column >= 0) {
            check_cells(needs, dataset, column, &wanted->value);
        } else {
            fault_missing(needs, dataset->place, dataset->name, wanted->name, names,
                dataset->column_count);
        }
    }
}

static void check_rows(
    struct needs *needs, const struct dataset *dataset, const struct value *rows) {
    for (size_t i = 0; i < rows->count; i++) {
        const char *name = value_to_string(rows->items[i], &needs->engine->arena);
        if (!dataset->row_names || dataset_find_row(dataset, name) < 0) {
            fault_missing(needs, dataset->place, dataset->name, name, dataset->row_names,
                dataset->row_names ? dataset->row_count : 0);
        }
    }
}

static const struct dataset *find_dataset(const struct job *job, const char *name) {
    for (size_t i = 0; i < job->dataset_count; i++) {
        if (strcmp(job->datasets[i]->name, name) == 0) {
            return job->datasets[i];
        }
    }
    return NULL;
}

/* Whether a part of the layout's needs has its form; else a fault. */
static bool is_of_type(struct needs *needs, const char *name, const struct value *part,
    enum value_type type) {
    if (part->type == type) {
        return true;
    }
    struct faults *faults = &needs->engine->faults;
    fault_add(faults, FAULT_ERROR, "wrong-type", part->place,
        "“%s” in needs should be %s, but is %s", "needs 中的“%s”应为%s，这里却是%s", name,
        value_type_name(type, faults->language),
        value_type_name(part->type, faults->language));
    needs->ok = false;
    return false;
}

/* {columns: {name: type}, rows: [names]}, or {name: type} for single values. */
static void check_dataset(
    struct needs *needs, const struct job *job, const struct member *wanted) {
    const struct dataset *dataset = find_dataset(job, wanted->name);
    const struct value *data = value_member(&job->report, "data");
    if (!dataset) {
        const char **names =
            arena_array(&needs->engine->arena, job->dataset_count + 1, sizeof *names);
        for (size_t i = 0; i < job->dataset_count; i++) {
            names[i] = job->datasets[i]->name;
        }
        fault_missing(needs, data ? data->place : job->report.place, "data", wanted->name,
            names, job->dataset_count);
        return;
    }
    const struct value *columns = value_member(&wanted->value, "columns");
    const struct value *rows = value_member(&wanted->value, "rows");
    if (columns && !properties_check(&wanted->value, data_properties,
                       countof(data_properties), wanted->name, &needs->engine->faults)) {
        needs->ok = false;
        return;
    }
    columns = columns ? columns : &wanted->value;
    if (is_of_type(needs, wanted->name, columns, VALUE_OBJECT)) {
        check_columns(needs, dataset, columns);
    }
    if (rows && is_of_type(needs, wanted->name, rows, VALUE_ARRAY)) {
        check_rows(needs, dataset, rows);
    }
}

static void check_prose(
    struct needs *needs, const struct job *job, const struct value *parts) {
    const struct value *prose = value_member(&job->report, "prose");
    for (size_t i = 0; i < parts->count; i++) {
        const char *name = value_to_string(parts->items[i], &needs->engine->arena);
        if (parts->items[i].type >= VALUE_ARRAY) {
            fault_add(&needs->engine->faults, FAULT_ERROR, "wrong-type",
                parts->items[i].place, "prose in needs should be a list of names",
                "needs 中的 prose 应是名称的列表");
            needs->ok = false;
            return;
        }
        if (!prose || !value_member(prose, name)) {
            fault_add(&needs->engine->faults, FAULT_WARNING, "missing-prose",
                prose ? prose->place : job->report.place, "the prose has no part %s",
                "文字部分（prose）缺少 %s", name);
        }
    }
}

/* A value, or a mapping of values (agency: {name: text}). */
static void check_member(
    struct needs *needs, const struct job *job, const struct member *wanted) {
    const struct value *found = value_member(&job->report, wanted->name);
    if (wanted->value.type != VALUE_OBJECT) {
        check_value(needs, wanted->name, found, &wanted->value, NULL, &job->report);
        return;
    }
    for (size_t i = 0; i < wanted->value.count; i++) {
        const struct member *part = &wanted->value.members[i];
        check_value(needs, part->name, found ? value_member(found, part->name) : NULL,
            &part->value, wanted->name, found ? found : &job->report);
    }
}

/* Names the report has that neither the format nor the layout knows. */
static void check_unknown(
    struct needs *needs, const struct job *job, const struct value *wanted) {
    size_t count = report_property_count + wanted->count;
    const char **names = arena_array(&needs->engine->arena, count, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        names[i] = i < report_property_count
                       ? report_properties[i].name
                       : wanted->members[i - report_property_count].name;
    }
    for (size_t i = 0; i < job->report.count; i++) {
        const struct member *member = &job->report.members[i];
        bool known = false;
        for (size_t k = 0; k < count && !known; k++) {
            known = strcmp(names[k], member->name) == 0;
        }
        if (!known) {
            fault_add(&needs->engine->faults, FAULT_ERROR, "unknown-property",
                member->place, "a report of this layout has no property %s",
                "这个版式的报告没有 %s 这一项", member->name);
            fault_hint_near(&needs->engine->faults, member->name, names, count);
            needs->ok = false;
        }
    }
}

/* `data` is `written` with its ${} expanded. Where a value is at fault, columns named after
 * it (a year 2023年, the column NaN) are not looked for. */
static void check_data(struct needs *needs, const struct job *job,
    const struct value *written, const struct value *data) {
    bool sure = needs->ok;
    for (size_t i = 0; i < data->count; i++) {
        const struct member *wanted = &data->members[i];
        const struct value *before = value_member(written, wanted->name);
        if (sure || (before && value_equal(*before, wanted->value))) {
            check_dataset(needs, job, wanted);
        }
    }
}

bool needs_check(struct engine *engine, const struct job *job) {
    const struct value *layout_needs = value_member(&job->layout, "needs");
    struct value wanted;
    if (!layout_needs) {
        return true;
    }
    struct needs needs = {engine, true};
    check_unknown(&needs, job, layout_needs);
    for (size_t i = 0; i < layout_needs->count; i++) {
        const struct member *member = &layout_needs->members[i];
        bool is_data = strcmp(member->name, "data") == 0;
        if (!is_data && strcmp(member->name, "prose") != 0) {
            check_member(&needs, job, member);
        }
    }
    /* a name that is missing has its fault already */
    struct faults again = {.arena = &engine->arena};
    if (!template_expand(&engine->arena, layout_needs, job->scope, &wanted,
            needs.ok ? &engine->faults : &again)) {
        return false;
    }
    const struct value *data = value_member(&wanted, "data");
    if (data && is_of_type(&needs, "data", data, VALUE_OBJECT)) {
        check_data(&needs, job, value_member(layout_needs, "data"), data);
    }
    const struct value *prose = value_member(&wanted, "prose");
    if (prose && is_of_type(&needs, "prose", prose, VALUE_ARRAY)) {
        check_prose(&needs, job, prose);
    }
    return needs.ok;
}
