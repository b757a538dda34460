/* What becomes of rows whose field is null or no number: filtered out, shown, or a gap. */
#ifndef TUBIAO_CHART_INVALID_H
#define TUBIAO_CHART_INVALID_H

#include "chart/reference.h"

enum invalid_mode {
    INVALID_FILTER,             /* neither marks nor scales see them */
    INVALID_SHOW,               /* both do */
    INVALID_BREAK_SHOW_DOMAINS, /* paths break, other marks leave them out; scales see */
    INVALID_BREAK_FILTER_DOMAINS,
};

enum invalid_mode invalid_mode(const struct chart *chart, const struct view *view);

/* The channel's scale can't place such a value: it is continuous and no count. */
bool invalid_matters(
    const struct view *view, enum channel channel, const struct definition *definition);
bool invalid_is_shown(const struct chart *chart, const struct view *view,
    enum channel channel, const struct definition *definition);
/* How it is shown: config.scale.invalid, else at zero or the least of the domain. */
bool invalid_reference(const struct plot *plot, const struct view *view,
    enum channel channel, struct reference *out);

/* Zero if the scale's domain has it, else its least (or greatest) value; unset without a
 * scale. */
struct reference reference_zero_or(
    const struct plot *plot, const struct view *view, enum channel channel, bool max);

#endif
