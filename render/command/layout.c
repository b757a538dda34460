/* Finding layouts and themes by name, and what they extend. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/job.h"
#include "data/merge.h"
#include "data/reader.h"

enum { DEEPEST_EXTENDS = 8 };

static const struct property layout_properties[] = {
    {"tubiao", PROPERTY_NUMBER, 0},
    {"name", PROPERTY_STRING, 0},
    {"title", PROPERTY_STRING, 0},
    {"extends", PROPERTY_STRING, 0},
    {"theme", PROPERTY_STRING, 0},
    {"needs", PROPERTY_OBJECT, 0},
    {"outputs", PROPERTY_OBJECT, 0},
    {"checks", PROPERTY_ARRAY, 0},
};

static bool is_path(const char *name) {
    return strchr(name, '/') || strstr(name, ".yaml") || strstr(name, ".yml") ||
           strstr(name, ".json");
}

static bool exists(const char *path) {
    return access(path, F_OK) == 0;
}

static int compare_names(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The entries of a folder of data, in order, without `ending`. */
static size_t folder_names(struct engine *engine, const char *folder, const char *ending,
    const char *file_within, const char ***names) {
    struct arena *arena = &engine->arena;
    const char *path = arena_print(
        arena, "%s/%s", engine->data_folder ? engine->data_folder : ".", folder);
    DIR *directory = opendir(path);
    size_t count = 0;
    size_t capacity = 0;
    *names = NULL;
    for (struct dirent *entry; directory && (entry = readdir(directory));) {
        size_t length = strlen(entry->d_name);
        size_t tail = strlen(ending);
        bool named = entry->d_name[0] != '.' && length > tail &&
                     strcmp(entry->d_name + length - tail, ending) == 0;
        if (!named ||
            !exists(arena_print(arena, "%s/%s%s", path, entry->d_name, file_within))) {
            continue;
        }
        *names = arena_grow(arena, *names, count, &capacity, sizeof **names);
        (*names)[count++] = arena_copy(arena, entry->d_name, length - tail);
    }
    if (directory) {
        closedir(directory);
    }
    if (count) {
        qsort(*names, count, sizeof **names, compare_names);
    }
    return count;
}

size_t layout_names(struct engine *engine, const char *const **names) {
    const char **list;
    size_t count = folder_names(engine, "layouts", "", "/layout.yaml", &list);
    *names = list;
    return count;
}

/* `name` under the program's data folder: layouts/NAME/layout.yaml. */
static const char *find_layout(struct engine *engine, const char *name, struct place at) {
    struct arena *arena = &engine->arena;
    if (is_path(name)) {
        const char *path = path_beside(arena, at.source, name);
        const char *inside = arena_print(arena, "%s/layout.yaml", path);
        return exists(inside) ? inside : path;
    }
    const char *path = arena_print(arena, "%s/layouts/%s/layout.yaml",
        engine->data_folder ? engine->data_folder : ".", name);
    if (exists(path)) {
        return path;
    }
    const char *const *names;
    size_t count = layout_names(engine, &names);
    fault_add(&engine->faults, FAULT_ERROR, "unknown-layout", at, "there is no layout %s",
        "没有名为 %s 的版式", name);
    fault_hint_near(&engine->faults, name, names, count);
    if (!name_nearest(name, names, count)) {
        fault_hint(&engine->faults, "`tubiao list` shows the layouts there are",
            "用 `tubiao list` 查看有哪些版式");
    }
    return NULL;
}

static bool fault_too_deep(struct engine *engine, const struct value *extends) {
    fault_add(&engine->faults, FAULT_ERROR, "extends-too-deep", extends->place,
        "extends goes round in a circle, or deeper than %d",
        "extends 循环了，或超过 %d 层", DEEPEST_EXTENDS);
    return false;
}

static bool read_extended(struct engine *engine, const char *name, struct place at,
    int depth, struct value *layout) {
    const char *path = find_layout(engine, name, at);
    if (!path || !document_read_file(&engine->arena, path, at, layout, &engine->faults) ||
        !properties_check(layout, layout_properties, countof(layout_properties), "layout",
            &engine->faults)) {
        return false;
    }
    const struct value *extends = value_member(layout, "extends");
    if (!extends) {
        return true;
    }
    struct value base;
    if (depth >= DEEPEST_EXTENDS) {
        return fault_too_deep(engine, extends);
    }
    if (!read_extended(engine, extends->string, extends->place, depth + 1, &base)) {
        return false;
    }
    *layout = value_merge(&engine->arena, base, *layout);
    return true;
}

bool layout_read(
    struct engine *engine, const char *name, struct place at, struct value *layout) {
    return read_extended(engine, name, at, 0, layout);
}

static const char *find_theme(struct engine *engine, const char *name, struct place at) {
    struct arena *arena = &engine->arena;
    if (is_path(name)) {
        return path_beside(arena, at.source, name);
    }
    const char *path = arena_print(arena, "%s/layouts/themes/%s.yaml",
        engine->data_folder ? engine->data_folder : ".", name);
    if (exists(path)) {
        return path;
    }
    const char **names;
    size_t count = folder_names(engine, "layouts/themes", ".yaml", "", &names);
    fault_add(&engine->faults, FAULT_ERROR, "unknown-theme", at, "there is no theme %s",
        "没有名为 %s 的主题", name);
    fault_hint_near(&engine->faults, name, names, count);
    return NULL;
}

static bool read_extended_theme(struct engine *engine, const char *name, struct place at,
    int depth, struct value *document) {
    const char *path = find_theme(engine, name, at);
    if (!path ||
        !document_read_file(&engine->arena, path, at, document, &engine->faults)) {
        return false;
    }
    const struct value *extends = value_member(document, "extends");
    if (!extends) {
        return true;
    }
    struct value base;
    if (depth >= DEEPEST_EXTENDS) {
        return fault_too_deep(engine, extends);
    }
    if (extends->type != VALUE_STRING) {
        return true; /* theme_bind faults the type */
    }
    if (!read_extended_theme(engine, extends->string, extends->place, depth + 1, &base)) {
        return false;
    }
    *document = value_merge(&engine->arena, base, *document);
    return true;
}

const struct theme *theme_read(
    struct engine *engine, const struct job *job, const char *name, struct place at) {
    struct value document;
    struct theme *theme = arena_new(&engine->arena, struct theme);
    if (!read_extended_theme(engine, name, at, 0, &document) ||
        !template_expand(
            &engine->arena, &document, job->scope, &document, &engine->faults) ||
        !theme_bind(&engine->arena, &document, theme, &engine->faults)) {
        return NULL;
    }
    return theme;
}
