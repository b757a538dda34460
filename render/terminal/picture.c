/* Pictures as each kind of terminal takes them. */
#include <string.h>

#include "surface/base64.h"
#include "surface/png_write.h"
#include "terminal/placeholder.h"
#include "terminal/terminal.h"
#include "terminal/tmux.h"

/* kitty takes at most that many bytes of base64 at once. */
enum { KITTY_PIECE = 4096 };

int terminal_picture_columns(
    const struct terminal *terminal, const struct terminal_picture *picture) {
    return (picture->width + terminal->cell_width - 1) / terminal->cell_width;
}

int terminal_picture_rows(
    const struct terminal *terminal, const struct terminal_picture *picture) {
    return (picture->height + terminal->cell_height - 1) / terminal->cell_height;
}

static bool has_placeholders(const struct terminal *terminal) {
    return terminal->kind == TERMINAL_KITTY && terminal->through_tmux;
}

static int round_up(int length, int step) {
    return (length + step - 1) / step * step;
}

void terminal_round_size(const struct terminal *terminal, int *width, int *height) {
    if (terminal->kind == TERMINAL_SIXEL) {
        *height = round_up(*height, 6);
    } else if (terminal->kind == TERMINAL_BLOCKS || has_placeholders(terminal)) {
        *width = round_up(*width, terminal->cell_width);
        *height = round_up(*height, terminal->cell_height);
    }
}

/* The picture as a PNG file in base64. */
static void write_file(const struct terminal_picture *picture, struct buffer *out) {
    struct buffer file = {0};
    struct pixels pixels = {.data = picture->pixels,
        .stride = (size_t)picture->width,
        .width = (uint32_t)picture->width,
        .height = (uint32_t)picture->height,
        .opaque = true,
        .pixels_per_inch = 96};
    if (png_write(&pixels, &(struct png_packing){0}, &file)) {
        base64_append(out, (const unsigned char *)file.data, file.length);
    }
    buffer_finish(&file);
}

static void move_to(int row, int column, struct buffer *out) {
    buffer_print(out, "\033[%d;%dH", row, column);
}

/* kitty's graphics protocol: the file in pieces, shown at the cursor, which stays; the one
 * with the same number goes. Through tmux it is shown where placeholders stand. */
static void write_kitty(const struct terminal *terminal,
    const struct terminal_picture *picture, struct buffer *out) {
    struct buffer file = {0};
    write_file(picture, &file);
    for (size_t at = 0; at == 0 || at < file.length; at += KITTY_PIECE) {
        size_t length = file.length - at < KITTY_PIECE ? file.length - at : KITTY_PIECE;
        size_t start = tmux_begin(terminal, out);
        buffer_append_string(out, "\033_G");
        if (at == 0 && terminal->through_tmux) {
            buffer_print(out, "a=T,U=1,f=100,q=2,i=%u,c=%d,r=%d,", picture->number,
                terminal_picture_columns(terminal, picture),
                terminal_picture_rows(terminal, picture));
        } else if (at == 0) {
            buffer_append_string(out, "a=T,f=100,q=2,C=1,");
            if (picture->number) {
                buffer_print(out, "i=%u,p=1,", picture->number);
            }
        }
        buffer_print(out, "m=%d;", at + length < file.length);
        buffer_append(out, file.data + at, length);
        buffer_append_string(out, "\033\\");
        tmux_end(terminal, start, out);
    }
    buffer_finish(&file);
}

/* iTerm2's inline images. */
static void write_iterm(const struct terminal_picture *picture, struct buffer *out) {
    struct buffer file = {0};
    write_file(picture, &file);
    buffer_print(out,
        "\033]1337;File=inline=1;width=%dpx;height=%dpx;preserveAspectRatio=0;"
        "doNotMoveCursor=1:",
        picture->width, picture->height);
    buffer_append(out, file.data, file.length);
    buffer_append_char(out, '\a');
    buffer_finish(&file);
}

static struct mosaic_picture mosaic_of(
    const struct terminal *terminal, const struct terminal_picture *picture) {
    return (struct mosaic_picture){.pixels = picture->pixels,
        .width = picture->width,
        .height = picture->height,
        .columns = terminal_picture_columns(terminal, picture),
        .rows = terminal_picture_rows(terminal, picture)};
}

static void write_sixel(const struct terminal *terminal,
    const struct terminal_picture *picture, struct buffer *out) {
    struct mosaic_picture mosaic = mosaic_of(terminal, picture);
    terminal->mosaic->write_sixels(&mosaic, out);
}

/* Lines of characters, each in its row of the screen, or each behind the other. */
static void write_blocks(const struct terminal *terminal,
    const struct terminal_picture *picture, int row, int column, struct buffer *out) {
    struct mosaic_picture mosaic = mosaic_of(terminal, picture);
    struct buffer lines = {0};
    terminal->mosaic->write_blocks(&mosaic, terminal->colors, &lines);
    const char *end = lines.data + lines.length;
    for (const char *line = lines.data; line && line < end; row++) {
        const char *next = memchr(line, '\n', (size_t)(end - line));
        size_t length = next ? (size_t)(next - line) : (size_t)(end - line);
        if (column) {
            move_to(row, column, out);
        }
        buffer_append(out, line, length);
        buffer_append_string(out, column ? "\033[0m" : "\033[0m\n");
        line += length + 1;
    }
    buffer_finish(&lines);
}

static void write_pixels(const struct terminal *terminal,
    const struct terminal_picture *picture, struct buffer *out) {
    if (terminal->kind == TERMINAL_KITTY) {
        write_kitty(terminal, picture, out);
    } else if (terminal->kind == TERMINAL_ITERM) {
        write_iterm(picture, out);
    } else {
        write_sixel(terminal, picture, out);
    }
}

void terminal_write_picture(const struct terminal *terminal,
    const struct terminal_picture *picture, int row, int column, struct buffer *out) {
    if (terminal->kind == TERMINAL_BLOCKS) {
        write_blocks(terminal, picture, row, column, out);
        return;
    }
    move_to(row, column, out);
    write_pixels(terminal, picture, out);
    for (int i = 0;
         has_placeholders(terminal) && i < terminal_picture_rows(terminal, picture);
         i++) {
        move_to(row + i, column, out);
        placeholder_append(
            picture->number, i, terminal_picture_columns(terminal, picture), out);
    }
}

void terminal_append_picture(const struct terminal *terminal,
    const struct terminal_picture *picture, struct buffer *out) {
    int rows = terminal_picture_rows(terminal, picture);
    if (terminal->kind == TERMINAL_BLOCKS) {
        write_blocks(terminal, picture, 0, 0, out);
        return;
    }
    if (has_placeholders(terminal)) {
        write_pixels(terminal, picture, out);
        for (int i = 0; i < rows; i++) {
            placeholder_append(
                picture->number, i, terminal_picture_columns(terminal, picture), out);
            buffer_append_string(out, "\n");
        }
        return;
    }
    for (int i = 0; i < rows; i++) {
        buffer_append_string(out, "\n");
    }
    buffer_print(out, "\033[%dA\0337", rows);
    write_pixels(terminal, picture, out);
    buffer_print(out, "\0338\033[%dB\r", rows);
}

void terminal_remove_picture(
    const struct terminal *terminal, unsigned number, struct buffer *out) {
    if (terminal->kind == TERMINAL_KITTY) {
        size_t start = tmux_begin(terminal, out);
        buffer_print(out, "\033_Ga=d,d=I,i=%u,q=2\033\\", number);
        tmux_end(terminal, start, out);
    }
}
