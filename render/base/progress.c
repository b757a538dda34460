/* The line of progress on a terminal. */
#include "base/progress.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/utf8.h"

enum { BEFORE_SHOWN = 500, BETWEEN_DRAWN = 100, USUAL_COLUMNS = 80 }; /* ms */

bool progress_open(struct progress *progress, int file, enum language language) {
    const char *terminal = getenv("TERM");
    *progress = (struct progress){.file = file, .language = language};
    return isatty(file) && terminal && *terminal && strcmp(terminal, "dumb") != 0;
}

void progress_begin(
    struct progress *progress, const char *what, double total, enum progress_unit unit) {
    if (!progress) {
        return;
    }
    if (progress->depth < PROGRESS_LEVELS) {
        progress->works[progress->depth] = (struct progress_work){
            .what = what, .total = total, .started = clock_milliseconds(), .unit = unit};
    }
    progress->depth++;
}

static void write_all(int file, const char *bytes, size_t length) {
    while (length) {
        ssize_t count = write(file, bytes, length);
        if (count < 0 && errno != EINTR) {
            return;
        }
        bytes += count > 0 ? count : 0;
        length -= count > 0 ? (size_t)count : 0;
    }
}

void progress_hide(struct progress *progress) {
    static const char erase[] = "\r\033[K";
    if (progress && progress->visible) {
        write_all(progress->file, erase, sizeof erase - 1);
        progress->visible = false;
    }
}

void progress_end(struct progress *progress) {
    if (!progress || !progress->depth) {
        return;
    }
    progress->depth--;
    if (!progress->depth) {
        progress_hide(progress);
    }
}

/* 1234567 bytes as 1.2 MB; items as they are. */
static void print_amount(struct buffer *out, double amount, enum progress_unit unit) {
    if (unit == PROGRESS_BYTES) {
        buffer_print(out, "%.1f MB", amount / 1e6);
    } else {
        buffer_print(
            out, "%.*f", amount < 10 && amount != (double)(long)amount ? 1 : 0, amount);
    }
}

/* 5 s, 2:07, 1:02:07 */
static void print_left(struct buffer *out, double seconds, enum language language) {
    char text[32];
    long whole = (long)(seconds + 0.999);
    if (whole < 60) {
        snprintf(text, sizeof text, "%ld s", whole);
    } else if (whole < 3600) {
        snprintf(text, sizeof text, "%ld:%02ld", whole / 60, whole % 60);
    } else {
        snprintf(text, sizeof text, "%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60,
            whole % 60);
    }
    buffer_print(out, words_in(language, ", %s left", "，还需 %s"), text);
}

/* "drawing 3 / 7"; of the innermost work the share, the rate and the time left, too. */
static void print_work(struct buffer *out, const struct progress_work *work,
    enum language language, bool innermost, double at) {
    double seconds = (at - work->started) / 1e3;
    double rate = seconds > 0 ? work->done / seconds : 0;
    buffer_append_string(out, work->what);
    if (work->total == 1 && work->unit == PROGRESS_ITEMS) {
        return; /* one thing is not counted */
    }
    buffer_append_char(out, ' ');
    print_amount(out, work->done, work->unit);
    if (work->total > 0) {
        buffer_append_string(out, " / ");
        print_amount(out, work->total, work->unit);
    }
    if (!innermost || rate <= 0) {
        return;
    }
    if (work->total > 0) {
        buffer_print(out, " (%.0f%%)", 100 * work->done / work->total);
    }
    struct buffer speed = {0};
    print_amount(&speed, rate, work->unit);
    buffer_print(
        out, words_in(language, ", %.*s/s", "，%.*s/秒"), (int)speed.length, speed.data);
    buffer_finish(&speed);
    if (work->total > work->done) {
        print_left(out, (work->total - work->done) / rate, language);
    }
}

static size_t terminal_columns(int file) {
    struct winsize size;
    return ioctl(file, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col
                                                                  : USUAL_COLUMNS;
}

/* The bytes of the text that fit beside the cursor. */
static size_t fitting(const struct buffer *text, size_t columns) {
    size_t used = 0, offset = 0;
    while (offset < text->length) {
        size_t start = offset;
        used += character_is_wide(utf8_next(text->data, text->length, &offset)) ? 2 : 1;
        if (used >= columns) {
            return start;
        }
    }
    return offset;
}

static void draw(struct progress *progress, double at) {
    struct buffer line = {0}, text = {0};
    size_t levels = progress->depth < PROGRESS_LEVELS ? progress->depth : PROGRESS_LEVELS;
    for (size_t i = 0; i < levels; i++) {
        buffer_append_string(&text, i ? "; " : "");
        print_work(&text, &progress->works[i], progress->language, i + 1 == levels, at);
    }
    buffer_append_string(&line, "\r\033[K");
    buffer_append(&line, text.data, fitting(&text, terminal_columns(progress->file)));
    write_all(progress->file, line.data, line.length);
    progress->visible = true;
    progress->drawn = at;
    buffer_finish(&text);
    buffer_finish(&line);
}

void progress_show(struct progress *progress, double done) {
    if (!progress->depth || progress->depth > PROGRESS_LEVELS) {
        return;
    }
    progress->works[progress->depth - 1].done = done;
    double at = clock_milliseconds();
    if (at - progress->works[0].started >= BEFORE_SHOWN &&
        at - progress->drawn >= BETWEEN_DRAWN) {
        draw(progress, at);
    }
}
