/* The pieces of `preview`, a file each. What is wrong goes into the engine's faults, but for
 * what is shown while watching. */
#ifndef TUBIAO_COMMAND_PREVIEW_H
#define TUBIAO_COMMAND_PREVIEW_H

#include "command/engine.h"
#include "command/options.h"
#include "terminal/terminal.h"

/* All outputs under each other, as large as they fit the window. */
void preview_once(struct engine *engine, const struct options *options,
    const struct terminal *terminal);

/* One output at a time on a screen of its own, drawn again on each save, until a key ends
 * it. */
void preview_watch(
    struct engine *engine, const struct options *options, struct terminal *terminal);

#endif
