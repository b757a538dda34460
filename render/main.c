/* tubiao: from the command line to a command, and the printing of faults. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/progress.h"
#include "command/command.h"

extern const struct block_kind *const block_kinds[];

static void run(struct engine *engine, int count, char **arguments) {
    struct options options;
    if (!options_parse(
            &engine->arena, count - 1, arguments + 1, &options, &engine->faults)) {
        return;
    }
    if (options.version) {
        puts("tubiao " TUBIAO_VERSION);
        return;
    }
    if (!options.word_count) {
        help_print(engine->faults.language, NULL);
        return;
    }
    const struct command *command = command_find(options.words[0], &engine->faults);
    if (!command) {
        return;
    }
    if (options.help) {
        help_print(engine->faults.language, command);
        return;
    }
    if (!options_check(&options, command, &engine->faults)) {
        return;
    }
    options.words++;
    options.word_count--;
    struct progress progress;
    bool watched = command->bit != COMMAND_PREVIEW && !options.faults_json &&
                   progress_open(&progress, STDERR_FILENO, engine->faults.language);
    engine->faults.progress = watched ? &progress : NULL;
    command->run(engine, &options);
    progress_hide(engine->faults.progress);
    engine->faults.progress = NULL;
    if (options.strict) {
        faults_make_strict(&engine->faults);
    }
}

/* --faults=json and --timings hold even where the options could not be parsed. */
static bool has_argument(int count, char **arguments, const char *wanted) {
    for (int i = 1; i < count; i++) {
        if (strcmp(arguments[i], wanted) == 0) {
            return true;
        }
    }
    return false;
}

static void print_faults(const struct engine *engine, bool as_json, bool timings) {
    struct buffer out = {0};
    if (as_json) {
        faults_print_json(&engine->faults, &out);
    } else {
        faults_print_text(&engine->faults, &out);
    }
    if (timings) {
        engine_print_timings(engine, &out);
    }
    fwrite(out.data ? out.data : "", 1, out.length, stderr);
    buffer_finish(&out);
}

/* As no-color.org asks. */
static bool shows_color(void) {
    const char *none = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    return isatty(STDERR_FILENO) && !(none && *none) && terminal &&
           strcmp(terminal, "dumb") != 0;
}

int main(int count, char **arguments) {
    struct engine engine;
    engine_init(&engine, block_kinds);
    run(&engine, count, arguments);
    if (fflush(stdout) != 0) {
        fault_add_system(&engine.faults, "cannot-write", (struct place){0},
            "cannot write to standard output", "无法写到标准输出");
    }
    engine.faults.color = shows_color();
    print_faults(&engine, has_argument(count, arguments, "--faults=json"),
        has_argument(count, arguments, "--timings"));
    int status = faults_exit_status(&engine.faults);
    engine_finish(&engine);
    return status;
}
