/* Many bare charts in one process: a specification a line in, a scene each out.
 *
 *     tool-command-scenes FILE
 *     tool-command-scenes --grammar     what the grammar's tables say of each property
 *
 * Each scene is followed by U+001F, what was faulted, and U+001E. A line without a scene
 * could not be drawn. Files named in a specification stand beside FILE. */
#include "chart/setup.h"

#include "chart/grammar.h"
#include "layout/figure.h"

static const char *const serif_families[] = {"Tinos", NULL};
static const char *const serif_names[] = {"serif", NULL};
static const struct font_role roles[] = {
    {"sans-serif", setup_sans, setup_arimo, setup_no_names, 0, false},
    {"serif", serif_names, serif_families, setup_no_names, 0, false},
};

static void place_figure(
    struct job *job, struct font_set *fonts, const struct figure *figure) {
    struct theme theme = {0};
    struct placer placer = {
        .typesetter = {&job->arena, fonts, &job->faults, text_cache_new(&job->arena)},
        .theme = &theme,
        .warnings = &job->faults};
    struct buffer out = {0};
    scene_print(figure_place(&placer, figure), &out);
    fputs(out.data, stdout);
    buffer_finish(&out);
}

static void draw(const char *name, const char *line, struct font_set *fonts) {
    struct job *job = job_new();
    struct theme theme = {0};
    struct value spec;
    const struct source *source = source_from_text(&job->arena, name, line);
    if (document_read(&job->arena, source, &spec, &job->faults)) {
        struct binder binder = {.arena = &job->arena,
            .faults = &job->faults,
            .kinds = setup_kinds,
            .theme = &theme,
            .bare = true,
            .row_limit = 100000};
        struct figure *figure = figure_bind_bare(&binder, &chart_block, &spec);
        if (figure) {
            place_figure(job, fonts, figure);
        }
    }
    printf("\x1f%s\x1e", job_faults(job));
    fflush(stdout); /* so that a crash is known by its line */
    job_free(job);
}

static int list_grammar(void) {
    struct buffer out = {0};
    grammar_list(&out);
    fputs(out.data, stdout);
    buffer_finish(&out);
    return 0;
}

int main(int count, char **arguments) {
    if (count == 2 && strcmp(arguments[1], "--grammar") == 0) {
        return list_grammar();
    }
    FILE *file = count == 2 ? fopen(arguments[1], "r") : NULL;
    if (!file) {
        fputs("usage: tool-command-scenes FILE\n", stderr);
        return 2;
    }
    struct job *shared = job_new();
    struct font_set *fonts = font_set_new(roles, countof(roles), &shared->faults);
    char *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, file) > 0) {
        draw(arguments[1], line, fonts);
    }
    free(line);
    fclose(file);
    font_set_free(fonts);
    job_free(shared);
    return 0;
}
