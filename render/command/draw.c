/* The middle of the walk: outputs chosen, bound, checked, placed. */
#include "command/draw.h"

#include <string.h>

#include "chart/chart.h"
#include "command/search.h"
#include "data/merge.h"
#include "data/reader.h"

static const struct place command_line = {0};

/* A bare file has Vega-Lite's own look: an empty theme under it. */
static const struct theme *bare_theme(struct engine *engine) {
    struct theme *theme = arena_new(&engine->arena, struct theme);
    struct value empty = value_object(NULL, 0);
    struct value document =
        value_with_member(&engine->arena, empty, "styles", empty, command_line);
    return theme_bind(&engine->arena, &document, theme, &engine->faults) ? theme : NULL;
}

bool draw_read_document(
    struct engine *engine, const struct job_output *output, struct value *document) {
    *document = output->document;
    if (document->type != VALUE_STRING) {
        return true;
    }
    struct place at = output->document.place;
    const char *path = path_beside(&engine->arena, at.source, document->string);
    return document_read_file(&engine->arena, path, at, document, &engine->faults);
}

/* The output's own theme, or the job's, which is read once into *shared for all. */
static const struct theme *output_theme(struct engine *engine, const struct job *job,
    const struct job_output *output, const struct theme **shared) {
    if (output->theme) {
        return theme_read(engine, job, output->theme, output->place);
    }
    static const struct theme failed; /* told already */
    if (!*shared) {
        *shared = job->kind == JOB_SPEC
                      ? bare_theme(engine)
                      : theme_read(engine, job, job->theme, job->theme_place);
        *shared = *shared ? *shared : &failed;
    }
    return *shared == &failed ? NULL : *shared;
}

/* The outputs, for those that place others. */
static const struct named_document *named_documents(
    struct arena *arena, const struct job *job) {
    struct named_document *list = arena_array(arena, job->output_count, sizeof *list);
    for (size_t i = 0; i < job->output_count; i++) {
        const struct job_output *output = &job->outputs[i];
        list[i] = (struct named_document){output->name, output->document, output->place};
    }
    return list;
}

static const struct named_document *named_fragments(
    struct arena *arena, const struct job *job, size_t *count) {
    const struct value *fragments = value_member(&job->layout, "fragments");
    *count = fragments ? fragments->count : 0;
    struct named_document *list = arena_array(arena, *count + 1, sizeof *list);
    for (size_t i = 0; i < *count; i++) {
        const struct member *member = &fragments->members[i];
        list[i] = (struct named_document){member->name, member->value, member->place};
    }
    return list;
}

/* The report's names, and the theme's colours as `theme`. */
static const struct scope *output_scope(
    struct engine *engine, const struct job *job, const struct theme *theme) {
    if (!theme->colors.count) {
        return job->scope;
    }
    struct scope *scope = arena_new(&engine->arena, struct scope);
    *scope = (struct scope){job->scope, "theme", theme->colors, NULL, true};
    return scope;
}

/* What a preset, --width and --height say goes over what the document says. */
static struct value lay_over(struct engine *engine, const struct job_output *output,
    struct value document, bool bare) {
    if (bare) {
        return value_merge(&engine->arena, document, output->over);
    }
    for (size_t i = 0; i < output->over.count; i++) {
        const struct member *over = &output->over.members[i];
        const struct value *own = value_member(&document, over->name);
        if (own && own->type == VALUE_OBJECT) {
            struct value merged = value_merge(&engine->arena, *own, over->value);
            merged.place = own->place;
            document = value_with_member(
                &engine->arena, document, over->name, merged, own->place);
        }
    }
    return document;
}

bool draw_bind(struct engine *engine, const struct job *job,
    const struct job_output *output, const struct theme **shared,
    struct bound_output *bound) {
    struct value document;
    size_t errors = engine->faults.error_count;
    bool bare = job->kind == JOB_SPEC;
    struct document_trail trail = {NULL, output->name};
    size_t fragment_count;
    const struct named_document *fragments =
        named_fragments(&engine->arena, job, &fragment_count);
    bound->output = output;
    if (!draw_read_document(engine, output, &document)) {
        return false;
    }
    document = lay_over(engine, output, document, bare);
    bound->theme = output_theme(engine, job, output, shared);
    if (!bound->theme) {
        return false;
    }
    struct binder binder = {.arena = &engine->arena,
        .faults = &engine->faults,
        .kinds = engine->kinds,
        .theme = bound->theme,
        .scope = output_scope(engine, job, bound->theme),
        .icons = search_icon_folders(engine, output->place),
        .slice = job->slice,
        .datasets = job->datasets,
        .chart_defaults = engine_chart_defaults(engine),
        .documents = named_documents(&engine->arena, job),
        .document_count = job->output_count,
        .fragments = fragments,
        .fragment_count = fragment_count,
        .trail = &trail,
        .bare = bare};
    bool good =
        bare ? document_bind_bare(&binder, &chart_block, &document, &bound->document)
             : document_bind(&binder, &document, &bound->document);
    return good && engine->faults.error_count == errors;
}

