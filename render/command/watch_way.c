/* Walking a path as the system does. */
#include "command/watch_way.h"

#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* As many links as Linux follows before it gives up (path_resolution(7)). */
enum { MOST_LINKS = 40 };

struct way way_begin(struct arena *arena, const char *path) {
    char folder[PATH_MAX];
    bool here = path[0] != '/' && getcwd(folder, sizeof folder);
    return (struct way){.arena = arena,
        .folder = here ? arena_copy_string(arena, folder) : "/",
        .rest = arena_copy_string(arena, path)};
}

static const char *join(struct arena *arena, const char *folder, const char *name) {
    return arena_print(arena, "%s%s%s", folder, folder[1] ? "/" : "", name);
}

static const char *folder_above(struct arena *arena, const char *folder) {
    const char *slash = strrchr(folder, '/');
    return slash == folder ? "/" : arena_copy(arena, folder, (size_t)(slash - folder));
}

/* What the name leads to: a link's path comes before the rest. False if nothing is there. */
static bool look_up(struct way *way) {
    const char *path = join(way->arena, way->folder, way->name);
    struct stat status;
    way->name = NULL;
    if (lstat(path, &status) != 0) {
        return false;
    }
    if (!S_ISLNK(status.st_mode)) {
        way->folder = path;
        return S_ISDIR(status.st_mode) && *way->rest;
    }
    char target[PATH_MAX];
    ssize_t length = readlink(path, target, sizeof target);
    if (length <= 0 || length == sizeof target || ++way->links > MOST_LINKS) {
        return false;
    }
    way->folder = target[0] == '/' ? "/" : way->folder;
    way->rest = arena_print(way->arena, "%.*s/%s", (int)length, target, way->rest);
    return true;
}

bool way_next(struct way *way, struct way_step *step) {
    if (way->name && !look_up(way)) {
        return false;
    }
    for (;;) {
        way->rest += strspn(way->rest, "/");
        size_t length = strcspn(way->rest, "/");
        if (!length) {
            return false;
        }
        const char *name = arena_copy(way->arena, way->rest, length);
        way->rest += length;
        if (strcmp(name, "..") == 0) {
            way->folder = folder_above(way->arena, way->folder);
        } else if (strcmp(name, ".") != 0) {
            way->name = name;
            *step = (struct way_step){
                way->folder, name, way->rest[strspn(way->rest, "/")] == 0};
            return true;
        }
    }
}
