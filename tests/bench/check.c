/* How often a report is checked a second, a core: by the time of the processor, reading it and checking it, and
 * checking alone. Best of five; prints, fails nothing.
 *
 *     bench-check REPORT */
#include <stdio.h>
#include <time.h>

#include "command/command.h"
#include "command/job.h"

extern const struct block_kind *const block_kinds[];

enum { RUNS = 5, CHECKS = 200 };

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Best of the runs, in checks a second. */
static double rate(const struct options *options, bool read) {
    double least = 1e9;
    for (int run = 0; run < RUNS; run++) {
        struct engine engine;
        struct job job;
        engine_init(&engine, block_kinds);
        job_read(&engine, options, &job);
        struct arena_mark mark = arena_mark(&engine.arena);
        double start = seconds();
        for (int i = 0; i < CHECKS; i++) {
            struct check_result result = {0};
            engine.faults.count = engine.faults.capacity = engine.faults.error_count = 0;
            engine.faults.items = NULL;
            if (read) {
                job_read(&engine, options, &job);
            }
            check_job(&engine, &job, &result);
            passage_finish(&result.passage);
            if (!read) {
                arena_rewind(&engine.arena, mark);
            }
        }
        double taken = seconds() - start;
        least = taken < least ? taken : least;
        engine_finish(&engine);
    }
    return CHECKS / least;
}

int main(int count, char **arguments) {
    if (count < 2) {
        fputs("bench-check REPORT\n", stderr);
        return 2;
    }
    const char *words[] = {arguments[1]};
    struct options options = {.words = words, .word_count = 1};
    printf("checked %.0f times a second, read and checked %.0f times\n",
        rate(&options, false), rate(&options, true));
    return 0;
}
