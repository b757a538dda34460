/* Reading escape sequences. */
#include "terminal/escape.h"

#include <string.h>

#include "base/utf8.h"

enum { ESC = 0x1B, BEL = 7, CAN = 0x18, LARGEST_NUMBER = 99999 };

/* CSI: what follows ESC [ : a prefix, numbers with ; or : between, a final byte. */
static bool read_control(
    const char *bytes, size_t length, size_t *offset, struct escape *escape) {
    size_t at = *offset;
    escape->kind = ESCAPE_CONTROL;
    if (at < length && strchr("?><=", bytes[at])) {
        escape->prefix = bytes[at++];
    }
    bool written = false;
    int number = 0;
    for (; at < length; at++) {
        char c = bytes[at];
        if (c >= '0' && c <= '9') {
            written = true;
            number = number > LARGEST_NUMBER ? number : number * 10 + (c - '0');
            continue;
        }
        bool between = c == ';' || c == ':';
        if ((between || written) && escape->number_count < ESCAPE_MOST_NUMBERS) {
            escape->numbers[escape->number_count++] = number;
        }
        written = between;
        number = 0;
        if (c >= 0x40 && c <= 0x7E) {
            escape->final = c;
            *offset = at + 1;
            return true;
        }
    }
    return false;
}

/* OSC, DCS, APC, PM: everything up to ESC \ or, as OSC may end, BEL. */
static bool read_string(
    const char *bytes, size_t length, size_t *offset, struct escape *escape) {
    escape->kind = ESCAPE_STRING;
    escape->text = bytes + *offset;
    for (size_t at = *offset; at < length; at++) {
        bool ended = bytes[at] == ESC && at + 1 < length && bytes[at + 1] == '\\';
        if (ended || bytes[at] == BEL || bytes[at] == CAN) {
            escape->length = at - *offset;
            *offset = at + (ended ? 2 : 1);
            return true;
        }
    }
    return false;
}

bool escape_next(
    const char *bytes, size_t length, size_t *offset, struct escape *escape) {
    *escape = (struct escape){.kind = ESCAPE_CHARACTER};
    size_t at = *offset;
    if (at >= length) {
        return false;
    }
    if (bytes[at] != ESC) {
        escape->character = utf8_next(bytes, length, offset);
        return true;
    }
    if (++at >= length) {
        return false;
    }
    char opener = bytes[at++];
    escape->final = opener;
    if (opener == '['
            ? !read_control(bytes, length, &at, escape)
            : strchr("]P_^X", opener) && !read_string(bytes, length, &at, escape)) {
        return false;
    }
    if (opener == 'O') {
        if (at >= length) {
            return false;
        }
        escape->kind = ESCAPE_SHIFT;
        escape->final = bytes[at++];
    } else if (escape->kind == ESCAPE_CHARACTER) {
        escape->kind = ESCAPE_ALT;
        escape->character = (unsigned char)opener;
    }
    *offset = at;
    return true;
}
