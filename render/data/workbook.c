/* Workbooks: the file's bytes to the module, the module's sheets to whoever asks. */
#include "data/workbook.h"

#include <string.h>
#include <strings.h>

#include "base/module.h"
#include "data/reader.h"

/* Larger files are no report's data; inside, the module has limits of its own. */
enum { LARGEST_FILE = 100 << 20 };

bool is_workbook(const char *path) {
    static const char *const endings[] = {".xlsx", ".xlsm"};
    size_t length = strlen(path);
    for (size_t i = 0; i < countof(endings); i++) {
        size_t size = strlen(endings[i]);
        if (length > size && strcasecmp(path + length - size, endings[i]) == 0) {
            return true;
        }
    }
    return false;
}

const struct xlsx_module *xlsx_module_open(struct place at, struct faults *faults) {
    const struct xlsx_module *module =
        module_open("xlsx", at, "reading and writing .xlsx", "读写 .xlsx ", faults);
    if (module && module->version != XLSX_MODULE_VERSION) {
        fault_add_system(faults, "no-module", at,
            "the module tubiao-xlsx.so is of another version of tubiao; install it again",
            "模块 tubiao-xlsx.so 与程序的版本不同，请重新安装");
        return NULL;
    }
    return module;
}

const struct workbook *workbook_read(
    struct arena *arena, const char *path, struct place at, struct faults *faults) {
    const struct xlsx_module *module = xlsx_module_open(at, faults);
    struct bytes bytes = {0};
    struct workbook *workbook = NULL;
    if (module && source_load(arena, path, at, &bytes, faults)) {
        workbook = arena_new(arena, struct workbook);
        workbook->source = source_without_text(arena, path, at.source, NULL);
        workbook->bytes = bytes.data;
        workbook->length = bytes.length;
    }
    if (workbook && workbook->length > LARGEST_FILE) {
        fault_add(faults, FAULT_ERROR, "too-large",
            (struct place){workbook->source, 0, 0, 0},
            "the workbook is larger than 100 MB", "工作簿超过 100 MB");
        return NULL;
    }
    return workbook && module->open(arena, workbook, faults) ? workbook : NULL;
}

const struct sheet *workbook_sheet(struct arena *arena, const struct workbook *workbook,
    size_t index, struct faults *faults) {
    const struct xlsx_module *module = xlsx_module_open((struct place){0}, faults);
    struct sheet *sheet = arena_new(arena, struct sheet);
    sheet->name = workbook->sheets[index].name;
    sheet->source =
        source_without_text(arena, workbook->source->name, workbook->source, sheet->name);
    bool good = module && module->read(arena, workbook, index, sheet, faults);
    return good ? sheet : NULL;
}
