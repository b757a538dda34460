/* The report's facts: values, datasets inline or from files, last year's report, and the
 * scope that expressions see. */
#include <string.h>

#include "command/job.h"
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
    {"sheet", PROPERTY_STRING | PROPERTY_NUMBER, PROPERTY_UNSUPPORTED},
    {"range", PROPERTY_STRING, PROPERTY_UNSUPPORTED},
};

/* {file: …} replaced by what the file holds. */
static bool resolve_file(struct engine *engine, struct value *value) {
    const struct value *file = value_member(value, "file");
    if (!file) {
        return true;
    }
    if (!properties_check(
            value, file_properties, countof(file_properties), "data", &engine->faults)) {
        return false;
    }
    const char *path = path_beside(&engine->arena, file->place.source, file->string);
    return document_read_file(&engine->arena, path, file->place, value, &engine->faults);
}

/* {收到: 4, 答复: 4}: a mapping of single values, not a dataset with columns. */
static bool is_single_values(const struct value *value) {
    return value->type == VALUE_OBJECT && !value_member(value, "columns");
}

static bool read_dataset(
    struct engine *engine, const char *name, struct value value, struct job *job) {
    if (!resolve_file(engine, &value)) {
        return false;
    }
    struct dataset *dataset =
        dataset_from_value(&engine->arena, name, value, &engine->faults);
    if (!dataset) {
        return false;
    }
    add_dataset(&engine->arena, job, dataset);
    struct value named = is_single_values(&value) ? value : value_table(dataset);
    job->scope = add_name(&engine->arena, job->scope, name, named);
    return true;
}

static bool read_datasets(
    struct engine *engine, const struct options *options, struct job *job) {
    const struct value *data = value_member(&job->report, "data");
    bool ok = true;
    if (data && data->type != VALUE_OBJECT) {
        fault_add(&engine->faults, FAULT_ERROR, "wrong-type", data->place,
            "data: names with datasets behind them were wanted",
            "data：应是“名称: 数据”的形式");
        return false;
    }
    for (size_t i = 0; data && i < data->count; i++) {
        ok &= read_dataset(engine, data->members[i].name, data->members[i].value, job);
    }
    for (size_t i = 0; i < options->data_count; i++) {
        struct value value;
        ok = document_read_file(&engine->arena, options->data[i].value, command_line,
                 &value, &engine->faults) &&
             read_dataset(engine, options->data[i].name, value, job) && ok;
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

static const char *previous_path(struct engine *engine, const struct value *previous) {
    const char *path =
        path_beside(&engine->arena, previous->place.source, previous->string);
    bool is_file = strstr(previous->string, ".yaml") || strstr(previous->string, ".json");
    return is_file ? path : arena_print(&engine->arena, "%s/report.yaml", path);
}

/* Last year's report as one object: its values and datasets by name. Null without one. */
static bool read_previous(
    struct engine *engine, const struct value *previous, struct value *out) {
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
    struct value report;
    if (!document_read_file(&engine->arena, previous_path(engine, previous),
            previous->place, &report, &engine->faults)) {
        return false;
    }
    const struct value *data = value_member(&report, "data");
    for (size_t i = 0; data && data->type == VALUE_OBJECT && i < data->count; i++) {
        struct value value = data->members[i].value;
        if (!resolve_file(engine, &value)) {
            return false;
        }
        struct dataset *dataset = dataset_from_value(
            &engine->arena, data->members[i].name, value, &engine->faults);
        if (!dataset) {
            return false;
        }
        report = value_with_member(&engine->arena, report, data->members[i].name,
            is_single_values(&value) ? value : value_table(dataset),
            data->members[i].place);
    }
    *out = report;
    return true;
}

/* Templates in the report may use its other values. */
static bool expand_report(struct engine *engine, struct job *job) {
    const struct scope *raw = add_values(&engine->arena, job->scope, &job->report);
    return template_expand(
        &engine->arena, &job->report, raw, &job->report, &engine->faults);
}

bool facts_read(struct engine *engine, const struct options *options, struct job *job) {
    struct value previous;
    bool ok = true;
    for (size_t i = 0; i < options->set_count; i++) {
        ok &= apply_set(engine, &options->set[i], job);
    }
    if (!ok ||
        !read_previous(engine, value_member(&job->report, "previous"), &previous)) {
        return false;
    }
    job->datasets = arena_array(&engine->arena, 1, sizeof *job->datasets);
    job->scope = add_name(&engine->arena, NULL, "previous", previous);
    if (!expand_report(engine, job)) {
        return false;
    }
    job->scope = add_values(&engine->arena, job->scope, &job->report);
    return read_datasets(engine, options, job);
}
