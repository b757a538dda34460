/* Asking the terminal what it can show. Every terminal answers the last question (what are
 * you, DA1), so nobody waits for those that it does not know. */
#ifndef TUBIAO_TERMINAL_ASK_H
#define TUBIAO_TERMINAL_ASK_H

#include "terminal/tty.h"

struct answers {
    bool complete;               /* the last one came */
    bool kitty, sixel;           /* ways of showing pictures */
    int cell_width, cell_height; /* in pixels of the screen; 0: it doesn't say */
    int area_width, area_height; /* of all cells together */
    int most_width, most_height; /* of a sixel picture; larger ones are not shown */
};

/* Writes the questions and reads until the last answer, at most `most_ms`. The tty has to be
 * entered. What only iTerm2 knows is asked of no other. */
void answers_ask(
    const struct tty *tty, bool is_iterm, int most_ms, struct answers *answers);

/* Takes in what the terminal sent so far. */
void answers_read(const char *bytes, size_t length, struct answers *answers);

#endif
