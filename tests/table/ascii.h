/* A grid of cells as lines of text, for goldens: Han are two columns wide, each cell has
 * a frame, its text stands at the top left. */
#ifndef TUBIAO_TESTS_TABLE_ASCII_H
#define TUBIAO_TESTS_TABLE_ASCII_H

#include "base/buffer.h"
#include "base/utf8.h"
#include "table/table.h"

enum { ASCII_WIDEST = 26 };

struct ascii {
    const struct table_grid *grid;
    int *x, *y;       /* where columns and rows begin; one more for the end */
    uint32_t *canvas; /* width × height; 1: right half of a wide character */
    int width, height;
};

static inline int ascii_columns(uint32_t character) {
    return character_is_wide(character) ? 2 : 1;
}

/* Writes the text into `width` columns from (x, y), or only counts the lines. */
static inline int ascii_write(
    struct ascii *ascii, const char *text, int x, int y, int width, bool count_only) {
    size_t length = strlen(text);
    int column = 0;
    int line = 0;
    for (size_t offset = 0; offset < length;) {
        uint32_t character = utf8_next(text, length, &offset);
        if (character == '\n' || column + ascii_columns(character) > width) {
            line++;
            column = 0;
        }
        if (character == '\n') {
            continue;
        }
        if (!count_only) {
            uint32_t *at = &ascii->canvas[(y + line) * ascii->width + x + column];
            at[0] = character;
            if (ascii_columns(character) == 2) {
                at[1] = 1;
            }
        }
        column += ascii_columns(character);
    }
    return line + 1;
}

static inline int ascii_text_width(const char *text) {
    int widest = 0;
    int width = 0;
    size_t length = strlen(text);
    for (size_t offset = 0; offset < length;) {
        uint32_t character = utf8_next(text, length, &offset);
        width = character == '\n' ? 0 : width + ascii_columns(character);
        widest = width > widest ? width : widest;
    }
    return widest;
}

static inline int ascii_inner_width(
    const struct ascii *ascii, const struct table_cell *cell) {
    return ascii->x[cell->column + cell->column_span] - ascii->x[cell->column] - 1;
}

static inline void ascii_measure(struct arena *arena, struct ascii *ascii) {
    const struct table_grid *grid = ascii->grid;
    ascii->x = arena_array(arena, (size_t)grid->column_count + 1, sizeof(int));
    ascii->y = arena_array(arena, (size_t)grid->row_count + 1, sizeof(int));
    for (int c = 0; c < grid->column_count; c++) {
        int width = 2;
        for (size_t i = 0; i < grid->cell_count; i++) {
            const struct table_cell *cell = &grid->cells[i];
            int own = ascii_text_width(cell->text) + cell->level;
            own = own > ASCII_WIDEST ? ASCII_WIDEST : own;
            own = grid->columns[c].stub ? own : own > 12 ? 12 : own;
            if (cell->column == c && cell->column_span == 1 && own > width) {
                width = own;
            }
        }
        ascii->x[c + 1] = ascii->x[c] + width + 1;
    }
    for (int r = 0; r < grid->row_count; r++) {
        int lines = 1;
        for (size_t i = 0; i < grid->cell_count; i++) {
            const struct table_cell *cell = &grid->cells[i];
            int indent = grid->stub_columns == 1 ? cell->level : 0;
            int own = ascii_write(
                ascii, cell->text, 0, 0, ascii_inner_width(ascii, cell) - indent, true);
            own -= cell->row_span > 1 ? ascii->y[r] - ascii->y[cell->row] : 0;
            if (cell->row + cell->row_span - 1 == r && own > lines) {
                lines = own;
            }
        }
        ascii->y[r + 1] = ascii->y[r] + lines + 1;
    }
}

static inline void ascii_frame(struct ascii *ascii, const struct table_cell *cell) {
    int left = ascii->x[cell->column];
    int right = ascii->x[cell->column + cell->column_span];
    int top = ascii->y[cell->row];
    int bottom = ascii->y[cell->row + cell->row_span];
    for (int y = top; y <= bottom; y++) {
        for (int x = left; x <= right; x++) {
            bool across = y == top || y == bottom;
            bool down = x == left || x == right;
            uint32_t *at = &ascii->canvas[y * ascii->width + x];
            if (across && down) {
                *at = '+';
            } else if (*at == 0 && (across || down)) {
                *at = across ? '-' : '|';
            }
        }
    }
}

static inline void ascii_print_canvas(const struct ascii *ascii, struct buffer *out) {
    for (int y = 0; y < ascii->height; y++) {
        size_t start = out->length;
        for (int x = 0; x < ascii->width; x++) {
            uint32_t character = ascii->canvas[y * ascii->width + x];
            char bytes[4];
            if (character != 1) {
                buffer_append(out, bytes, utf8_write(bytes, character ? character : ' '));
            }
        }
        while (out->length > start && out->data[out->length - 1] == ' ') {
            out->data[--out->length] = 0;
        }
        buffer_append_char(out, '\n');
    }
}

static inline void ascii_print_grid(
    struct arena *arena, const struct table_grid *grid, struct buffer *out) {
    struct ascii ascii = {.grid = grid};
    ascii_measure(arena, &ascii);
    ascii.width = ascii.x[grid->column_count] + 1;
    ascii.height = ascii.y[grid->row_count] + 1;
    ascii.canvas =
        arena_array(arena, (size_t)(ascii.width * ascii.height), sizeof(uint32_t));
    for (size_t i = 0; i < grid->cell_count; i++) {
        ascii_frame(&ascii, &grid->cells[i]);
    }
    for (size_t i = 0; i < grid->cell_count; i++) {
        const struct table_cell *cell = &grid->cells[i];
        int indent = grid->stub_columns == 1 ? cell->level : 0;
        ascii_write(&ascii, cell->text, ascii.x[cell->column] + 1 + indent,
            ascii.y[cell->row] + 1, ascii_inner_width(&ascii, cell) - indent, false);
    }
    buffer_print(out, "%d columns, %d of them stub; %d rows\n", grid->column_count,
        grid->stub_columns, grid->row_count);
    for (int s = 0; s < grid->section_count; s++) {
        buffer_print(out, "section %d: %d head rows, %d body rows\n", s + 1,
            grid->sections[s].head_rows,
            grid->sections[s].row_count - grid->sections[s].head_rows);
    }
    ascii_print_canvas(&ascii, out);
}

#endif
