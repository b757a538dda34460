/* References: how a property of a mark item comes from its row, as Vega's value references.
 *
 *     test ? … : (scale(start × (1 − weight) + end × weight) + band × bandwidth) × mult
 *                + offset
 */
#ifndef TUBIAO_CHART_REFERENCE_H
#define TUBIAO_CHART_REFERENCE_H

#include "chart/fill.h"
#include "chart/model.h"

struct reference {
    bool set;                            /* false: no value */
    const struct expression *test;       /* NULL: always */
    const struct expression *expression; /* the value, before the scale */
    const char *template_text;           /* text with ${…} for each row */
    struct value constant;               /* the value where there is no column */
    const struct value *start, *end;     /* cells of columns; `end` only with a weight */
    const struct value *validity;        /* cells: tested for being a finite number */
    double weight;
    const struct scale *scale; /* NULL: the value itself */
    double band;               /* shares of the bandwidth to add */
    double mult;               /* 0 counts as 1 */
    double offset;
    const struct reference *offset_reference;
    const struct reference *otherwise; /* where the test fails */
};

/* Evaluating needs the rows. */
struct row_source {
    const struct plot *plot;
    const struct dataset *data;
};

struct value reference_value(
    const struct reference *reference, const struct row_source *rows, size_t row);
double reference_number(
    const struct reference *reference, const struct row_source *rows, size_t row);

/* A paint. The cache, empty at first, keeps gradients and hatches read before, so that
 * items that look alike share them. */
enum { FILLS_KEPT = 16 };
struct fill_cache {
    const struct member *keys[FILLS_KEPT];
    struct fill fills[FILLS_KEPT];
    size_t count;
};
struct fill reference_fill(const struct reference *reference,
    const struct row_source *rows, size_t row, struct fill_cache *cache);

struct reference reference_number_constant(double number);
struct reference reference_constant(struct value value);
/* A property of a mark or guide: a value, or {expr: …}. NULL gives none. */
struct reference reference_property(const struct plot *plot, const struct value *value);
/* The value, or what {expr: …} comes to at the plot's size; NULL stays NULL. */
const struct value *property_settle(const struct plot *plot, const struct value *value);
struct reference *reference_copy(struct arena *arena, struct reference reference);

/* The cells of a column by its exact name, or by Vega's path to it; NULL if missing. */
const struct value *dataset_cells(const struct dataset *dataset, const char *name);

/* The scale that the view's channel uses: its own, or that of a layer around it; NULL if
 * there is none. */
struct scale_part *view_scale(const struct view *view, enum channel channel);

/* A channel that is no position, with its conditions; `otherwise` is what the mark says. */
struct reference reference_channel(const struct plot *plot, const struct view *view,
    enum channel channel, struct reference otherwise);
/* What a field or datum definition gives through the channel's scale: midPoint of
 * vega-lite/src/compile/mark/encode/valueref.ts. `second` may be NULL; band_position NaN:
 * by default. */
struct reference reference_middle(const struct plot *plot, const struct view *view,
    enum channel channel, const struct definition *definition,
    const struct definition *second, double band_position);

/* Vega-Lite's band position: the definition's own, or the mark's for time units, 0.5 for
 * bins; NaN: none. */
double definition_band_position(const struct chart *chart, const struct view *view,
    const struct definition *definition, const struct definition *second);

#endif
