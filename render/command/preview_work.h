/* Drawing beside the keys: a frame is made by a thread of its own, so that a long run holds up
 * neither the key that ends the preview nor the word that it takes long. */
#ifndef TUBIAO_COMMAND_PREVIEW_WORK_H
#define TUBIAO_COMMAND_PREVIEW_WORK_H

#include <pthread.h>

#include "command/preview_frame.h"

struct work {
    struct session *session;
    const struct terminal *terminal;
    bool color;
    double scale; /* that an output is first shown at; 0: as it fits */
    /* Whose turn it is: ours while nothing is under way, else the thread's. */
    char *output; /* the name of what is shown; heap; NULL: the first */
    size_t index; /* of it */
    struct view view;
    struct frame frame;
    bool reads; /* whether the run under way reads the files */
    /* Shared. */
    atomic_bool stop;
    int done; /* readable when the thread is done */
    bool is_busy;
    pthread_t thread;
};

/* False with a fault if the system refuses. */
bool work_open(struct work *work, struct session *session,
    const struct terminal *terminal, struct faults *faults);
/* With nothing under way. */
void work_close(struct work *work);

/* Begins to make a frame, after reading everything anew if `reads`. */
void work_begin(struct work *work, bool reads);
/* Takes the thread back when `done` is readable; true if the frame is good, false if it was
 * stopped. */
bool work_end(struct work *work);

/* What is shown from now on. */
void work_choose(struct work *work, size_t index);

#endif
