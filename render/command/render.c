/* tubiao render: read → bind → check → place → paint, then every file at once. */
#include <stdio.h>
#include <string.h>

#include "base/progress.h"
#include "command/command.h"
#include "command/draw.h"
#include "command/formats.h"
#include "command/job.h"
#include "command/preset.h"
#include "command/render.h"
#include "surface/fit.h"

static const struct place command_line = {0};

/* Where files go: a folder, or one file's name; and in which formats. */
struct target {
    const char *folder; /* NULL: `file` alone */
    const char *file;   /* "-": standard output */
    struct output_format formats[MOST_FORMATS];
    size_t format_count;
};

static bool add_format(struct engine *engine, struct target *target, const char *name) {
    struct output_format format;
    if (!format_find(name, &format, &engine->faults)) {
        return false;
    }
    for (size_t i = 0; i < target->format_count; i++) {
        if (format_name(&target->formats[i]) == format_name(&format)) {
            return true;
        }
    }
    target->formats[target->format_count++] = format;
    return true;
}

static bool add_formats(struct engine *engine, struct target *target, const char *list) {
    bool ok = true;
    for (const char *start = list; *start;) {
        size_t length = strcspn(start, ",");
        ok &= add_format(engine, target, arena_copy(&engine->arena, start, length));
        start += length + (start[length] == ',');
    }
    return ok;
}

static bool ends_in(const char *path, const char *extension) {
    size_t length = path ? strlen(path) : 0, tail = extension ? strlen(extension) : 0;
    return tail && length > tail + 1 && path[length - tail - 1] == '.' &&
           strcmp(path + length - tail, extension) == 0;
}

/* The format whose extension the file's name ends in, or NULL. */
static const char *format_of_file(const char *path) {
    struct output_format formats[MOST_FORMATS];
    size_t count = formats_all(formats);
    for (size_t i = 0; i < count; i++) {
        if (ends_in(path, format_extension(&formats[i])) ||
            ends_in(path, format_alias(&formats[i]))) {
            return format_name(&formats[i]);
        }
    }
    return NULL;
}

/* Endings of pictures and pages that we don't write; a folder is not called so. */
static const char *foreign_ending(const char *path) {
    static const char *const endings[] = {
        "gif", "webp", "bmp", "tif", "tiff", "eps", "ps", "emf", "wmf", "docx", "xlsx"};
    const char *dot = path ? strrchr(path, '.') : NULL;
    for (size_t i = 0; dot && i < countof(endings); i++) {
        if (strcmp(dot + 1, endings[i]) == 0) {
            return dot + 1;
        }
    }
    return NULL;
}

/* One file whose ending says another format than -f does. */
static bool check_ending(
    struct engine *engine, const struct options *options, const char *ending) {
    if (!options->formats || !ending || strchr(options->formats, ',') ||
        surface_find(options->formats) == surface_find(ending)) {
        return true;
    }
    fault_add(&engine->faults, FAULT_ERROR, "bad-option", command_line,
        "%s ends as %s does, but -f says %s", "%s 的后缀是 %s，而 -f 写的是 %s",
        options->output, ending, options->formats);
    return false;
}

static bool choose_target(struct engine *engine, const struct options *options,
    const struct job *job, const struct job_output *const *outputs, size_t output_count,
    struct target *target) {
    const char *ending = format_of_file(options->output);
    const struct preset *preset = output_count == 1 ? outputs[0]->preset : NULL;
    const char *formats = options->formats            ? options->formats
                          : ending                    ? ending
                          : preset && preset->formats ? preset->formats
                          : job->kind == JOB_SPEC     ? "svg"
                                                      : "pdf,svg,png";
    const char *foreign = foreign_ending(options->output);
    if (foreign && !add_format(engine, target, foreign)) {
        return false;
    }
    if (!add_formats(engine, target, formats) || !check_ending(engine, options, ending)) {
        return false;
    }
    bool to_standard_output = options->output && strcmp(options->output, "-") == 0;
    if (!to_standard_output && !ending) {
        target->folder = options->output ? options->output : ".";
        return true;
    }
    target->file = options->output;
    if (output_count * target->format_count == 1) {
        return true;
    }
    fault_add(&engine->faults, FAULT_ERROR, "too-many-outputs", command_line,
        "%s is one file, but %zu would be written; name one output and one format, or "
        "a folder",
        "%s 只是一个文件，而要写出 %zu 个；请只选一个输出和一种格式，或给出目录",
        options->output, output_count * target->format_count);
    return false;
}

