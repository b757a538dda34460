/* Views: the tree of layers and units that a specification is. */
#ifndef TUBIAO_CHART_VIEW_H
#define TUBIAO_CHART_VIEW_H

#include "chart/model.h"

/* Binds a specification and what is in it; `encoding` is what enclosing layers say, or
 * NULL. NULL with faults. */
struct view *view_bind(struct chart *chart, const struct value *source,
    struct view *parent, const struct value *encoding);

/* The parts of binding a unit that depend on its mark. */
bool unit_bind(struct chart *chart, struct view *view, const struct value *encoding);

/* The layers that a line or area with `point` or `line` is drawn as; NULL if it is one
 * mark alone. `encoding` is complete. */
const struct value *overlay_layers(
    struct chart *chart, struct view *view, const struct value *encoding);

#endif
