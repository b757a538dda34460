/* Marks: one file each, one row in mark.c. */
#ifndef TUBIAO_CHART_MARK_MARK_H
#define TUBIAO_CHART_MARK_MARK_H

#include "chart/model.h"
#include "chart/reference.h"

struct mark_kind {
    const char *name;      /* bar */
    const char *vega_type; /* what it is drawn with: rect */
    bool filled;           /* by default */
    bool rect_based;       /* rect bar image arc tick: spans a band or bin */
    bool path;             /* line area trail: one item for many rows */
    bool stackable;
    bool stacked_by_default;
    void (*place)(const struct plot *plot, const struct view *view);
};

const struct mark_kind *mark_kind_find(const char *name);
/* Every name that Vega-Lite has; `drawn`: those that tubiao draws. NULL-terminated. */
const char *const *mark_names(void);

extern const struct mark_kind mark_bar, mark_arc, mark_text, mark_rule, mark_rect,
    mark_tick, mark_point, mark_circle, mark_square, mark_line, mark_area, mark_trail,
    mark_image;

#endif
