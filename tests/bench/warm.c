/* How long a chart takes where everything is warm: one process, the font set opened once,
 * each specification drawn ROUNDS times from its file to the bytes of an SVG in memory.
 * Reads paths of specifications from standard input, a line each, and prints for each
 *
 *     PATH microseconds microseconds-of-the-processor
 *
 * the least of the rounds, since other work on the machine only ever adds. Reading and
 * parsing the specification is in it; files of data are kept, as batch keeps what it reads
 * again and again (data/kept.h), or with `reread` behind ROUNDS read anew each time. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "command/render.h"
#include "data/kept.h"

/* Vega's SVG names its fonts too. */
enum { ROUNDS = 15, WARM = 3, NAMED = 1 /* of --svg-text */ };

extern const struct block_kind *const block_kinds[];

struct taken {
    double wall, processor;
};

static double microseconds(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

/* Draws once; false where nothing was drawn. */
static bool draw(struct engine *shared, const char *path, struct taken *taken) {
    struct options options = {.words = &path,
        .word_count = 1,
        .formats = "svg",
        .output = "-",
        .svg_text = NAMED};
    double wall = microseconds(CLOCK_MONOTONIC);
    double processor = microseconds(CLOCK_PROCESS_CPUTIME_ID);
    struct engine engine;
    engine_lend(shared, &engine);
    struct rendering rendering;
    render_in_memory(&engine, &options, &rendering);
    bool drawn = rendering.count == 1 && rendering.files[0].bytes.length > 0;
    rendering_finish(&rendering);
    engine_finish(&engine);
    *taken = (struct taken){microseconds(CLOCK_MONOTONIC) - wall,
        microseconds(CLOCK_PROCESS_CPUTIME_ID) - processor};
    return drawn;
}

static void measure(struct engine *shared, const char *path, int rounds) {
    struct taken least = {INFINITY, INFINITY};
    for (int i = -WARM; i < rounds; i++) {
        struct taken taken;
        if (!draw(shared, path, &taken)) {
            fprintf(stderr, "%s: not drawn\n", path);
            return;
        }
        if (i >= 0) {
            least.wall = fmin(least.wall, taken.wall);
            least.processor = fmin(least.processor, taken.processor);
        }
    }
    printf("%s %.1f %.1f\n", path, least.wall, least.processor);
}

int main(int count, char **arguments) {
    int rounds = count > 1 ? atoi(arguments[1]) : ROUNDS;
    struct engine engine;
    engine_init(&engine, block_kinds);
    if (count > 2 && strcmp(arguments[2], "reread") == 0) {
        kept_documents_free(engine.faults.kept);
        engine.faults.kept = NULL;
    }
    char path[4096];
    while (fgets(path, sizeof path, stdin)) {
        path[strcspn(path, "\n")] = 0;
        measure(&engine, path, rounds > 0 ? rounds : ROUNDS);
    }
    engine_finish(&engine);
    return 0;
}
