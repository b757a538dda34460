/* The folders of layouts and themes, and the files in them. */
#include "command/search.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/reader.h"

/* A kind of file in these folders: NAME + `within`, or `folder`/NAME + `ending`. */
static const struct {
    const char *folder, *ending, *within;
} kinds[] = {
    {"", "", "/layout.yaml"}, {"themes/", ".yaml", ""}, {"presets/", ".yaml", ""}};

bool search_is_path(const char *name) {
    return strchr(name, '/') || strstr(name, ".yaml") || strstr(name, ".yml") ||
           strstr(name, ".json");
}

static bool exists(const char *path) {
    return access(path, F_OK) == 0;
}

bool extended_has(const struct extended *chain, const char *path) {
    for (; chain; chain = chain->by) {
        if (strcmp(chain->path, path) == 0) {
            return true;
        }
    }
    return false;
}

bool extended_fault_circle(struct engine *engine, const struct extended *chain,
    const char *path, struct place at) {
    const char *way = path;
    for (const struct extended *link = chain; link; link = link->by) {
        way = arena_print(&engine->arena, "%s → %s", link->path, way);
        if (strcmp(link->path, path) == 0) {
            break;
        }
    }
    fault_add(&engine->faults, FAULT_ERROR, "extends-circle", at,
        "extends goes round in a circle: %s", "extends 绕了一圈回到自己：%s", way);
    return false;
}

struct folders {
    const char **items;
    size_t count, capacity;
};

static void add_folder(struct arena *arena, struct folders *folders, const char *folder) {
    folders->items = arena_grow(arena, folders->items, folders->count, &folders->capacity,
        sizeof *folders->items);
    folders->items[folders->count++] = folder;
}

/* The folder of a file with its slash, "" for one without. */
static void add_beside(
    struct arena *arena, struct folders *folders, const struct source *file) {
    if (!file) {
        return;
    }
    const char *slash = strrchr(file->name, '/');
    const char *folder =
        arena_copy(arena, file->name, slash ? (size_t)(slash - file->name + 1) : 0);
    add_folder(arena, folders, folder);
    add_folder(arena, folders, arena_print(arena, "%slayouts/", folder));
}

/* $TUBIAO_PATH: folders with colons between. */
static void add_path(struct arena *arena, struct folders *folders) {
    const char *path = getenv("TUBIAO_PATH");
    while (path && *path) {
        size_t length = strcspn(path, ":");
        if (length) {
            add_folder(arena, folders, arena_print(arena, "%.*s/", (int)length, path));
        }
        path += length + (path[length] == ':');
    }
}

/* Source: XDG Base Directory Specification. */
static void add_user_data(struct arena *arena, struct folders *folders) {
    const char *data = getenv("XDG_DATA_HOME");
    const char *home = getenv("HOME");
    if (data && *data == '/') {
        add_folder(arena, folders, arena_print(arena, "%s/tubiao/layouts/", data));
    } else if (home && *home) {
        add_folder(
            arena, folders, arena_print(arena, "%s/.local/share/tubiao/layouts/", home));
    }
}

static void add_installed(struct engine *engine, struct folders *folders) {
    struct arena *arena = &engine->arena;
    add_path(arena, folders);
    add_user_data(arena, folders);
    if (engine->data_folder) {
        add_folder(
            arena, folders, arena_print(arena, "%s/layouts/", engine->data_folder));
    }
}

size_t search_installed(struct engine *engine, const char *const **names) {
    struct folders folders = {0};
    add_installed(engine, &folders);
    *names = folders.items;
    return folders.count;
}

static struct folders find_folders(struct engine *engine, struct place at) {
    struct arena *arena = &engine->arena;
    struct folders folders = {0};
    add_beside(arena, &folders, at.source);
    if (engine->input != at.source) {
        add_beside(arena, &folders, engine->input);
    }
    add_folder(arena, &folders, "layouts/");
    add_installed(engine, &folders);
    return folders;
}

