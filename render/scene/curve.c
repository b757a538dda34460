/* Lines and areas through points: the curves of d3-shape, under Vega's names. */
#include "scene/path.h"

#include <math.h>
#include <string.h>

/* How one interpolation draws its points. `ends`: how a curve treats its two ends. */
enum ends { ENDS_TOUCH, ENDS_CLOSED, ENDS_OPEN };

struct curve {
    struct pen *pen;
    const struct point *points;
    size_t count;
    bool joined; /* led to by a line, drawn backwards */
    bool horizontal;
    enum ends ends;
    double tension;
};

static void start(const struct curve *curve, struct point point) {
    if (curve->joined) {
        pen_line(curve->pen, point.x, point.y);
    } else {
        pen_move(curve->pen, point.x, point.y);
    }
}

static void draw_linear(const struct curve *curve) {
    start(curve, curve->points[0]);
    for (size_t i = 1; i < curve->count; i++) {
        pen_line(curve->pen, curve->points[i].x, curve->points[i].y);
    }
    if (curve->ends == ENDS_CLOSED) {
        pen_close(curve->pen);
    }
}

/* `tension` is where between two points the step is: 0 before, 1 after, ½ between. */
static void draw_step(const struct curve *curve) {
    double at = curve->joined ? 1 - curve->tension : curve->tension;
    start(curve, curve->points[0]);
    for (size_t i = 1; i < curve->count; i++) {
        struct point a = curve->points[i - 1], b = curve->points[i];
        double x = a.x + (b.x - a.x) * at;
        pen_line(curve->pen, x, a.y);
        pen_line(curve->pen, x, b.y);
        if (x != b.x && (at <= 0 || i + 1 == curve->count)) {
            pen_line(curve->pen, b.x, b.y);
        }
    }
}

static struct point mix(
    struct point a, double weight_a, struct point b, double weight_b) {
    return (struct point){
        a.x * weight_a + b.x * weight_b, a.y * weight_a + b.y * weight_b};
}

static struct point basis_knot(struct point a, struct point b, struct point c) {
    return (struct point){(a.x + 4 * b.x + c.x) / 6, (a.y + 4 * b.y + c.y) / 6};
}

/* From the knot at b to the knot at c of a uniform cubic B-spline. */
static void basis_piece(struct pen *pen, struct point b, struct point c, struct point d) {
    struct point one = mix(b, 2.0 / 3, c, 1.0 / 3), two = mix(b, 1.0 / 3, c, 2.0 / 3);
    struct point end = basis_knot(b, c, d);
    pen_curve(pen, one.x, one.y, two.x, two.y, end.x, end.y);
}

static void draw_basis_closed(const struct curve *curve) {
    const struct point *p = curve->points;
    size_t count = curve->count;
    if (count < 3) { /* there and back, within the two points as a spline would be */
        struct point from = mix(p[0], 1.0 / 3, p[count - 1], 2.0 / 3);
        struct point to = mix(p[0], 2.0 / 3, p[count - 1], 1.0 / 3);
        start(curve, from);
        pen_line(curve->pen, to.x, to.y);
        pen_close(curve->pen);
        return;
    }
    start(curve, basis_knot(p[0], p[1], p[2]));
    for (size_t i = 1; i <= count; i++) {
        basis_piece(curve->pen, p[i % count], p[(i + 1) % count], p[(i + 2) % count]);
    }
    pen_close(curve->pen);
}

static void draw_basis_open(const struct curve *curve) {
    const struct point *p = curve->points;
    if (curve->count < 3) {
        return;
    }
    start(curve, basis_knot(p[0], p[1], p[2]));
    for (size_t i = 1; i + 2 < curve->count; i++) {
        basis_piece(curve->pen, p[i], p[i + 1], p[i + 2]);
    }
    if (!curve->joined && curve->count == 3) {
        pen_close(curve->pen);
    }
}

static void draw_basis(const struct curve *curve) {
    const struct point *p = curve->points;
    size_t count = curve->count;
    if (curve->ends == ENDS_CLOSED) {
        draw_basis_closed(curve);
        return;
    }
    if (curve->ends == ENDS_OPEN) {
        draw_basis_open(curve);
        return;
    }
    if (count < 3) {
        draw_linear(curve);
        return;
    }
    start(curve, p[0]);
    struct point first = mix(p[0], 5.0 / 6, p[1], 1.0 / 6);
    pen_line(curve->pen, first.x, first.y);
    for (size_t i = 0; i + 1 < count; i++) {
        basis_piece(curve->pen, p[i], p[i + 1], p[i + 2 < count ? i + 2 : count - 1]);
    }
    pen_line(curve->pen, p[count - 1].x, p[count - 1].y);
}

