/* Progress of long work: one line on the terminal, drawn again at most ten times a second,
 * taken away before anything else is printed there.
 *
 *     progress_begin(faults->progress, words_in(language, "drawing", "正在画"), count, PROGRESS_ITEMS);
 *     for (size_t i = 0; i < count; i++) {
 *         progress_at(faults->progress, (double)i);
 *         …
 *     }
 *     progress_end(faults->progress);
 *
 * Work within work is shown behind it. Nothing is shown of work under half a second. A NULL
 * progress, where standard error is no terminal, costs a comparison. */
#ifndef TUBIAO_BASE_PROGRESS_H
#define TUBIAO_BASE_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/words.h"

enum progress_unit { PROGRESS_ITEMS, PROGRESS_BYTES };

enum { PROGRESS_LEVELS = 4 };

struct progress_work {
    const char *what;
    double total; /* 0: not known */
    double done;
    double started; /* ms */
    enum progress_unit unit;
};

struct progress {
    int file; /* descriptor of a terminal */
    enum language language;
    struct progress_work works[PROGRESS_LEVELS];
    size_t depth; /* may exceed the levels, which are then not shown */
    double drawn; /* ms, when last */
    bool visible;
};

/* True if descriptor `file` is a terminal that can erase a line. */
bool progress_open(struct progress *progress, int file, enum language language);

/* `what` outlives the work. */
void progress_begin(
    struct progress *progress, const char *what, double total, enum progress_unit unit);
void progress_end(struct progress *progress);

/* Takes the line away; the next progress_at may draw it again. */
void progress_hide(struct progress *progress);

void progress_show(struct progress *progress, double done);

/* How much is done. */
static inline void progress_at(struct progress *progress, double done) {
    if (progress) {
        progress_show(progress, done);
    }
}

#endif
