/* How long a chart takes where everything is warm: one process, the font set opened once,
 * each specification drawn ROUNDS times from its file to the bytes of an SVG in memory.
 * Reads paths of specifications from standard input, a line each, and prints for each
 *
 *     PATH microseconds
 *
 * the least of the rounds, since other work on the machine only ever adds. Reading and
 * parsing the specification and its data are in it. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "command/render.h"

enum { ROUNDS = 15, WARM = 3 };

extern const struct block_kind *const block_kinds[];

static double microseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

/* Draws once; the time, or a negative number where nothing was drawn. */
static double draw(struct engine *shared, const char *path) {
    struct options options = {
        .words = &path, .word_count = 1, .formats = "svg", .output = "-"};
    double start = microseconds();
    struct engine engine;
    engine_lend(shared, &engine);
    struct rendering rendering;
    render_in_memory(&engine, &options, &rendering);
    bool drawn = rendering.count == 1 && rendering.files[0].bytes.length > 0;
    rendering_finish(&rendering);
    engine_finish(&engine);
    return drawn ? microseconds() - start : -1;
}

static void measure(struct engine *shared, const char *path, int rounds) {
    double least = INFINITY;
    for (int i = -WARM; i < rounds; i++) {
        double taken = draw(shared, path);
        if (taken < 0) {
            fprintf(stderr, "%s: not drawn\n", path);
            return;
        }
        least = i >= 0 ? fmin(least, taken) : least;
    }
    printf("%s %.1f\n", path, least);
}

int main(int count, char **arguments) {
    int rounds = count > 1 ? atoi(arguments[1]) : ROUNDS;
    struct engine engine;
    engine_init(&engine, block_kinds);
    char path[4096];
    while (fgets(path, sizeof path, stdin)) {
        path[strcspn(path, "\n")] = 0;
        measure(&engine, path, rounds > 0 ? rounds : ROUNDS);
    }
    engine_finish(&engine);
    return 0;
}
