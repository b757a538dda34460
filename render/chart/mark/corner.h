/* Rounded corners of bars and rects. */
#ifndef TUBIAO_CHART_MARK_CORNER_H
#define TUBIAO_CHART_MARK_CORNER_H

#include "chart/mark/mark.h"
#include "chart/position.h"

struct corners {
    double radius[4]; /* top left, top right, bottom right, bottom left */
    bool end_only;    /* cornerRadiusEnd: at the end away from the base */
    bool horizontal;
    double end;
};

struct corners corners_bind(const struct plot *plot, const struct view *view);
void corners_set(const struct corners *corners, struct scene_rect *rect);

/* Bars, rects: one rectangle a row. */
void rects_place(const struct plot *plot, const struct view *view);

#endif
