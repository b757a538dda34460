/* Arcs: sectors of a ring with padding and round corners, as d3-shape draws them.
 *
 *              outer edge
 *            ,-'"""""`-.          Padding moves both straight sides inwards, in parallel,
 *          ,'   ,---.   `.        so less of the angle is lost at the outer radius than
 * at /   ,' inner `. \       the inner. A corner is a circle that touches a side and side
 * side       an edge. */
#include "scene/path.h"

#include <math.h>

static const double nearly_zero = 1e-12;

/* A corner's circle: centre, and where it touches the side and the edge. */
struct corner {
    struct point centre, side, edge;
};

static double bearing(struct point from, struct point to) {
    return atan2(to.y - from.y, to.x - from.x);
}

static struct point on_circle(double radius, double angle) {
    return (struct point){radius * cos(angle), radius * sin(angle)};
}

/* The circle of signed radius `corner` (positive: inside the edge of that radius) that
 * touches the edge and the side from `a` to `b`; of two, the one nearer the side. */
static struct corner fit_corner(
    struct point a, struct point b, double radius, double corner) {
    double length = hypot(a.x - b.x, a.y - b.y);
    double out_x = corner / length * (a.y - b.y), out_y = -corner / length * (a.x - b.x);
    double x1 = a.x + out_x, y1 = a.y + out_y;
    double dx = b.x - a.x, dy = b.y - a.y;
    double square = dx * dx + dy * dy;
    double distance = radius - corner;
    double cross = x1 * (y1 + dy) - (x1 + dx) * y1;
    double root = sqrt(fmax(0, distance * distance * square - cross * cross));
    root = dy < 0 ? -root : root;
    struct point one = {
        (cross * dy - dx * root) / square, (-cross * dx - dy * root) / square};
    struct point two = {
        (cross * dy + dx * root) / square, (-cross * dx + dy * root) / square};
    double middle_x = x1 + dx / 2, middle_y = y1 + dy / 2;
    struct point centre = hypot(one.x - middle_x, one.y - middle_y) >
                                  hypot(two.x - middle_x, two.y - middle_y)
                              ? two
                              : one;
    return (struct corner){centre, {centre.x - out_x, centre.y - out_y},
        {centre.x * radius / distance, centre.y * radius / distance}};
}

/* Where the lines a–b and c–d meet; false if they are parallel. */
static bool intersect(struct point a, struct point b, struct point c, struct point d,
    struct point *meeting) {
    double abx = b.x - a.x, aby = b.y - a.y, cdx = d.x - c.x, cdy = d.y - c.y;
    double t = cdy * abx - cdx * aby;
    if (t * t < nearly_zero) {
        return false;
    }
    t = (cdx * (a.y - c.y) - cdy * (a.x - c.x)) / t;
    *meeting = (struct point){a.x + t * abx, a.y + t * aby};
    return true;
}

/* One edge of the sector: its angles after padding, its radius, its corners' radius. */
struct edge {
    double radius, from, to, corner;
    bool empty;
};

static struct edge pad_edge(
    double radius, double from, double to, double pad, double pad_radius) {
    struct edge edge = {.radius = radius, .from = from, .to = to};
    if (pad > 0 && pad_radius > nearly_zero) {
        double shift = asin(fmin(1, pad_radius / fmax(radius, nearly_zero) * sin(pad)));
        edge.from += shift;
        edge.to -= shift;
    }
    edge.empty = edge.to - edge.from <= nearly_zero;
    if (edge.empty) {
        edge.from = edge.to = (from + to) / 2;
    }
    return edge;
}

/* Corners of a narrow sector shrink until they fit between its sides. */
static void limit_corners(struct edge *outer, struct edge *inner, double corner) {
    outer->corner = inner->corner = corner;
    struct point a = on_circle(outer->radius, outer->from);
    struct point b = on_circle(outer->radius, outer->to);
    struct point c = on_circle(inner->radius, inner->from);
    struct point d = on_circle(inner->radius, inner->to);
    struct point tip;
    if (!intersect(a, c, b, d, &tip)) {
        outer->corner = inner->corner = 0;
        return;
    }
    double ax = a.x - tip.x, ay = a.y - tip.y, bx = b.x - tip.x, by = b.y - tip.y;
    double cosine = (ax * bx + ay * by) / (hypot(ax, ay) * hypot(bx, by));
    double widening = 1 / sin(acos(fmin(1, fmax(-1, cosine))) / 2);
    double distance = hypot(tip.x, tip.y);
    inner->corner = fmin(corner, (inner->radius - distance) / (widening - 1));
    outer->corner = fmin(corner, (outer->radius - distance) / (widening + 1));
}

