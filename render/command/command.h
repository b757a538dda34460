/* The command's own parts: one file a command, listed in main.c.
 *
 * A command gets its parsed options and an engine. The faults it adds to the engine's list
 * are printed by main when it returns, and give the exit status. */
#ifndef TUBIAO_COMMAND_COMMAND_H
#define TUBIAO_COMMAND_COMMAND_H

#include "command/engine.h"
#include "command/options.h"

struct command {
    const char *name;
    const char *usage;             /* the words after the name */
    const char *english, *chinese; /* what it does, one line */
    void (*run)(struct engine *engine, const struct options *options);
};

void command_render(struct engine *engine, const struct options *options);
void command_batch(struct engine *engine, const struct options *options);
void command_check(struct engine *engine, const struct options *options);
void command_new(struct engine *engine, const struct options *options);
void command_explain(struct engine *engine, const struct options *options);
void command_list(struct engine *engine, const struct options *options);
void command_fonts(struct engine *engine, const struct options *options);

#endif
