/* Trails: lines that change their width, drawn as a shape for each pair of points, round at
 * both ends (vega-scenegraph/src/path/trail.js).
 *
 *       ╭───────────╮
 *     ( 1 )        ( 2 )
 *       ╰───────────╯        */
#include <math.h>

#include "scene/path.h"

static const double pi = 3.14159265358979323846;

static void draw_segment(
    struct pen *pen, const struct scene_point *a, const struct scene_point *b) {
    double r1 = a->size / 2, r2 = b->size / 2;
    double x1 = a->item.x, y1 = a->item.y, x2 = b->item.x, y2 = b->item.y;
    double length = hypot(y1 - y2, x2 - x1);
    if (length == 0) {
        pen_circle_arc(pen, x2, y2, r2, 0, 2 * pi, true);
        pen_close(pen);
        return;
    }
    double ux = (y1 - y2) / length, uy = (x2 - x1) / length; /* across the segment */
    double turn = atan2(uy, ux);
    pen_move(pen, x1 - ux * r1, y1 - uy * r1);
    pen_line(pen, x2 - ux * r2, y2 - uy * r2);
    pen_circle_arc(pen, x2, y2, r2, turn - pi, turn, true);
    pen_line(pen, x1 + ux * r1, y1 + uy * r1);
    pen_circle_arc(pen, x1, y1, r1, turn, turn + pi, true);
    pen_close(pen);
}

void pen_trail(struct pen *pen, const struct scene_mark *mark) {
    for (size_t i = 1; i < mark->count; i++) {
        const struct scene_point *last = &mark->points[i - 1], *point = &mark->points[i];
        if (!last->undefined && !point->undefined) {
            draw_segment(pen, last, point);
        }
    }
}