/* Points pulled towards the straight line from first to last, then a B-spline. */
static void draw_bundle(const struct curve *curve) {
    size_t count = curve->count;
    struct point *pulled = arena_array(curve->pen->arena, count, sizeof *pulled);
    struct point first = curve->points[0], last = curve->points[count - 1];
    for (size_t i = 0; i < count; i++) {
        double t = count > 1 ? (double)i / (double)(count - 1) : 0;
        pulled[i] = mix(curve->points[i], curve->tension, mix(first, 1 - t, last, t),
            1 - curve->tension);
    }
    struct curve basis = *curve;
    basis.points = pulled;
    draw_basis(&basis);
}

/* A piece from b to c of a curve that passes through all points a, b, c, d. */
typedef void through_piece(struct pen *pen, struct point a, struct point b,
    struct point c, struct point d, double tension);

static void cardinal_piece(struct pen *pen, struct point a, struct point b,
    struct point c, struct point d, double tension) {
    double k = (1 - tension) / 6;
    pen_curve(pen, b.x + k * (c.x - a.x), b.y + k * (c.y - a.y), c.x + k * (b.x - d.x),
        c.y + k * (b.y - d.y), c.x, c.y);
}

/* The tangent control point at b, coming from a and going to c, for |a–b|^α and |b–c|^α.
 */
static struct point catmull_control(
    struct point a, struct point b, struct point c, double ab, double bc) {
    if (ab <= 1e-12) {
        return b;
    }
    double weight = 2 * ab * ab + 3 * ab * bc + bc * bc;
    double whole = 3 * ab * (ab + bc);
    return (struct point){(b.x * weight - a.x * bc * bc + c.x * ab * ab) / whole,
        (b.y * weight - a.y * bc * bc + c.y * ab * ab) / whole};
}

static void catmull_piece(struct pen *pen, struct point a, struct point b, struct point c,
    struct point d, double alpha) {
    double ab = pow(hypot(b.x - a.x, b.y - a.y), alpha);
    double bc = pow(hypot(c.x - b.x, c.y - b.y), alpha);
    double cd = pow(hypot(d.x - c.x, d.y - c.y), alpha);
    struct point one = catmull_control(a, b, c, ab, bc);
    struct point two = catmull_control(d, c, b, cd, bc);
    pen_curve(pen, one.x, one.y, two.x, two.y, c.x, c.y);
}

static void draw_through_closed(const struct curve *curve, through_piece *piece) {
    const struct point *p = curve->points;
    size_t n = curve->count;
    if (n < 3) {
        draw_linear(curve);
        return;
    }
    start(curve, p[1]);
    for (size_t i = 1; i <= n; i++) {
        piece(curve->pen, p[(i - 1) % n], p[i % n], p[(i + 1) % n], p[(i + 2) % n],
            curve->tension);
    }
    pen_close(curve->pen);
}

static void draw_through_open(const struct curve *curve, through_piece *piece) {
    const struct point *p = curve->points;
    if (curve->count < 3) {
        return;
    }
    start(curve, p[1]);
    for (size_t i = 1; i + 2 < curve->count; i++) {
        piece(curve->pen, p[i - 1], p[i], p[i + 1], p[i + 2], curve->tension);
    }
    if (!curve->joined && curve->count == 3) {
        pen_close(curve->pen);
    }
}

/* At the ends cardinal takes the neighbour beyond as mirrored onto the one before, and
 * Catmull-Rom as the end itself; both leave no tangent there. */
static void draw_through(const struct curve *curve, through_piece *piece, bool mirrored) {
    const struct point *p = curve->points;
    size_t n = curve->count;
    if (curve->ends == ENDS_CLOSED) {
        draw_through_closed(curve, piece);
        return;
    }
    if (curve->ends == ENDS_OPEN) {
        draw_through_open(curve, piece);
        return;
    }
    if (n < 3) {
        draw_linear(curve);
        return;
    }
    start(curve, p[0]);
    for (size_t i = 0; i + 1 < n; i++) {
        struct point before = i ? p[i - 1] : mirrored ? p[1] : p[0];
        struct point after = i + 2 < n ? p[i + 2] : mirrored ? p[n - 2] : p[n - 1];
        piece(curve->pen, before, p[i], p[i + 1], after, curve->tension);
    }
}

