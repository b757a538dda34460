/* preview --watch: keys, saves and signals, and what to draw next. */
#include <errno.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "command/preview.h"
#include "command/preview_work.h"
#include "command/watch.h"

/* In ms: when a run is said to take long, how long one is waited for at the end, and how old
 * the screen may be before a run is let finish although files have changed again. */
enum { LONG_RUN = 200, LAST_WAIT = 300, OLDEST = 1000, MOST_KEYS = 64 };

struct desk {
    struct engine *engine;
    struct terminal *terminal;
    struct work work;
    struct watch *watch;
    int signals;
    enum key keys[MOST_KEYS]; /* not heeded yet */
    size_t key_count;
    char typed[256]; /* not understood yet */
    size_t typed_length;
    size_t file_count; /* that are followed */
    bool wants_reading, wants_frame, wants_clearing, quits;
    bool says_waiting;
    double begun; /* the run under way */
    double shown; /* the latest frame */
};

static const int watched_signals[] = {
    SIGWINCH, SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};

/* They are read in turn with everything else; threads inherit that. */
static bool open_signals(struct desk *desk, sigset_t *before) {
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < countof(watched_signals); i++) {
        sigaddset(&set, watched_signals[i]);
    }
    sigprocmask(SIG_BLOCK, &set, before);
    desk->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    return desk->signals >= 0;
}

static void write_out(struct desk *desk, const struct buffer *out) {
    if (!tty_write(&desk->terminal->tty, out->data, out->length)) {
        desk->quits = true; /* the terminal is gone */
    }
}

static void follow_files(struct desk *desk) {
    const struct file_list *files = session_files(desk->work.session);
    if (desk->work.reads || files->count != desk->file_count) {
        watch_follow(desk->watch, files);
        desk->file_count = files->count;
    }
}

/* A run that was stopped leaves the screen as it is, and the files it did not come to are
 * still followed: the next one is about to begin. */
static void finish_run(struct desk *desk) {
    desk->says_waiting = false;
    if (work_end(&desk->work)) {
        write_out(desk, &desk->work.frame.bytes);
        desk->shown = clock_milliseconds();
        follow_files(desk);
    }
}

static void suspend(struct desk *desk) {
    tty_leave(&desk->terminal->tty);
    kill(getpid(), SIGSTOP);
    tty_enter(&desk->terminal->tty, true);
    desk->wants_frame = desk->wants_clearing = true;
}

static void take_signals(struct desk *desk) {
    struct signalfd_siginfo signal;
    while (read(desk->signals, &signal, sizeof signal) == sizeof signal) {
        if (signal.ssi_signo == SIGWINCH) {
            desk->wants_frame = true;
        } else if (signal.ssi_signo == SIGTSTP) {
            suspend(desk);
        } else {
            desk->quits = true;
        }
    }
}

static void take_keys(struct desk *desk) {
    ssize_t count = read(desk->terminal->tty.in, desk->typed + desk->typed_length,
        sizeof desk->typed - desk->typed_length);
    desk->quits |= count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR);
    desk->typed_length += count > 0 ? (size_t)count : 0;
    struct escape escape;
    size_t offset = 0;
    while (escape_next(desk->typed, desk->typed_length, &offset, &escape)) {
        enum key key = key_of_escape(&escape);
        desk->quits |= key == KEY_QUIT;
        if (key && desk->key_count < MOST_KEYS) {
            desk->keys[desk->key_count++] = key;
        }
    }
    /* What fills all the room and is no sequence yet is none. */
    offset = offset == 0 && desk->typed_length == sizeof desk->typed ? desk->typed_length
                                                                     : offset;
    desk->typed_length -= offset;
    memmove(desk->typed, desk->typed + offset, desk->typed_length);
}

static void go_to_output(struct desk *desk, int step) {
    size_t count = session_output_count(desk->work.session);
    if (count) {
        work_choose(&desk->work,
            (desk->work.index + count + (size_t)(step + (int)count)) % count);
    }
}

/* Where the page ends, the key leads to the next; where that is none, to another output. */
static void go_on(struct desk *desk, const struct scene *scene, enum key key) {
    struct view *view = &desk->work.view;
    size_t last = scene ? scene->page_count - 1 : 0;
    bool down = key == KEY_DOWN || key == KEY_PAGE_DOWN;
    bool up = key == KEY_UP || key == KEY_PAGE_UP;
    if (down && view->page < last) {
        *view = (struct view){view->page + 1, view->scale, view->x, 0};
    } else if (up && view->page > 0) {
        *view = (struct view){view->page - 1, view->scale, view->x, INFINITY};
    } else if (key == KEY_START || key == KEY_END) {
        view->page = key == KEY_END ? last : 0;
    } else if (key == KEY_RIGHT || key == KEY_LEFT) {
        go_to_output(desk, key == KEY_RIGHT ? 1 : -1);
    }
}

