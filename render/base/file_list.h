/* The files that a run asked for, there or not, each with what the system said of it just
 * before it was read: whoever draws again when one of them changes wants to know.
 *
 *     struct file_list files = {.arena = &arena};
 *     faults.files = &files;          source_load notes what it reads
 */
#ifndef TUBIAO_BASE_FILE_LIST_H
#define TUBIAO_BASE_FILE_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Which file stands at a path, and which content. All 0: none. */
struct file_stamp {
    uint64_t device, file, length;
    int64_t seconds, nanoseconds; /* when its content or its name changed last */
    bool fresh; /* so lately that another change could bear the same time */
};

struct noted_file {
    const char *path;
    struct file_stamp stamp;
};

struct file_list {
    struct arena *arena;
    struct noted_file *items; /* each path once */
    size_t count, capacity;
};

/* Adds the path as it is now, unless it is there already. A list that is NULL notes nothing. */
void file_list_note(struct file_list *files, const char *path);

struct file_stamp file_stamp_read(const char *path);
/* The same file with the same content, as far as the stamps can tell. */
bool file_stamp_same(struct file_stamp a, struct file_stamp b);

#endif
