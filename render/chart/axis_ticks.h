/* The ticks of an axis: their values, places and labels. */
#ifndef TUBIAO_CHART_AXIS_TICKS_H
#define TUBIAO_CHART_AXIS_TICKS_H

#include "chart/guide.h"

struct axis_tick {
    struct value value;
    struct value datum; /* {value, label, index} for conditions and labelExpr */
    const char *label;
    double position; /* of the tick and its grid line, in px along the axis */
    double center;   /* of its label */
};

struct axis_ticks {
    struct axis_tick *items;
    size_t count;
};

struct axis_ticks axis_ticks_find(
    const struct guide_look *look, const struct scale *scale, const double range[2]);

/* Tick values for a number of ticks said, an interval, or a rule's; *count is what the
 * labels' precision goes by. */
/* No more ticks than the least step between them allows. */
double guide_limit_count(
    const struct guide_look *look, const struct scale *scale, double count);
struct ticks guide_tick_values(const struct guide_look *look, const struct scale *scale,
    double otherwise, double *count);

#endif