static void draw_cardinal(const struct curve *curve) {
    draw_through(curve, cardinal_piece, true);
}

static void draw_catmull_rom(const struct curve *curve) {
    draw_through(curve, catmull_piece, false);
}

/* Control points of a natural cubic spline in one dimension: the tridiagonal system with
 * no curvature at either end, solved by Thomas's algorithm. n pieces, n + 1 knots. */
static void natural_controls(
    const double *knots, size_t n, double *first, double *second) {
    double *diagonal = second; /* used up before `second` is filled */
    diagonal[0] = 2;
    first[0] = knots[0] + 2 * knots[1];
    for (size_t i = 1; i < n; i++) {
        bool last = i + 1 == n;
        double below = (last ? 2 : 1) / diagonal[i - 1];
        double right =
            last ? 8 * knots[i] + knots[i + 1] : 4 * knots[i] + 2 * knots[i + 1];
        diagonal[i] = (last ? 7 : 4) - below;
        first[i] = right - below * first[i - 1];
    }
    first[n - 1] /= diagonal[n - 1];
    for (size_t i = n - 1; i-- > 0;) {
        first[i] = (first[i] - first[i + 1]) / diagonal[i];
    }
    for (size_t i = 0; i + 1 < n; i++) {
        second[i] = 2 * knots[i + 1] - first[i + 1];
    }
    second[n - 1] = (knots[n] + first[n - 1]) / 2;
}

static void draw_natural(const struct curve *curve) {
    if (curve->count < 3) {
        draw_linear(curve);
        return;
    }
    size_t n = curve->count - 1;
    double *numbers = arena_array(curve->pen->arena, 6 * (n + 1), sizeof *numbers);
    double *x = numbers, *y = x + n + 1, *x1 = y + n + 1, *y1 = x1 + n + 1,
           *x2 = y1 + n + 1, *y2 = x2 + n + 1;
    for (size_t i = 0; i <= n; i++) {
        x[i] = curve->points[i].x;
        y[i] = curve->points[i].y;
    }
    natural_controls(x, n, x1, x2);
    natural_controls(y, n, y1, y2);
    start(curve, curve->points[0]);
    for (size_t i = 0; i < n; i++) {
        pen_curve(curve->pen, x1[i], y1[i], x2[i], y2[i], x[i + 1], y[i + 1]);
    }
}

/* Slope at b that keeps the curve between its points (Steffen 1990). */
static double monotone_slope(struct point a, struct point b, struct point c) {
    double h0 = b.x - a.x, h1 = c.x - b.x;
    double s0 = (b.y - a.y) / h0, s1 = (c.y - b.y) / h1;
    double p = (s0 * h1 + s1 * h0) / (h0 + h1);
    if (isnan(p) || isnan(s0) || isnan(s1) || (s0 < 0) != (s1 < 0)) {
        return 0;
    }
    double least = 2 * fmin(fmin(fabs(s0), fabs(s1)), 0.5 * fabs(p));
    return s0 < 0 ? -least : least;
}

static double end_slope(struct point a, struct point b, double other) {
    double h = b.x - a.x;
    return h != 0 ? (3 * (b.y - a.y) / h - other) / 2 : other;
}

static void monotone_piece(const struct curve *curve, struct point a, struct point b,
    double slope_a, double slope_b) {
    double dx = (b.x - a.x) / 3;
    struct point one = {a.x + dx, a.y + dx * slope_a};
    struct point two = {b.x - dx, b.y - dx * slope_b};
    if (curve->horizontal) {
        pen_curve(curve->pen, one.y, one.x, two.y, two.x, b.y, b.x);
    } else {
        pen_curve(curve->pen, one.x, one.y, two.x, two.y, b.x, b.y);
    }
}

/* Coincident neighbours count once; a horizontal curve is monotone in y, so its
 * coordinates are swapped. */
static size_t monotone_points(const struct curve *curve, struct point *points) {
    size_t count = 0;
    for (size_t i = 0; i < curve->count; i++) {
        struct point p = curve->points[i], before = curve->points[i ? i - 1 : 0];
        if (i == 0 || p.x != before.x || p.y != before.y) {
            points[count++] = curve->horizontal ? (struct point){p.y, p.x} : p;
        }
    }
    return count;
}

