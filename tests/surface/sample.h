/* A scene made by hand that has everything a surface must draw: shapes, strokes, clips,
 * opacity, an image, and Chinese text horizontal, vertical, turned, slanted, emboldened
 * and missing from every font. */
#ifndef TUBIAO_TESTS_SURFACE_SAMPLE_H
#define TUBIAO_TESTS_SURFACE_SAMPLE_H

#include <math.h>

#include "scene/scene.h"
#include "support.h"
#include "text/text.h"

struct sample {
    struct job *job;
    struct arena *arena;
    struct font_set *fonts;
    struct typesetter typesetter;
};

struct sample *sample_new(void);
void sample_free(struct sample *sample);

/* A page of that size, white, with an empty structure tree; returns its root group. */
struct scene *sample_scene(struct sample *sample, double width, double height);
struct scene_group *sample_root(struct scene *scene);

/* One line of text at (x, y), as a mark of its own. */
struct scene_text *sample_text(struct sample *sample, struct scene_group *group, double x,
    double y, const char *role, double size, const char *text);

/* The whole scene: a figure, then a table with a head and two rows. */
struct scene *sample_everything(struct sample *sample);

/* Paints as `format`, with default options; the bytes live in the arena. */
struct buffer sample_paint(struct sample *sample, const struct scene *scene,
    const char *format, double scale, bool outlines);

#endif
