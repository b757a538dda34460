/* A table over pages: the first block of a report's first output is bound, placed into one
 * region after another of 156 × 225 mm on A4, and painted as PDF (or PNG, the page named).
 * Prints the time of each stage and the largest memory.
 *
 *     bench-table REPORT OUT.pdf
 *     bench-table REPORT OUT.png PAGE
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "command/job.h"
#include "data/reader.h"
#include "surface/surface.h"

static const double mm = 96 / 25.4;

extern const struct block_kind *const block_kinds[];

static double milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* MB */
static double largest(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024;
}

static int fail(struct engine *engine) {
    struct buffer out = {0};
    faults_print_text(&engine->faults, &out);
    fwrite(out.data, 1, out.length, stderr);
    buffer_finish(&out);
    return 1;
}

static bool bind(struct engine *engine, struct job *job, const struct theme *theme,
    struct block_list *blocks) {
    struct value document;
    const struct value *named = &job->outputs[0].document;
    const char *path =
        path_beside(&engine->arena, job->outputs[0].place.source, named->string);
    struct binder binder = {.arena = &engine->arena,
        .faults = &engine->faults,
        .kinds = block_kinds,
        .theme = theme,
        .scope = job->scope,
        .datasets = job->datasets};
    return document_read_file(
               &engine->arena, path, named->place, &document, &engine->faults) &&
           block_list_bind(
               &binder, value_member(&document.members[0].value, "blocks"), blocks);
}

static void add_page(struct engine *engine, struct scene *scene, size_t *capacity,
    struct scene_group *content) {
    struct arena *arena = &engine->arena;
    struct scene_group *frame = scene_new_group(arena);
    struct scene_mark *root = arena_new(arena, struct scene_mark);
    frame->width = 210 * mm;
    frame->height = 297 * mm;
    scene_attach_group(arena, frame, content, "scope", 28 * mm, 37 * mm);
    *root = (struct scene_mark){
        .type = MARK_GROUP, .role = "frame", .count = 1, .groups = frame};
    scene->pages = arena_grow(
        arena, scene->pages, scene->page_count, capacity, sizeof *scene->pages);
    scene->pages[scene->page_count++] =
        (struct scene_page){frame->width, frame->height, root, {true, 255, 255, 255, 1}};
}

static struct scene *place(
    struct engine *engine, const struct theme *theme, struct block *block) {
    struct scene *scene = arena_new(&engine->arena, struct scene);
    scene->structure = element_new(&engine->arena, NULL, "Document");
    scene->language = "zh-CN";
    struct placer placer = {.typesetter = {&engine->arena, engine_fonts(engine),
                                &engine->faults, text_cache_new(&engine->arena)},
        .theme = theme,
        .warnings = &engine->faults,
        .element = scene->structure};
    size_t capacity = 0;
    while (block) {
        struct region region = {156 * mm, 225 * mm, 225 * mm, scene->page_count == 0};
        struct placed placed = block_place(&placer, block, &region);
        if (placed.group) {
            add_page(engine, scene, &capacity, placed.group);
        }
        block = placed.rest;
    }
    return scene;
}

int main(int count, char **arguments) {
    if (count < 3) {
        fputs("bench-table REPORT OUT.pdf | OUT.png PAGE\n", stderr);
        return 2;
    }
    struct engine engine;
    engine_init(&engine, block_kinds);
    const char *word = arguments[1];
    struct options options = {.words = &word, .word_count = 1};
    struct job job;
    struct block_list blocks = {0};
    double start = milliseconds();
    if (!job_read(&engine, &options, &job)) {
        return fail(&engine);
    }
    double read = milliseconds();
    double memory[3] = {largest()};
    const struct theme *theme = theme_read(&engine, &job, job.theme, job.theme_place);
    if (!theme || !bind(&engine, &job, theme, &blocks)) {
        return fail(&engine);
    }
    double bound = milliseconds();
    memory[1] = largest();
    struct scene *scene = place(&engine, theme, blocks.items[0]);
    double placed = milliseconds();
    memory[2] = largest();
    const char *dot = strrchr(arguments[2], '.');
    const struct surface *surface = surface_find(dot ? dot + 1 : "pdf");
    struct surface_options paint = {.scale = 1.2};
    struct buffer out = {0};
    size_t page = count > 3 ? (size_t)atoi(arguments[3]) - 1 : 0;
    if (!surface || !surface->paint(scene, page, &paint, &out, &engine.faults)) {
        return fail(&engine);
    }
    double painted = milliseconds();
    FILE *file = fopen(arguments[2], "wb");
    if (!file || fwrite(out.data, 1, out.length, file) != out.length || fclose(file)) {
        perror(arguments[2]);
        return 1;
    }
    printf(
        "%zu pages; ms: read %.0f bind %.0f place %.0f paint %.0f, in all %.0f; MB: read "
        "%.0f bind %.0f place %.0f paint %.0f; %.1f MB of file\n",
        scene->page_count, read - start, bound - read, placed - bound, painted - placed,
        milliseconds() - start, memory[0], memory[1], memory[2], largest(),
        (double)out.length / 1048576);
    fail(&engine);
    buffer_finish(&out);
    engine_finish(&engine);
    return 0;
}
