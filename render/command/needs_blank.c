/* What of a report is still to be filled in, as warnings: blanks are no error, since a
 * report grows. */
#include <string.h>

#include "command/draft.h"
#include "data/reader.h"

static void warn_value(struct engine *engine, struct place at, const char *name) {
    fault_add(&engine->faults, FAULT_WARNING, "to-fill-in", at,
        "%s is still to be filled in", "%s 还没有填", name);
}

static void warn_values(
    struct engine *engine, const struct value *needs, const struct value *values) {
    for (size_t i = 0; i < needs->count; i++) {
        const struct member *need = &needs->members[i];
        const struct value *found =
            values->type == VALUE_OBJECT ? value_member(values, need->name) : NULL;
        if (strcmp(need->name, "data") == 0 || strcmp(need->name, "prose") == 0) {
            continue;
        }
        if (found && need->value.type == VALUE_OBJECT) {
            warn_values(engine, &need->value, found);
        }
        size_t length = need->value.type == VALUE_STRING ? strlen(need->value.string) : 0;
        bool optional = length && need->value.string[length - 1] == '?';
        if (found && found->type == VALUE_NULL && length && !optional) {
            warn_value(engine, found->place, need->name);
        }
    }
}

/* One warning a dataset, at its first blank cell. Text that says — is filled in. */
static void warn_cells(struct engine *engine, const struct dataset *data) {
    size_t count = 0;
    struct place first = data->place;
    for (size_t r = 0; r < data->row_count; r++) {
        for (size_t c = 0; c < data->column_count; c++) {
            const struct value *cell = &data->columns[c].cells[r];
            if (cell->type == VALUE_NULL) {
                first = count++ == 0 && cell->place.source ? cell->place : first;
            }
        }
    }
    if (count) {
        fault_add(&engine->faults, FAULT_WARNING, "to-fill-in", first,
            "%s: cells still to be filled in: %zu, the first of them here",
            "%s：还有 %zu 格没有填，这里是第一格", data->name, count);
    }
}

static bool is_unwritten(const char *text) {
    size_t start = strspn(text, " \t\r\n");
    size_t length = strlen(DRAFT_PROSE);
    text += start;
    return !*text || (strncmp(text, DRAFT_PROSE, length) == 0 &&
                         !text[length + strspn(text + length, " \t\r\n")]);
}

/* The text of a part: the value itself, or the Markdown file that it names. */
static void warn_prose(struct engine *engine, const struct member *part) {
    const struct value *value = &part->value;
    const char *text = value->type == VALUE_STRING ? value->string : "";
    size_t length = strlen(text);
    struct place at = value->place;
    if (length > 3 && strcmp(text + length - 3, ".md") == 0) {
        const char *path = path_beside(&engine->arena, at.source, text);
        struct faults unsaid = {.arena = &engine->arena, .files = engine->faults.files};
        const struct source *file = source_read(&engine->arena, path, at, &unsaid);
        text = file ? file->text : "…";
        at = file ? (struct place){file, 1, 1, 1} : at;
    }
    if (is_unwritten(text)) {
        warn_value(engine, at, part->name);
    }
}

void needs_warn_blanks(struct engine *engine, const struct job *job) {
    const struct value *needs = value_member(&job->layout, "needs");
    if (!needs || needs->type != VALUE_OBJECT) {
        return;
    }
    warn_values(engine, needs, &job->report);
    for (size_t i = 0; i < job->dataset_count; i++) {
        warn_cells(engine, job->datasets[i]);
    }
    const struct value *prose = value_member(&job->report, "prose");
    for (size_t i = 0; prose && prose->type == VALUE_OBJECT && i < prose->count; i++) {
        warn_prose(engine, &prose->members[i]);
    }
}
