/* The config of a chart: Vega-Lite's defaults, the theme's, the specification's own. */
#ifndef TUBIAO_CHART_CONFIG_H
#define TUBIAO_CHART_CONFIG_H

#include "chart/model.h"

/* Sets chart->config. `own` is the specification's `config` or NULL. False on a fault. */
bool config_bind(
    struct chart *chart, const struct binder *binder, const struct value *own);

/* By a dotted path: "axis.labelAngle"; NULL if there is none or it is null. */
const struct value *config_find(const struct chart *chart, const char *path);
double config_number(const struct chart *chart, const char *path, double otherwise);
const char *config_string(
    const struct chart *chart, const char *path, const char *otherwise);

/* A property in config.style: of the style, or of the last of a list that has it. NULL
 * where `styles` is NULL or none says. */
const struct value *config_find_in_styles(
    const struct chart *chart, const struct value *styles, const char *name);

/* What a mark's property is: said by the mark, or by config: the mark's `style`s, the mark
 * type's config, `config.mark`, then Vega's own default for what it is drawn with. NULL if
 * nobody says. */
const struct value *mark_find(
    const struct chart *chart, const struct view *view, const char *name);
/* The same without the mark itself; of Vega-Lite's config only. */
const struct value *mark_config_find(
    const struct chart *chart, const struct view *view, const char *name);
/* The same without `config.mark`: of the mark's own styles and type. */
const struct value *mark_type_find(
    const struct chart *chart, const struct view *view, const char *name);
double mark_number(const struct chart *chart, const struct view *view, const char *name,
    double otherwise);
const char *mark_string(const struct chart *chart, const struct view *view,
    const char *name, const char *otherwise);
bool mark_boolean(
    const struct chart *chart, const struct view *view, const char *name, bool otherwise);

#endif
