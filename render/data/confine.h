/* Which files documents may name. Who draws reports of others, as a platform does, confines
 * what their `file:`, `url:`, `previous:`, `extends:` and prose lead to; files named on the
 * command line are the user's own and always read. */
#ifndef TUBIAO_DATA_CONFINE_H
#define TUBIAO_DATA_CONFINE_H

#include "base/fault.h"

/* Folders, as they are once links are followed. A source without one names any file; those
 * read on its behalf are confined as it is. */
struct confinement {
    const char **folders;
    size_t count, capacity;
};

/* Adds a folder; false if it is not there. */
bool confinement_add(
    struct arena *arena, struct confinement *confinement, const char *folder);

/* Whether the file named at `at` may be read; else a fault. All that opens files that
 * documents name asks here (source_read and source_load do). */
bool confine_allows(
    struct arena *arena, const char *path, struct place at, struct faults *faults);

#endif
