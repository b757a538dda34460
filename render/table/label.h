/* The text of cells: how wide it may be, and set into a width.
 *
 * A label made of the table's `words` breaks between them (社会/公益/组织); one of other
 * text breaks as text does. Lines of heads and branches are balanced. A line feed in the
 * text always ends a line. */
#ifndef TUBIAO_TABLE_LABEL_H
#define TUBIAO_TABLE_LABEL_H

#include "table/table.h"

/* Content widths in px. */
struct label_widths {
    double hard; /* nothing broken that may not be, two characters a line */
    double good; /* readable: no narrower than the look's label_width, words whole */
    double full; /* on one line */
};

/* What a cell's text is set in: its own look's, else its kind's. */
const struct style *cell_style(
    const struct table_look *look, const struct table_cell *cell);

/* Of the text alone, without a footnote's mark. */
struct label_widths label_measure(const struct placer *placer, const struct table *table,
    const struct table_cell *cell, const char *text);

/* The mark of the cell's footnote, 0 if it has none. */
double label_mark_width(const struct placer *placer, const struct table *table,
    const struct table_cell *cell);

/* With the footnote's mark behind it. */
struct paragraph label_set(const struct placer *placer, const struct table *table,
    const struct table_cell *cell, const char *text, double width);

/* From the top of the first Han box to the foot of the last, across for vertical text the
 * length of the column. */
double label_height(const struct paragraph *paragraph, const struct style *style,
    enum text_direction direction);

/* Han boxes reach this far above and below the baseline, in ems. */
#define HAN_ASCENT 0.88
#define HAN_DESCENT 0.12

#endif
