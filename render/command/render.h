/* What `render` does, in two steps, for those that do it many times over: everything up to
 * the files' bytes, then writing them.
 *
 *     struct rendering rendering;
 *     render_in_memory(engine, options, &rendering);
 *     bool written = rendering_write(engine, options, &rendering);
 *     rendering_finish(&rendering);
 */
#ifndef TUBIAO_COMMAND_RENDER_H
#define TUBIAO_COMMAND_RENDER_H

#include "command/engine.h"
#include "command/job.h"
#include "command/options.h"
#include "command/output.h"

struct rendering {
    struct output_file
        *files; /* in the engine's arena; their bytes are the rendering's */
    size_t count, capacity;
    const char *folder; /* to be made before writing; NULL: none */
};

/* What is wrong goes into the engine's faults; without files on error. */
void render_in_memory(
    struct engine *engine, const struct options *options, struct rendering *rendering);
/* All files or none; none too where a warning counts as an error (--strict). */
bool rendering_write(struct engine *engine, const struct options *options,
    const struct rendering *rendering);
void rendering_finish(struct rendering *rendering);

#endif
