/* Stacked bars with rounded corners: each stack is a group, only its ends are round. */
#ifndef TUBIAO_CHART_MARK_STACKED_H
#define TUBIAO_CHART_MARK_STACKED_H

#include "chart/mark/mark.h"

bool stacked_corners_wanted(const struct plot *plot, const struct view *view);
void stacked_corners_place(const struct plot *plot, const struct view *view);

#endif
