/* Finding the font list: from the cache while it is current, else by a scan. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "text/index.h"

struct font_folder font_folder_now(const char *path) {
    struct font_folder folder = {.path = path};
    struct stat status;
    if (stat(path, &status) == 0) {
        folder.seconds = status.st_mtim.tv_sec;
        folder.nanoseconds = status.st_mtim.tv_nsec;
    }
    return folder;
}

bool font_index_is_current(const struct font_index *index) {
    for (size_t i = 0; i < index->folder_count; i++) {
        const struct font_folder *then = &index->folders[i];
        struct font_folder now = font_folder_now(then->path);
        if (now.seconds != then->seconds || now.nanoseconds != then->nanoseconds) {
            return false;
        }
    }
    return true;
}

/* NAME from the environment, or HOME/ENDING; NULL without either. */
static const char *user_folder(
    struct arena *arena, const char *variable, const char *ending) {
    const char *value = getenv(variable);
    if (value && value[0] == '/') {
        return value;
    }
    const char *home = getenv("HOME");
    return home && home[0] == '/' ? arena_print(arena, "%s/%s", home, ending) : NULL;
}

/* The folders fontconfig's own fonts.conf names, without asking fontconfig, whose
 * settings take longer to read than a picture to draw; its further ones come with the
 * scan. */
static const char *system_key(struct arena *arena) {
    const char *data = user_folder(arena, "XDG_DATA_HOME", ".local/share");
    const char *home = getenv("HOME");
    const char *settings = getenv("FONTCONFIG_FILE");
    return arena_print(arena,
        FONT_KEY_SYSTEM "/usr/share/fonts:/usr/local/share/fonts%s%s%s%s%s%s",
        data ? ":" : "", data ? arena_print(arena, "%s/fonts", data) : "",
        home ? ":" : "", home ? arena_print(arena, "%s/.fonts", home) : "",
        settings ? ":settings=" : "", settings ? settings : "");
}

static const char *absolute_path(struct arena *arena, const char *path, size_t length) {
    char *asked = arena_copy(arena, path, length);
    char *real = realpath(asked, NULL);
    const char *result = real ? arena_copy_string(arena, real) : asked;
    free(real);
    return result;
}

static const char *asked_key(struct arena *arena, const char *path) {
    const char *key = "";
    while (*path) {
        size_t length = strcspn(path, ":");
        if (length > 0) {
            key = arena_print(arena, "%s%s%s", key, *key ? ":" : "",
                absolute_path(arena, path, length));
        }
        path += length + (path[length] == ':');
    }
    return key;
}

/* One file a key; FNV-1a tells keys apart, and the file repeats its key in full. */
static const char *cache_path(struct arena *arena, const char *folder, const char *key) {
    uint64_t hash = 14695981039346656037u;
    for (const char *c = key; *c; c++) {
        hash = (hash ^ (unsigned char)*c) * 1099511628211u;
    }
    return arena_print(arena, "%s/fonts-%016" PRIx64 ".txt", folder, hash);
}

static char *read_whole(struct arena *arena, const char *path, size_t *length) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return NULL;
    }
    struct stat status;
    char *text = NULL;
    if (fstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
        text = arena_array(arena, (size_t)status.st_size + 1, 1);
        size_t done = 0;
        ssize_t got;
        while (done < (size_t)status.st_size &&
               (got = read(file, text + done, (size_t)status.st_size - done)) > 0) {
            done += (size_t)got;
        }
        *length = done;
    }
    close(file);
    return text;
}

/* Beside, then renamed: another run sees the old list or the new one. A cache that can't
 * be written is no fault; the next run scans again. */
static void write_cache(
    struct arena *arena, const struct font_index *index, const char *path) {
    char *beside = arena_print(arena, "%s.XXXXXX", path);
    int file = mkstemp(beside);
    if (file < 0) {
        return;
    }
    struct buffer out = {0};
    font_index_print(index, &out);
    bool whole = write(file, out.data, out.length) == (ssize_t)out.length;
    whole = close(file) == 0 && whole;
    if (!whole || rename(beside, path) != 0) {
        unlink(beside);
    }
    buffer_finish(&out);
}

static bool make_folder(const char *path) {
    return mkdir(path, 0700) == 0 || errno == EEXIST;
}

struct font_index *font_index_load(struct arena *arena) {
    const char *asked = getenv("TUBIAO_FONT_PATH");
    const char *key = asked && *asked ? asked_key(arena, asked) : system_key(arena);
    const char *cache = user_folder(arena, "XDG_CACHE_HOME", ".cache");
    const char *folder = cache ? arena_print(arena, "%s/tubiao", cache) : NULL;
    const char *path = folder ? cache_path(arena, folder, key) : NULL;
    size_t length = 0;
    char *text = path ? read_whole(arena, path, &length) : NULL;
    struct font_index *index = text ? font_index_parse(arena, text, length) : NULL;
    if (index && strcmp(index->key, key) == 0 && font_index_is_current(index)) {
        return index;
    }
    index = font_index_scan(arena, key);
    if (path && make_folder(cache) && make_folder(folder)) {
        write_cache(arena, index, path);
    }
    return index;
}
