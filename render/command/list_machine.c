/* tubiao list for programs. */
#include <stdio.h>
#include <string.h>

#include "command/draw.h"
#include "command/formats.h"
#include "command/list.h"
#include "command/search.h"
#include "data/json_print.h"
#include "data/merge.h"
#include "layout/document.h"

static const struct place command_line = {0};

const char *list_output_kind(
    struct engine *engine, const struct job *job, const struct job_output *output) {
    struct value document;
    if (job->kind == JOB_SPEC) {
        return "chart";
    }
    if (!draw_read_document(engine, output, &document)) {
        return NULL;
    }
    for (size_t i = 0; document_names[i]; i++) {
        if (value_member(&document, document_names[i])) {
            return document_names[i];
        }
    }
    return "";
}

/* Lists of names: how each is found, by what --names calls it. */
static size_t find_layouts(
    struct engine *engine, const struct job *job, const char *const **names) {
    (void)job;
    return search_names(engine, SEARCH_LAYOUT, command_line, names);
}

static size_t find_themes(
    struct engine *engine, const struct job *job, const char *const **names) {
    struct place beside = {.source = job ? job->source : NULL};
    return search_names(engine, SEARCH_THEME, beside, names);
}

static size_t find_presets(
    struct engine *engine, const struct job *job, const char *const **names) {
    struct place beside = {.source = job ? job->source : NULL};
    return search_names(engine, SEARCH_PRESET, beside, names);
}

static size_t find_outputs(
    struct engine *engine, const struct job *job, const char *const **names) {
    size_t count = job ? job->output_count : 0;
    const char **list = arena_array(&engine->arena, count + 1, sizeof *list);
    for (size_t i = 0; i < count; i++) {
        list[i] = job->outputs[i].name;
    }
    *names = list;
    return count;
}

static size_t find_formats(
    struct engine *engine, const struct job *job, const char *const **names) {
    (void)job;
    struct output_format formats[MOST_FORMATS];
    size_t count = formats_all(formats);
    const char **list = arena_array(&engine->arena, count + 1, sizeof *list);
    for (size_t i = 0; i < count; i++) {
        list[i] = format_name(&formats[i]);
    }
    *names = list;
    return count;
}

static const struct name_list {
    const char *name;
    size_t (*find)(
        struct engine *engine, const struct job *job, const char *const **names);
} name_lists[] = {
    {"layouts", find_layouts},
    {"themes", find_themes},
    {"presets", find_presets},
    {"outputs", find_outputs},
    {"formats", find_formats},
};

void list_print_names(struct engine *engine, const char *what, const struct job *job) {
    const char *known[countof(name_lists)];
    for (size_t i = 0; i < countof(name_lists); i++) {
        const char *const *names;
        known[i] = name_lists[i].name;
        size_t count =
            strcmp(what, known[i]) == 0 ? name_lists[i].find(engine, job, &names) : 0;
        for (size_t k = 0; k < count; k++) {
            puts(names[k]);
        }
        if (strcmp(what, known[i]) == 0) {
            return;
        }
    }
    fault_add(&engine->faults, FAULT_ERROR, "bad-option", command_line,
        "--names %s: layouts, themes, presets, outputs or formats was wanted",
        "--names %s：应写 layouts、themes、presets、outputs 或 formats", what);
    fault_hint_near(&engine->faults, what, known, countof(known));
}

static struct value strings(
    struct engine *engine, const char *const *names, size_t count) {
    struct value *items = arena_array(&engine->arena, count + 1, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        items[i] = value_string(names[i]);
    }
    return value_array(items, (uint32_t)count);
}

static struct value with(
    struct engine *engine, struct value object, const char *name, struct value value) {
    return value_with_member(&engine->arena, object, name, value, command_line);
}

static struct value describe_layouts(struct engine *engine) {
    const char *const *names;
    size_t count = find_layouts(engine, NULL, &names);
    struct value *items = arena_array(&engine->arena, count + 1, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        struct value layout = value_object(NULL, 0);
        layout_read(engine, names[i], command_line, &layout);
        items[i] = with(engine, value_object(NULL, 0), "name", value_string(names[i]));
        items[i] = with(engine, items[i], "title",
            value_string(property_string(&layout, "title", "")));
    }
    return value_array(items, (uint32_t)count);
}

static struct value describe_outputs(struct engine *engine, const struct job *job) {
    struct value *items =
        arena_array(&engine->arena, job->output_count + 1, sizeof *items);
    const char *const *formats;
    size_t format_count = find_formats(engine, job, &formats);
    for (size_t i = 0; i < job->output_count; i++) {
        const struct job_output *output = &job->outputs[i];
        const char *kind = list_output_kind(engine, job, output);
        struct value item =
            with(engine, value_object(NULL, 0), "name", value_string(output->name));
        item = with(engine, item, "kind", value_string(kind ? kind : ""));
        item =
            with(engine, item, "title", value_string(output->title ? output->title : ""));
        items[i] = with(engine, item, "formats", strings(engine, formats, format_count));
    }
    return value_array(items, (uint32_t)job->output_count);
}

void list_print_json(struct engine *engine, const struct job *job) {
    struct value all = value_object(NULL, 0);
    const char *const *names;
    if (job) {
        const struct value *needs = value_member(&job->layout, "needs");
        all = with(engine, all, "outputs", describe_outputs(engine, job));
        all = with(engine, all, "needs", needs ? *needs : value_object(NULL, 0));
    } else {
        all = with(engine, all, "layouts", describe_layouts(engine));
        size_t count = find_themes(engine, NULL, &names);
        all = with(engine, all, "themes", strings(engine, names, count));
        count = find_presets(engine, NULL, &names);
        all = with(engine, all, "presets", strings(engine, names, count));
        count = find_formats(engine, NULL, &names);
        all = with(engine, all, "formats", strings(engine, names, count));
    }
    struct buffer out = {0};
    json_print(&all, &out);
    fwrite(out.data, 1, out.length, stdout);
    buffer_finish(&out);
}
