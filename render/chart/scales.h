/* Scales of a chart: one a channel, shared by the units of a layer unless resolved apart.
 *
 * bind: types, properties and the values of domains. place: ranges, then zero, padding and
 * nice of the domains, which depend on them. */
#ifndef TUBIAO_CHART_SCALES_H
#define TUBIAO_CHART_SCALES_H

#include "chart/reference.h"

/* Makes the parts of the view and of what is in it, and merges those that are shared. */
bool scales_bind_types(struct chart *chart, struct view *view);
/* Properties and domains; the data must be prepared. */
bool scales_bind(struct chart *chart, struct view *view);

/* Fills in one unit's part (scale_rules.c). */
void scale_bind_properties(
    struct chart *chart, const struct view *view, struct scale_part *part);
/* The parts of its domain (domain.c). */
bool domain_bind(struct chart *chart, struct view *view, struct scale_part *part);
/* Their values together: part->domain. */
void domain_resolve(struct chart *chart, struct scale_part *part);

/* `shared` or `independent`, as the view's resolve says of "scale", "axis", "legend". */
bool resolve_is_independent(
    const struct view *view, const char *what, enum channel channel);

/* A property of the scale, or NULL. */
const struct value *scale_find(const struct scale_part *part, const char *name);
double scale_property(const struct scale_part *part, const char *name, double otherwise);

/* Configures every scale of the view for the plot's width and height. */
void scales_place(const struct plot *plot, const struct view *view);
void scale_place(const struct plot *plot, struct scale_part *whole);

/* Its range and the way between its colours. */
void scale_set_range(
    const struct plot *plot, const struct scale_part *part, struct scale *scale);

/* Vega's bandspace: how many steps `count` bands and their padding take. */
double band_space(double count, double inner, double outer);
/* The width (or height) that a stepped band or point scale of the view takes; NaN if its
 * size is not by step. */
double scale_stepped_size(
    const struct chart *chart, const struct view *view, enum channel channel);

bool scale_type_is_band_like(enum scale_type type); /* band point */

#endif