static void fault_unknown(
    struct engine *engine, enum search_kind kind, const char *name, struct place at) {
    const char *const *names;
    size_t count = search_names(engine, kind, at, &names);
    static const struct {
        const char *kind, *english, *chinese;
        bool listed;
    } words[] = {
        {"unknown-layout", "there is no layout %s", "没有名为 %s 的版式", true},
        {"unknown-theme", "there is no theme %s", "没有名为 %s 的主题", false},
        {"unknown-preset", "there is no preset %s", "没有名为 %s 的预设", true},
    };
    fault_add(&engine->faults, FAULT_ERROR, words[kind].kind, at, words[kind].english,
        words[kind].chinese, name);
    fault_hint_near(&engine->faults, name, names, count);
    if (words[kind].listed && !name_nearest(name, names, count)) {
        fault_hint(&engine->faults, "`tubiao list` shows those there are",
            "用 `tubiao list` 查看有哪些");
    }
}

const char *search_find(struct engine *engine, enum search_kind kind, const char *name,
    struct place at, const struct extended *chain) {
    struct arena *arena = &engine->arena;
    if (search_is_path(name)) {
        const char *path = path_beside(arena, at.source, name);
        const char *inside = arena_print(arena, "%s/layout.yaml", path);
        path = kind == SEARCH_LAYOUT && exists(inside) ? inside : path;
        bool circle = extended_has(chain, path);
        return circle && !extended_fault_circle(engine, chain, path, at) ? NULL : path;
    }
    const char *again = NULL;
    struct folders folders = find_folders(engine, at);
    for (size_t i = 0; i < folders.count; i++) {
        const char *path = arena_print(arena, "%s%s%s%s%s", folders.items[i],
            kinds[kind].folder, name, kinds[kind].ending, kinds[kind].within);
        if (!exists(path)) {
            file_list_note(engine->faults.files, path); /* it would go first */
            continue;
        }
        if (!extended_has(chain, path)) {
            return path;
        }
        again = again ? again : path;
    }
    if (again) {
        extended_fault_circle(engine, chain, again, at);
    } else {
        fault_unknown(engine, kind, name, at);
    }
    return NULL;
}

/* Adds the entries of a folder that are files of the kind. */
static void add_names(struct engine *engine, enum search_kind kind, const char *folder,
    struct folders *names) {
    struct arena *arena = &engine->arena;
    const char *path = arena_print(arena, "%s%s", folder, kinds[kind].folder);
    DIR *directory = opendir(*path ? path : ".");
    size_t tail = strlen(kinds[kind].ending);
    for (struct dirent *entry; directory && (entry = readdir(directory));) {
        size_t length = strlen(entry->d_name);
        bool named = entry->d_name[0] != '.' && length > tail &&
                     strcmp(entry->d_name + length - tail, kinds[kind].ending) == 0;
        if (named && exists(arena_print(
                         arena, "%s%s%s", path, entry->d_name, kinds[kind].within))) {
            add_folder(arena, names, arena_copy(arena, entry->d_name, length - tail));
        }
    }
    if (directory) {
        closedir(directory);
    }
}

static int compare_names(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

size_t search_names(struct engine *engine, enum search_kind kind, struct place at,
    const char *const **names) {
    struct folders found = {0};
    struct folders folders = find_folders(engine, at);
    for (size_t i = 0; i < folders.count; i++) {
        add_names(engine, kind, folders.items[i], &found);
    }
    size_t count = 0;
    if (found.count) {
        qsort(found.items, found.count, sizeof *found.items, compare_names);
    }
    for (size_t i = 0; i < found.count; i++) {
        if (i == 0 || strcmp(found.items[i], found.items[i - 1]) != 0) {
            found.items[count++] = found.items[i];
        }
    }
    *names = found.items;
    return count;
}

const char *const *search_icon_folders(struct engine *engine, struct place at) {
    struct folders folders = find_folders(engine, at);
    const char **icons = arena_array(&engine->arena, folders.count + 1, sizeof *icons);
    for (size_t i = 0; i < folders.count; i++) {
        icons[i] = arena_print(&engine->arena, "%sicons/", folders.items[i]);
    }
    return icons;
}
