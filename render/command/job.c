/* Reading a job: which kind of file it is, its layout, facts and outputs. */
#include "command/job.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "command/schemas.h"
#include "command/preset.h"
#include "command/search.h"
#include "data/kept.h"
#include "data/merge.h"
#include "data/reader.h"
#include "layout/document.h"

static const struct place command_line = {0};

const char *job_file(const char *path, struct faults *faults) {
    static const char *const names[] = {
        "report.yaml", "report.yml", "report.json", "layout.yaml"};
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISDIR(status.st_mode)) {
        return path;
    }
    size_t length = strlen(path);
    const char *slash = length && path[length - 1] == '/' ? "" : "/";
    for (size_t i = 0; i < countof(names); i++) {
        const char *file = arena_print(faults->arena, "%s%s%s", path, slash, names[i]);
        if (stat(file, &status) == 0) {
            return file;
        }
        file_list_note(faults->files, file);
    }
    return arena_print(faults->arena, "%s%s%s", path, slash, names[0]);
}

static bool has_any(const struct value *value, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (value_member(value, names[i])) {
            return true;
        }
    }
    return false;
}

static bool is_specification(const struct value *value, const char *path) {
    static const char *const keys[] = {"mark", "layer", "encoding", "facet", "concat",
        "hconcat", "vconcat", "repeat", "spec", "$schema"};
    size_t length = strlen(path);
    return has_any(value, keys, countof(keys)) ||
           (length > 8 && strcmp(path + length - 8, ".vl.json") == 0);
}

static bool classify(struct engine *engine, const struct options *options,
    const struct value *value, struct job *job) {
    if (value->type != VALUE_OBJECT) {
        fault_add(&engine->faults, FAULT_ERROR, "not-a-document", value->place,
            "this is no report: a mapping such as `layout: annual-report` was wanted",
            "这不是报告：应是 `layout: annual-report` 这样的“名称: 值”");
        return false;
    }
    if (value_member(value, "layout")) {
        job->kind = JOB_REPORT;
    } else if (value_member(value, "outputs")) {
        job->kind = JOB_LAYOUT;
    } else if (is_specification(value, job->source->name)) {
        job->kind = JOB_SPEC;
    } else if (options->layout) {
        job->kind = JOB_REPORT;
    } else {
        fault_add(&engine->faults, FAULT_ERROR, "unknown-document", value->place,
            "neither a report (layout:), a layout (outputs:) nor a Vega-Lite "
            "specification (mark:)",
            "既不是报告（layout:）、版式（outputs:），也不是 Vega-Lite 图（mark:）");
        fault_hint(&engine->faults,
            "a report names its layout, or give one with --layout",
            "报告里应写明版式，或用 --layout 指定");
        return false;
    }
    return true;
}

static bool check_version(struct engine *engine, const struct value *document) {
    const struct value *version = value_member(document, "tubiao");
    if (!version || (version->type == VALUE_NUMBER && version->number == 1)) {
        return true;
    }
    fault_add(&engine->faults, FAULT_ERROR, "unknown-version", version->place,
        "this program reads version 1 of the format (tubiao: 1)",
        "本程序只认格式第 1 版（tubiao: 1）");
    return false;
}

static const struct property output_properties[] = {
    {"file", PROPERTY_STRING, 0},
    {"theme", PROPERTY_STRING, 0},
    {"preset", PROPERTY_STRING, 0},
    {"title", PROPERTY_STRING, 0},
};

/* {file, theme}, or a document in its place: {figure, theme}, {pages, theme}. */
static const struct property_group *output_groups(struct arena *arena) {
    struct property_group *groups = arena_array(arena, 3, sizeof *groups);
    groups[0] =
        (struct property_group){"output", output_properties, countof(output_properties)};
    groups[1].name = "document";
    groups[1].rows = document_properties(arena, &groups[1].count);
    return groups;
}

static const struct schema *make_output(struct arena *arena) {
    struct schema *schema = arena_new(arena, struct schema);
    schema->types =
        PROPERTY_STRING | PROPERTY_OBJECT | PROPERTY_NULL; /* null: left out */
    schema->groups = output_groups(arena);
    return schema;
}

const struct schema output_schema = {.name = "output", .make = make_output};

static bool check_output(struct engine *engine, const struct value *value) {
    struct property_group all =
        property_groups_join(&engine->arena, output_groups(&engine->arena));
    return properties_check(value, all.rows, all.count, "output", &engine->faults);
}

