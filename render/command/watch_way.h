/* The way to a file: each folder that is passed and the name looked up in it, links followed
 * as the system follows them. Whichever of these names changes, the path may lead to
 * another file.
 *
 *     struct way_step step;
 *     for (struct way way = way_begin(arena, path); way_next(&way, &step);) …
 */
#ifndef TUBIAO_COMMAND_WATCH_WAY_H
#define TUBIAO_COMMAND_WATCH_WAY_H

#include <stdbool.h>

#include "base/arena.h"

struct way_step {
    const char *folder; /* an absolute path without links */
    const char *name;
    bool is_last; /* the file itself, or the link to it, is looked for here */
};

struct way {
    struct arena *arena;
    const char *folder; /* where we are */
    const char *rest;   /* of the path, from there */
    const char *name;   /* not looked up yet; NULL: none */
    int links;          /* how many were followed */
};

struct way way_begin(struct arena *arena, const char *path);

/* The next name to be looked up; it is looked up when the step after it is asked for, so
 * that the folder can be watched first. False behind the file, or where nothing is. */
bool way_next(struct way *way, struct way_step *step);

#endif
