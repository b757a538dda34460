/* Texts on one line, set once and kept: a large table says the same words and figures over
 * and over. Numbers are put together from the glyphs of their characters where the font
 * gives each the same advance next to any other. */
#ifndef TUBIAO_TABLE_LINES_H
#define TUBIAO_TABLE_LINES_H

#include "table/label.h"

struct lines;

struct lines *lines_new(const struct placer *placer);

/* What it sets with. */
const struct placer *lines_placer(const struct lines *lines);

/* The width on one line; 0 for nothing. The text may be part of a longer one. */
double lines_width(
    struct lines *lines, const struct style *style, const char *text, size_t length);

/* The line itself, its runs' places counted from `place`; what is made anew for it lives in
 * `arena`. The text is kept. */
struct text_line lines_set(struct lines *lines, struct arena *arena,
    const struct style *style, const char *text, struct place place);

/* The paint of a style's text, one for all. */
const struct scene_style *lines_paint(struct lines *lines, const struct style *style);

/* How wide a label may be; measured once. */
struct label_widths lines_label(
    struct lines *lines, const struct table *table, const struct table_cell *cell);

#endif
