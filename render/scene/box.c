/* The boxes of items' outlines, as tight as their curves. */
#include "scene/scene.h"

#include <math.h>

struct extent {
    double x1, y1, x2, y2;
};

static void take(struct extent *extent, double x, double y) {
    extent->x1 = fmin(extent->x1, x);
    extent->y1 = fmin(extent->y1, y);
    extent->x2 = fmax(extent->x2, x);
    extent->y2 = fmax(extent->y2, y);
}

static double bezier(double a, double b, double c, double d, double t) {
    double u = 1 - t;
    return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
}

/* Where one coordinate of the curve turns: the roots of its derivative. */
static int turning_points(double a, double b, double c, double d, double out[2]) {
    double p = -a + 3 * b - 3 * c + d, q = 2 * (a - 2 * b + c), r = b - a;
    if (fabs(p) < 1e-12) {
        out[0] = -r / q;
        return fabs(q) < 1e-12 ? 0 : 1;
    }
    double root = q * q - 4 * p * r;
    if (root < 0) {
        return 0;
    }
    out[0] = (-q + sqrt(root)) / (2 * p);
    out[1] = (-q - sqrt(root)) / (2 * p);
    return 2;
}

static void take_curve(
    struct extent *extent, double x, double y, const struct path_step *step) {
    double turns[4];
    int count = turning_points(x, step->x1, step->x2, step->x, turns);
    count += turning_points(y, step->y1, step->y2, step->y, turns + count);
    for (int i = 0; i < count; i++) {
        double t = turns[i];
        if (t > 0 && t < 1) {
            take(extent, bezier(x, step->x1, step->x2, step->x, t),
                bezier(y, step->y1, step->y2, step->y, t));
        }
    }
}

struct scene_box scene_item_box(
    struct arena *arena, const struct scene_mark *mark, size_t index) {
    struct arena_mark before = arena_mark(arena);
    struct path path = scene_item_path(arena, mark, index);
    struct extent extent = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    double x = 0, y = 0;
    for (size_t i = 0; i < path.count; i++) {
        const struct path_step *step = &path.steps[i];
        if (step->verb == PATH_CURVE) {
            take_curve(&extent, x, y, step);
        }
        take(&extent, step->x, step->y);
        x = step->x;
        y = step->y;
    }
    arena_rewind(arena, before);
    if (!(extent.x1 <= extent.x2)) {
        return (struct scene_box){0, 0, 0, 0};
    }
    bool placed = !scene_is_polyline(mark);
    const struct item *item = scene_item(mark, index);
    return (struct scene_box){extent.x1 + (placed ? item->x : 0),
        extent.y1 + (placed ? item->y : 0), extent.x2 - extent.x1, extent.y2 - extent.y1};
}
