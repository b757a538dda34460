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
 *       rule-color: "#000"
 *       padding: 2.5pt            # left and right; less where columns are narrow
 *       row-padding: 3pt          # head-padding: above and below
 *       row-height: 1.9           # least; times the size, or a length
 *       stub: columns             # or indent: the stub tree in one column
 *       indent: 1em               # of each level there
 *       label-width: 3em          # labels are not set narrower unless they must
 *       head-background: none     # title-background, stub-background
 *       head-align: center        # title-, stub-, branch-, text-align: left center right
 *       number-align: axis        # the 个位 under one another; or left center right
 *
 * Text styles are the theme's table-head, table-title, table-corner, table-stub and
 * table-cell; their `align` counts where no key here says otherwise. */
#ifndef TUBIAO_TABLE_LOOK_H
#define TUBIAO_TABLE_LOOK_H

#include "table/table.h"

/* The theme's `table`, then `own` (may be NULL). False with faults. */
bool look_read(struct binder *binder, const struct value *own, struct table_look *look);

#endif
