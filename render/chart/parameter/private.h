/* Between the files of parameters: what is known of all of them while the specification is
 * rewritten, and after. */
#ifndef TUBIAO_CHART_PARAMETER_PRIVATE_H
#define TUBIAO_CHART_PARAMETER_PRIVATE_H

#include "chart/parameter/selection.h"

/* A name whose value is only known later: it depends on the chart's size, or on data. */
struct late_name {
    const char *name;
    struct scope *scope;                 /* holds the value of now */
    const struct expression *expression; /* NULL: something else sets it */
    struct late_name *next;
};

/* A variable that has not got its value yet. */
struct variable {
    const char *name;
    const struct value *source;
    struct variable *next;
};

struct parameters {
    struct selection *selections, **last_selection;
    struct variable *variables, **last_variable;
    struct late_name *late, **last_late; /* those that others need come first */
    const struct value *config;          /* the specification's own, or NULL */
    bool good;                           /* no fault so far */
};

/* collect.c: finds every parameter in the tree of views, and every name that transforms
 * give. */
void parameters_collect(struct chart *chart, const struct value *source);
struct selection *parameters_find(const struct chart *chart, const char *name);
/* Whether the selection is one of the unit's own. */
bool selection_belongs(const struct selection *selection, const struct view_path *unit);

/* parameter.c */
bool parameter_is_late(const struct chart *chart, const struct expression *expression);
/* The value of a variable, or NULL if there is none of that name. */
const struct value *variable_find(const struct chart *chart, const char *name);

/* rewrite.c: the specification with all of that worked in. */
struct value parameters_rewrite(struct chart *chart, const struct value *source);

/* rewrite_view.c */
struct value rewrite_view(struct chart *chart, const struct value *view,
    const struct view_path *outer, bool clip);

/* rewrite.c: any value that is no view. */
struct value rewrite_value(struct chart *chart, const struct value *value);

#endif
