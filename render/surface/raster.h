/* A page as pixels, drawn by Cairo: what PNG and JPEG begin with. */
#ifndef TUBIAO_SURFACE_RASTER_H
#define TUBIAO_SURFACE_RASTER_H

#include "base/fault.h"
#include "scene/scene.h"
#include "surface/png_write.h"

struct raster {
    struct pixels pixels; /* in the surface */
    void *surface;        /* cairo_surface_t */
};

/* The page at `scale` pixels per px. Where `opaque` is asked for, what lets light through
 * stands on white. False with a fault (too large for `format`, no memory). */
bool raster_draw(const struct scene *scene, size_t page, double scale, bool opaque,
    const char *format, struct raster *raster, struct faults *faults);
void raster_finish(struct raster *raster);

#endif
