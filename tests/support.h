/* What test programs share: a job's memory and faults, files beside the tests. */
#ifndef TUBIAO_TESTS_SUPPORT_H
#define TUBIAO_TESTS_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/fault.h"

struct job {
    struct arena arena;
    struct faults faults;
};

static inline struct job *job_new(void) {
    struct job *job = calloc(1, sizeof *job);
    job->faults.arena = &job->arena;
    return job;
}

static inline void job_free(struct job *job) {
    arena_finish(&job->arena);
    free(job);
}

/* tests/NAME, found through TUBIAO_TEST_DIR. */
static inline const char *test_path(struct job *job, const char *name) {
    const char *folder = getenv("TUBIAO_TEST_DIR");
    return arena_print(&job->arena, "%s/%s", folder ? folder : "tests", name);
}

/* The faults as text, for comparing. */
static inline const char *job_faults(struct job *job) {
    struct buffer buffer = {0};
    faults_print_text(&job->faults, &buffer);
    const char *text =
        arena_copy(&job->arena, buffer.data ? buffer.data : "", buffer.length);
    buffer_finish(&buffer);
    return text;
}

#endif
