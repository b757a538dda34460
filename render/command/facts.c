/* The report's facts: values, datasets inline or from files, last year's report, and the
 * scope that expressions see. */
#include <string.h>

#include "command/data_file.h"
#include "command/schemas.h"
#include "data/merge.h"
#include "data/reader.h"

static const struct place command_line = {0};

static struct scope *add_name(struct arena *arena, const struct scope *outer,
    const char *name, struct value value) {
    struct scope *scope = arena_new(arena, struct scope);
    *scope = (struct scope){outer, name, value};
    return scope;
}

/* agency.name=… as nested mappings around the value, read as YAML reads a scalar. */
static bool apply_set(struct engine *engine, const struct pair *pair, struct job *job) {
    struct arena *arena = &engine->arena;
    const struct source *source =
        source_from_text(arena, arena_print(arena, "--set %s", pair->name), pair->value);
    struct value value;
    if (!document_read(arena, source, &value, &engine->faults)) {
        return false;
    }
    const char *end = pair->name + strlen(pair->name);
    while (end > pair->name) {
        const char *start = end;
        while (start > pair->name && start[-1] != '.') {
            start--;
        }
        const char *name = arena_copy(arena, start, (size_t)(end - start));
        value =
            value_with_member(arena, value_object(NULL, 0), name, value, command_line);
        end = start > pair->name ? start - 1 : start;
    }
    job->report = value_merge(arena, job->report, value);
    return true;
}

static void add_dataset(
    struct arena *arena, struct job *job, const struct dataset *dataset) {
    size_t capacity = job->dataset_count;
    const struct dataset **longer = arena_array(arena, capacity + 2, sizeof *longer);
    for (size_t i = 0; i < job->dataset_count; i++) {
        longer[i] = job->datasets[i];
    }
    longer[job->dataset_count++] = dataset;
    job->datasets = longer;
}

static const struct property file_properties[] = {
    {"file", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"sheet", PROPERTY_STRING | PROPERTY_NUMBER, 0},
    {"range", PROPERTY_STRING, 0},
};

static const char *const own_names[] = {"file", "columns", "rows", NULL};
static const struct schema record_schema = {
    .types = PROPERTY_OBJECT, .values = &anything_schema, .none_of = own_names};
static const struct schema records_schema = {
    .types = PROPERTY_ARRAY, .items = &anything_schema};
static const struct schema records_or_one_schema = {
    .types = PROPERTY_ARRAY, .items = &anything_schema, .otherwise = &record_schema};
static const struct schema written_schema = {.types = PROPERTY_OBJECT,
    .groups = dataset_groups,
    .otherwise = &records_or_one_schema};
const struct schema data_in_file_schema = {.types = PROPERTY_OBJECT,
    .groups = PROPERTY_GROUP("data-file", file_properties),
    .otherwise = &records_schema};
const struct schema data_schema = {.name = "data",
    .types = PROPERTY_OBJECT,
    .groups = PROPERTY_GROUP("data-file", file_properties),
    .otherwise = &written_schema};

/* {file: …} replaced by what the file holds. `raw` are the report's values. */
static bool resolve_file(struct engine *engine, const struct job *job,
    const struct scope *raw, const char *name, struct value *value) {
    const struct value *path = value_member(value, "file");
    if (!path) {
        return true;
    }
    if (!properties_check(
            value, file_properties, countof(file_properties), "data", &engine->faults)) {
        return false;
    }
    const struct data_file file = {
        .path = path_beside(&engine->arena, path->place.source, path->string),
        .place = path->place,
        .sheet = value_member(value, "sheet"),
        .range = value_member(value, "range")};
    return data_file_read(engine, job, raw, name, &file, value);
}

/* {收到: 4, 答复: 4}: a mapping of single values, not a dataset with columns. */
static bool is_single_values(const struct value *value) {
    return value->type == VALUE_ROW ||
           (value->type == VALUE_OBJECT && !value_member(value, "columns"));
}

/* What the layout needs of the data of that name, or NULL. */
static const struct value *find_need(const struct job *job, const char *name) {
    const struct value *needs = value_member(&job->layout, "needs");
    const struct value *data = needs ? value_member(needs, "data") : NULL;
    return data ? value_member(data, name) : NULL;
}

/* Where the layout wants named rows and the file has none, as CSV and sheets, the first
 * column names them, if it is all text and not wanted itself. */
static void name_rows(
    struct arena *arena, const struct value *need, struct dataset *dataset) {
    const struct value *columns = value_member(need, "columns");
    if (!columns || !value_member(need, "rows") || dataset->row_names ||
        dataset->column_count < 2 || value_member(columns, dataset->columns[0].name)) {
        return;
    }
    const char **names = arena_array(arena, dataset->row_count, sizeof *names);
    for (size_t i = 0; i < dataset->row_count; i++) {
        const struct value *cell = &dataset->columns[0].cells[i];
        if (cell->type != VALUE_STRING) {
            return;
        }
        names[i] = cell->string;
    }
    dataset->row_names = names;
    dataset->columns++;
    dataset->column_count--;
}