/* A file a page is called NAME-1, NAME-2…; as many digits as the last one has. */
static const char *file_path(struct engine *engine, const struct target *target,
    const char *name, const struct surface *surface, const struct scene *scene,
    size_t page) {
    struct arena *arena = &engine->arena;
    if (target->file) {
        return target->file;
    }
    if (surface->whole_document || !scene->paged) {
        return arena_print(arena, "%s/%s.%s", target->folder, name, surface->extension);
    }
    int digits = snprintf(NULL, 0, "%zu", scene->page_count);
    return arena_print(arena, "%s/%s-%0*zu.%s", target->folder, name, digits, page + 1,
        surface->extension);
}

static bool check_pages(struct engine *engine, const struct target *target,
    const struct surface *surface, const struct scene *scene) {
    if (!target->file || surface->whole_document || scene->page_count == 1) {
        return true;
    }
    fault_add(&engine->faults, FAULT_ERROR, "too-many-outputs", command_line,
        "%s is one file, but the document has %zu pages, each a file of its own as %s; "
        "name a folder, or write PDF",
        "%s 只是一个文件，而文档有 %zu 页，%s 是一页一个文件；请给出目录，或改用 PDF",
        target->file, scene->page_count, surface->name);
    return false;
}

static struct surface_options options_of(
    struct engine *engine, const struct options *options) {
    static const enum svg_text svg_texts[] = {
        SVG_TEXT_EMBEDDED, SVG_TEXT_NAMED, SVG_TEXT_OUTLINE};
    return (struct surface_options){.scale = options->scale > 0 ? options->scale : 1,
        .svg_text = svg_texts[options->svg_text],
        .packs = engine_font_packs(engine),
        .quality = options->quality};
}

static struct output_file *add_file(
    struct engine *engine, struct rendering *rendering, const char *path) {
    rendering->files = arena_grow(&engine->arena, rendering->files, rendering->count,
        &rendering->capacity, sizeof *rendering->files);
    struct output_file *file = &rendering->files[rendering->count++];
    *file = (struct output_file){.path = path};
    return file;
}

static void paint_scene(struct engine *engine, const struct target *target,
    const struct surface *surface, const char *name, const struct scene *scene,
    const struct surface_options *options, const struct fit *fit,
    struct rendering *rendering) {
    size_t count = surface->whole_document ? 1 : scene->page_count;
    struct progress *progress = engine->faults.progress;
    progress_begin(progress, name, (double)count, PROGRESS_ITEMS);
    for (size_t page = 0; page < count; page++) {
        progress_at(progress, (double)page);
        struct output_file *file = add_file(
            engine, rendering, file_path(engine, target, name, surface, scene, page));
        surface_paint_within(surface, scene, page, options, fit, file->path, &file->bytes,
            &engine->faults);
    }
    progress_end(progress);
}

/* In every format that is painted; it is placed once for all. */
static void paint_scenes(struct engine *engine, const struct options *options,
    const struct target *target, const struct bound_output *bound, const char *remark,
    struct rendering *rendering) {
    struct surface_options surface_options = options_of(engine, options);
    const struct preset *preset = bound->output->preset;
    const struct fit fit = {options->max_bytes.bytes, options->max_bytes.text,
        preset_fixes_size(options, preset)};
    const struct scene *placed = NULL;
    for (size_t i = 0; i < target->format_count; i++) {
        const struct surface *surface = target->formats[i].surface;
        if (!surface) {
            continue;
        }
        placed = placed ? placed : draw_place(engine, bound, 0);
        struct scene scene = *placed;
        scene.remark = remark;
        draw_stamp(&scene, &surface_options);
        surface_options.scale = preset_scale(options, preset, scene.pages[0].width);
        if (check_pages(engine, target, surface, &scene)) {
            paint_scene(engine, target, surface, bound->output->name, &scene,
                &surface_options, &fit, rendering);
        }
    }
}

/* In every format that lays itself out. */
static void write_documents(struct engine *engine, const struct options *options,
    const struct target *target, const struct bound_output *bound, const char *remark,
    struct rendering *rendering) {
    struct surface_options surface_options = options_of(engine, options);
    surface_options.creator = "tubiao " TUBIAO_VERSION;
    for (size_t i = 0; i < target->format_count; i++) {
        const struct document_format *format = target->formats[i].document;
        if (format) {
            const char *path =
                target->file ? target->file
                             : arena_print(&engine->arena, "%s/%s.%s", target->folder,
                                   bound->output->name, format->extension);
            struct flow_document *document = draw_flow(engine, bound);
            document->remark = remark;
            struct buffer *bytes = &add_file(engine, rendering, path)->bytes;
            format->write(
                &engine->arena, document, &surface_options, bytes, &engine->faults);
            const struct fit fit = {
                options->max_bytes.bytes, options->max_bytes.text, false};
            fit_check(&fit, format->name, path, bytes->length, &engine->faults);
        }
    }
}

