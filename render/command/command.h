/* The command's own parts: one file a command, listed in commands.c.
 *
 * A command gets its parsed options and an engine. The faults it adds to the engine's list
 * are printed by main when it returns, and give the exit status. */
#ifndef TUBIAO_COMMAND_COMMAND_H
#define TUBIAO_COMMAND_COMMAND_H

#include "command/engine.h"
#include "command/options.h"

/* One bit a command, for the option table. */
enum {
    COMMAND_RENDER = 1 << 0,
    COMMAND_BATCH = 1 << 1,
    COMMAND_PREVIEW = 1 << 2,
    COMMAND_CHECK = 1 << 3,
    COMMAND_EXPLAIN = 1 << 4,
    COMMAND_NEW = 1 << 5,
    COMMAND_LIST = 1 << 6,
    COMMAND_FONTS = 1 << 7,
    COMMAND_HELP = 1 << 8,
    COMMAND_COMPLETION = 1 << 10,
    COMMAND_SCHEMA = 1 << 9,
};

struct example {
    const char *line;
    const char *english, *chinese; /* what for */
};

enum { MOST_EXAMPLES = 3 };

struct command {
    const char *name;
    const char *usage;             /* the words after the name */
    const char *english, *chinese; /* what it does, one line */
    void (*run)(struct engine *engine, const struct options *options);
    unsigned bit;                           /* COMMAND_… */
    struct example examples[MOST_EXAMPLES]; /* of the help */
};

extern const struct command commands[];
extern const size_t command_count;

/* NULL with a fault (did you mean) if there is none. */
const struct command *command_find(const char *name, struct faults *faults);

void command_render(struct engine *engine, const struct options *options);
void command_batch(struct engine *engine, const struct options *options);
void command_preview(struct engine *engine, const struct options *options);
void command_check(struct engine *engine, const struct options *options);
void command_new(struct engine *engine, const struct options *options);
void command_explain(struct engine *engine, const struct options *options);
void command_schema(struct engine *engine, const struct options *options);
void command_list(struct engine *engine, const struct options *options);
void command_fonts(struct engine *engine, const struct options *options);
void command_completion(struct engine *engine, const struct options *options);
void command_help(struct engine *engine, const struct options *options);

/* The help of one command; NULL: all commands and options. */
void help_print(enum language language, const struct command *command);

#endif
