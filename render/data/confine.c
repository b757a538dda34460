/* Confinement: a path is allowed by where it leads to, links followed. */
#include "data/confine.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool confinement_add(
    struct arena *arena, struct confinement *confinement, const char *folder) {
    char *real = realpath(folder, NULL);
    if (!real) {
        return false;
    }
    confinement->folders = arena_grow(arena, confinement->folders, confinement->count,
        &confinement->capacity, sizeof *confinement->folders);
    confinement->folders[confinement->count++] = arena_copy_string(arena, real);
    free(real);
    return true;
}

/* Where the path leads to; of one that is not there, the nearest folder above that is, so
 * that nobody learns what else lies outside. */
static const char *lead_to(struct arena *arena, const char *path) {
    char *real = realpath(path, NULL);
    if (real) {
        const char *copy = arena_copy_string(arena, real);
        free(real);
        return copy;
    }
    size_t length = strlen(path);
    while (length && path[length - 1] == '/') {
        length--;
    }
    while (length && path[length - 1] != '/') {
        length--;
    }
    return lead_to(arena, length ? arena_copy(arena, path, length) : ".");
}

static bool lies_in(const char *path, const char *folder) {
    size_t length = strlen(folder);
    bool root = length == 1 && *folder == '/';
    return strncmp(path, folder, length) == 0 &&
           (root || path[length] == '/' || path[length] == 0);
}

/* A pipe or device that a document names would block or never end. */
static bool is_odd(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && !S_ISREG(status.st_mode) &&
           !S_ISDIR(status.st_mode);
}

bool confine_allows(
    struct arena *arena, const char *path, struct place at, struct faults *faults) {
    if (!at.source) {
        return true;
    }
    const struct confinement *confinement = at.source->confinement;
    bool standard = strcmp(path, "-") == 0;
    if (!standard && is_odd(path) && (!confinement || !confinement->count)) {
        fault_add(faults, FAULT_ERROR, "no-file", at, "%s is no ordinary file",
            "%s 不是普通文件", path);
        return false;
    }
    if (!confinement) {
        return true;
    }
    const char *real = standard ? "" : lead_to(arena, path);
    for (size_t i = 0; i < confinement->count; i++) {
        if (lies_in(real, confinement->folders[i]) && !is_odd(path)) {
            return true;
        }
    }
    fault_add(faults, FAULT_ERROR, "confined", at,
        "%s lies outside the folders that may be read here (--confine)",
        "%s 不在允许读取的文件夹里（--confine）", path);
    return false;
}
