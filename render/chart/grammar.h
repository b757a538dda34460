/* The names that a Vega-Lite specification may use, object by object.
 *
 * Names of Vega-Lite that a still picture has no use for (tooltips, selections' events)
 * are taken and do nothing; names that tubiao does not draw yet are warnings. */
#ifndef TUBIAO_CHART_GRAMMAR_H
#define TUBIAO_CHART_GRAMMAR_H

#include "base/buffer.h"
#include "chart/model.h"

enum grammar {
    GRAMMAR_UNIT,
    GRAMMAR_LAYER,
    GRAMMAR_FACET,
    GRAMMAR_REPEAT,
    GRAMMAR_CONCAT,
    GRAMMAR_HCONCAT,
    GRAMMAR_VCONCAT,
    GRAMMAR_FACET_FIELD, /* row column facet */
    GRAMMAR_HEADER,
    GRAMMAR_COMPOSITION_CONFIG,
    GRAMMAR_MARK,
    GRAMMAR_POSITION,   /* x y x2 y2 theta radius … */
    GRAMMAR_OFFSET,     /* xOffset yOffset */
    GRAMMAR_MARK_FIELD, /* color size opacity … */
    GRAMMAR_TEXT_FIELD, /* text tooltip href description */
    GRAMMAR_URL_FIELD,
    GRAMMAR_DETAIL_FIELD, /* detail order key */
    GRAMMAR_CONDITION,
    GRAMMAR_AXIS,
    GRAMMAR_LEGEND,
    GRAMMAR_SCALE,
    GRAMMAR_TITLE,
    GRAMMAR_DATA,
    GRAMMAR_FORMAT,
    GRAMMAR_BIN,
    GRAMMAR_TIME_UNIT,
    GRAMMAR_VIEW,
    GRAMMAR_RESOLVE,
    GRAMMAR_CONFIG,
    GRAMMAR_SCALE_CONFIG,
    GRAMMAR_RANGE_CONFIG,
    GRAMMAR_VIEW_CONFIG,
};

/* Faults unknown names (did you mean), wrong types and missing ones. */
bool grammar_check(
    const struct value *value, enum grammar grammar, struct faults *faults);

/* The grammar of a channel's definition. */
enum grammar grammar_of_channel(enum channel channel);

/* The mark of a boxplot, errorbar or errorband. */
bool grammar_check_composite(
    const struct value *mark, const char *kind, struct faults *faults);

/* A specification's own `config`, and every object in it. */
bool grammar_check_config(const struct value *config, struct faults *faults);

/* Every property, a line each: the object that has it (axis, encoding.x, config.legend…),
 * its name, and yes, still (it means nothing in a still picture) or no. */
void grammar_list(struct buffer *out);

void grammar_list_properties(struct buffer *out, const char *name,
    const struct property *properties, size_t count);

#endif
