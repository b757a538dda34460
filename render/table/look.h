/* How a table looks: one of the kinds of CY/T 170 by `grid`, changed key by key.
 *
 *     table:                      # in a theme, or `style:` of a table
 *       grid: full                # full 全线表, three-line 三线表, open 省线表, none
 * 无线表 row-rule: 0.35pt          # and top- bottom- side- head- column- spanner-
 * section- stub: indent              #   group-rule, spanner-inset, rule-color, padding…
 */
#ifndef TUBIAO_TABLE_LOOK_H
#define TUBIAO_TABLE_LOOK_H

#include "table/table.h"

/* The theme's `table`, then `own` (may be NULL). False with faults. */
bool look_read(struct binder *binder, const struct value *own, struct table_look *look);

#endif
