/* What the text of a cell says: CSV has nothing but text, workbooks keep numbers as text too.
 */
#ifndef TUBIAO_DATA_CELL_TEXT_H
#define TUBIAO_DATA_CELL_TEXT_H

#include "data/value.h"

/* Null where it is blank, true or false, a number (1,234 too), else the text itself. */
struct value cell_from_text(struct arena *arena, const char *text, struct place place);

/* Without blanks at both ends; the text itself where it has none. */
const char *cell_trim(struct arena *arena, const char *text);

#endif
