/* preview --web: the server and the watcher take turns in one thread, until a signal. */
#include "command/web.h"

#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/module.h"
#include "command/job.h"

extern char **environ;

static const struct place command_line = {0};

/* Who waits for news is told after so many ms that there is none, and asks again: so a
 * browser that has gone is noticed. */
static const double LONGEST_WAIT = 15000;

/* What was read so far is watched. */
static void follow_files(struct desk *desk) {
    const struct file_list *files = session_files(desk->session);
    watch_follow(desk->watch, files);
    for (size_t i = 0; i < files->count; i++) {
        file_list_note(&desk->known, files->items[i].path);
    }
}

/* The input as it is now; the output that is looked at comes first. */
static void read_anew(struct desk *desk) {
    session_read(desk->session);
    desk->version++;
    desk->next = 0;
    if (desk->shown < session_output_count(desk->session)) {
        session_draw(desk->session, desk->shown);
    }
    desk->time = session_time(desk->session);
    follow_files(desk);
}

/* The other outputs are drawn while nobody asks for anything. */
static void draw_next(struct desk *desk) {
    session_draw(desk->session, desk->next++);
    if (desk->next == session_output_count(desk->session)) {
        desk->version++;
        follow_files(desk);
    }
}

static bool has_more_to_draw(const struct desk *desk) {
    return desk->next < session_output_count(desk->session);
}

static void release(struct desk *desk, size_t index) {
    struct serve_request *request = desk->held[index];
    desk->held_count--;
    memmove(&desk->held[index], &desk->held[index + 1],
        (desk->held_count - index) * sizeof request);
    desk_answer(desk, request);
}

static void hold(struct desk *desk, struct serve_request *request) {
    if (desk->held_count == MOST_HELD) {
        release(desk, 0);
    }
    desk->held[desk->held_count++] = request;
}

static void release_held(struct desk *desk) {
    for (size_t i = desk->held_count; i-- > 0;) {
        struct serve_request *request = desk->held[i];
        if (!desk_waits(desk, request) ||
            clock_milliseconds() - request->since > LONGEST_WAIT) {
            release(desk, i);
        }
    }
}

static void serve(struct desk *desk) {
    struct serve_request *request;
    desk->module->run(desk->server);
    while ((request = desk->module->next(desk->server))) {
        if (desk_waits(desk, request)) {
            hold(desk, request);
        } else {
            desk_answer(desk, request);
        }
    }
    release_held(desk);
    desk->module->run(desk->server); /* sends what is answered */
}

/* In how many ms something is to be done without being told to. */
static int patience(const struct desk *desk) {
    double wait = watch_wait(desk->watch);
    int server = desk->module->patience(desk->server);
    if (has_more_to_draw(desk)) {
        wait = 0;
    }
    if (server >= 0) {
        wait = fmin(wait, server);
    }
    if (desk->held_count) {
        wait = fmin(wait,
            fmax(0, desk->held[0]->since + LONGEST_WAIT + 1 - clock_milliseconds()));
    }
    return (int)ceil(wait);
}

static void run(struct desk *desk, int signals) {
    struct pollfd polled[] = {
        {signals, POLLIN, 0},
        {desk->module->descriptor(desk->server), POLLIN, 0},
        {watch_descriptor(desk->watch), POLLIN, 0},
    };
    for (;;) {
        int ready = poll(polled, countof(polled), patience(desk));
        if (polled[0].revents) {
            return;
        }
        if (watch_changed(desk->watch)) {
            read_anew(desk);
        } else if (ready == 0 && has_more_to_draw(desk)) {
            draw_next(desk);
        }
        serve(desk);
    }
}

/* A descriptor that tells of the signals that end programs, which do so no more. */
static int take_signals(sigset_t *before) {
    static const int ending[] = {SIGINT, SIGTERM, SIGHUP};
    sigset_t signals;
    sigemptyset(&signals);
    for (size_t i = 0; i < countof(ending); i++) {
        sigaddset(&signals, ending[i]);
    }
    sigprocmask(SIG_BLOCK, &signals, before);
    signal(SIGPIPE, SIG_IGN);
    return signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
}

/* In the user's browser, which Ctrl-C is not to end: it is no process of our group. */
static void open_address(
    struct engine *engine, const char *address, const sigset_t *signals) {
    char *const arguments[] = {"xdg-open", (char *)(uintptr_t)address, NULL};
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    pid_t process;
    signal(SIGCHLD, SIG_IGN); /* nobody waits for it */
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setsigmask(&attributes, signals);
    if (posix_spawnp(&process, arguments[0], &files, &attributes, arguments, environ) !=
        0) {
        fault_add(&engine->faults, FAULT_WARNING, "no-browser", command_line,
            "--open: there is no xdg-open; open the address yourself",
            "--open：没有 xdg-open，请自行在浏览器中打开网址");
    }
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
}

static void tell_address(struct desk *desk) {
    const char *address = desk->module->address(desk->server);
    puts(address);
    fflush(stdout);
    if (isatty(STDERR_FILENO)) {
        fputs(words_in(desk->engine->faults.language,
                  "open this address in a browser; Ctrl-C ends it\n",
                  "在浏览器中打开以上网址；按 Ctrl-C 结束\n"),
            stderr);
    }
}

static void serve_until_signal(struct desk *desk) {
    sigset_t before;
    int signals = take_signals(&before);
    desk->session = session_open(desk->engine, desk->options);
    desk->watch = watch_open(WATCH_EVENTS);
    read_anew(desk);
    tell_address(desk);
    if (desk->options->open) {
        open_address(desk->engine, desk->module->address(desk->server), &before);
    }
    run(desk, signals);
    watch_close(desk->watch);
    session_close(desk->session);
    close(signals);
}

/* What a user gets wrong before there is anything to mend in a file. */
static bool check_input(struct engine *engine, const struct options *options) {
    const char *input = options->word_count ? options->words[0] : NULL;
    struct job job;
    if (input && strcmp(input, "-") == 0) {
        fault_add(&engine->faults, FAULT_ERROR, "bad-option", command_line,
            "preview looks at files again and again; standard input is read once",
            "预览要反复读文件，不能用标准输入");
        return false;
    }
    return (input && access(input, R_OK) == 0) || job_read(engine, options, &job);
}

void preview_web(struct engine *engine, const struct options *options) {
    struct desk desk = {
        .engine = engine, .options = options, .known = {.arena = &engine->arena}};
    if (!check_input(engine, options)) {
        return;
    }
    desk.files = desk_files_read(engine);
    desk.module =
        module_open("serve", command_line, "preview --web", "网页预览", &engine->faults);
    desk.server = desk.files && desk.module
                      ? desk.module->open((unsigned)options->port, &engine->faults)
                      : NULL;
    if (desk.server) {
        serve_until_signal(&desk);
        desk.module->close(desk.server);
    }
}
