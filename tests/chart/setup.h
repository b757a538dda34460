/* What the chart tests share: a specification bound and placed, bare or in a layout with
 * tests/chart/theme.yaml. */
#ifndef TUBIAO_TESTS_CHART_SETUP_H
#define TUBIAO_TESTS_CHART_SETUP_H

#include <math.h>

#include "golden.h"

#include "chart/chart.h"
#include "data/reader.h"

static const char *const setup_no_names[] = {NULL};
static const char *const setup_hei[] = {"Noto Sans CJK SC", NULL};
static const char *const setup_sans[] = {"sans-serif", NULL};
static const char *const setup_arimo[] = {"Arimo", NULL};
static const struct font_role setup_roles[] = {
    {"黑", setup_no_names, setup_hei, setup_no_names, 0, false},
    {"sans", setup_sans, setup_arimo, setup_no_names, 0, false},
};
static const struct block_kind *const setup_kinds[] = {&chart_block, NULL};

struct setup {
    struct job *job;
    bool bare;
    struct theme theme;
    struct block *chart;
    struct font_set *fonts;
    struct placer placer;
};

static inline bool setup_read(struct job *job, const char *name, struct value *value) {
    const struct source *source =
        source_read(&job->arena, test_path(job, name), (struct place){0}, &job->faults);
    return source && document_read(&job->arena, source, value, &job->faults);
}

static inline void setup_bind(struct setup *setup, const struct value *spec) {
    struct job *job = setup->job;
    struct value theme;
    if (!setup->bare && setup_read(job, "chart/theme.yaml", &theme)) {
        theme_bind(&job->arena, &theme, &setup->theme, &job->faults);
    }
    struct binder binder = {.arena = &job->arena,
        .faults = &job->faults,
        .kinds = setup_kinds,
        .theme = &setup->theme,
        .bare = setup->bare,
        .row_limit = 100000};
    struct block common = {.kind = &chart_block, .place = spec->place};
    setup->chart = chart_block.bind(&binder, &common, spec);
}

static inline struct setup setup_text(struct job *job, const char *text, bool bare) {
    struct setup setup = {.job = job, .bare = bare};
    const struct source *source = source_from_text(&job->arena, "chart.yaml", text);
    struct value spec;
    if (document_read(&job->arena, source, &spec, &job->faults)) {
        setup_bind(&setup, &spec);
    }
    return setup;
}

static inline struct setup setup_file(struct job *job, const char *name, bool bare) {
    struct setup setup = {.job = job, .bare = bare};
    struct value spec;
    if (setup_read(job, name, &spec)) {
        setup_bind(&setup, &spec);
    }
    return setup;
}

/* Places into a region of that width; the fonts are the tests'. */
static inline struct placed setup_place(struct setup *setup, double width) {
    struct job *job = setup->job;
    setup->fonts = font_set_new(setup_roles, countof(setup_roles), &job->faults);
    setup->placer = (struct placer){.typesetter = {&job->arena, setup->fonts,
                                        &job->faults, text_cache_new(&job->arena)},
        .theme = &setup->theme,
        .warnings = &job->faults,
        .element = element_new(&job->arena, NULL, "Document")};
    struct region region = {width, INFINITY, INFINITY, true};
    return chart_block.place(&setup->placer, setup->chart, &region);
}

static inline void setup_finish(struct setup *setup) {
    if (setup->fonts) {
        font_set_free(setup->fonts);
    }
}

/* The placed chart as a scene of one page. */
static inline struct scene setup_scene(struct setup *setup, struct placed placed) {
    struct arena *arena = &setup->job->arena;
    struct scene_mark *root = arena_new(arena, struct scene_mark);
    *root = (struct scene_mark){
        .type = MARK_GROUP, .role = "frame", .count = 1, .groups = placed.group};
    struct scene scene = {.page_count = 1, .structure = setup->placer.element};
    scene.pages = arena_new(arena, struct scene_page);
    scene.pages[0] = (struct scene_page){placed.width, placed.height, root, {0}};
    return scene;
}

/* Every text of the scene with its box, in the page's px. */
struct text_box {
    const struct scene_text *text;
    double x1, y1, x2, y2;
};

struct text_boxes {
    struct text_box *items;
    size_t count, capacity;
};

static inline struct text_box text_box_at(
    const struct scene_text *text, double x, double y) {
    double left = x + text->item.x + text->dx -
                  (text->align == ALIGN_CENTER     ? text->width / 2
                      : text->align == ALIGN_RIGHT ? text->width
                                                   : 0);
    double top = y + text->item.y + text->dy -
                 (text->baseline == BASELINE_TOP         ? 0
                     : text->baseline == BASELINE_MIDDLE ? text->font_size / 2
                                                         : text->font_size);
    double height = text->font_size;
    for (const char *c = text->text; *c; c++) {
        height += *c == '\n' ? text->font_size + 2 : 0;
    }
    return (struct text_box){text, left, top, left + text->width, top + height};
}

static inline void text_boxes_collect(struct arena *arena,
    const struct scene_group *group, double x, double y, struct text_boxes *out) {
    for (size_t m = 0; m < group->mark_count; m++) {
        const struct scene_mark *mark = group->marks[m];
        for (size_t i = 0; i < mark->count; i++) {
            if (mark->type == MARK_GROUP) {
                const struct scene_group *inner = &mark->groups[i];
                text_boxes_collect(
                    arena, inner, x + inner->item.x, y + inner->item.y, out);
            } else if (mark->type == MARK_TEXT && mark->texts[i].angle == 0) {
                out->items = arena_grow(
                    arena, out->items, out->count, &out->capacity, sizeof *out->items);
                out->items[out->count++] = text_box_at(&mark->texts[i], x, y);
            }
        }
    }
}

#endif