/* The folder that files go to, or that the one file stands in; NULL: no matter. */
static const char *target_folder(struct engine *engine, const struct target *target) {
    const char *slash = target->folder ? NULL : strrchr(target->file, '/');
    if (slash && slash > target->file) {
        return arena_copy(&engine->arena, target->file, (size_t)(slash - target->file));
    }
    return target->folder;
}

/* With --strict a warning stops everything, as an error does; a note never. */
static bool may_go_on(const struct engine *engine, const struct options *options) {
    const struct faults *faults = &engine->faults;
    bool clean = faults->error_count == 0;
    for (size_t i = 0; clean && options->strict && i < faults->count; i++) {
        clean = faults->items[i].severity == FAULT_NOTE;
    }
    return clean;
}

/* The target with the formats that the output's preset has, where the user named none. */
static struct target own_target(struct engine *engine, const struct options *options,
    const struct target *target, const struct preset *preset) {
    struct target own = *target;
    if (!options->formats && target->folder && preset && preset->formats) {
        own.format_count = 0;
        add_formats(engine, &own, preset->formats);
    }
    return own;
}

/* Every output placed and painted in every format. */
static void draw(struct engine *engine, const struct options *options,
    const struct target *target, const struct bound_output *bound, size_t count,
    const char *remark, struct rendering *rendering) {
    struct progress *progress = engine->faults.progress;
    const char *what = words_in(engine->faults.language, "drawing", "正在画");
    progress_begin(progress, what, (double)count, PROGRESS_ITEMS);
    for (size_t i = 0; i < count; i++) {
        progress_at(progress, (double)i);
        const struct preset *preset = bound[i].output->preset;
        struct options own = preset_options(options, preset);
        struct target to = own_target(engine, options, target, preset);
        paint_scenes(engine, &own, &to, &bound[i], remark, rendering);
        write_documents(engine, &own, &to, &bound[i], remark, rendering);
        engine_note_time(engine, STAGE_PAINT);
    }
    progress_end(progress);
}

void render_in_memory(
    struct engine *engine, const struct options *options, struct rendering *rendering) {
    *rendering = (struct rendering){0};
    struct job job;
    const struct job_output **outputs;
    size_t count;
    struct target target = {0};
    bool ok = job_read(engine, options, &job);
    engine_note_time(engine, STAGE_READ);
    if (!ok || !draw_choose(engine, options, &job, &outputs, &count) ||
        !choose_target(engine, options, &job, outputs, count, &target) ||
        !needs_check(engine, &job)) {
        return;
    }
    struct bound_output *bound = arena_array(&engine->arena, count + 1, sizeof *bound);
    const struct theme *theme = NULL;
    for (size_t i = 0; i < count; i++) {
        ok &= draw_bind(engine, &job, outputs[i], &theme, &bound[i]);
    }
    engine_note_time(engine, STAGE_BIND);
    const char *remark = NULL;
    ok &= draw_check_numbers(engine, options, &job, &remark, NULL);
    engine_note_time(engine, STAGE_CHECK);
    if (ok && may_go_on(engine, options)) {
        rendering->folder = target_folder(engine, &target);
        draw(engine, options, &target, bound, count, remark, rendering);
    }
}

void rendering_finish(struct rendering *rendering) {
    for (size_t i = 0; i < rendering->count; i++) {
        buffer_finish(&rendering->files[i].bytes);
    }
}

bool rendering_write(struct engine *engine, const struct options *options,
    const struct rendering *rendering) {
    bool ok = rendering->count && may_go_on(engine, options) &&
              (!rendering->folder || output_make_folder(&engine->arena, rendering->folder,
                                         &engine->faults)) &&
              output_write_all(
                  &engine->arena, rendering->files, rendering->count, &engine->faults);
    engine_note_time(engine, STAGE_WRITE);
    return ok;
}

void command_render(struct engine *engine, const struct options *options) {
    struct rendering rendering;
    render_in_memory(engine, options, &rendering);
    rendering_write(engine, options, &rendering);
    rendering_finish(&rendering);
}
