/* What the table tests share: a document {theme, data, width, language, table} bound to a
 * block. */
#ifndef TUBIAO_TESTS_TABLE_SETUP_H
#define TUBIAO_TESTS_TABLE_SETUP_H

#include <math.h>

#include "support.h"

#include "data/reader.h"
#include "table/table.h"

struct setup {
    struct job *job;
    struct theme theme;
    const struct dataset **datasets;
    struct block_list blocks;
    double width;
    bool ok;
};

static const struct block_kind *const setup_kinds[] = {&table_block, NULL};

static const char *const no_names[] = {NULL};
static const char *const song[] = {"Noto Serif CJK SC", NULL};
static const char *const hei[] = {"Noto Sans CJK SC", NULL};
static const struct font_role setup_roles[] = {
    {"宋", no_names, song, no_names, 0, false},
    {"黑", no_names, hei, no_names, 0, false},
};

static inline bool setup_read(struct job *job, const char *path, struct value *value) {
    const struct source *source =
        source_read(&job->arena, path, (struct place){0}, &job->faults);
    if (!source) {
        return false;
    }
    /* goldens name the file, not the folder it is in */
    struct source *named = arena_new(&job->arena, struct source);
    const char *slash = strrchr(path, '/');
    *named = (struct source){slash ? slash + 1 : path, source->text, source->length};
    return document_read(&job->arena, named, value, &job->faults);
}

static inline void setup_data(struct setup *setup, const struct value *data) {
    struct job *job = setup->job;
    size_t count = data ? data->count : 0;
    setup->datasets = arena_array(&job->arena, count + 1, sizeof *setup->datasets);
    for (size_t i = 0; i < count; i++) {
        setup->datasets[i] = dataset_from_value(
            &job->arena, data->members[i].name, data->members[i].value, &job->faults);
        if (!setup->datasets[i]) {
            setup->ok = false;
            return;
        }
    }
}

/* `table` is a block {table: …} or a layout {figure: {blocks: […]}}. */
static inline void setup_bind(struct setup *setup, const struct value *table) {
    struct job *job = setup->job;
    const struct value *figure = value_member(table, "figure");
    struct value *list = arena_new(&job->arena, struct value);
    *list = figure ? *value_member(figure, "blocks") : value_array(table, 1);
    struct binder binder = {.arena = &job->arena,
        .faults = &job->faults,
        .kinds = setup_kinds,
        .theme = &setup->theme,
        .datasets = setup->datasets,
        .row_limit = 1000};
    setup->ok = block_list_bind(&binder, list, &setup->blocks);
}

/* Theme, language, width and data of `facts`; the table is bound by setup_layout. */
static inline struct setup setup_facts(
    struct job *job, const char *theme_path, const char *facts_path) {
    struct setup setup = {.job = job, .ok = true, .width = 589.5};
    struct value theme;
    struct value facts;
    if (!theme_path) {
        theme_path = test_path(job, "table/theme.yaml");
    }
    setup.ok = setup_read(job, theme_path, &theme) &&
               setup_read(job, facts_path, &facts) &&
               theme_bind(&job->arena, &theme, &setup.theme, &job->faults);
    if (!setup.ok) {
        return setup;
    }
    const char *language = property_string(&facts, "language", "en");
    job->faults.language =
        strcmp(language, "zh") == 0 ? LANGUAGE_CHINESE : LANGUAGE_ENGLISH;
    const struct value *own = value_member(&facts, "theme");
    if (own) {
        setup.theme.table = *own;
    }
    setup.width = property_number(&facts, "width", setup.width);
    setup_data(&setup, value_member(&facts, "data"));
    return setup;
}

/* `table:` of a document, or the first block of its figure. */
static inline void setup_layout(struct setup *setup, const struct value *layout) {
    const struct value *table = value_member(layout, "table");
    struct value block = *layout;
    if (table) {
        struct member *member = arena_new(&setup->job->arena, struct member);
        *member = (struct member){"table", table->place, *table};
        block = value_object(member, 1);
    }
    if (setup->ok) {
        setup_bind(setup, &block);
    }
}

/* `theme_path` NULL: tests/table/theme.yaml. Facts and layout may be one file. */
static inline struct setup setup_table(struct job *job, const char *theme_path,
    const char *facts_path, const char *layout_path) {
    struct setup setup = setup_facts(job, theme_path, facts_path);
    struct value layout;
    setup.ok = setup.ok && setup_read(job, layout_path, &layout);
    if (setup.ok) {
        setup_layout(&setup, &layout);
    }
    return setup;
}

/* A table in one line, such as `{data: counts}`. */
static inline struct setup setup_text(
    struct job *job, const char *facts_path, const char *table) {
    struct setup setup = setup_facts(job, NULL, facts_path);
    const struct source *source = source_from_text(
        &job->arena, "table.yaml", arena_print(&job->arena, "table: %s\n", table));
    struct value layout;
    setup.ok = setup.ok && document_read(&job->arena, source, &layout, &job->faults);
    if (setup.ok) {
        setup_layout(&setup, &layout);
    }
    return setup;
}

static inline struct table *setup_first(const struct setup *setup) {
    return setup->blocks.count ? (struct table *)setup->blocks.items[0] : NULL;
}

/* What placing needs; its fonts are the tests'. */
struct setup_placer {
    struct placer placer;
    struct font_set *fonts;
    struct element *document;
};

static inline struct setup_placer setup_placer_new(struct setup *setup) {
    struct job *job = setup->job;
    struct setup_placer made = {
        .fonts = font_set_new(setup_roles, countof(setup_roles), &job->faults),
        .document = element_new(&job->arena, NULL, "Document")};
    made.placer = (struct placer){.typesetter = {&job->arena, made.fonts, &job->faults,
                                      text_cache_new(&job->arena)},
        .theme = &setup->theme,
        .warnings = &job->faults,
        .element = made.document};
    return made;
}

#endif
