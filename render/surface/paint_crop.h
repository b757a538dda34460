/* A part of a page as pixels, for screens: only what is seen is painted, at the screen's own
 * resolution, however far it is zoomed. */
#ifndef TUBIAO_SURFACE_PAINT_CROP_H
#define TUBIAO_SURFACE_PAINT_CROP_H

#include "base/fault.h"
#include "scene/scene.h"

struct crop {
    double scale;      /* pixels per px */
    double x, y;       /* its corner in pixels of the scaled page */
    int width, height; /* in pixels; what lies beyond the page is left as it is */
};

/* Paints over `pixels`, opaque 0xFFRRGGBB, rows of crop->width, on white where the page has no
 * background. False with a fault if the system refuses. */
bool crop_paint(const struct scene *scene, size_t page, const struct crop *crop,
    uint32_t *pixels, struct faults *faults);

#endif
