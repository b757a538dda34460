/* check -o: the report's pages with what is doubtful ringed and told beside it. */
#include <string.h>

#include "command/job.h"
#include "command/output.h"
#include "command/draw.h"
#include "layout/proof.h"
#include "surface/surface.h"

/* Dark red and dark amber: both readable on grey, and apart in lightness. */
static const struct color error_color = {
    .set = true, .red = 0xB0, .green = 0x10, .blue = 0x10, .alpha = 1};
static const struct color warning_color = {
    .set = true, .red = 0x86, .green = 0x5C, .blue = 0, .alpha = 1};

/* The faults that a reader is to look at, numbered by kind. */
static struct proof_note *make_notes(
    struct arena *arena, const struct faults *faults, size_t *count) {
    struct proof_note *notes = arena_array(arena, faults->count + 1, sizeof *notes);
    size_t numbers[2] = {0};
    static const struct phrase names[] = {{"Error", "错误"}, {"Warning", "警告"}};
    *count = 0;
    for (size_t i = 0; i < faults->count; i++) {
        const struct fault *fault = &faults->items[i];
        if (fault->severity == FAULT_NOTE || fault->cause != CAUSE_NUMBERS) {
            continue;
        }
        bool warning = fault->severity == FAULT_WARNING;
        const char *text = fault->hint
                               ? arena_print(arena, "%s。%s", fault->text, fault->hint)
                               : fault->text;
        notes[(*count)++] = (struct proof_note){fault->place,
            arena_print(arena, "%s %zu",
                words_in(
                    faults->language, names[warning].english, names[warning].chinese),
                ++numbers[warning]),
            text, warning ? warning_color : error_color};
    }
    return notes;
}

/* The layout's pages if it has such an output, else all that it draws. */
static const struct scene **place_outputs(struct engine *engine, const struct job *job,
    const struct theme **theme, size_t *count) {
    const struct scene **scenes =
        arena_array(&engine->arena, job->output_count + 1, sizeof *scenes);
    *count = 0;
    for (size_t i = 0; i < job->output_count; i++) {
        const struct scene *scene = draw_output(engine, job, &job->outputs[i], theme);
        if (scene && scene->paged) {
            scenes[0] = scene;
            *count = 1;
            break;
        }
        if (scene) {
            scenes[(*count)++] = scene;
        }
    }
    return scenes;
}

static const char *heading(struct arena *arena, const struct faults *faults,
    const struct proof_note *notes, size_t count) {
    enum language language = faults->language;
    size_t errors = 0;
    for (size_t i = 0; i < count; i++) {
        errors += notes[i].color.red == error_color.red;
    }
    return count == 0 ? words_in(language, "Check: nothing found", "校验：未发现问题")
                      : arena_print(arena,
                            words_in(language, "Check: %zu errors, %zu warnings",
                                "校验：%zu 处错误，%zu 处警告"),
                            errors, count - errors);
}

static const struct surface *find_surface(struct engine *engine, const char *path) {
    const char *dot = strrchr(path, '.');
    const struct surface *surface = dot ? surface_find(dot + 1) : NULL;
    if (!surface || !surface->whole_document) {
        fault_add(&engine->faults, FAULT_ERROR, "unknown-format", (struct place){0},
            "%s: check marks up pages as PDF; the name should end in .pdf",
            "%s：标注稿是 PDF，文件名应以 .pdf 结尾", path);
        return NULL;
    }
    return surface;
}

void proof_write(struct engine *engine, const struct job *job, const char *path) {
    struct arena *arena = &engine->arena;
    const struct surface *surface = find_surface(engine, path);
    if (!surface) {
        return;
    }
    size_t note_count, scene_count;
    const struct theme *theme = NULL;
    struct proof_note *notes = make_notes(arena, &engine->faults, &note_count);
    const struct scene **scenes = place_outputs(engine, job, &theme, &scene_count);
    if (!theme) {
        return;
    }
    struct placer placer = draw_placer(engine, theme);
    enum language language = engine->faults.language;
    struct scene *scene = proof_make(&placer, scenes, scene_count, notes, note_count,
        heading(arena, &engine->faults, notes, note_count),
        words_in(language, "These are on no page", "以下问题在页面上没有对应位置"));
    scene->title = words_in(language, "Marked-up proof", "校验标注稿");
    struct surface_options options = {.scale = 1,
        .has_time = true,
        .time = engine_document_time(),
        .creator = "tubiao " TUBIAO_VERSION};
    struct output_file file = {.path = path};
    if (surface->paint(scene, 0, &options, &file.bytes, &engine->faults)) {
        output_write_all(arena, &file, 1, &engine->faults);
    }
    buffer_finish(&file.bytes);
}
