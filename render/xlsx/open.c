/* Which sheets a workbook has and where its parts are: xl/workbook.xml with its relations
 * (ECMA-376 part 1, 18.2; part 2, 9.3). */
#include "xlsx/wrong.h"
#include "xlsx/xlsx.h"

#include <string.h>

struct relation {
    const char *id, *type, *target;
};

struct relations {
    struct relation *items;
    size_t count, capacity;
};

enum { MOST_SHEETS = 1000 };

/* `target` of a part in `folder`, without ./ and ../ */
static const char *resolve(struct arena *arena, const char *folder, const char *target) {
    char *path = *target == '/' ? arena_copy_string(arena, target + 1)
                                : arena_print(arena, "%s%s", folder, target);
    char *out = path;
    for (const char *c = path; *c;) {
        size_t length = strcspn(c, "/");
        bool up = length == 2 && memcmp(c, "..", 2) == 0;
        bool here = length == 1 && *c == '.';
        if (up && out > path) {
            for (out--; out > path && out[-1] != '/';) {
                out--;
            }
        } else if (!up && !here) {
            memmove(out, c, length);
            out += length;
            if (c[length]) {
                *out++ = '/';
            }
        }
        c += length + (c[length] == '/');
    }
    *out = 0;
    return path;
}

static bool read_relations(struct package *package, const char *name, const char *folder,
    struct relations *list) {
    struct part part;
    if (!part_open(&part, package, name)) {
        return false;
    }
    for (enum part_event event; (event = part_next(&part)) != PART_FINISHED;) {
        if (event != PART_START || !part_is(&part, "Relationship")) {
            continue;
        }
        const char *target = part_attribute(&part, "Target");
        const char *mode = part_attribute(&part, "TargetMode");
        const char *id = part_attribute(&part, "Id");
        const char *type = part_attribute(&part, "Type");
        if (!target || !id || !type || (mode && strcmp(mode, "External") == 0)) {
            continue;
        }
        list->items = arena_grow(package->arena, list->items, list->count,
            &list->capacity, sizeof *list->items);
        list->items[list->count++] =
            (struct relation){id, type, resolve(package->arena, folder, target)};
    }
    return part_close(&part);
}

static bool ends_with(const char *text, const char *ending) {
    size_t length = strlen(text);
    size_t size = strlen(ending);
    return length >= size && strcmp(text + length - size, ending) == 0;
}

/* Types are long addresses; the transitional and the strict ones end alike. */
static const char *target_of_type(const struct relations *list, const char *type) {
    for (size_t i = 0; i < list->count; i++) {
        if (ends_with(list->items[i].type, type)) {
            return list->items[i].target;
        }
    }
    return NULL;
}

static const char *target_of_id(const struct relations *list, const char *id) {
    for (size_t i = 0; id && i < list->count; i++) {
        if (strcmp(list->items[i].id, id) == 0 &&
            ends_with(list->items[i].type, "/worksheet")) {
            return list->items[i].target;
        }
    }
    return NULL;
}

static void add_sheet(struct part *part, const struct relations *relations,
    struct workbook *workbook, size_t *capacity) {
    struct arena *arena = part->package->arena;
    const char *name = part_attribute(part, "name");
    const char *state = part_attribute(part, "state");
    const char *target = target_of_id(relations, part_attribute(part, "id"));
    if (!name || !target || workbook->sheet_count == MOST_SHEETS) {
        return; /* a chart sheet */
    }
    workbook->sheets = arena_grow(arena, workbook->sheets, workbook->sheet_count,
        capacity, sizeof *workbook->sheets);
    workbook->sheets[workbook->sheet_count++] =
        (struct workbook_sheet){name, target, state && strcmp(state, "visible") != 0};
}

static bool read_sheets(struct package *package, const char *name,
    const struct relations *relations, struct workbook *workbook) {
    struct part part;
    size_t capacity = 0;
    if (!part_open(&part, package, name)) {
        return false;
    }
    for (enum part_event event; (event = part_next(&part)) != PART_FINISHED;) {
        if (event == PART_START && part_is(&part, "workbookPr")) {
            workbook->from_1904 = part_flag(&part, "date1904");
        } else if (event == PART_START && part_is(&part, "sheet")) {
            add_sheet(&part, relations, workbook, &capacity);
        }
    }
    return part_close(&part);
}

/* The main part's name is in the package's own relations; most call it xl/workbook.xml. */
static bool find_main(struct package *package, const char **name) {
    struct relations relations = {0};
    *name = "xl/workbook.xml";
    if (package_has(package, "_rels/.rels")) {
        if (!read_relations(package, "_rels/.rels", "", &relations)) {
            return false;
        }
        const char *target = target_of_type(&relations, "/officeDocument");
        *name = target ? target : *name;
    }
    return (package_has(package, *name) && ends_with(*name, ".xml") &&
               !package_has(package, "word/document.xml") &&
               !package_has(package, "ppt/presentation.xml")) ||
           wrong_package(package);
}

static bool read_workbook(struct package *package, struct workbook *workbook) {
    const char *name;
    struct relations relations = {0};
    if (!find_main(package, &name)) {
        return false;
    }
    const char *slash = strrchr(name, '/');
    const char *folder =
        arena_copy(package->arena, name, slash ? (size_t)(slash - name + 1) : 0);
    const char *own =
        arena_print(package->arena, "%s_rels/%s.rels", folder, slash ? slash + 1 : name);
    if (!read_relations(package, own, folder, &relations) ||
        !read_sheets(package, name, &relations, workbook)) {
        return false;
    }
    workbook->strings_part = target_of_type(&relations, "/sharedStrings");
    workbook->styles_part = target_of_type(&relations, "/styles");
    return workbook->sheet_count ||
           package_fault(package, "the workbook has no sheet", "工作簿里没有工作表");
}

bool xlsx_open(struct arena *arena, struct workbook *workbook, struct faults *faults) {
    struct package package;
    bool good = package_open(&package, arena, workbook, faults);
    if (good) {
        good = read_workbook(&package, workbook);
        package_close(&package);
    }
    return good;
}
