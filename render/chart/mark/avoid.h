/* Labels that keep off each other and off what they must not cover.
 *
 *     mark: {type: text, avoid: true}
 *     mark: {type: text, avoid: {direction: y, priority: 条数}}
 *
 * They move (`x`: sideways, beside bars; `y`: up and down, at the ends of lines; `around`
 * their points), then all get smaller, down to what print can be read at, then those with
 * the least `priority` (or the last, without one) are left out, and a warning names them. */
#ifndef TUBIAO_CHART_MARK_AVOID_H
#define TUBIAO_CHART_MARK_AVOID_H

#include "chart/label.h"
#include "chart/mark/mark.h"

/* What stands behind `avoid`. */
extern const struct schema avoid_schema;

/* Faults an `avoid` of the mark that is ill-formed. */
bool avoid_check(const struct value *mark, struct faults *faults);
bool avoid_is_wanted(const struct chart *chart, const struct view *view);

/* Moves the view's labels, one a row, which share the plot's coordinates; `hidden` ones are
 * left out. */
void labels_avoid(const struct plot *plot, const struct view *view, struct label *labels,
    bool *hidden, size_t count);

#endif
