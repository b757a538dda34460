/* Cell names: letters are a number to base 26 without a nought. */
#include "base/cell_name.h"

#include <stdio.h>
#include <string.h>

size_t column_name_print(char text[CELL_NAME_SIZE], uint32_t column) {
    char letters[8];
    size_t count = 0;
    for (; column > 0; column = (column - 1) / 26) {
        letters[count++] = (char)('A' + (column - 1) % 26);
    }
    for (size_t i = 0; i < count; i++) {
        text[i] = letters[count - 1 - i];
    }
    text[count] = 0;
    return count;
}

size_t cell_name_print(char text[CELL_NAME_SIZE], uint32_t row, uint32_t column) {
    size_t length = column_name_print(text, column);
    return length + (size_t)snprintf(text + length, CELL_NAME_SIZE - length, "%u", row);
}

static int letter_number(char c) {
    c |= 0x20;
    return c >= 'a' && c <= 'z' ? c - 'a' + 1 : 0;
}

bool cell_name_read(const char **text, uint32_t *row, uint32_t *column) {
    const char *c = *text + (**text == '$');
    *column = 0;
    for (; letter_number(*c) && *column <= SHEET_COLUMNS; c++) {
        *column = *column * 26 + (uint32_t)letter_number(*c);
    }
    c += *c == '$';
    *row = 0;
    for (; *c >= '0' && *c <= '9' && *row <= SHEET_ROWS; c++) {
        *row = *row * 10 + (uint32_t)(*c - '0');
    }
    *text = c;
    return *row >= 1 && *row <= SHEET_ROWS && *column >= 1 && *column <= SHEET_COLUMNS;
}

static void put_in_order(uint32_t *first, uint32_t *last) {
    if (*first > *last) {
        uint32_t other = *first;
        *first = *last;
        *last = other;
    }
}

bool cell_range_read(const char *text, struct cell_range *range) {
    if (!cell_name_read(&text, &range->first_row, &range->first_column)) {
        return false;
    }
    range->last_row = range->first_row;
    range->last_column = range->first_column;
    if (*text == ':') {
        text++;
        if (!cell_name_read(&text, &range->last_row, &range->last_column)) {
            return false;
        }
    }
    put_in_order(&range->first_row, &range->last_row);
    put_in_order(&range->first_column, &range->last_column);
    return *text == 0;
}
