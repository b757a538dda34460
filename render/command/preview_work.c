/* The thread that draws. */
#include "command/preview_work.h"

#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

bool work_open(struct work *work, struct session *session,
    const struct terminal *terminal, struct faults *faults) {
    *work = (struct work){.session = session, .terminal = terminal};
    atomic_init(&work->stop, false);
    session_stop_when(session, &work->stop);
    work->done = eventfd(0, EFD_CLOEXEC);
    if (work->done < 0) {
        fault_add_system(faults, "preview", (struct place){0}, "the preview can't begin",
            "预览无法开始");
    }
    return work->done >= 0;
}

void work_close(struct work *work) {
    close(work->done);
    free(work->output);
    buffer_finish(&work->frame.bytes);
}

void work_choose(struct work *work, size_t index) {
    char *name = strdup(session_output(work->session, index)->name);
    free(work->output);
    work->output = name;
    work->index = index;
    work->view = (struct view){.scale = work->scale};
}

/* The output stays the same by its name, whatever else the layout lists now. */
static void find_output(struct work *work) {
    size_t count = session_output_count(work->session);
    if (!count) {
        return;
    }
    if (!work->output || !session_find(work->session, work->output, &work->index)) {
        work_choose(work, work->index < count ? work->index : count - 1);
    }
}

static void *run(void *context) {
    struct work *work = context;
    if (work->reads) {
        session_read(work->session);
    }
    find_output(work);
    if (session_output_count(work->session)) {
        session_draw(work->session, work->index);
    }
    if (!atomic_load(&work->stop)) {
        struct frame_content content = {
            work->session, work->index, &work->view, work->color};
        frame_draw(&work->frame, work->terminal, &content);
    }
    uint64_t one = 1;
    ssize_t written = write(work->done, &one, sizeof one);
    (void)written; /* an eventfd takes it */
    return NULL;
}

void work_begin(struct work *work, bool reads) {
    atomic_store(&work->stop, false);
    work->reads = reads;
    work->is_busy = true;
    if (pthread_create(&work->thread, NULL, run, work) != 0) {
        run(work); /* without a thread it is done at once */
        work->thread = pthread_self();
    }
}

bool work_end(struct work *work) {
    uint64_t count;
    if (read(work->done, &count, sizeof count) != sizeof count) {
        return false;
    }
    if (!pthread_equal(work->thread, pthread_self())) {
        pthread_join(work->thread, NULL);
    }
    work->is_busy = false;
    return !atomic_load(&work->stop);
}
