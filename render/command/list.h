/* What `tubiao list` tells, and the same for programs: names alone, one a line (--names), or
 * everything as JSON (--json). */
#ifndef TUBIAO_COMMAND_LIST_H
#define TUBIAO_COMMAND_LIST_H

#include "command/job.h"

/* What an output is: figure, pages, strip; chart for a bare specification. NULL with a fault
 * if its file can't be read. */
const char *list_output_kind(
    struct engine *engine, const struct job *job, const struct job_output *output);

/* `what` is layouts, themes, outputs, formats; `job` is NULL where nothing was named. */
void list_print_names(struct engine *engine, const char *what, const struct job *job);
void list_print_json(struct engine *engine, const struct job *job);

#endif
