/* Which sheet of a workbook is meant, and which part of it. */
#include <string.h>

#include "data/workbook.h"

const char *workbook_list_sheets(struct arena *arena, const struct workbook *workbook) {
    const char *list = "";
    for (size_t i = 0; i < workbook->sheet_count; i++) {
        list =
            arena_print(arena, "%s%s%s", list, i ? "、" : "", workbook->sheets[i].name);
    }
    return list;
}

static void fault_no_sheet(struct arena *arena, const struct workbook *workbook,
    const struct value *wanted, struct faults *faults) {
    const char *name = value_to_string(*wanted, arena);
    const char **names = arena_array(arena, workbook->sheet_count, sizeof *names);
    for (size_t i = 0; i < workbook->sheet_count; i++) {
        names[i] = workbook->sheets[i].name;
    }
    fault_add(faults, FAULT_ERROR, "unknown-sheet", wanted->place, "%s has no sheet %s",
        "%s 里没有“%s”这个工作表", workbook->source->name, name);
    const char *near = name_nearest(name, names, workbook->sheet_count);
    if (near) {
        fault_hint(faults, "did you mean %s?", "是不是 %s？", near);
    } else {
        fault_hint(faults, "its sheets are %s", "有这些工作表：%s",
            workbook_list_sheets(arena, workbook));
    }
}

const struct sheet *workbook_named_sheet(struct arena *arena,
    const struct workbook *workbook, const struct value *wanted, struct faults *faults) {
    const char *name = value_to_string(*wanted, arena);
    for (size_t i = 0; i < workbook->sheet_count; i++) {
        if (strcmp(workbook->sheets[i].name, name) == 0) {
            return workbook_sheet(arena, workbook, i, faults);
        }
    }
    double number = wanted->type == VALUE_NUMBER ? wanted->number : 0;
    if (number >= 1 && number <= (double)workbook->sheet_count) {
        return workbook_sheet(arena, workbook, (size_t)number - 1, faults);
    }
    fault_no_sheet(arena, workbook, wanted, faults);
    return NULL;
}

const struct sheet *sheet_cut_written(struct arena *arena, const struct sheet *sheet,
    const struct value *range, struct faults *faults) {
    struct cell_range cells;
    if (!cell_range_read(range->string, &cells)) {
        fault_add(faults, FAULT_ERROR, "wrong-value", range->place,
            "range: cells from corner to corner were wanted, as A1:D3, found %s",
            "range：应写区域的两角，例如 A1:D3，这里却是 %s", range->string);
        return NULL;
    }
    return sheet_cut(arena, sheet, &cells);
}

/* The only sheet that has anything in it; NULL with a fault. */
static const struct sheet *only_sheet(struct arena *arena,
    const struct workbook *workbook, struct place at, struct faults *faults) {
    const struct sheet *only = NULL;
    size_t count = 0;
    for (size_t i = 0; i < workbook->sheet_count; i++) {
        const struct sheet *sheet = workbook_sheet(arena, workbook, i, faults);
        if (!sheet) {
            return NULL;
        }
        if (!only || !sheet_is_blank(sheet)) {
            count += !sheet_is_blank(sheet);
            only = sheet;
        }
    }
    if (count < 2) {
        return only;
    }
    fault_add(faults, FAULT_ERROR, "which-sheet", at,
        "%s has several sheets; say which one is meant",
        "%s 有几个工作表，请写明是哪一个", workbook->source->name);
    fault_hint(faults, "add # and one of %s", "在文件名后加 # 和工作表名，可选 %s",
        workbook_list_sheets(arena, workbook));
    return NULL;
}

/* The file's name in front of #, or all of it. */
static const char *file_of(struct arena *arena, const char *url, const char **sheet) {
    const char *mark = strrchr(url, '#');
    *sheet = mark ? mark + 1 : NULL;
    return mark ? arena_copy(arena, url, (size_t)(mark - url)) : url;
}

bool is_workbook_url(const char *url) {
    const char *mark = strrchr(url, '#');
    struct arena scratch = {0};
    const char *sheet;
    bool found =
        is_workbook(url) || (mark && is_workbook(file_of(&scratch, url, &sheet)));
    arena_finish(&scratch);
    return found;
}

bool workbook_read_table(struct arena *arena, const char *url, struct place at,
    struct value *out, struct faults *faults) {
    const char *name = NULL;
    const char *path = is_workbook(url) ? url : file_of(arena, url, &name);
    const struct workbook *workbook = workbook_read(arena, path, at, faults);
    if (!workbook) {
        return false;
    }
    if (!name) {
        const struct sheet *only = only_sheet(arena, workbook, at, faults);
        return only && sheet_to_value(arena, only, out, faults);
    }
    const char *mark = strrchr(name, '!');
    size_t length = mark ? (size_t)(mark - name) : strlen(name);
    struct value wanted = value_string(arena_copy(arena, name, length));
    struct value range = value_string(mark ? mark + 1 : "");
    wanted.place = range.place = at;
    const struct sheet *sheet = workbook_named_sheet(arena, workbook, &wanted, faults);
    if (sheet && mark) {
        sheet = sheet_cut_written(arena, sheet, &range, faults);
    }
    return sheet && sheet_to_value(arena, sheet, out, faults);
}
