/* A terminal that shows pictures, in the best way it knows.
 *
 *     struct terminal terminal;
 *     terminal_open(&terminal);
 *     if (terminal_choose(&terminal, TERMINAL_ANY, &faults)) {
 *         terminal_write_picture(&terminal, &picture, &out);      from the cursor
 *         tty_write(&terminal.tty, out.data, out.length);
 *     }
 *     terminal_close(&terminal); */
#ifndef TUBIAO_TERMINAL_TERMINAL_H
#define TUBIAO_TERMINAL_TERMINAL_H

#include "base/fault.h"
#include "mosaic/mosaic.h"
#include "terminal/ask.h"
#include "terminal/tty.h"

enum terminal_kind {
    TERMINAL_ANY, /* whatever it says it can */
    TERMINAL_KITTY,
    TERMINAL_SIXEL,
    TERMINAL_ITERM,
    TERMINAL_BLOCKS,
};

struct terminal {
    struct tty tty;
    enum terminal_kind kind;
    bool through_tmux; /* pictures go through it to the terminal that it runs in */
    enum mosaic_colors colors;
    const struct mosaic_module *mosaic; /* NULL: not needed */
    struct answers answers;
    int columns, rows;
    int cell_width, cell_height; /* in pixels of pictures */
    int most_width,
        most_height; /* of a picture: the window, or what the terminal takes */
};

/* Opens the tty; nothing is asked yet. */
void terminal_open(struct terminal *terminal);
void terminal_close(struct terminal *terminal);

/* Asks the terminal unless the kind is given, and measures it. False with a fault if what the
 * kind needs is not there. */
bool terminal_choose(
    struct terminal *terminal, enum terminal_kind kind, struct faults *faults);

/* Its size as it is now. */
void terminal_measure(struct terminal *terminal);

/* The kind that a terminal is by its environment (getenv) and what it answered. */
enum terminal_kind terminal_kind_of(
    char *(*variable)(const char *name), const struct answers *answers);
enum mosaic_colors terminal_colors_of(char *(*variable)(const char *name));

struct terminal_picture {
    const uint32_t *pixels; /* 0xFFRRGGBB, rows of `width` */
    int width, height;      /* in pixels of this terminal */
    unsigned number;        /* the picture that it takes the place of; 0: of none */
};

/* Up to the next size that is shown pixel by pixel: sixels are six rows high, placeholders whole
 * cells. Pictures of another size would be scaled. */
void terminal_round_size(const struct terminal *terminal, int *width, int *height);

/* How many cells it covers. */
int terminal_picture_columns(
    const struct terminal *terminal, const struct terminal_picture *picture);
int terminal_picture_rows(
    const struct terminal *terminal, const struct terminal_picture *picture);

/* Draws it with its corner in that cell, from 1; moves the cursor anywhere. */
void terminal_write_picture(const struct terminal *terminal,
    const struct terminal_picture *picture, int row, int column, struct buffer *out);
/* Makes room below the cursor, draws it there and leaves the cursor below it. */
void terminal_append_picture(const struct terminal *terminal,
    const struct terminal_picture *picture, struct buffer *out);
/* Takes the picture of that number away, where it lies over the text. */
void terminal_remove_picture(
    const struct terminal *terminal, unsigned number, struct buffer *out);

#endif
