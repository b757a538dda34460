/* Footnotes of tables: marks in reading order, one for all cells with the same note; the
 * notes under the last part, no wider than the table. */
#ifndef TUBIAO_TABLE_NOTE_H
#define TUBIAO_TABLE_NOTE_H

#include "table/table.h"

/* Gives each cell with a note its mark, the grid its list of notes. */
void notes_number(struct arena *arena, struct table_grid *grid);

/* ①, 1), a or *. */
const char *note_mark(struct arena *arena, enum note_marks marks, int number);

/* How a mark stands behind a text of that style: small, raised, never at a line's start. */
struct text_span note_span(struct arena *arena, const struct table_look *look,
    const struct style *style, int number);

/* What the notes take under a table of that width, 0 without any. */
double notes_height(const struct placer *placer, const struct table *table, double width);

/* Draws them from `y` on. */
void notes_paint(const struct placer *placer, const struct table *table, double width,
    double y, struct scene_group *group);

#endif
