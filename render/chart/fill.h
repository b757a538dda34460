/* What paints an area: a colour, Vega's gradient object, or a hatched colour.
 *
 *     {gradient: linear, x1: 0, y1: 1, x2: 0, y2: 0, stops: [{offset: 0, color: white}, …]}
 *     {pattern: diagonal, color: "#C99A2E", ink: "#1B365D", step: 4, width: 0.67}
 *
 * A pattern is tubiao's own, for areas that must be told apart in a grey print; it may
 * stand wherever a colour does. Lines, texts and small symbols take its colour alone. */
#ifndef TUBIAO_CHART_FILL_H
#define TUBIAO_CHART_FILL_H

#include "chart/scale/scale.h"
#include "scene/scene.h"

struct fill {
    struct color color; /* the ground; of a gradient its first stop */
    const struct scene_gradient *gradient;
    const struct scene_hatch *hatch;
};

/* Not set where the value is no paint. */
struct fill fill_read(struct arena *arena, const struct value *value);
struct color fill_color(const struct value *value);

/* What the scale gives for the value. */
struct fill scale_fill(
    const struct scale *scale, struct value value, struct arena *arena);

/* Faults each ill-formed gradient or pattern in the specification or config. */
bool fills_check(const struct value *specification, struct faults *faults);

void fill_apply(struct scene_style *style, struct fill fill);

#endif
