/* How a table looks: one of the kinds of CY/T 170 by `grid`, changed key by key.
 *
 *     table:                    # in a theme, or `style:` in a table
 *       grid: full              # full 全线表, three-line 三线表, open 省线表, none 无线表
 *       top-rule: 1.5pt           # bottom-rule, side-rule: the outer rules
 *       head-rule: 0.5pt          # under the head
 *       row-rule: 0.5pt           # column-rule: the inner ones
 *       spanner-rule: 0.5pt       # under a branch of the head
 *       spanner-inset: 2pt        # cut off that rule at both ends
 *       section-rule: 0.5pt       # over a section; group-rule: over a branch of the stub
 *       total-rule: 0.5pt         # over the totals at the foot of what they add up
 *       rule-color: "#000"
 *       padding: 2.5pt            # left and right; less where columns are narrow
 *       row-padding: 3pt          # head-padding: above and below
 *       row-height: 1.9           # least; times the size, or a length
 *       stub: columns             # or indent: the stub tree in one column
 *       indent: 1em               # of each level there
 *       label-width: 3em          # labels are not set narrower unless they must
 *       head-background: none     # title-, stub-, total-background; band: every other row
 *       head-align: center        # title-, stub-, branch-, text-align: left center right
 *       number-align: axis        # the 个位 under one another; or left center right
 *       note-marks: circled       # ① ②; number 1) 2), letter a b, star * **
 *       wide: split               # what is too wide: split by columns, or squeeze
 *
 * Text styles are the theme's table-head, table-title, table-corner, table-stub,
 * table-total and table-cell; their `align` counts where no key here says otherwise.
 *
 * Cells, entries of trees and conditions change a few things of single cells: `fill`,
 * `color`, `font`, `size`, `weight`, `italic`, `rules: {top, right, bottom, left}`. */
#ifndef TUBIAO_TABLE_LOOK_H
#define TUBIAO_TABLE_LOOK_H

#include "table/rule.h"

enum note_marks { MARKS_CIRCLED, MARKS_NUMBER, MARKS_LETTER, MARKS_STAR };

enum table_text {
    TEXT_OF_CORNER,
    TEXT_OF_HEAD,
    TEXT_OF_TITLE,
    TEXT_OF_STUB,
    TEXT_OF_CELL,
    TEXT_OF_TOTAL,
    TEXT_OF_NOTE,
    TABLE_TEXT_COUNT
};

/* The theme's `table` mapping, then the block's `style`. Lengths px. */
struct table_look {
    const struct style *styles[TABLE_TEXT_COUNT];
    struct table_rule top_rule, bottom_rule, side_rule; /* outer */
    struct table_rule head_rule;                        /* under the head */
    struct table_rule row_rule, column_rule;            /* inner */
    struct table_rule spanner_rule;                     /* under a branch of the head */
    double spanner_inset;           /* cut off that rule at both ends */
    struct table_rule section_rule; /* over the head of a section that is not the first */
    struct table_rule group_rule;   /* over a branch of the stub */
    struct table_rule total_rule;   /* over a total behind what it adds up */
    struct color rule_color;
    double padding;      /* left and right of the content */
    double row_padding;  /* above and below the Han boxes of the text */
    double head_padding; /* as row_padding, in heads */
    double row_height;   /* least */
    double indent;       /* of each level of the stub, where it is set with indents */
    double label_width;  /* no label's line is made narrower than this, or its text */
    bool indented;       /* stub: indent; the tree in one column, a branch in a row */
    bool squeeze;        /* wide: squeeze */
    enum note_marks note_marks;
    struct color head_background, stub_background, title_background, total_background,
        band;
    int head_align, title_align, stub_align, branch_align, text_align,
        number_align; /* enum cell_align */
};

enum rule_side { SIDE_TOP, SIDE_RIGHT, SIDE_BOTTOM, SIDE_LEFT, SIDE_COUNT };

/* What a cell has of its own. */
struct cell_look {
    struct color fill;         /* not set: as its kind */
    const struct style *style; /* of its text */
    struct table_rule rules[SIDE_COUNT];
};

/* A theme's `table`, or a table's `style`. */
extern const struct schema look_schema;

/* The theme's `table`, then `own` (may be NULL). False with faults. */
bool look_read(struct binder *binder, const struct value *own, struct table_look *look);

#endif
