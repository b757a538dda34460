/* The points of a line or area mark, divided at gaps, to paths. */
#include "scene/path.h"

#include <math.h>

static bool is_gap(const struct scene_point *point) {
    return point->undefined || !isfinite(point->item.x) || !isfinite(point->item.y);
}

static struct point near_edge(const struct scene_point *point) {
    return (struct point){point->item.x, point->item.y};
}

static struct point far_edge(const struct scene_mark *mark, const struct scene_point *p) {
    return mark->horizontal ? (struct point){p->x2, p->item.y}
                            : (struct point){p->item.x, p->y2};
}

/* One stretch without a gap. An area goes along its near edge and back along the far one:
 *
 *     near  0 ──► 1 ──► 2
 *     far   5 ◄── 4 ◄── 3        */
static void draw_stretch(
    struct pen *pen, const struct scene_mark *mark, size_t from, size_t count) {
    struct point *points = arena_array(pen->arena, count, sizeof *points);
    for (size_t i = 0; i < count; i++) {
        points[i] = near_edge(&mark->points[from + i]);
    }
    pen_interpolate(pen, mark, points, count, false);
    if (mark->type != MARK_AREA) {
        return;
    }
    struct point *back = arena_array(pen->arena, count, sizeof *back);
    for (size_t i = 0; i < count; i++) {
        back[i] = far_edge(mark, &mark->points[from + count - 1 - i]);
    }
    pen_interpolate(pen, mark, back, count, true);
    pen_close(pen);
}

void pen_polyline(struct pen *pen, const struct scene_mark *mark) {
    size_t from = 0;
    while (from < mark->count) {
        size_t to = from;
        while (to < mark->count && !is_gap(&mark->points[to])) {
            to++;
        }
        if (to > from) {
            draw_stretch(pen, mark, from, to - from);
        }
        from = to + 1;
    }
}
