/* Noting files, and telling whether they changed. */
#include "base/file_list.h"

#include <string.h>
#include <sys/stat.h>
#include <time.h>

/* File systems keep time by the kernel's tick, 10 ms at most; twice that is safe. */
static const double tick_seconds = 0.02;

static double seconds_since(struct timespec then) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (double)(now.tv_sec - then.tv_sec) +
           (double)(now.tv_nsec - then.tv_nsec) / 1e9;
}

struct file_stamp file_stamp_read(const char *path) {
    struct stat status;
    if (stat(path, &status) != 0) {
        return (struct file_stamp){0};
    }
    double age = seconds_since(status.st_ctim);
    return (struct file_stamp){.device = (uint64_t)status.st_dev,
        .file = (uint64_t)status.st_ino,
        .length = (uint64_t)status.st_size,
        .seconds = status.st_ctim.tv_sec,
        .nanoseconds = status.st_ctim.tv_nsec,
        .fresh = age > -tick_seconds && age < tick_seconds};
}

bool file_stamp_same(struct file_stamp a, struct file_stamp b) {
    return a.device == b.device && a.file == b.file && a.length == b.length &&
           a.seconds == b.seconds && a.nanoseconds == b.nanoseconds;
}

void file_list_note(struct file_list *files, const char *path) {
    for (size_t i = 0; files && i < files->count; i++) {
        if (strcmp(files->items[i].path, path) == 0) {
            return;
        }
    }
    if (!files) {
        return;
    }
    files->items = arena_grow(
        files->arena, files->items, files->count, &files->capacity, sizeof *files->items);
    files->items[files->count++] =
        (struct noted_file){arena_copy_string(files->arena, path), file_stamp_read(path)};
}