static void draw_monotone(const struct curve *curve) {
    struct point *p = arena_array(curve->pen->arena, curve->count, sizeof *p);
    size_t count = monotone_points(curve, p);
    if (count < 3) {
        draw_linear(curve);
        return;
    }
    start(curve, curve->points[0]);
    double slope = monotone_slope(p[0], p[1], p[2]);
    monotone_piece(curve, p[0], p[1], end_slope(p[0], p[1], slope), slope);
    for (size_t i = 1; i + 1 < count; i++) {
        double next = i + 2 < count ? monotone_slope(p[i], p[i + 1], p[i + 2])
                                    : end_slope(p[i], p[i + 1], slope);
        monotone_piece(curve, p[i], p[i + 1], slope, next);
        slope = next;
    }
}

/* Every interpolation: Vega's name, how it is drawn, its ends and default tension. */
static const struct {
    const char *name;
    void (*draw)(const struct curve *curve);
    enum ends ends;
    double tension;
    bool fixed; /* tension is part of the curve, not for the user */
} curves[] = {
    [INTERPOLATE_LINEAR] = {"linear", draw_linear, ENDS_TOUCH, 0, true},
    [INTERPOLATE_MONOTONE] = {"monotone", draw_monotone, ENDS_TOUCH, 0, true},
    [INTERPOLATE_STEP] = {"step", draw_step, ENDS_TOUCH, 0.5, true},
    [INTERPOLATE_STEP_BEFORE] = {"step-before", draw_step, ENDS_TOUCH, 0, true},
    [INTERPOLATE_STEP_AFTER] = {"step-after", draw_step, ENDS_TOUCH, 1, true},
    [INTERPOLATE_BASIS] = {"basis", draw_basis, ENDS_TOUCH, 0, true},
    [INTERPOLATE_CARDINAL] = {"cardinal", draw_cardinal, ENDS_TOUCH, 0, false},
    [INTERPOLATE_NATURAL] = {"natural", draw_natural, ENDS_TOUCH, 0, true},
    [INTERPOLATE_CATMULL_ROM] = {"catmull-rom", draw_catmull_rom, ENDS_TOUCH, 0.5, false},
    [INTERPOLATE_BUNDLE] = {"bundle", draw_bundle, ENDS_TOUCH, 0.85, false},
    [INTERPOLATE_LINEAR_CLOSED] = {"linear-closed", draw_linear, ENDS_CLOSED, 0, true},
    [INTERPOLATE_BASIS_CLOSED] = {"basis-closed", draw_basis, ENDS_CLOSED, 0, true},
    [INTERPOLATE_BASIS_OPEN] = {"basis-open", draw_basis, ENDS_OPEN, 0, true},
    [INTERPOLATE_CARDINAL_CLOSED] = {"cardinal-closed", draw_cardinal, ENDS_CLOSED, 0,
        false},
    [INTERPOLATE_CARDINAL_OPEN] = {"cardinal-open", draw_cardinal, ENDS_OPEN, 0, false},
    [INTERPOLATE_CATMULL_ROM_CLOSED] = {"catmull-rom-closed", draw_catmull_rom,
        ENDS_CLOSED, 0.5, false},
    [INTERPOLATE_CATMULL_ROM_OPEN] = {"catmull-rom-open", draw_catmull_rom, ENDS_OPEN,
        0.5, false},
};

const char *interpolation_name(enum interpolation interpolation) {
    return curves[interpolation].name;
}

bool interpolation_find(const char *name, enum interpolation *interpolation) {
    for (size_t i = 0; i < countof(curves); i++) {
        if (strcmp(curves[i].name, name) == 0) {
            *interpolation = (enum interpolation)i;
            return true;
        }
    }
    return false;
}

void pen_interpolate(struct pen *pen, const struct scene_mark *mark,
    const struct point *points, size_t count, bool joined) {
    if (count == 0) {
        return;
    }
    struct curve curve = {pen, points, count, joined, mark->horizontal,
        curves[mark->interpolation].ends, curves[mark->interpolation].tension};
    if (mark->tension != 0 && !curves[mark->interpolation].fixed) {
        curve.tension = mark->tension;
    }
    curves[mark->interpolation].draw(&curve);
    if (!joined && mark->type == MARK_LINE && count == 1 && curve.ends == ENDS_TOUCH) {
        pen_close(pen); /* a lone point is a dot, if the line's caps are round */
    }
}
