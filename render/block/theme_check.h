/* A theme's own check: what can't be read or told apart is a warning at its place. */
#ifndef TUBIAO_BLOCK_THEME_CHECK_H
#define TUBIAO_BLOCK_THEME_CHECK_H

#include "block/theme.h"

/* `document` is what `theme` was bound from.
 * - Text on the figure's background: contrast 4.5 : 1, large text 3 : 1 (WCAG 2.1, 1.4.3).
 * - The colours of chart.range.category: any two ΔE00 11 apart and neighbours 20, for
 *   usual, protan, deutan and tritan eyes.
 * - With `grey-safe: true` neighbours also differ by 20 in L*, so that they can be told
 *   apart in a grey print. */
void theme_check(
    const struct theme *theme, const struct value *document, struct faults *faults);

#endif
