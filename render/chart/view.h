/* Views: the tree of plots, facets and concatenations that a specification is. */
#ifndef TUBIAO_CHART_VIEW_H
#define TUBIAO_CHART_VIEW_H

#include "chart/model.h"

/* What a view gets from those around it. */
struct inherited {
    const struct value *encoding;    /* what enclosing layers say, or NULL */
    const struct repeater *repeater; /* what {repeat: …} stands for, or NULL */
};

/* Binds a specification and what is in it. NULL with faults. */
struct view *view_bind(struct chart *chart, const struct value *source,
    struct view *parent, struct inherited inherited);
/* Binds each of the list; they become the view's children. */
bool view_bind_children(struct chart *chart, struct view *view, const struct value *list,
    struct inherited inherited);
/* A view of that source with its sizes read and nothing bound yet. */
struct view *view_open(struct chart *chart, const struct value *source,
    struct view *parent, const struct repeater *repeater, bool *good);
/* A unit, or the layers that it is drawn as; `encoding` is complete. */
bool view_bind_unit(struct chart *chart, struct view *view, const struct value *encoding);

/* The parts of binding a unit that depend on its mark. */
bool unit_bind(struct chart *chart, struct view *view, const struct value *encoding);

/* The layers that a line or area with `point` or `line` is drawn as; NULL if it is one
 * mark alone. `encoding` is complete. */
const struct value *overlay_layers(
    struct chart *chart, struct view *view, const struct value *encoding);

/* concat, hconcat and vconcat (concat.c). */
bool concat_bind(struct chart *chart, struct view *view, const struct value *encoding);

static inline bool view_is_plot(const struct view *view) {
    return view->form == VIEW_UNIT || view->form == VIEW_LAYER;
}
/* The outermost layer (or the unit itself) that the view is drawn in. */
const struct view *view_plot(const struct view *view);
/* Its units, in drawing order. */
struct view_list view_units(struct arena *arena, const struct view *view);

void view_list_add(struct arena *arena, struct view_list *list, struct view *view);
void guide_list_add(struct arena *arena, struct guide_list *list, struct guide *guide);

#endif
