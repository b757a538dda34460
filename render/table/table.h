/* Tables: header trees and stub trees over data, to a grid of cells, to placed rows.
 *
 *     trees + data ─┐
 *     sections ─────┼─► grid (cells with spans) ─► layout (widths, heights) ─► part (rows
 *     free cells ───┘                                            of one page) ─► scene
 *
 * A user writes no span: a branch spans its leaves, a short branch of the header reaches
 * down, one of the stub across. Everything lives in the job's arena. */
#ifndef TUBIAO_TABLE_TABLE_H
#define TUBIAO_TABLE_TABLE_H

#include "block/block.h"
#include "table/look.h"

extern const struct block_kind table_block;

enum cell_kind { CELL_CORNER, CELL_HEAD, CELL_STUB, CELL_DATA };

/* CELL_AXIS: numbers of a column share the place of their 个位, and the block that they
 * make stands in the middle of the column. */
enum cell_align { CELL_LEFT, CELL_CENTER, CELL_RIGHT, CELL_AXIS };

/* What few cells have beside text. */
struct cell_extra {
    struct block_list blocks;       /* what it shows instead of text */
    const char *const *diagonal;    /* a head parted by lines: labels from the bottom left
                                       to the top right, NULL-terminated; or NULL */
    const struct cell_chart *chart; /* a bar or a sparkline, chart.h; or NULL */
    const char *note;               /* its footnote, or NULL */
    struct place note_place;
    int mark; /* the footnote's number, from 1; 0: none */
};

struct table_cell {
    const char *text;             /* as printed; "" if blank */
    struct cell_extra *extra;     /* or NULL */
    const struct cell_look *look; /* what it has of its own, look.h; NULL: nothing */
    struct place place;
    int row; /* of the grid, from 0 */
    int row_span;
    uint16_t column, column_span;
    uint8_t kind;      /* enum cell_kind */
    uint8_t align;     /* enum cell_align */
    uint8_t direction; /* enum text_direction */
    uint8_t level;     /* stub set with indents: depth in the tree, from 0 */
    bool branch : 1;   /* has children in its tree: below it (head), right of it (stub) */
    bool title : 1;    /* the head of a section, over all columns */
    bool number : 1;   /* counts as a number */
    bool total : 1;    /* of a row or column of totals */
    bool repeated : 1; /* stands in an earlier part too: no part of the structure */
};

struct table_column {
    double width;       /* px asked for; 0: as the content needs */
    double width_share; /* of the table's width: 25% gives 0.25; 0: not given */
    double weight;      /* columns of numbers without a width share what they get in this
                           proportion; 0: a stub or text column, with its own width */
    bool stub;
};

struct table_row {
    bool head;
    bool keep;   /* not parted from the row before: a total from what it adds up */
    int section; /* index */
};

/* Rows with heads of their own on the common columns; a plain table has one. */
struct table_section {
    int first_row, row_count;
    int head_rows; /* of row_count, the title's among them */
};

struct table_note;

struct table_grid {
    struct table_cell *cells; /* row by row, in reading order */
    size_t cell_count;
    struct table_column *columns;
    int column_count, stub_columns;
    struct table_row *rows;
    int row_count;
    struct table_section *sections;
    int section_count;
    const int *at;            /* row_count × column_count: which cell lies there */
    struct table_note *notes; /* in the order of their marks */
    int note_count;
    bool has_extras; /* a cell has more than text */
};

/* A footnote. */
struct table_note {
    const char *text;
    struct place place;
};

/* Makes `at` from the cells. */
void grid_fill_places(struct arena *arena, struct table_grid *grid);

/* The cell at a place of the grid. */
const struct table_cell *table_grid_cell(
    const struct table_grid *grid, int row, int column);

struct table_layout;    /* layout.h */
struct table_structure; /* structure.h */

/* The block. What is left for the next page is another struct on the same grid. */
struct table {
    struct block block;
    const struct table_grid *grid;
    struct table_look look;
    const char *const *words; /* not to be broken inside; NULL-terminated */
    int first_row;            /* rows before it are placed already */
    const int *shown; /* lines of that row that are, by column; NULL: none (row_cut.h) */
    struct table_layout *layout;       /* of the last width asked for */
    struct table_structure *structure; /* once a part is placed */
    struct table *slice; /* too wide: its first part by columns (slice.h); else NULL */
    struct table *next; /* of a part by columns: the one with the next columns, or NULL */
};

#endif
