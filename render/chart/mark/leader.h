/* Labels of arcs in two columns, each joined to its arc by a line of two segments.
 *
 *            ╭──────╮  ╱──── label      radial from the edge, then horizontal
 *            │      │╱
 *            ╰──────╯╲
 *                      ╲──── label
 */
#ifndef TUBIAO_CHART_MARK_LEADER_H
#define TUBIAO_CHART_MARK_LEADER_H

#include "chart/label.h"
#include "chart/mark/mark.h"

struct polar {
    double theta;  /* radians clockwise from 12 o'clock */
    double radius; /* px: where the leader begins */
};

/* Whether the view says how far from the centre it stands: else its arcs decide. */
bool leader_radius_is_said(const struct chart *chart, const struct view *view);
bool leader_is_wanted(const struct chart *chart, const struct view *view);

/* `labels` have their centre in x, y; their places are found here. */
void leaders_place(const struct plot *plot, const struct view *view,
    struct scene_group *group, struct label *labels, const struct polar *polars,
    size_t count);

#endif
