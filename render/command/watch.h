/* Waiting for files to change: those of a list, there or not yet, wherever links lead.
 *
 * Editors save in many ways: over the file, half a file at a time, into a new file that is
 * then renamed, after deleting the old one or its whole folder. The folders on the way to each
 * file are watched (inotify), so that all of these are seen; a change counts when it has
 * settled: at once when a writer closes its file or renames it, else after a moment of quiet.
 * Where the system can't say what changes (no inotify, none left, a network drive), looking
 * now and then does.
 *
 *     struct watch *watch = watch_open(WATCH_EVENTS);
 *     watch_follow(watch, session_files(session));
 *     poll(watch_descriptor(watch)…, watch_wait(watch));
 *     if (watch_changed(watch)) … read, draw, watch_follow again
 *     watch_close(watch);
 */
#ifndef TUBIAO_COMMAND_WATCH_H
#define TUBIAO_COMMAND_WATCH_H

#include "base/file_list.h"

enum watch_way {
    WATCH_EVENTS,  /* what the system tells, and a look each second */
    WATCH_LOOKING, /* a look ten times a second */
};

struct watch;

/* Falls back to looking where the system gives no events. */
struct watch *watch_open(enum watch_way way);
void watch_close(struct watch *watch);

/* From now on these files, which are copied. What changed since the list noted them counts
 * as a change. */
void watch_follow(struct watch *watch, const struct file_list *files);

/* Readable when there is something to take in; -1: never. */
int watch_descriptor(const struct watch *watch);
/* In how many ms watch_changed has to be asked at the latest. */
int watch_wait(const struct watch *watch);
/* Takes in what happened; true if files changed and that has settled. */
bool watch_changed(struct watch *watch);

#endif