/* Single values may come from a table of one row. */
static struct value single_row(const struct value *need, struct value value) {
    if (!need || value_member(need, "columns")) {
        return value;
    }
    bool list = value.type == VALUE_ARRAY && value.count == 1;
    bool table = value.type == VALUE_TABLE && value.dataset->row_count == 1;
    return list && value.items[0].type == VALUE_OBJECT ? value.items[0]
           : table                                     ? value_row(value.dataset, 0)
                                                       : value;
}

static bool read_dataset(
    struct engine *engine, const char *name, struct value value, struct job *job) {
    const struct value *need = find_need(job, name);
    value = single_row(need, value);
    struct dataset *dataset =
        dataset_from_value(&engine->arena, name, value, &engine->faults);
    if (!dataset) {
        return false;
    }
    if (need) {
        name_rows(&engine->arena, need, dataset);
    }
    add_dataset(&engine->arena, job, dataset);
    struct value named = is_single_values(&value) ? value : value_table(dataset);
    job->scope = add_name(&engine->arena, job->scope, name, named);
    return true;
}

/* The pair of --data that stands in for a dataset of the report, or NULL. */
static const struct pair *find_pair(const struct options *options, const char *name) {
    for (size_t i = 0; options && i < options->data_count; i++) {
        if (strcmp(options->data[i].name, name) == 0) {
            return &options->data[i];
        }
    }
    return NULL;
}

static bool read_report_data(struct engine *engine, const struct options *options,
    const struct value *data, const struct scope *raw, struct job *job) {
    if (data && data->type != VALUE_OBJECT) {
        fault_add(&engine->faults, FAULT_ERROR, "wrong-type", data->place,
            "data: names with datasets behind them were wanted",
            "data：应是“名称: 数据”的形式");
        return false;
    }
    bool ok = true;
    for (size_t i = 0; data && i < data->count; i++) {
        const struct member *member = &data->members[i];
        struct value value = member->value;
        if (!find_pair(options, member->name)) {
            ok &= resolve_file(engine, job, raw, member->name, &value) &&
                  read_dataset(engine, member->name, value, job);
        }
    }
    return ok;
}

/* A name that neither the report nor the layout's needs know is a slip. */
static void warn_unknown_data(
    struct engine *engine, const struct job *job, const char *name) {
    const struct value *needs = value_member(&job->layout, "needs");
    const struct value *wanted = needs ? value_member(needs, "data") : NULL;
    const struct value *given = value_member(&job->report, "data");
    if (!wanted || wanted->type != VALUE_OBJECT || value_member(wanted, name) ||
        (given && value_member(given, name))) {
        return;
    }
    const char **names = arena_array(&engine->arena, wanted->count + 1, sizeof *names);
    for (size_t i = 0; i < wanted->count; i++) {
        names[i] = wanted->members[i].name;
    }
    fault_add(&engine->faults, FAULT_WARNING, "unknown-dataset", command_line,
        "--data %s: the layout uses no data of that name",
        "--data %s：版式不用这个名称的数据", name);
    fault_hint_near(&engine->faults, name, names, wanted->count);
}

static bool read_command_line_data(struct engine *engine, const struct options *options,
    const struct scope *raw, struct job *job) {
    bool ok = true;
    for (size_t i = 0; options && i < options->data_count; i++) {
        const struct pair *pair = &options->data[i];
        struct value value;
        warn_unknown_data(engine, job, pair->name);
        const struct data_file file = data_file_from_option(&engine->arena, pair->value);
        ok &= data_file_read(engine, job, raw, pair->name, &file, &value) &&
              read_dataset(engine, pair->name, value, job);
    }
    return ok;
}

/* Members that are names of their own: all but what says how the report is drawn. */
static bool is_named_value(const char *name) {
    static const char *const not_named[] = {
        "tubiao", "layout", "theme", "data", "previous"};
    for (size_t i = 0; i < countof(not_named); i++) {
        if (strcmp(name, not_named[i]) == 0) {
            return false;
        }
    }
    return true;
}

static const struct scope *add_values(
    struct arena *arena, const struct scope *scope, const struct value *report) {
    for (size_t i = 0; i < report->count; i++) {
        const struct member *member = &report->members[i];
        if (is_named_value(member->name)) {
            scope = add_name(arena, scope, member->name, member->value);
        }
    }
    return scope;
}

/* What the layout lets a report leave out is null where it is left out. */
static const struct scope *add_optional(
    struct arena *arena, const struct scope *scope, const struct job *job) {
    const struct value *needs = value_member(&job->layout, "needs");
    for (size_t i = 0; needs && needs->type == VALUE_OBJECT && i < needs->count; i++) {
        const struct member *need = &needs->members[i];
        size_t length = need->value.type == VALUE_STRING ? strlen(need->value.string) : 0;
        if (length && need->value.string[length - 1] == '?') {
            scope = add_name(arena, scope, need->name, value_null());
        }
    }
    return scope;
}

