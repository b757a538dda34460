/* Axes and legends: what is said about them, shared over layers, and looked up with the
 * config behind it. */
#ifndef TUBIAO_CHART_GUIDE_H
#define TUBIAO_CHART_GUIDE_H

#include "chart/bounds.h"
#include "chart/label.h"
#include "chart/reference.h"

/* Makes the axes and legends of the view and what is in it, merged as resolved. */
bool guides_bind(struct chart *chart, struct view *view);
struct guide *axis_bind(struct chart *chart, struct view *view, enum channel channel);
struct guide *legend_bind(struct chart *chart, struct view *view, enum channel channel);
/* Legends are shared as resolved, those of the same field become one; fills the
 * shown_legends of plots, facets and concatenations. */
void legends_collect(struct chart *chart, struct view *view);

/* Says what is written, checks it, parses labelExpr. `name`: axis or legend. */
bool guide_take(
    struct chart *chart, struct guide *guide, const struct value *said, const char *name);
/* Titles: what is said for the guide or the field; else parts of default titles. */
void guide_take_title(struct chart *chart, struct guide *guide,
    const struct definition *second, const struct value *said);
bool guide_merge(struct chart *chart, struct guide *guide, const struct guide *other);
/* In the source, of what it explains. */
struct place guide_place(const struct guide *guide);
/* The title as lines; NULL for none. */
const char *guide_title(const struct plot *plot, const struct guide *guide);
/* The pattern of its labels, said or by a rule (vega-lite/src/compile/format.ts,
 * guideFormat). */
void guide_fill_format(struct chart *chart, struct guide *guide, enum scale_type type,
    const struct value *said, bool axis);

/* A guide's value where it may depend on `datum` ({value, label, index}). */
struct value guide_resolve(
    const struct plot *plot, const struct value *value, const struct value *datum);
/* A property of an axis: said, then its configs, then what a rule filled in. */
const struct value *axis_find(
    const struct plot *plot, const struct guide *axis, const char *name);
/* The same for legends. */
const struct value *legend_find(
    const struct plot *plot, const struct guide *legend, const char *name);

/* Looks properties up while the guide is placed, for one tick or for none. */
struct look_memory;
struct look_memory *look_memory_new(struct arena *arena);
struct guide_look {
    const struct plot *plot;
    const struct guide *guide;
    const struct value *datum;  /* NULL: none */
    struct look_memory *memory; /* of what was found: a guide being placed is final */
};
struct guide_look axis_look(const struct plot *plot, const struct guide *axis);
struct guide_look legend_look(const struct plot *plot, const struct guide *legend);
/* The property as it stands, conditions and all. */
const struct value *look_find(const struct guide_look *look, const char *name);
double look_number(const struct guide_look *look, const char *name, double otherwise);
const char *look_string(
    const struct guide_look *look, const char *name, const char *otherwise);
bool look_boolean(const struct guide_look *look, const char *name, bool otherwise);
/* A stroke of <part>Color, Width, Dash, Opacity, Cap: "domain", "tick", "grid". */
const struct scene_style *look_stroke(const struct guide_look *look, const char *part);
/* Font and colour of <part>…: "label" with style guide-label, "title" with guide-title. */
void look_text(const struct guide_look *look, const char *part, const char *style,
    struct label *label);

/* Gives the group what readers are told of the guide, where it says so. */
void look_description(const struct guide_look *look, struct scene_group *group);

/* Puts an axis into the plot's group; `grid` draws only its lines behind the data. Returns
 * the box it takes, in the plot. */
struct bounds axis_place(const struct plot *plot, const struct guide *axis, bool grid);

/* The legends that stand around the view, off `across` (the plot with its upright axes) and
 * `down` (with the others); `extent` with them. */
struct bounds legends_place(const struct plot *plot, struct bounds across,
    struct bounds down, struct bounds extent);

/* Hides labels that lie over each other: "parity" or "greedy"; others stay. */
void labels_thin(const struct bounds *boxes, bool *hidden, size_t count,
    const char *method, double separation);

#endif