/* The member that is the document itself. */
static const struct member *find_document(const struct value *value) {
    for (size_t i = 0; i < value->count; i++) {
        for (size_t k = 0; document_names[k]; k++) {
            if (strcmp(value->members[i].name, document_names[k]) == 0) {
                return &value->members[i];
            }
        }
    }
    return NULL;
}

/* `name: file.yaml`, or a mapping. */
static bool read_output(
    struct engine *engine, const struct member *member, struct job_output *output) {
    const struct value *value = &member->value;
    *output = (struct job_output){
        .name = member->name, .document = *value, .place = member->place};
    if (strchr(member->name, '/')) {
        fault_add(&engine->faults, FAULT_ERROR, "bad-name", member->place,
            "an output is named as its file will be, without /: %s",
            "输出的名称就是文件名，不能含 /：%s", member->name);
        return false;
    }
    if (value->type == VALUE_STRING) {
        return true;
    }
    if (!check_output(engine, value)) {
        return false;
    }
    const struct value *file = value_member(value, "file");
    const struct member *document = find_document(value);
    if (!file == !document) {
        fault_add(&engine->faults, FAULT_ERROR, "unknown-document", value->place,
            "an output has either `file:` or a document such as `figure:`",
            "输出应写 `file:` 或 `figure:` 这样的内容，二者取一");
        return false;
    }
    output->theme = property_string(value, "theme", NULL);
    output->title = property_string(value, "title", NULL);
    if (file) {
        output->document = *file;
        return true;
    }
    output->document = value_with_member(&engine->arena, value_object(NULL, 0),
        document->name, document->value, document->place);
    output->document.place = value->place;
    return true;
}

bool job_read_outputs(struct engine *engine, struct job *job) {
    const struct value *outputs = value_member(&job->layout, "outputs");
    if (!outputs || outputs->type != VALUE_OBJECT || outputs->count == 0) {
        fault_add(&engine->faults, FAULT_ERROR, "no-outputs",
            outputs ? outputs->place : job->layout.place, "the layout has no outputs",
            "版式没有输出（outputs）");
        return false;
    }
    job->outputs = arena_array(&engine->arena, outputs->count, sizeof *job->outputs);
    bool ok = true;
    for (size_t i = 0; i < outputs->count; i++) {
        if (outputs->members[i].value.type !=
            VALUE_NULL) { /* one that was extended, gone */
            ok &= read_output(
                engine, &outputs->members[i], &job->outputs[job->output_count++]);
        }
    }
    return ok;
}

static bool read_layout(
    struct engine *engine, const struct options *options, struct job *job) {
    if (options->layout) {
        if (!layout_read(engine, options->layout, command_line, &job->layout)) {
            return false;
        }
    } else {
        const struct value *name = value_member(&job->report, "layout");
        if (name->type != VALUE_STRING) {
            fault_add(&engine->faults, FAULT_ERROR, "wrong-type", name->place,
                "layout: a name such as annual-report was wanted",
                "layout：应写版式的名称，例如 annual-report");
            return false;
        }
        if (!layout_read(engine, name->string, name->place, &job->layout)) {
            return false;
        }
    }
    return check_version(engine, &job->layout) &&
           layout_read_checks(engine, &job->layout);
}

static void choose_theme(const struct options *options, struct job *job) {
    const struct value *theme = value_member(&job->layout, "theme");
    job->theme = theme && theme->type == VALUE_STRING ? theme->string : "gb9704";
    job->theme_place = theme ? theme->place : command_line;
    if (options->theme) {
        job->theme = options->theme;
        job->theme_place = command_line;
        for (size_t i = 0; i < job->output_count; i++) {
            job->outputs[i].theme = NULL;
        }
    }
}

/* file.vl.json → file; standard input has no name. */
static const char *name_of_specification(struct arena *arena, const char *path) {
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    size_t length = strcspn(name, ".");
    return length && strcmp(name, "-") != 0 ? arena_copy(arena, name, length) : "chart";
}

static void read_specification(
    struct engine *engine, const struct value *value, struct job *job) {
    job->outputs = arena_new(&engine->arena, struct job_output);
    job->outputs[job->output_count++] = (struct job_output){
        .name = name_of_specification(&engine->arena, job->source->name),
        .document = *value,
        .place = value->place};
}

/* Options that only say something of a report or layout. */
static void warn_unused(struct engine *engine, const struct options *options) {
    const struct {
        const char *name;
        bool given;
    } unused[] = {{"--layout", options->layout}, {"--theme", options->theme},
        {"--set", options->set_count > 0}};
    for (size_t i = 0; i < countof(unused); i++) {
        if (unused[i].given) {
            fault_add(&engine->faults, FAULT_WARNING, "unused-option", command_line,
                "%s does nothing to a Vega-Lite file", "%s 对 Vega-Lite 图不起作用",
                unused[i].name);
        }
    }
}