/* The parts by name, each a file or text. */
static bool check_prose(struct engine *engine, const struct value *prose) {
    bool mapping = prose->type == VALUE_OBJECT;
    for (size_t i = 0; mapping && i < prose->count; i++) {
        const struct value *part = &prose->members[i].value;
        if (part->type == VALUE_ARRAY || part->type == VALUE_OBJECT) {
            fault_add(&engine->faults, FAULT_ERROR, "wrong-type", part->place,
                "prose: “%s” should be a Markdown file or text",
                "prose：“%s”应是 Markdown 文件或文字", prose->members[i].name);
            return false;
        }
    }
    if (!mapping && prose->type != VALUE_NULL) {
        fault_add(&engine->faults, FAULT_ERROR, "wrong-type", prose->place,
            "prose: names with files or text behind them were wanted",
            "prose：应是“名称: 文件或文字”的形式");
    }
    return mapping || prose->type == VALUE_NULL;
}

/* The report without its data, ${} expanded; but prose is expanded when it is read, since
 * its text is Markdown. */
static bool expand_others(struct engine *engine, struct job *job, struct value *others) {
    static const char *const parts[] = {"data", "prose"};
    struct arena *arena = &engine->arena;
    *others = job->report;
    for (size_t i = 0; i < countof(parts); i++) {
        const struct value *part = value_member(&job->report, parts[i]);
        if (part) {
            *others =
                value_with_member(arena, *others, parts[i], value_null(), part->place);
        }
    }
    if (!template_expand(arena, others, add_values(arena, job->scope, &job->report),
            others, &engine->faults)) {
        return false;
    }
    const struct value *prose = value_member(&job->report, "prose");
    if (prose && !check_prose(engine, prose)) {
        return false;
    }
    if (prose) {
        *others = value_with_member(arena, *others, "prose", *prose, prose->place);
    }
    return true;
}

/* Templates in data may use the report's values; those elsewhere its data too. What
 * job->scope holds already (`previous`) stays below. */
static bool read_facts(
    struct engine *engine, const struct options *options, struct job *job) {
    struct arena *arena = &engine->arena;
    const struct value *data = value_member(&job->report, "data");
    struct value expanded = data ? *data : value_null();
    job->scope = add_optional(arena, job->scope, job);
    const struct scope *raw = add_values(arena, job->scope, &job->report);
    job->datasets = arena_array(arena, 1, sizeof *job->datasets);
    if (!template_expand(arena, &expanded, raw, &expanded, &engine->faults) ||
        !read_report_data(engine, options, data ? &expanded : NULL, raw, job) ||
        !read_command_line_data(engine, options, raw, job)) {
        return false;
    }
    struct value others;
    if (!expand_others(engine, job, &others)) {
        return false;
    }
    job->report =
        data ? value_with_member(arena, others, "data", expanded, data->place) : others;
    job->scope = add_values(arena, job->scope, &job->report);
    return true;
}

/* The names of a scope as one object, innermost last. */
static struct value object_of_scope(struct arena *arena, const struct scope *scope) {
    struct value object = value_object(NULL, 0);
    if (scope) {
        object = object_of_scope(arena, scope->outer);
        object = value_with_member(
            arena, object, scope->name, scope->value, scope->value.place);
    }
    return object;
}

/* Last year's report as one object: its values and datasets by name. Null without one. */
static bool read_previous(struct engine *engine, const struct job *job,
    const struct value *previous, struct value *out) {
    *out = value_null();
    if (!previous || previous->type == VALUE_NULL) {
        return true;
    }
    if (previous->type != VALUE_STRING) {
        fault_add(&engine->faults, FAULT_ERROR, "wrong-type", previous->place,
            "previous: the folder of last year's report was wanted",
            "previous：应写上一年报告所在的目录");
        return false;
    }
    struct job last = {.layout = job->layout,
        .outputs = job->outputs,
        .output_count = job->output_count};
    const char *path =
        job_file(path_beside(&engine->arena, previous->place.source, previous->string),
            &engine->faults);
    if (!document_read_file(
            &engine->arena, path, previous->place, &last.report, &engine->faults) ||
        !read_facts(engine, NULL, &last)) {
        return false;
    }
    *out = object_of_scope(&engine->arena, last.scope);
    return true;
}

bool facts_read(struct engine *engine, const struct options *options, struct job *job) {
    struct value previous;
    bool ok = true;
    for (size_t i = 0; i < options->set_count; i++) {
        ok &= apply_set(engine, &options->set[i], job);
    }
    struct value given = value_string(options->previous ? options->previous : "");
    const struct value *last =
        options->previous ? &given : value_member(&job->report, "previous");
    if (!ok || !read_previous(engine, job, last, &previous)) {
        return false;
    }
    job->scope = add_name(&engine->arena, NULL, "previous", previous);
    return read_facts(engine, options, job);
}
