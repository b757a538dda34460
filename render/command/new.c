/* tubiao new: a report to fill in, from what a layout needs and from last year's report. */
#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "command/command.h"
#include "command/draft.h"
#include "data/workbook.h"

static const struct place command_line = {0};
static const char workbook_name[] = "数据.xlsx";

/* What may stand there already is nobody's report: a new folder, or an empty one. */
static bool check_folder(struct engine *engine, const char *path) {
    DIR *directory = opendir(path);
    const char *found = NULL;
    const struct dirent *entry;
    while (directory && !found && (entry = readdir(directory))) {
        found = entry->d_name[0] == '.'
                    ? NULL
                    : arena_copy_string(&engine->arena, entry->d_name);
    }
    if (directory) {
        closedir(directory);
    }
    if (found) {
        fault_add(&engine->faults, FAULT_ERROR, "would-overwrite", command_line,
            "%s is not empty (%s is in it); nothing was written",
            "文件夹 %s 不是空的（里面有 %s），没有写入", path, found);
        fault_hint(&engine->faults, "name a folder that is not there yet",
            "请换一个还没有的文件夹");
    }
    return !found;
}

static const char *beside(struct engine *engine, const char *folder, const char *name) {
    size_t length = strlen(folder);
    const char *slash = length && folder[length - 1] == '/' ? "" : "/";
    return arena_print(&engine->arena, "%s%s%s", folder, slash, name);
}

/* One file a part of prose. */
static size_t add_prose(
    const struct draft *draft, const char *folder, struct output_file *files) {
    const struct value *needs = value_member(&draft->job.layout, "needs");
    const struct value *parts = needs ? value_member(needs, "prose") : NULL;
    size_t count = parts && parts->type == VALUE_ARRAY ? parts->count : 0;
    for (size_t i = 0; i < count; i++) {
        const char *name = value_to_string(parts->items[i], &draft->engine->arena);
        files[i].path = beside(
            draft->engine, folder, arena_print(&draft->engine->arena, "%s.md", name));
        buffer_print(&files[i].bytes, "%s\n", DRAFT_PROSE);
    }
    return count;
}

static bool add_workbook(const struct draft *draft, struct output_file *file) {
    struct engine *engine = draft->engine;
    const struct xlsx_module *module = xlsx_module_open(command_line, &engine->faults);
    struct draft_sheets sheets = draft_make_sheets(draft);
    return module && module->write(&engine->arena, sheets.items, sheets.count,
                         &file->bytes, &engine->faults);
}

static void write_draft(struct engine *engine, const struct options *options,
    const char *folder, const struct draft *draft) {
    const struct value *needs = value_member(&draft->job.layout, "needs");
    const struct value *parts = needs ? value_member(needs, "prose") : NULL;
    struct output_file *files =
        arena_array(&engine->arena, (parts ? parts->count : 0) + 3, sizeof *files);
    size_t count = 2;
    bool ok = true;
    const char *workbook = options->xlsx && draft->data[0] ? workbook_name : NULL;
    files[0].path = beside(engine, folder, "report.yaml");
    draft_write_yaml(draft, workbook, &files[0].bytes);
    files[1].path = beside(engine, folder, DRAFT_SCHEMA);
    draft_write_schema(draft, &files[1].bytes);
    if (workbook) {
        files[count].path = beside(engine, folder, workbook);
        ok = add_workbook(draft, &files[count++]);
    }
    count += add_prose(draft, folder, files + count);
    bool there = access(folder, F_OK) == 0;
    ok = ok && output_make_folder(&engine->arena, folder, &engine->faults) &&
         output_write_all(&engine->arena, files, count, &engine->faults);
    for (size_t i = 0; ok && i < count; i++) {
        printf("%s\n", files[i].path);
    }
    if (!ok && !there) {
        rmdir(folder); /* the one just made */
    }
    for (size_t i = 0; i < count; i++) {
        buffer_finish(&files[i].bytes);
    }
}

void command_new(struct engine *engine, const struct options *options) {
    struct draft draft;
    if (options->word_count != 2) {
        fault_add(&engine->faults, FAULT_ERROR, "no-input", command_line,
            "new: name a layout and a new folder", "new：请给出版式和新的文件夹");
        fault_hint(&engine->faults, "for example `tubiao new annual-report report-2024`",
            "例如 `tubiao new annual-report 年报-2024`");
        return;
    }
    const char *folder = options->words[1];
    if (check_folder(engine, folder) &&
        draft_make(engine, options, options->words[0], folder, &draft)) {
        write_draft(engine, options, folder, &draft);
    }
}