/* Adds folders with colons between; a fault for one that is not there, where it is asked
 * for by the option. */
static bool add_folders(
    struct engine *engine, const char *list, bool must, struct confinement *confinement) {
    struct arena *arena = &engine->arena;
    while (list && *list) {
        size_t length = strcspn(list, ":");
        const char *folder = arena_copy(arena, list, length);
        if (length && !confinement_add(arena, confinement, folder) && must) {
            fault_add(&engine->faults, FAULT_ERROR, "bad-option", command_line,
                "--confine: there is no folder %s", "--confine：没有 %s 这个文件夹",
                folder);
            return false;
        }
        list += length + (list[length] == ':');
    }
    return true;
}

/* What the file named first may name in turn: with --confine what lies in these folders,
 * and the layouts of the machine. */
static bool confine(
    struct engine *engine, const struct options *options, struct job *job) {
    const char *list = options->confine ? options->confine : getenv("TUBIAO_CONFINE");
    if (!list || !*list) {
        return true;
    }
    struct confinement *confinement = arena_new(&engine->arena, struct confinement);
    const char *const *folders;
    size_t count = search_installed(engine, &folders);
    for (size_t i = 0; i < count; i++) {
        add_folders(engine, folders[i], false, confinement);
    }
    if (!add_folders(engine, list, true, confinement)) {
        return false;
    }
    struct source *source = arena_new(&engine->arena, struct source);
    *source = *job->source;
    source->confinement = kept_confinement(engine->faults.kept, confinement);
    job->source = engine->input = source;
    return true;
}

/* The member `preset` of an output as it is written. */
static const struct value *own_preset(const struct job *job, const char *output) {
    const struct value *outputs = value_member(&job->layout, "outputs");
    const struct value *own = outputs ? value_member(outputs, output) : NULL;
    return own && own->type == VALUE_OBJECT ? value_member(own, "preset") : NULL;
}

/* What the command line says of where pictures go, else what the outputs do. */
static bool choose_presets(
    struct engine *engine, const struct options *options, struct job *job) {
    const struct preset *shared = NULL;
    if (options->preset &&
        !(shared = preset_read(engine, options->preset, command_line))) {
        return false;
    }
    for (size_t i = 0; i < job->output_count; i++) {
        struct job_output *output = &job->outputs[i];
        const struct value *own = shared ? NULL : own_preset(job, output->name);
        output->preset = own ? preset_read(engine, own->string, own->place) : shared;
        if (own && !output->preset) {
            return false;
        }
        output->over =
            preset_document(engine, options, output->preset, job->kind == JOB_SPEC);
        if (output->preset && !output->theme && !options->theme) {
            output->theme = job->kind == JOB_SPEC ? NULL : output->preset->theme;
        }
    }
    return true;
}

bool job_read(struct engine *engine, const struct options *options, struct job *job) {
    *job = (struct job){.report = value_object(NULL, 0), .slice = options->slice};
    if (!options->word_count) {
        fault_add(&engine->faults, FAULT_ERROR, "no-input", command_line,
            "name a report, a layout or a Vega-Lite file",
            "请给出报告、版式或 Vega-Lite 文件");
        return false;
    }
    struct value value;
    const char *path = job_file(options->words[0], &engine->faults);
    job->source = source_read(&engine->arena, path, command_line, &engine->faults);
    engine->input = job->source;
    if (!job->source || !confine(engine, options, job) ||
        !document_read(&engine->arena, job->source, &value, &engine->faults) ||
        !classify(engine, options, &value, job)) {
        return false;
    }
    if (job->kind == JOB_SPEC) {
        read_specification(engine, &value, job);
        warn_unused(engine, options);
        return choose_presets(engine, options, job) &&
               facts_read(engine, options, job); /* --data */
    }
    if (!check_version(engine, &value)) {
        return false;
    }
    if (job->kind == JOB_REPORT) {
        job->report = value;
        if (!read_layout(engine, options, job)) {
            return false;
        }
    } else if (!layout_read(engine, job->source->name, command_line, &job->layout)) {
        return false;
    }
    if (!job_read_outputs(engine, job) || !facts_read(engine, options, job)) {
        return false;
    }
    choose_theme(options, job);
    return choose_presets(engine, options, job);
}
