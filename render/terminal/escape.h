/* What a terminal sends: characters, keys and answers, told apart (ECMA-48, xterm's control
 * sequences). */
#ifndef TUBIAO_TERMINAL_ESCAPE_H
#define TUBIAO_TERMINAL_ESCAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum escape_kind {
    ESCAPE_CHARACTER, /* no escape at all */
    ESCAPE_ALT,       /* ESC and a character */
    ESCAPE_CONTROL,   /* CSI: prefix, numbers, final */
    ESCAPE_SHIFT,     /* SS3: final */
    ESCAPE_STRING,    /* OSC, DCS, APC…: final is its opener (] P _), then a text */
};

enum { ESCAPE_MOST_NUMBERS = 24 };

struct escape {
    enum escape_kind kind;
    uint32_t character;
    char prefix; /* ? > = <, or 0 */
    char final;
    int numbers[ESCAPE_MOST_NUMBERS]; /* 0 where none is written */
    size_t number_count;
    const char *text; /* ESCAPE_STRING */
    size_t length;
};

/* The next one at *offset; moves *offset behind it. False if the bytes end within it. */
bool escape_next(const char *bytes, size_t length, size_t *offset, struct escape *escape);

#endif
