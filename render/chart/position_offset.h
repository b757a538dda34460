/* Offsets of positions (xOffset and the like), and what an aligned size starts from. */
#ifndef TUBIAO_CHART_POSITION_OFFSET_H
#define TUBIAO_CHART_POSITION_OFFSET_H

#include "chart/position.h"

struct position_offset {
    bool encoded; /* by a channel: positions start at the band's edge, not its middle */
    struct reference reference;
};

/* Of x, y, x2, theta…; `band_position`: where in its own band an encoded offset points. */
struct position_offset position_offset(const struct plot *plot, const struct view *view,
    enum channel channel, double band_position);
struct reference offset_reference(const struct plot *plot, struct reference reference,
    const struct position_offset *offset);

/* Which point of the interval a position means, by the mark's align or baseline. */
int span_form(const struct chart *chart, const struct view *view, enum channel channel,
    bool from_start);

#endif