bool draw_choose(struct engine *engine, const struct options *options,
    const struct job *job, const struct job_output ***chosen, size_t *count) {
    const struct job_output **list = arena_array(
        &engine->arena, job->output_count + options->word_count, sizeof *list);
    const char **names =
        arena_array(&engine->arena, job->output_count + 1, sizeof *names);
    for (size_t i = 0; i < job->output_count; i++) {
        names[i] = job->outputs[i].name;
        list[i] = &job->outputs[i];
    }
    *chosen = list;
    *count = job->output_count;
    if (options->word_count < 2) {
        return true;
    }
    *count = 0;
    bool ok = true;
    for (size_t w = 1; w < options->word_count; w++) {
        size_t i = 0;
        while (i < job->output_count && strcmp(names[i], options->words[w]) != 0) {
            i++;
        }
        if (i < job->output_count) {
            list[(*count)++] = &job->outputs[i];
            continue;
        }
        fault_add(&engine->faults, FAULT_ERROR, "unknown-output", command_line,
            "the layout has no output %s", "版式没有名为 %s 的输出", options->words[w]);
        fault_hint_near(&engine->faults, options->words[w], names, job->output_count);
        ok = false;
    }
    return ok;
}

struct placer draw_placer(struct engine *engine, const struct theme *theme) {
    return (struct placer){
        .typesetter = {.arena = &engine->arena,
            .fonts = engine_fonts(engine),
            .warnings = &engine->faults,
            .cache = engine_text_cache(engine)},
        .theme = theme,
        .warnings = &engine->faults,
    };
}

const struct scene *draw_place(
    struct engine *engine, const struct bound_output *bound, double width) {
    struct placer placer = draw_placer(engine, bound->theme);
    placer.width = width;
    engine_note_time(engine, STAGE_FONTS);
    const struct scene *scene = document_place(&placer, &bound->document);
    engine_note_time(engine, STAGE_PLACE);
    return scene;
}

struct flow_document *draw_flow(struct engine *engine, const struct bound_output *bound) {
    struct placer placer = draw_placer(engine, bound->theme);
    engine_note_time(engine, STAGE_FONTS);
    struct flow_document *document = document_flow(&placer, &bound->document);
    engine_note_time(engine, STAGE_PLACE);
    return document;
}

const struct scene *draw_output(struct engine *engine, const struct job *job,
    const struct job_output *output, const struct theme **theme) {
    struct bound_output bound;
    const struct theme *shared = NULL;
    if (!draw_bind(engine, job, output, &shared, &bound)) {
        return NULL;
    }
    *theme = bound.theme;
    return draw_place(engine, &bound, 0);
}

const char draw_remark_unchecked[] = "未通过校验";

static void find_unexplained(
    struct arena *arena, const struct passage *passage, struct draw_findings *findings) {
    size_t count = 0;
    findings->unexplained =
        arena_array(arena, findings->totals.unexplained, sizeof *findings->unexplained);
    for (size_t i = 0; i < passage->number_count; i++) {
        if (passage_is_unexplained(passage, i) && count < findings->totals.unexplained) {
            findings->unexplained[count++] =
                (struct fault_note){passage_number_place(passage, i),
                    arena_copy_string(arena, passage_print(passage, i))};
        }
    }
    findings->totals.unexplained = count;
}

bool draw_check_numbers(struct engine *engine, const struct options *options,
    const struct job *job, const char **remark, struct draw_findings *findings) {
    struct check_result result = {0};
    bool ok = check_job(engine, job, &result);
    if (findings) {
        findings->totals = result.totals;
        find_unexplained(&engine->arena, &result.passage, findings);
    }
    passage_finish(&result.passage);
    if (ok && options->force && faults_forgive(&engine->faults, CAUSE_NUMBERS)) {
        *remark = draw_remark_unchecked;
    }
    return ok;
}

void draw_stamp(const struct scene *scene, struct surface_options *options) {
    double stamp = engine_document_time();
    options->has_time = true;
    options->time = stamp > 0 || !scene->has_time ? stamp : scene->time;
    options->creator = "tubiao " TUBIAO_VERSION;
}
