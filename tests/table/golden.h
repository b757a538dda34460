/* Goldens beside the table tests: compared whole; written anew with TUBIAO_UPDATE set, to
 * be looked at before they are kept. */
#ifndef TUBIAO_TESTS_TABLE_GOLDEN_H
#define TUBIAO_TESTS_TABLE_GOLDEN_H

#include "cases.h"

static inline void golden_write(const char *path, const char *text) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

/* Names the first line that differs. */
static inline void golden_check(struct job *job, const char *name, const char *found) {
    const char *path = test_path(job, name);
    if (getenv("TUBIAO_UPDATE")) {
        golden_write(path, found);
        return;
    }
    const char *wanted = test_read_file(job, path);
    int line = 1;
    for (size_t i = 0; found[i] || wanted[i]; i++) {
        if (found[i] != wanted[i]) {
            const char *start = found + i;
            while (start > found && start[-1] != '\n') {
                start--;
            }
            fail_msg("%s:%d differs: found %.*s", path, line, (int)strcspn(start, "\n"),
                start);
        }
        line += found[i] == '\n';
    }
}

#endif
