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

extern const struct block_kind table_block;

enum cell_kind { CELL_CORNER, CELL_HEAD, CELL_STUB, CELL_DATA };

/* CELL_AXIS: numbers of a column share the place of their 个位, and the block that they
 * make stands in the middle of the column. */
enum cell_align { CELL_LEFT, CELL_CENTER, CELL_RIGHT, CELL_AXIS };

struct table_cell {
    enum cell_kind kind;
    int row, column; /* of the grid, from 0 */
    int row_span, column_span;
    const char *text; /* as printed; "" if blank */
    enum cell_align align;
    enum text_direction direction;
    bool branch; /* has children in its tree: they lie below (head) or right (stub) */
    bool title;  /* the head of a section, over all columns */
    bool number; /* counts as a number */
    int level;   /* stub set with indents: depth in the tree, from 0 */
    struct block_list blocks; /* what it shows instead of text; mostly none */
    struct place place;
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
    int section; /* index */
};

/* Rows with heads of their own on the common columns; a plain table has one. */
struct table_section {
    int first_row, row_count;
    int head_rows; /* of row_count, the title's among them */
};

struct table_grid {
    struct table_cell *cells; /* row by row, in reading order */
    size_t cell_count;
    struct table_column *columns;
    int column_count, stub_columns;
    struct table_row *rows;
    int row_count;
    struct table_section *sections;
    int section_count;
    const int *at; /* row_count × column_count: which cell lies there */
};

/* The cell at a place of the grid. */
const struct table_cell *table_grid_cell(
    const struct table_grid *grid, int row, int column);

/* How tables look: the theme's `table` mapping, then the block's `style`. Lengths px. */
struct table_look {
    double top_rule, bottom_rule, side_rule; /* outer */
    double head_rule;                        /* under the head */
    double row_rule, column_rule;            /* inner */
    double spanner_rule;                     /* under a branch of the head */
    double spanner_inset;                    /* cut off that rule at both ends */
    double section_rule; /* over the head of a section that is not the first */
    double group_rule;   /* over a branch of the stub */
    struct color rule_color;
    double padding;      /* left and right of the content */
    double row_padding;  /* above and below the Han boxes of the text */
    double head_padding; /* as row_padding, in heads */
    double row_height;   /* least */
    double indent;       /* of each level of the stub, where it is set with indents */
    double label_width;  /* no label's line is made narrower than this, or its text */
    bool indented;       /* stub: indent; the tree in one column, a branch in a row */
    struct color head_background, stub_background, title_background;
    enum cell_align head_align, title_align, stub_align, branch_align, text_align,
        number_align;
};

struct table_layout;    /* layout.h */
struct table_structure; /* structure.h */

/* The block. What is left for the next page is another struct on the same grid. */
struct table {
    struct block block;
    const struct table_grid *grid;
    struct table_look look;
    const char *const *words;          /* not to be broken inside; NULL-terminated */
    int first_row;                     /* rows before it are placed already */
    struct table_layout *layout;       /* of the last width asked for */
    struct table_structure *structure; /* once a part is placed */
};

#endif
