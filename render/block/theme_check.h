/* A theme's own check: what can't be read or told apart is a warning at its place. Everything
 * is measured on the ground it stands on, light or dark: the figure's and the pages' background,
 * the head and bands of tables. */
#ifndef TUBIAO_BLOCK_THEME_CHECK_H
#define TUBIAO_BLOCK_THEME_CHECK_H

#include "block/theme.h"

/* `document` is what `theme` was bound from.
 * - Text: contrast 4.5 : 1, large text 3 : 1 (WCAG 2.1, 1.4.3). Styles, the texts of charts, and
 *   among the theme's colours each `onNAME` on its NAME.
 * - Marks and the lines that a reader needs: 3 : 1 (WCAG 2.1, 1.4.11), or an outline or pattern
 *   that has it.
 * - The colours of chart.range.category, and of every list among the theme's colours: any two
 *   ΔE00 11 apart, in the category neighbours 20, for usual, protan, deutan and tritan eyes.
 * - With `grey-safe: true` neighbours also differ by 20 in L*, so that they can be told
 *   apart in a grey print. */
void theme_check(
    const struct theme *theme, const struct value *document, struct faults *faults);

/* The parts of it, a file each. */
struct theme_checked {
    const struct theme *theme;
    const struct value *document;
    struct color ground; /* of figures */
    double reduced;      /* by how much all is read smaller: a strip on a phone */
    struct faults *faults;
};
void theme_check_marks(const struct theme_checked *checked);
void theme_check_colors(const struct theme_checked *checked);

/* The member of a section of the theme's `chart`; NULL where there is none. */
const struct value *theme_chart_member(
    const struct theme *theme, const char *section, const char *name);
/* A colour, or a pattern's; false if it is none. */
bool theme_value_color(const struct value *value, struct color *color);
/* The colour as it looks on that ground, none of which shines through. */
struct color theme_color_on(struct color color, struct color ground);
/* "4.4": rounded down, so that what falls short also reads so. */
const char *theme_one_decimal(struct faults *faults, double number);

/* Every colour that the theme gives a name is one, or a list of them. */
bool theme_check_named(const struct value *colors, struct faults *faults);

#endif
