/* Boxes around items, while a chart is laid out. */
#ifndef TUBIAO_CHART_BOUNDS_H
#define TUBIAO_CHART_BOUNDS_H

#include <math.h>
#include <stdbool.h>

struct bounds {
    double x1, y1, x2, y2;
};

static inline struct bounds bounds_empty(void) {
    return (struct bounds){INFINITY, INFINITY, -INFINITY, -INFINITY};
}

static inline bool bounds_is_empty(const struct bounds *bounds) {
    return !(bounds->x1 <= bounds->x2);
}

static inline void bounds_add(struct bounds *bounds, double x, double y) {
    bounds->x1 = fmin(bounds->x1, x);
    bounds->y1 = fmin(bounds->y1, y);
    bounds->x2 = fmax(bounds->x2, x);
    bounds->y2 = fmax(bounds->y2, y);
}

static inline void bounds_union(struct bounds *bounds, const struct bounds *other) {
    if (!bounds_is_empty(other)) {
        bounds_add(bounds, other->x1, other->y1);
        bounds_add(bounds, other->x2, other->y2);
    }
}

static inline struct bounds bounds_moved(struct bounds bounds, double dx, double dy) {
    return (struct bounds){
        bounds.x1 + dx, bounds.y1 + dy, bounds.x2 + dx, bounds.y2 + dy};
}

static inline struct bounds bounds_grown(struct bounds bounds, double by) {
    return (struct bounds){
        bounds.x1 - by, bounds.y1 - by, bounds.x2 + by, bounds.y2 + by};
}

#endif
