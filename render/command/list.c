/* tubiao list: the layouts there are; with a report, a layout or its name, the outputs and
 * the data that it needs. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "command/command.h"
#include "command/list.h"
#include "command/preset.h"
#include "command/search.h"

static const char *caption_of(const struct value *layout) {
    return property_string(layout, "title", "");
}

static void list_presets(struct engine *engine) {
    enum language language = engine->faults.language;
    const char *const *names;
    size_t count = preset_names(engine, &names);
    printf(words_in(language, "\npresets (--preset):\n", "\n图用在哪里（--preset）：\n"));
    for (size_t i = 0; i < count; i++) {
        const struct preset *preset = preset_read(engine, names[i], (struct place){0});
        if (preset) {
            printf("%s\t%s\n", names[i],
                words_in(language, preset->title_english, preset->title));
        }
    }
}

static void list_all(struct engine *engine) {
    enum language language = engine->faults.language;
    const char *const *names;
    printf(words_in(language, "layouts:\n", "版式：\n"));
    size_t count = layout_names(engine, &names);
    for (size_t i = 0; i < count; i++) {
        struct value layout;
        if (layout_read(engine, names[i], (struct place){0}, &layout)) {
            printf("%s\t%s\n", names[i], caption_of(&layout));
        }
    }
    printf(words_in(language, "\nthemes (--theme):\n", "\n主题（--theme）：\n"));
    list_print_names(engine, "themes", NULL);
    list_presets(engine);
}

/* A report has its year, so that columns called after it have names; a layout shows the
 * names as they are written. */
static void print_types(const struct value *types, enum language language) {
    for (size_t i = 0; types->type == VALUE_OBJECT && i < types->count; i++) {
        const struct member *type = &types->members[i];
        bool optional;
        const char *words = need_type_words(&type->value, language, &optional);
        printf(words_in(language, "\t  %s: %s%s\n", "\t  %s：%s%s\n"), type->name, words,
            !optional ? "" : words_in(language, ", may be absent", "，可以没有"));
    }
}

static void print_rows(
    struct engine *engine, const struct value *rows, enum language language) {
    if (!rows || rows->type != VALUE_ARRAY) {
        return;
    }
    printf(words_in(language, "\t  rows: ", "\t  各行："));
    for (size_t i = 0; i < rows->count; i++) {
        printf("%s%s", i ? "、" : "", value_to_string(rows->items[i], &engine->arena));
    }
    printf("\n");
}

static void print_data(struct engine *engine, const struct value *data) {
    enum language language = engine->faults.language;
    for (size_t i = 0; data->type == VALUE_OBJECT && i < data->count; i++) {
        const struct member *need = &data->members[i];
        const struct value *columns = value_member(&need->value, "columns");
        printf("%s\t%s\n", need->name,
            columns ? property_string(&need->value, "title", "") : "");
        print_types(columns ? columns : &need->value, language);
        print_rows(engine, columns ? value_member(&need->value, "rows") : NULL, language);
    }
}

static void print_needs(struct engine *engine, const struct value *needs) {
    enum language language = engine->faults.language;
    for (size_t i = 0; i < needs->count; i++) {
        const struct member *need = &needs->members[i];
        if (strcmp(need->name, "data") == 0) {
            print_data(engine, &need->value);
        } else if (strcmp(need->name, "prose") == 0) {
            printf("prose\t\n");
            print_rows(engine, &need->value, language);
        } else if (need->value.type == VALUE_OBJECT) {
            printf("%s\t\n", need->name);
            print_types(&need->value, language);
        } else {
            bool optional;
            const char *words = need_type_words(&need->value, language, &optional);
            printf("%s\t%s%s\n", need->name, words,
                optional ? words_in(language, ", may be absent", "，可以没有") : "");
        }
    }
}

static void print_layout(struct engine *engine, const struct job *job) {
    enum language language = engine->faults.language;
    const struct value *needs = value_member(&job->layout, "needs");
    printf(words_in(language, "outputs:\n", "输出：\n"));
    for (size_t i = 0; i < job->output_count; i++) {
        const struct job_output *output = &job->outputs[i];
        const char *kind = list_output_kind(engine, job, output);
        printf("%s\t%s\t%s\n", output->name, kind ? kind : "",
            output->title ? output->title : "");
    }
    printf(words_in(language, "\nformats:\n", "\n格式：\n"));
    list_print_names(engine, "formats", job);
    if (needs && needs->type == VALUE_OBJECT) {
        printf(words_in(language, "\nneeds:\n", "\n需要的数据：\n"));
        print_needs(engine, needs);
    }
}

static void list(
    struct engine *engine, const struct options *options, const struct job *job) {
    if (options->names) {
        list_print_names(engine, options->names, job);
    } else if (options->json) {
        list_print_json(engine, job);
    } else if (job) {
        print_layout(engine, job);
    } else {
        list_all(engine);
    }
}

void command_list(struct engine *engine, const struct options *options) {
    struct job job = {0};
    if (!options->word_count) {
        list(engine, options, NULL);
        return;
    }
    const char *word = options->words[0];
    bool named = !search_is_path(word) && access(word, F_OK) != 0;
    job.kind = JOB_LAYOUT;
    bool good = named ? layout_read(engine, word, (struct place){0}, &job.layout) &&
                            job_read_outputs(engine, &job)
                      : job_read(engine, options, &job);
    if (good) {
        list(engine, options, &job);
    }
}