/* Along one edge with its two corners; `first` and `last` in drawing direction. */
static void draw_edge(struct pen *pen, const struct edge *edge, struct corner first,
    struct corner last, double full_corner, bool clockwise) {
    double corner = edge->corner;
    if (corner < full_corner) { /* the two have become one circle */
        pen_circle_arc(pen, first.centre.x, first.centre.y, corner,
            bearing(first.centre, first.side), bearing(first.centre, last.side), true);
        return;
    }
    struct point origin = {0, 0};
    pen_circle_arc(pen, first.centre.x, first.centre.y, corner,
        bearing(first.centre, first.side), bearing(first.centre, first.edge), true);
    pen_circle_arc(pen, 0, 0, edge->radius, bearing(origin, first.edge),
        bearing(origin, last.edge), clockwise);
    pen_circle_arc(pen, last.centre.x, last.centre.y, corner,
        bearing(last.centre, last.edge), bearing(last.centre, last.side), true);
}

static void draw_outer(
    struct pen *pen, const struct edge *outer, const struct edge *inner, double corner) {
    if (outer->empty) {
        struct point p = on_circle(outer->radius, outer->from);
        pen_move(pen, p.x, p.y);
    } else if (outer->corner > nearly_zero) {
        struct corner first = fit_corner(on_circle(inner->radius, inner->from),
            on_circle(outer->radius, outer->from), outer->radius, outer->corner);
        struct corner last = fit_corner(on_circle(outer->radius, outer->to),
            on_circle(inner->radius, inner->to), outer->radius, outer->corner);
        draw_edge(pen, outer, first, last, corner, true);
    } else {
        pen_circle_arc(pen, 0, 0, outer->radius, outer->from, outer->to, true);
    }
}

static void draw_inner(
    struct pen *pen, const struct edge *outer, const struct edge *inner, double corner) {
    if (inner->empty || inner->radius <= nearly_zero) {
        struct point p = on_circle(inner->radius, inner->to);
        pen_line(pen, p.x, p.y);
    } else if (inner->corner > nearly_zero) {
        struct corner first = fit_corner(on_circle(inner->radius, inner->to),
            on_circle(outer->radius, outer->to), inner->radius, -inner->corner);
        struct corner last = fit_corner(on_circle(outer->radius, outer->from),
            on_circle(inner->radius, inner->from), inner->radius, -inner->corner);
        draw_edge(pen, inner, first, last, corner, false);
    } else {
        pen_circle_arc(pen, 0, 0, inner->radius, inner->to, inner->from, false);
    }
}

static void draw_ring(struct pen *pen, double inner, double outer) {
    pen_circle_arc(pen, 0, 0, outer, -M_PI / 2, 3 * M_PI / 2, true);
    pen_close(pen);
    if (inner > nearly_zero) { /* the other way round: a hole in either fill rule */
        pen_move(pen, 0, -inner);
        pen_circle_arc(pen, 0, 0, inner, 3 * M_PI / 2, -M_PI / 2, false);
        pen_close(pen);
    }
}

void pen_arc(struct pen *pen, const struct scene_arc *arc) {
    double inner_radius = fmax(0, fmin(arc->inner_radius, arc->outer_radius));
    double outer_radius = fmax(arc->inner_radius, arc->outer_radius);
    double from = fmin(arc->start_angle, arc->end_angle) - M_PI / 2;
    double to = fmax(arc->start_angle, arc->end_angle) - M_PI / 2;
    if (!(outer_radius > nearly_zero) || !isfinite(arc->end_angle - arc->start_angle)) {
        return;
    }
    if (to - from > 2 * M_PI - nearly_zero) {
        draw_ring(pen, inner_radius, outer_radius);
        return;
    }
    double pad_radius = hypot(inner_radius, outer_radius);
    double corner =
        fmax(0, fmin(fabs(outer_radius - inner_radius) / 2, arc->corner_radius));
    struct edge outer = pad_edge(outer_radius, from, to, arc->pad_angle / 2, pad_radius);
    struct edge inner = pad_edge(inner_radius, from, to, arc->pad_angle / 2, pad_radius);
    outer.corner = inner.corner = corner;
    if (corner > nearly_zero && to - from < M_PI) {
        limit_corners(&outer, &inner, corner);
    }
    draw_outer(pen, &outer, &inner, corner);
    draw_inner(pen, &outer, &inner, corner);
    pen_close(pen);
}
