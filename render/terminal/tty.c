/* Raw mode, the alternate screen, and leaving both on every way out. */
#include "terminal/tty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/arena.h"

/* No more half frames, attributes off, lines wrapped, the cursor, the screen before. */
static const char leave_screen[] = "\033[?2026l\033[0m\033[?7h\033[?25h\033[?1049l";
static const char enter_screen[] = "\033[?1049h\033[?25l\033[?7l\033[2J";

/* What a crash or an exit from somewhere deep must undo. A signal handler reaches nothing
 * that it is not given in such a place: the one variable of the program. */
static struct {
    volatile sig_atomic_t entered;
    bool screen;
    int in, out;
    struct termios before;
} undo;

void tty_open(struct tty *tty) {
    *tty = (struct tty){.in = -1, .out = -1};
    if (isatty(STDOUT_FILENO)) {
        tty->out = STDOUT_FILENO;
    }
    if (isatty(STDIN_FILENO)) {
        tty->in = STDIN_FILENO;
    } else if (tty->out >= 0) {
        tty->in = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
        tty->owned = tty->in >= 0;
    }
}

void tty_close(struct tty *tty) {
    if (tty->owned) {
        close(tty->in);
    }
}

static void write_undo(void) {
    if (!undo.entered) {
        return;
    }
    undo.entered = 0;
    ssize_t count =
        undo.screen ? write(undo.out, leave_screen, sizeof leave_screen - 1) : 0;
    (void)count; /* there is nobody to tell */
    if (undo.screen) {
        tcflush(undo.in, TCIFLUSH); /* keys for us are none for the shell */
    }
    tcsetattr(undo.in, TCSANOW, &undo.before);
}

static void leave_on_crash(int number) {
    write_undo();
    raise(number); /* SA_RESETHAND: this time it ends the program */
}

static void guard(void) {
    static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};
    struct sigaction action = {.sa_handler = leave_on_crash, .sa_flags = SA_RESETHAND};
    for (size_t i = 0; i < countof(crashes); i++) {
        sigaction(crashes[i], &action, NULL);
    }
    atexit(write_undo);
}

bool tty_enter(struct tty *tty, bool screen) {
    if (tcgetattr(tty->in, &tty->before) != 0) {
        return false;
    }
    struct termios raw = tty->before;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | IEXTEN);
    raw.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IXON);
    raw.c_cc[VMIN] = 0;
    raw.c_cc[VTIME] = 0;
    if (!undo.in && !undo.out) {
        guard();
    }
    undo.screen = screen;
    undo.in = tty->in;
    undo.out = tty->out;
    undo.before = tty->before;
    undo.entered = 1;
    return tcsetattr(tty->in, TCSANOW, &raw) == 0 &&
           (!screen || tty_write(tty, enter_screen, sizeof enter_screen - 1));
}

void tty_leave(struct tty *tty) {
    (void)tty;
    write_undo();
}

bool tty_write(const struct tty *tty, const char *bytes, size_t length) {
    while (length) {
        ssize_t count = write(tty->out, bytes, length);
        if (count < 0 && errno == EAGAIN) {
            poll(&(struct pollfd){tty->out, POLLOUT, 0}, 1, 1000);
        } else if (count < 0 && errno != EINTR) {
            return false;
        }
        bytes += count > 0 ? count : 0;
        length -= count > 0 ? (size_t)count : 0;
    }
    return true;
}

struct tty_size tty_measure(const struct tty *tty) {
    struct winsize size = {0};
    if (tty->out >= 0) {
        ioctl(tty->out, TIOCGWINSZ, &size);
    }
    return (struct tty_size){size.ws_col, size.ws_row, size.ws_xpixel, size.ws_ypixel};
}
