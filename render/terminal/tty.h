/* The terminal as a device: keys as they are typed, the screen as it was before, whatever
 * ends the program. */
#ifndef TUBIAO_TERMINAL_TTY_H
#define TUBIAO_TERMINAL_TTY_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

struct tty {
    int in;     /* keys and answers; -1: there is no terminal to read from */
    int out;    /* -1 likewise */
    bool owned; /* `in` was opened here */
    struct termios before;
};

/* Standard input and output where they are terminals; for input else the one that the
 * program was started from. */
void tty_open(struct tty *tty);
void tty_close(struct tty *tty);

/* Keys one by one, without echo. With `screen` on the alternate screen without a cursor.
 * Until tty_leave it is undone too where the program exits or crashes. */
bool tty_enter(struct tty *tty, bool screen);
void tty_leave(struct tty *tty);

/* All of it; false if the terminal is gone. */
bool tty_write(const struct tty *tty, const char *bytes, size_t length);

struct tty_size {
    int columns, rows;
    int width, height; /* in pixels; 0: the terminal doesn't say */
};
struct tty_size tty_measure(const struct tty *tty);

#endif
