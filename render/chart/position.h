/* Where marks stand: references for x, y, theta and radius, with their other ends and
 * sizes (vega-lite/src/compile/mark/encode/position-*.ts). */
#ifndef TUBIAO_CHART_POSITION_H
#define TUBIAO_CHART_POSITION_H

#include "chart/reference.h"

enum position_default {
    POSITION_NONE,
    POSITION_MIDDLE,      /* of the plot */
    POSITION_ZERO_OR_MIN, /* zero if the domain has it, else its least value */
    POSITION_ZERO_OR_MAX,
};

/* One coordinate. Not set where nothing says and the default is none. */
struct reference position_point(const struct plot *plot, const struct view *view,
    enum channel channel, enum position_default otherwise);

/* The same without a field: the value said, or the default; no offset. */
struct reference position_said(const struct plot *plot, const struct view *view,
    enum channel channel, enum position_default otherwise);

/* An interval: both ends, or one point of it and its size. */
struct span {
    enum { SPAN_ENDS, SPAN_FROM_START, SPAN_FROM_CENTER, SPAN_FROM_END } form;
    struct reference first;  /* start, centre or end */
    struct reference second; /* the other end, or the size */
};

/* The interval of an area, rule or arc. */
struct span position_range(const struct plot *plot, const struct view *view,
    enum channel channel, enum position_default first, enum position_default second);
/* The interval of a bar, rect, tick or arc: a band, a bin, a range, or about a point. */
struct span position_rect(
    const struct plot *plot, const struct view *view, enum channel channel);

/* Start and length of the interval, the length never negative; ends as given. */
struct interval {
    double start, length;
    double first, second;
};
struct interval span_evaluate(
    const struct span *span, const struct row_source *rows, size_t row);

/* {band: …}: a share of the band. */
bool size_is_relative(const struct value *size);

/* A mark property said by the mark or by Vega-Lite's config; NULL if by neither. */
const struct value *mark_said(
    const struct chart *chart, const struct view *view, const char *name);

#endif
