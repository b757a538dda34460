/* One legend: how it is filled and placed; guide.h has what callers use. */
#ifndef TUBIAO_CHART_LEGEND_H
#define TUBIAO_CHART_LEGEND_H

#include "chart/axis_ticks.h"
#include "chart/guide.h"

struct legend_entries {
    struct axis_tick *items; /* `position` is the share of a gradient, 0..1 */
    size_t count;
};

/* A legend while it is drawn. */
struct legend {
    const struct plot *plot;
    const struct guide *guide;
    struct guide_look look;
    const struct scale *scale;
    struct scene_group *group; /* of role legend */
    struct scene_group *body;  /* of role legend-entry */
    bool vertical;
    struct legend_entries entries;
    struct bounds bounds; /* of the body, from its own origin */
    struct bounds bar;    /* of a gradient alone */
    double width, height;
};

enum legend_form { LEGEND_SYMBOLS, LEGEND_GRADIENT, LEGEND_STEPS };
enum legend_form legend_form(const struct guide *legend);

/* The scale that gives the entries: Vega takes the first of size, shape, fill, … */
const struct explained *legend_main_scale(const struct guide *legend);
/* The one that gives that property of the symbols, or NULL. */
const struct explained *legend_explains(const struct guide *legend, enum channel paint);

struct legend_entries legend_entries_find(const struct guide_look *look,
    const struct scale *scale, enum legend_form form, double count);

void legend_add_symbols(struct legend *legend);
void legend_add_gradient(struct legend *legend, bool steps);
/* Moves the body off the padding and the title, and takes the title into the bounds. */
void legend_add_title(struct legend *legend, double padding);
/* The opacity of the marks that a gradient explains. */
double legend_gradient_opacity(const struct legend *legend);

/* The look of a symbol without scales: what the mark itself is like
 * (vega-lite/src/compile/legend/encode.ts). */
struct symbol_base {
    struct color fill, stroke;
    double opacity, fill_opacity;
    bool hidden_stroke; /* an outline that takes room but is not seen */
};
struct symbol_base legend_symbol_base(const struct legend *legend);

#endif
