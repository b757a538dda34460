/* Drawing paths: a pen that adds steps, used by the files that know one shape each. */
#ifndef TUBIAO_SCENE_PATH_H
#define TUBIAO_SCENE_PATH_H

#include "scene/scene.h"

struct pen {
    struct arena *arena;
    struct path path;
    double x, y;             /* where it stands */
    double start_x, start_y; /* of the subpath */
};

void pen_move(struct pen *pen, double x, double y);
void pen_line(struct pen *pen, double x, double y);
void pen_curve(
    struct pen *pen, double x1, double y1, double x2, double y2, double x, double y);
void pen_quadratic(struct pen *pen, double x1, double y1, double x, double y);
void pen_close(struct pen *pen);

/* Along a circle about (x, y) from one angle to another (radians, clockwise from 3
 * o'clock, y down), as a canvas does: a line leads to its start, or the path starts
 * there. */
void pen_circle_arc(struct pen *pen, double x, double y, double radius, double from,
    double to, bool clockwise);

/* Turns by `angle` degrees and scales what was drawn, about (0, 0). */
void pen_transform(struct pen *pen, double scale_x, double scale_y, double angle);

/* SVG path data (SVG 1.1, 8.3), drawn up to the first error, as the standard asks. False
 * if there was one. */
bool pen_path_data(struct pen *pen, const char *data);

void pen_arc(struct pen *pen, const struct scene_arc *arc);
void pen_symbol(struct pen *pen, const struct scene_symbol *symbol);
void pen_rect(struct pen *pen, double width, double height, const double radius[4]);
void pen_polyline(struct pen *pen, const struct scene_mark *mark);
void pen_trail(struct pen *pen, const struct scene_mark *mark);

/* One stretch of points without a gap. `joined`: led to by a line, not a move; then the
 * steps of a step curve run the other way, since an area's far edge is drawn backwards.
 */
struct point {
    double x, y;
};
void pen_interpolate(struct pen *pen, const struct scene_mark *mark,
    const struct point *points, size_t count, bool joined);

#endif
