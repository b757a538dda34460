/* The names of a sheet's cells: A1 is row 1, column 1. */
#ifndef TUBIAO_BASE_CELL_NAME_H
#define TUBIAO_BASE_CELL_NAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a sheet may have (ECMA-376 part 1, 18.3.1). */
enum { SHEET_ROWS = 1048576, SHEET_COLUMNS = 16384, CELL_NAME_SIZE = 24 };

size_t cell_name_print(char text[CELL_NAME_SIZE], uint32_t row, uint32_t column);
/* The letters of a column alone. */
size_t column_name_print(char text[CELL_NAME_SIZE], uint32_t column);

/* Takes a name such as B3 or $B$3 off *text; false if there is none within a sheet. */
bool cell_name_read(const char **text, uint32_t *row, uint32_t *column);

/* The cells from one corner to the other, both included. */
struct cell_range {
    uint32_t first_row, first_column, last_row, last_column;
};

/* A1:D3, D3:A1 or A1 alone; false if the whole text is none of these. */
bool cell_range_read(const char *text, struct cell_range *range);

#endif
