/* Case tables beside the tests: one case a line, fields parted by " | ", # for comments.
 *
 *     struct cases cases = cases_load(job, "data/number-format.cases", 3);
 *     for (size_t i = 0; i < cases.count; i++) { … case_check(&cases, &cases.items[i],
 * …); } cases_finish(&cases);
 */
#ifndef TUBIAO_TESTS_CASES_H
#define TUBIAO_TESTS_CASES_H

#include "support.h"

enum { CASE_FIELDS = 8 };

struct test_case {
    int line;
    const char *fields[CASE_FIELDS];
};

struct cases {
    const char *path;
    struct test_case *items;
    size_t count;
    size_t capacity;
    int failed;
};

static inline char *test_read_file(struct job *job, const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        fail_msg("no such file: %s", path);
    }
    fseek(file, 0, SEEK_END);
    long length = ftell(file);
    rewind(file);
    char *text = arena_array(&job->arena, (size_t)length + 1, 1);
    if (fread(text, 1, (size_t)length, file) != (size_t)length) {
        fail_msg("cannot read %s", path);
    }
    fclose(file);
    return text;
}

static inline void case_split(
    struct test_case *item, char *line, const char *path, int field_count) {
    int count = 0;
    for (char *field = line; field && count < CASE_FIELDS; count++) {
        item->fields[count] = field;
        char *bar = strstr(field, " | ");
        if (bar) {
            *bar = 0;
        }
        field = bar ? bar + 3 : NULL;
    }
    if (count != field_count) {
        fail_msg("%s:%d: %d fields, not %d", path, item->line, count, field_count);
    }
}

static inline struct cases cases_load(
    struct job *job, const char *name, int field_count) {
    struct cases cases = {.path = test_path(job, name)};
    int line_number = 1;
    char *next;
    for (char *line = test_read_file(job, cases.path); line; line = next, line_number++) {
        next = strchr(line, '\n');
        if (next) {
            *next++ = 0;
        }
        if (*line == 0 || *line == '#') {
            continue;
        }
        cases.items = arena_grow(
            &job->arena, cases.items, cases.count, &cases.capacity, sizeof *cases.items);
        struct test_case *item = &cases.items[cases.count++];
        item->line = line_number;
        case_split(item, line, cases.path, field_count);
    }
    return cases;
}

/* Names each case that differs, with file and line; cases_finish fails if one did. */
static inline void case_check(struct cases *cases, const struct test_case *item,
    const char *found, const char *wanted) {
    if (strcmp(found, wanted) != 0) {
        print_error("%s:%d: found \"%s\", wanted \"%s\"\n", cases->path, item->line,
            found, wanted);
        cases->failed++;
    }
}

static inline void cases_finish(const struct cases *cases) {
    assert_true(cases->count > 0);
    if (cases->failed) {
        fail_msg("%s: %d of %zu cases failed", cases->path, cases->failed, cases->count);
    }
}

#endif
