/* Questions and answers. */
#include "terminal/ask.h"

#include <math.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/number.h"
#include "terminal/escape.h"

/* A picture that is not to be shown (kitty's a=q), the size of a cell, of the text area and of
 * the largest sixel picture (XTSMGRAPHICS), then DA1. */
static const char questions[] = "\033_Gi=29749,s=1,v=1,a=q,t=d,f=24;AAAA\033\\"
                                "\033[16t\033[14t\033[?2;1;0S\033[c";
static const char iterm_question[] = "\033]1337;ReportCellSize\a";

static const char iterm_cell[] = "1337;ReportCellSize=";

/* "HEIGHT;WIDTH;SCALE" in points; SCALE may be missing. */
static void read_iterm_cell(const char *text, size_t length, struct answers *answers) {
    double numbers[3] = {0, 0, 1};
    for (size_t i = 0; i < countof(numbers) && length; i++) {
        const char *end = memchr(text, ';', length);
        size_t size = end ? (size_t)(end - text) : length;
        if (!number_read(text, size, &numbers[i])) {
            return;
        }
        length -= size + (end ? 1 : 0);
        text += size + (end ? 1 : 0);
    }
    answers->cell_height = (int)lround(numbers[0] * numbers[2]);
    answers->cell_width = (int)lround(numbers[1] * numbers[2]);
}

static bool begins_with(const struct escape *escape, const char *start) {
    size_t length = strlen(start);
    return escape->length >= length && memcmp(escape->text, start, length) == 0;
}

static void read_string(const struct escape *escape, struct answers *answers) {
    if (escape->final == '_' && begins_with(escape, "Gi=29749;OK")) {
        answers->kitty = true;
    } else if (escape->final == ']' && begins_with(escape, iterm_cell)) {
        size_t start = sizeof iterm_cell - 1;
        read_iterm_cell(escape->text + start, escape->length - start, answers);
    }
}

static void read_control(const struct escape *escape, struct answers *answers) {
    const int *numbers = escape->numbers;
    bool size = escape->final == 't' && escape->number_count >= 3;
    if (size && numbers[0] == 6 && !answers->cell_height) {
        answers->cell_height = numbers[1];
        answers->cell_width = numbers[2];
    } else if (size && numbers[0] == 4) {
        answers->area_height = numbers[1];
        answers->area_width = numbers[2];
    } else if (escape->final == 'S' && escape->prefix == '?' &&
               escape->number_count >= 4 && numbers[0] == 2 && numbers[1] == 0) {
        answers->most_width = numbers[2];
        answers->most_height = numbers[3];
    } else if (escape->final == 'c' && escape->prefix == '?') {
        answers->complete = true;
        for (size_t i = 0; i < escape->number_count; i++) {
            answers->sixel |= numbers[i] == 4;
        }
    }
}

void answers_read(const char *bytes, size_t length, struct answers *answers) {
    struct escape escape;
    for (size_t offset = 0; escape_next(bytes, length, &offset, &escape);) {
        if (escape.kind == ESCAPE_STRING) {
            read_string(&escape, answers);
        } else if (escape.kind == ESCAPE_CONTROL) {
            read_control(&escape, answers);
        }
    }
}

static bool write_questions(const struct tty *tty, bool is_iterm) {
    return (!is_iterm || tty_write(tty, iterm_question, sizeof iterm_question - 1)) &&
           tty_write(tty, questions, sizeof questions - 1);
}

void answers_ask(
    const struct tty *tty, bool is_iterm, int most_ms, struct answers *answers) {
    *answers = (struct answers){0};
    char bytes[2048];
    size_t length = 0;
    double end = clock_milliseconds() + most_ms;
    if (!write_questions(tty, is_iterm)) {
        return;
    }
    while (!answers->complete && length < sizeof bytes && clock_milliseconds() < end) {
        struct pollfd wait = {tty->in, POLLIN, 0};
        if (poll(&wait, 1, (int)ceil(end - clock_milliseconds())) <= 0) {
            continue;
        }
        ssize_t count = read(tty->in, bytes + length, sizeof bytes - length);
        if (count <= 0) {
            return;
        }
        length += (size_t)count;
        *answers = (struct answers){0};
        answers_read(bytes, length, answers);
    }
}
