/* Files of data: which sheet of a workbook, which part of it, a form or a plain table. */
#include "command/data_file.h"

#include <string.h>
#include <unistd.h>

#include "data/reader.h"
#include "data/workbook.h"

/* A form filled in is small; longer files are not looked at as such. */
enum { LARGEST_FORM = 1 << 18 };

struct request {
    struct engine *engine;
    const struct job *job;
    const struct scope *scope;
    const char *name;
    const struct data_file *file;
    const struct form_list *forms; /* once they are asked for */
};

static bool ends_with(const char *path, const char *ending) {
    size_t length = strlen(path);
    size_t size = strlen(ending);
    return length > size && strcmp(path + length - size, ending) == 0;
}

struct data_file data_file_from_option(struct arena *arena, const char *text) {
    struct data_file file = {.path = text};
    for (const char *colon = text; (colon = strchr(colon, ':')); colon++) {
        const char *path = arena_copy(arena, text, (size_t)(colon - text));
        if (!is_workbook(path) || access(text, F_OK) == 0) {
            continue;
        }
        const char *mark = strrchr(colon, '!');
        size_t length = mark ? (size_t)(mark - colon - 1) : strlen(colon + 1);
        struct value *sheet = arena_new(arena, struct value);
        *sheet = value_string(arena_copy(arena, colon + 1, length));
        struct value *range = mark ? arena_new(arena, struct value) : NULL;
        if (range) {
            *range = value_string(arena_copy_string(arena, mark + 1));
        }
        return (struct data_file){path, {0}, sheet, range};
    }
    return file;
}

static bool fault_not_sheets(struct request *request, const struct value *value) {
    fault_add(&request->engine->faults, FAULT_ERROR, "wrong-value", value->place,
        "only workbooks (.xlsx) have sheets; %s is none",
        "只有工作簿（.xlsx）才有工作表，%s 不是", request->file->path);
    return false;
}

static const struct form_list *request_forms(struct request *request) {
    if (!request->forms) {
        request->forms = forms_read(request->engine, request->job, request->scope);
    }
    return request->forms;
}

/* The first form of the layout that the sheet is, filled in. */
static enum form_fit read_form(
    struct request *request, const struct sheet *sheet, struct value *out) {
    const struct form_list *forms = request_forms(request);
    for (size_t i = 0; i < forms->count; i++) {
        if (!form_shows(forms, &forms->items[i], request->name)) {
            continue;
        }
        enum form_fit fit = form_read(
            request->engine, forms, &forms->items[i], sheet, request->name, out);
        if (fit != FORM_NOT) {
            return fit;
        }
    }
    return FORM_NOT;
}

static bool read_sheet(
    struct request *request, const struct sheet *sheet, struct value *out) {
    enum form_fit fit = read_form(request, sheet, out);
    return fit == FORM_READ ||
           (fit == FORM_NOT && sheet_to_value(&request->engine->arena, sheet, out,
                                   &request->engine->faults));
}

static bool fault_which_sheet(struct request *request, const struct workbook *workbook) {
    struct faults *faults = &request->engine->faults;
    fault_add(faults, FAULT_ERROR, "which-sheet", request->file->place,
        "%s has several sheets; say which one holds %s",
        "%s 有几个工作表，请写明 %s 在哪一个", workbook->source->name, request->name);
    fault_hint(faults, "sheet: one of %s", "加上 sheet:，可选 %s",
        workbook_list_sheets(&request->engine->arena, workbook));
    return false;
}

/* Where no sheet is named: the one called as the dataset is, the one that is its form
 * filled in, the only one that is not blank. */
static bool read_any_sheet(
    struct request *request, const struct workbook *workbook, struct value *out) {
    struct arena *arena = &request->engine->arena;
    const struct sheet *only = NULL;
    size_t count = 0;
    for (size_t i = 0; i < workbook->sheet_count; i++) {
        if (strcmp(workbook->sheets[i].name, request->name) == 0) {
            only = workbook_sheet(arena, workbook, i, &request->engine->faults);
            return only && read_sheet(request, only, out);
        }
    }
    for (size_t i = 0; i < workbook->sheet_count; i++) {
        const struct sheet *sheet =
            workbook_sheet(arena, workbook, i, &request->engine->faults);
        if (!sheet) {
            return false;
        }
        enum form_fit fit = read_form(request, sheet, out);
        if (fit != FORM_NOT) {
            return fit == FORM_READ;
        }
        if (!sheet_is_blank(sheet)) {
            only = sheet;
            count++;
        }
    }
    if (count > 1) {
        return fault_which_sheet(request, workbook);
    }
    only = only ? only : workbook_sheet(arena, workbook, 0, &request->engine->faults);
    return only && sheet_to_value(arena, only, out, &request->engine->faults);
}

static bool read_workbook(struct request *request, struct value *out) {
    struct arena *arena = &request->engine->arena;
    const struct data_file *file = request->file;
    const struct workbook *workbook =
        workbook_read(arena, file->path, file->place, &request->engine->faults);
    if (!workbook) {
        return false;
    }
    if (!file->sheet && !file->range) {
        return read_any_sheet(request, workbook, out);
    }
    const struct sheet *sheet =
        file->sheet
            ? workbook_named_sheet(arena, workbook, file->sheet, &request->engine->faults)
            : workbook_sheet(arena, workbook, 0, &request->engine->faults);
    if (sheet && file->range) {
        sheet = sheet_cut_written(arena, sheet, file->range, &request->engine->faults);
    }
    return sheet && read_sheet(request, sheet, out);
}

/* A CSV file as cells: a form, or a range of it. *done where it was one of these. */
static bool read_cells(
    struct request *request, const struct source *source, struct value *out, bool *done) {
    struct sheet cells;
    const struct sheet *sheet = &cells;
    struct faults unsaid = {.arena = &request->engine->arena};
    const struct value *range = request->file->range;
    if ((!range && source->length > LARGEST_FORM) ||
        !csv_read_sheet(&request->engine->arena, source, &cells, &unsaid)) {
        return true; /* reading it as a plain table says what is wrong */
    }
    if (range) {
        *done = true;
        sheet = sheet_cut_written(
            &request->engine->arena, sheet, range, &request->engine->faults);
        return sheet && read_sheet(request, sheet, out);
    }
    enum form_fit fit = read_form(request, sheet, out);
    *done = fit != FORM_NOT;
    return fit != FORM_FAULTY;
}

static bool read_text(struct request *request, struct value *out) {
    struct engine *engine = request->engine;
    const struct data_file *file = request->file;
    bool cells = ends_with(file->path, ".csv") || ends_with(file->path, ".tsv");
    if (file->sheet || (file->range && !cells)) {
        return fault_not_sheets(request, file->sheet ? file->sheet : file->range);
    }
    const struct source *source =
        source_read(&engine->arena, file->path, file->place, &engine->faults);
    bool done = false;
    bool good = source && (!cells || read_cells(request, source, out, &done));
    return good && (done || document_read_data(
                                &engine->arena, source, NULL, out, &engine->faults));
}

bool data_file_read(struct engine *engine, const struct job *job,
    const struct scope *scope, const char *name, const struct data_file *file,
    struct value *out) {
    struct request request = {
        .engine = engine, .job = job, .scope = scope, .name = name, .file = file};
    return is_workbook(file->path) ? read_workbook(&request, out)
                                   : read_text(&request, out);
}
