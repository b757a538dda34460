/* Files that appear whole or not at all: all are written beside their places first, and
 * renamed only when every one is on the disk. */
#ifndef TUBIAO_COMMAND_OUTPUT_H
#define TUBIAO_COMMAND_OUTPUT_H

#include "base/buffer.h"
#include "base/fault.h"

struct output_file {
    const char *path; /* "-": standard output */
    struct buffer bytes;
};

/* Makes the folder (and those above it) if it is not there. */
bool output_make_folder(struct arena *arena, const char *path, struct faults *faults);

/* Nothing is left behind where it returns false. */
bool output_write_all(struct arena *arena, const struct output_file *files, size_t count,
    struct faults *faults);

#endif
