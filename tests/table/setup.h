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

/* A theme (NULL: tests/table/theme.yaml), the data of `facts`, the table of `layout`; these
 * may be one file. */
static inline struct setup setup_table(struct job *job, const char *theme_path,
    const char *facts_path, const char *layout_path) {
    struct setup setup = {.job = job, .ok = true, .width = 589.5};
    struct value theme;
    struct value facts;
    struct value layout;
    if (!theme_path) {
        theme_path = test_path(job, "table/theme.yaml");
    }
    setup.ok = setup_read(job, theme_path, &theme) &&
               setup_read(job, facts_path, &facts) &&
               setup_read(job, layout_path, &layout) &&
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
    const struct value *table = value_member(&layout, "table");
    struct value block = table ? value_object(arena_new(&job->arena, struct member), 1)
                               : layout;
    if (table) {
        struct member *member = (struct member *)block.members;
        *member = (struct member){"table", table->place, *table};
    }
    if (setup.ok) {
        setup_bind(&setup, &block);
    }
    return setup;
}

static inline struct table *setup_first(const struct setup *setup) {
    return setup->blocks.count ? (struct table *)setup->blocks.items[0] : NULL;
}

#endif
