/* A sheet to be written: cells with spans and one of a few looks. tubiao writes sheets only
 * to be filled in, so that is all there is. */
#ifndef TUBIAO_DATA_SHEET_DRAFT_H
#define TUBIAO_DATA_SHEET_DRAFT_H

#include "data/value.h"

/* What a cell is for: it decides its font, alignment and lines. */
enum draft_look {
    DRAFT_HEAD,   /* bold, centred, on grey */
    DRAFT_LABEL,  /* at the left, wrapped */
    DRAFT_BRANCH, /* a label over others: centred, wrapped */
    DRAFT_NUMBER, /* to be filled in */
    DRAFT_COUNT,  /* the same; Excel refuses what is no whole number from 0 */
    DRAFT_TEXT,   /* to be filled in */
};

struct draft_cell {
    uint32_t row, column; /* from 1 */
    uint32_t row_span, column_span;
    enum draft_look look;
    struct value value; /* text, a number, null */
};

struct sheet_draft {
    const char *name; /* as workbooks allow: at most 31 characters, none of []:*?/\ */
    struct draft_cell *cells;
    size_t cell_count;
    double *widths; /* of columns, in characters */
    uint32_t column_count, row_count;
    uint32_t head_rows; /* stay in view */
};

#endif
