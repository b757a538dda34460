/* Making the font list by looking: folders, and in them files. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <time.h>

#include <fontconfig/fontconfig.h>

#include "text/index.h"

enum { DEPTH_LIMIT = 16 }; /* of folders in folders; ends loops of links */

static bool is_font_name(const char *name) {
    static const char *const endings[] = {".otf", ".ttf", ".ttc", ".otc"};
    size_t length = strlen(name);
    for (size_t i = 0; i < countof(endings); i++) {
        if (length > 4 && strcasecmp(name + length - 4, endings[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* A folder changed in this very second may change again without a new time, so its time
 * is not kept and the next run looks again. */
static void add_folder(struct arena *arena, struct font_index *index, const char *path) {
    struct font_folder folder = font_folder_now(path);
    if (folder.seconds >= (int64_t)time(NULL) - 1) {
        folder.seconds = 1;
        folder.nanoseconds = 0;
    }
    index->folders = arena_grow(arena, index->folders, index->folder_count,
        &index->folder_capacity, sizeof *index->folders);
    index->folders[index->folder_count++] = folder;
}

static bool has_folder(const struct font_index *index, const char *path) {
    for (size_t i = 0; i < index->folder_count; i++) {
        if (strcmp(index->folders[i].path, path) == 0) {
            return true;
        }
    }
    return false;
}

static int visible(const struct dirent *item) {
    return item->d_name[0] != '.' && !strpbrk(item->d_name, "\t\n");
}

static int by_bytes(const struct dirent **a, const struct dirent **b) {
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void scan_folder(
    struct arena *arena, struct font_index *index, const char *folder, int depth) {
    if (depth > DEPTH_LIMIT || has_folder(index, folder)) {
        return;
    }
    add_folder(arena, index, folder);
    struct dirent **items = NULL;
    int count = scandir(folder, &items, visible, by_bytes);
    for (int i = 0; i < count; i++) {
        const char *path = arena_print(arena, "%s/%s", folder, items[i]->d_name);
        struct stat status;
        if (stat(path, &status) == 0) {
            if (S_ISDIR(status.st_mode)) {
                scan_folder(arena, index, path, depth + 1);
            } else if (S_ISREG(status.st_mode) && is_font_name(path)) {
                font_index_add_file(arena, index, path);
            }
        }
        free(items[i]);
    }
    free(items);
}

/* The settings file and the folder it is in: a file added there changes the folder. */
static void note_settings(
    struct arena *arena, struct font_index *index, const char *file) {
    const char *slash = strrchr(file, '/');
    const char *folder = slash ? arena_copy(arena, file, (size_t)(slash - file)) : ".";
    if (!has_folder(index, folder)) {
        add_folder(arena, index, folder);
    }
    if (!has_folder(index, file)) {
        add_folder(arena, index, arena_copy_string(arena, file));
    }
}

/* The <dir> entries of fontconfig's settings, for TeX trees and the like. Reading
 * settings scans no font; that the settings are unchanged is checked like the folders. */
static void scan_configured(struct arena *arena, struct font_index *index) {
    FcConfig *config = FcInitLoadConfig();
    if (!config) {
        return;
    }
    FcStrList *folders = FcConfigGetConfigDirs(config);
    const FcChar8 *name;
    while (folders && (name = FcStrListNext(folders))) {
        scan_folder(arena, index, arena_copy_string(arena, (const char *)name), 0);
    }
    FcStrListDone(folders);
    FcStrList *files = FcConfigGetConfigFiles(config);
    while (files && (name = FcStrListNext(files))) {
        note_settings(arena, index, (const char *)name);
    }
    FcStrListDone(files);
    FcConfigDestroy(config);
}

static int by_path(const void *a, const void *b) {
    const struct font_entry *one = a, *other = b;
    int order = strcmp(one->path, other->path);
    if (order != 0) {
        return order;
    }
    return one->collection_index < other->collection_index ? -1 : 1;
}

struct font_index *font_index_scan(struct arena *arena, const char *key) {
    struct font_index *index = arena_new(arena, struct font_index);
    index->key = key;
    index->scanned = true;
    for (const char *path = key; *path;) {
        size_t length = strcspn(path, ":");
        if (length > 0 && path[0] == '/') {
            scan_folder(arena, index, arena_copy(arena, path, length), 0);
        }
        path += length + (path[length] == ':');
    }
    if (strncmp(key, FONT_KEY_SYSTEM, strlen(FONT_KEY_SYSTEM)) == 0) {
        scan_configured(arena, index);
    }
    if (index->entry_count > 0) {
        qsort(index->entries, index->entry_count, sizeof *index->entries, by_path);
    }
    return index;
}
