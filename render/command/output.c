/* Writing files beside their places, then renaming them all. */
#include "command/output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/system_words.h"

static const struct place nowhere = {0};

bool output_make_folder(struct arena *arena, const char *path, struct faults *faults) {
    char *copy = arena_copy_string(arena, path);
    for (char *c = copy + 1;; c++) {
        if (*c && *c != '/') {
            continue;
        }
        char kept = *c;
        *c = 0;
        struct stat status;
        bool there =
            mkdir(copy, 0777) == 0 ||
            (errno == EEXIST && stat(copy, &status) == 0 && S_ISDIR(status.st_mode));
        if (!there) {
            fault_add_system(faults, "cannot-make-folder", nowhere,
                "cannot make the folder %s: %s", "无法建立目录 %s：%s", copy,
                system_words(errno, faults->language));
            return false;
        }
        *c = kept;
        if (!kept) {
            return true;
        }
    }
}

static bool write_bytes(int file, const struct buffer *bytes) {
    size_t done = 0;
    while (done < bytes->length) {
        ssize_t count = write(file, bytes->data + done, bytes->length - done);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            return false;
        }
        done += (size_t)count;
    }
    return true;
}

/* The permissions a new file would get. */
static mode_t new_file_mode(void) {
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static void fault_write(const char *path, struct faults *faults) {
    fault_add_system(faults, "cannot-write", nowhere, "cannot write %s: %s",
        "无法写入 %s：%s", path, system_words(errno, faults->language));
}

/* Writes one file beside its place; NULL with a fault, and nothing left, on error. */
static const char *write_beside(
    struct arena *arena, const struct output_file *output, struct faults *faults) {
    char *name = arena_print(arena, "%s.XXXXXX", output->path);
    int file = mkstemp(name);
    if (file < 0) {
        fault_write(output->path, faults);
        return NULL;
    }
    bool ok = write_bytes(file, &output->bytes) && fchmod(file, new_file_mode()) == 0;
    ok = close(file) == 0 && ok;
    if (!ok) {
        fault_write(output->path, faults);
        unlink(name);
        return NULL;
    }
    return name;
}

static bool write_standard_output(
    const struct output_file *output, struct faults *faults) {
    if (write_bytes(STDOUT_FILENO, &output->bytes)) {
        return true;
    }
    fault_write(words_in(faults->language, "standard output", "标准输出"), faults);
    return false;
}

static bool write_all(struct arena *arena, const struct output_file *files, size_t count,
    struct faults *faults) {
    const char **beside = arena_array(arena, count + 1, sizeof *beside);
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++) {
        if (strcmp(files[i].path, "-") == 0) {
            ok = write_standard_output(&files[i], faults);
        } else {
            beside[i] = write_beside(arena, &files[i], faults);
            ok = beside[i];
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (!beside[i]) {
            continue;
        }
        if (ok && rename(beside[i], files[i].path) != 0) {
            fault_write(files[i].path, faults);
            ok = false;
        }
        if (!ok) {
            unlink(beside[i]);
        }
    }
    return ok;
}

/* Whoever ends the program waits until nothing half-written stands beside the files. */
bool output_write_all(struct arena *arena, const struct output_file *files, size_t count,
    struct faults *faults) {
    static const int ending[] = {SIGINT, SIGTERM, SIGHUP};
    sigset_t blocked, before;
    sigemptyset(&blocked);
    for (size_t i = 0; i < countof(ending); i++) {
        sigaddset(&blocked, ending[i]);
    }
    sigprocmask(SIG_BLOCK, &blocked, &before);
    bool ok = write_all(arena, files, count, faults);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return ok;
}
