/* tubiao schema: JSON Schemas of the files that users write, for editors. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "command/command.h"
#include "command/preset.h"
#include "command/schemas.h"
#include "command/search.h"
#include "layout/document.h"

static const struct place command_line = {0};

static const struct kind {
    const char *name;
    const struct schema *schema;
} kinds[] = {
    {"report", &report_schema},
    {"layout", &layout_schema},
    {"document", &document_schema},
    {"theme", &theme_schema},
    {"preset", &preset_schema},
};

/* Every property, for the reference of the guide. */
static const char reference[] = "reference";

static const struct schema *find_kind(struct engine *engine, const char *name) {
    const char *names[countof(kinds)];
    for (size_t i = 0; i < countof(kinds); i++) {
        names[i] = kinds[i].name;
        if (strcmp(kinds[i].name, name) == 0) {
            return kinds[i].schema;
        }
    }
    fault_add(&engine->faults, FAULT_ERROR, "unknown-schema", command_line,
        "there is no schema called %s; write report, layout, document, theme or preset",
        "没有名为 %s 的结构描述，可写 report、layout、document、theme、preset", name);
    fault_hint_near(&engine->faults, name, names, countof(names));
    return NULL;
}

/* Of reports of that layout, or of a report that is there, whose year is known. */
static const struct schema *find_report(
    struct engine *engine, const struct options *options, const char *word) {
    struct options of_report = *options;
    struct job job = {0};
    bool named = !search_is_path(word) && access(word, F_OK) != 0;
    of_report.words = &word;
    of_report.word_count = 1;
    if (named ? !layout_read(engine, word, command_line, &job.layout)
              : !job_read(engine, &of_report, &job)) {
        return NULL;
    }
    return report_schema_of(&engine->arena, value_member(&job.layout, "needs"),
        job.kind == JOB_REPORT ? job.scope : NULL);
}

static void print(struct engine *engine, const struct schema *schema) {
    struct buffer out = {0};
    schema_print(engine, schema, &out);
    fwrite(out.data, 1, out.length, stdout);
    buffer_finish(&out);
}

static void print_reference(struct engine *engine) {
    struct buffer out = {0};
    const struct schema *schemas[countof(kinds)];
    for (size_t i = 0; i < countof(kinds); i++) {
        schemas[i] = kinds[i].schema;
    }
    schema_print_reference(engine, schemas, countof(schemas), &out);
    fwrite(out.data, 1, out.length, stdout);
    buffer_finish(&out);
}

void command_schema(struct engine *engine, const struct options *options) {
    const char *name = options->word_count ? options->words[0] : "report";
    if (strcmp(name, reference) == 0) {
        print_reference(engine);
        return;
    }
    const struct schema *schema = find_kind(engine, name);
    if (options->word_count > 1 && schema == &report_schema) {
        schema = find_report(engine, options, options->words[1]);
    } else if (options->word_count > 1 && schema) {
        fault_add(&engine->faults, FAULT_ERROR, "unused-word", command_line,
            "only a report's schema depends on the layout: `tubiao schema report %s`",
            "只有报告的结构随版式而定：`tubiao schema report %s`", options->words[1]);
        return;
    }
    if (schema) {
        print(engine, schema);
    }
}
