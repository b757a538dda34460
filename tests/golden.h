/* Texts kept beside the tests and compared exactly. A difference shows the first line
 * that differs; with TUBIAO_WRITE_GOLDENS set the file is written anew, for review in a
 * diff. */
#ifndef TUBIAO_TESTS_GOLDEN_H
#define TUBIAO_TESTS_GOLDEN_H

#include "cases.h"

static inline void golden_write(const char *path, const char *text) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

/* `name` is below tests/. */
static inline void golden_check(struct job *job, const char *name, const char *text) {
    const char *path = test_path(job, name);
    if (getenv("TUBIAO_WRITE_GOLDENS")) {
        golden_write(path, text);
    }
    const char *wanted = test_read_file(job, path);
    int line = 1;
    while (*text && *wanted) {
        size_t length = strcspn(text, "\n"), other = strcspn(wanted, "\n");
        if (length != other || memcmp(text, wanted, length) != 0) {
            break;
        }
        text += length + (text[length] == '\n');
        wanted += other + (wanted[other] == '\n');
        line++;
    }
    if (*text || *wanted) {
        fail_msg("%s:%d: found\n%.*s\nwanted\n%.*s", path, line, (int)strcspn(text, "\n"),
            text, (int)strcspn(wanted, "\n"), wanted);
    }
}

#endif
