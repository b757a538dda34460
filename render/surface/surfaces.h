/* The surfaces there are. */
#ifndef TUBIAO_SURFACE_SURFACES_H
#define TUBIAO_SURFACE_SURFACES_H

#include "surface/surface.h"

extern const struct surface surface_pdf;
extern const struct surface surface_svg;
extern const struct surface surface_png;
extern const struct surface surface_jpeg;
extern const struct surface surface_scene;

#endif
