/* Leaders of a pie with many small parts: radially out of the arc, along the outside of the
 * circle in a lane of their own, then level to the label. None crosses the circle or another.
 *
 *      label ────╮ ╭──── label
 *      label ──╮ │ │
 *             ╭┴─┴─┴╮
 */
#ifndef TUBIAO_CHART_MARK_LEADER_ROUTE_H
#define TUBIAO_CHART_MARK_LEADER_ROUTE_H

#include "chart/mark/mark.h"

/* A label of an arc while its place is sought; px, angles in radians. */
struct callout {
    size_t row, slot; /* of the data; among the texts drawn */
    bool right;
    double theta; /* of the arc's middle, clockwise from 12 o'clock, −π to π */
    double centre_x, centre_y; /* of the circle */
    double radius;
    double knee_x, knee_y; /* where a leader of two segments turns */
    double height;         /* of the label, with the air about it */
    double y;              /* middle of the label */
    double edge;           /* where the leader ends */
    /* routed leaders: distance from the centre, and where the level part begins: an angle
     * from 12 o'clock towards the label's own side */
    double lane, bend;
};

/* The arc's angle from 12 o'clock, positive towards the label's side. */
double callout_angle(const struct callout *callout);

/* Finds the lanes of a column, from top to bottom; the innermost is `inner` from the
 * centre. Gives the furthest that any leader reaches sideways from the centre. */
double leaders_route(struct callout *column, size_t count, double inner);

/* The points of a routed leader in a new line of the group. */
struct scene_mark *leader_draw_routed(struct arena *arena, struct scene_group *group,
    const struct callout *callout, const struct scene_style *style);

#endif
