/* A grid laid out for a width: column borders, row heights. What stands in a cell is set
 * when it is asked for, so that a large table costs a few bytes a cell. */
#ifndef TUBIAO_TABLE_LAYOUT_H
#define TUBIAO_TABLE_LAYOUT_H

#include "table/axis.h"
#include "table/content.h"
#include "table/label.h"

/* What stands in a cell. */
struct cell_setting {
    struct paragraph paragraph;
    bool on_axis; /* a number with `before` px before the column's axis */
    double before;
    struct cell_content content; /* its blocks */
    double height;               /* of the Han boxes, or of the blocks */
};

struct table_layout {
    double width;   /* the region's, for which this is laid out */
    double padding; /* the look's, or less where the columns are narrow */
    double *edges;  /* column_count + 1, from 0; whole half px, so that rules are crisp */
    double *heights; /* of rows, whole px, the rule over the row in it; NULL: begun */
    struct axes axes;
    struct lines *lines;
    struct text_line line;         /* of the cell last set, where it has one */
    struct cell_content *contents; /* of cells; NULL where none has blocks */
    bool narrow;                   /* even the least does not fit the width */
    bool warned;
};

/* Columns first: a table that is too narrow may be split before its rows are laid out. */
struct table_layout *layout_begin(
    const struct placer *placer, const struct table *table, double width);
void layout_finish(
    const struct placer *placer, const struct table *table, struct table_layout *layout);

/* Both. */
struct table_layout *layout_make(
    const struct placer *placer, const struct table *table, double width);

/* The content of a cell, until the next is set. */
struct cell_setting layout_set_cell(const struct placer *placer,
    const struct table *table, struct table_layout *layout,
    const struct table_cell *cell);

/* Its height alone. */
double layout_cell_height(const struct placer *placer, const struct table *table,
    struct table_layout *layout, const struct table_cell *cell);

/* widths.c: the sum of the columns' least and of their full widths. */
struct widths layout_widths(const struct placer *placer, const struct table *table);

/* The borders of columns for the layout's width, and its padding; says if it is narrow. */
double *layout_columns(
    const struct placer *placer, const struct table *table, struct table_layout *layout);

/* The least that each column needs to be read, rules and paddings in it. */
double *layout_least(
    const struct placer *placer, const struct table *table, double width);

/* The rule left of a column border (0 … column_count), px; outer rules lie inside the
 * table, inner ones right of the border. */
double layout_column_rule(const struct table *table, int border);

/* Where the content of a cell may stand: between its rules and paddings. */
double layout_content_left(const struct table *table, const struct table_layout *layout,
    const struct table_cell *cell);
double layout_content_right(const struct table *table, const struct table_layout *layout,
    const struct table_cell *cell);

/* Where its text ends: before the bar, where it has one. */
double layout_text_right(const struct table *table, const struct table_layout *layout,
    const struct table_cell *cell);

/* The gap between a number and its bar. */
double layout_bar_gap(const struct table *table, const struct table_cell *cell);

bool cell_has_bar(const struct table_cell *cell);

double cell_padding(const struct table *table, const struct table_cell *cell);

#endif