static void heed_key(struct desk *desk, enum key key) {
    struct work *work = &desk->work;
    size_t count = session_output_count(work->session);
    const struct scene *scene =
        count ? session_output(work->session, work->index)->scene : NULL;
    struct window window = frame_window(desk->terminal, work->frame.fault_rows);
    desk->wants_frame = true;
    if (key == KEY_NEXT || key == KEY_PREVIOUS) {
        go_to_output(desk, key == KEY_NEXT ? 1 : -1);
    } else if (key == KEY_REDRAW) {
        desk->wants_reading = desk->wants_clearing = true;
    } else if (!scene || !view_move(&work->view, desk->terminal, scene, window, key)) {
        go_on(desk, scene, key);
    }
}

/* Nothing is under way: what was asked for meanwhile begins. */
static void begin_run(struct desk *desk) {
    for (size_t i = 0; i < desk->key_count; i++) {
        heed_key(desk, desk->keys[i]);
    }
    desk->key_count = 0;
    if (desk->wants_reading || desk->wants_frame) {
        terminal_measure(desk->terminal);
        desk->work.frame.is_known &= !desk->wants_clearing;
        desk->begun = clock_milliseconds();
        work_begin(&desk->work, desk->wants_reading);
        desk->wants_reading = desk->wants_frame = desk->wants_clearing = false;
    }
}

static void say_waiting(struct desk *desk) {
    bool late = desk->work.is_busy && clock_milliseconds() - desk->begun >= LONG_RUN;
    if (late && desk->work.reads && !desk->says_waiting) {
        struct buffer out = {0};
        frame_draw_waiting(desk->terminal, desk->engine->faults.language, &out);
        write_out(desk, &out);
        buffer_finish(&out);
        desk->says_waiting = true;
    }
}

static void take_change(struct desk *desk) {
    desk->wants_reading = true;
    if (desk->work.is_busy && desk->work.reads &&
        clock_milliseconds() - desk->shown < OLDEST) {
        atomic_store(&desk->work.stop, true);
    }
}

static int time_to_wait(const struct desk *desk) {
    int wait = watch_wait(desk->watch);
    if (desk->work.is_busy && !desk->says_waiting) {
        double until = fmax(0, LONG_RUN - (clock_milliseconds() - desk->begun));
        wait = until < wait ? (int)ceil(until) : wait;
    }
    return wait;
}

static void run_desk(struct desk *desk) {
    desk->wants_reading = true;
    while (!desk->quits) {
        if (!desk->work.is_busy) {
            begin_run(desk);
        }
        struct pollfd waits[] = {{desk->work.done, POLLIN, 0}, {desk->signals, POLLIN, 0},
            {desk->terminal->tty.in, POLLIN, 0},
            {watch_descriptor(desk->watch), POLLIN, 0}};
        poll(waits, countof(waits), time_to_wait(desk));
        if (waits[0].revents) {
            finish_run(desk);
        }
        if (waits[1].revents) {
            take_signals(desk);
        }
        if (waits[2].revents) {
            take_keys(desk);
        }
        if (watch_changed(desk->watch)) {
            take_change(desk);
        }
        say_waiting(desk);
    }
}

/* A run that can't be stopped soon is left to the system. */
static void end_run(struct desk *desk) {
    atomic_store(&desk->work.stop, true);
    if (desk->work.is_busy) {
        poll(&(struct pollfd){desk->work.done, POLLIN, 0}, 1, LAST_WAIT);
        struct pollfd done = {desk->work.done, POLLIN, 0};
        if (poll(&done, 1, 0) <= 0) {
            _exit(0);
        }
        work_end(&desk->work);
    }
}

static bool shows_color(void) {
    const char *none = getenv("NO_COLOR"); /* no-color.org */
    return !(none && *none);
}

/* What comes by a pipe is read once. */
static bool check_input(struct engine *engine, const struct options *options) {
    bool piped = options->word_count && strcmp(options->words[0], "-") == 0;
    if (piped) {
        fault_add(&engine->faults, FAULT_ERROR, "bad-option", (struct place){0},
            "--watch: standard input is read once; name a file",
            "--watch：标准输入只能读一次，请给出文件");
    }
    return !piped;
}

void preview_watch(
    struct engine *engine, const struct options *options, struct terminal *terminal) {
    struct desk desk = {.engine = engine, .terminal = terminal, .signals = -1};
    if (!check_input(engine, options)) {
        return;
    }
    struct session *session = session_open(engine, options);
    sigset_t before;
    desk.watch = watch_open(WATCH_EVENTS);
    bool good = work_open(&desk.work, session, terminal, &engine->faults);
    desk.work.scale = options->scale;
    desk.work.color = shows_color() && terminal->colors != MOSAIC_TWO;
    if (good && open_signals(&desk, &before) && tty_enter(&terminal->tty, true)) {
        run_desk(&desk);
        struct buffer out = {0};
        frame_end(terminal, &out);
        tty_write(&terminal->tty, out.data ? out.data : "", out.length);
        buffer_finish(&out);
        tty_leave(&terminal->tty);
        end_run(&desk);
        close(desk.signals);
        sigprocmask(SIG_SETMASK, &before, NULL);
    }
    if (good) {
        work_close(&desk.work);
    }
    watch_close(desk.watch);
    session_close(session);
}
