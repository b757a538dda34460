/* Composite marks: boxplot, errorbar and errorband are layers of plain marks over data that
 * transforms sum up (vega-lite/src/compositemark). The specification of one is rewritten as
 * such layers before it is bound; what it says keeps its places. */
#ifndef TUBIAO_CHART_COMPOSITE_COMPOSITE_H
#define TUBIAO_CHART_COMPOSITE_COMPOSITE_H

#include "chart/model.h"

/* The layers of a unit whose mark is composite; NULL with *good true for another mark, with
 * *good false after a fault. `encoding` is complete: what enclosing layers say as well. */
const struct value *composite_layers(struct chart *chart, const struct value *source,
    const struct value *encoding, bool *good);

/* One unit being rewritten. */
struct composite {
    struct chart *chart;
    struct arena *arena;
    const struct composite_kind *kind;
    const struct value *mark; /* a mapping, `type` and all */
    struct place place;       /* of the mark */
    const struct value *encoding;
    bool vertical;
    const char *axis;            /* "x" or "y": what is summed up lies along it */
    const struct value *measure; /* its definition */
    const char *field;
    /* what the other channels ask of the data, and what they are after that */
    struct value *steps, *aggregates, *groupby;
    size_t step_count, aggregate_count, group_count;
    size_t step_capacity, aggregate_capacity, group_capacity;
    struct bag rest;
    /* what comes of it */
    struct value *transforms, *layers;
    size_t transform_count, layer_count;
    size_t transform_capacity, layer_capacity;
};

struct composite_kind {
    const char *name;
    /* Channels beside x and y that say where the extent ends (x2, xError …) are the
     * mark's own. */
    bool takes_errors;
    /* Adds the transforms and layers. False after a fault. */
    bool (*write)(struct composite *composite);
};
extern const struct composite_kind composite_boxplot, composite_errorbar,
    composite_errorband;

/* extract.c: bins, time units, aggregates and groups of a channel other than the measure
 * (vega-lite/src/encoding.ts, extractTransformsFromEncoding). False after a fault. */
bool composite_extract(
    struct composite *composite, const char *name, const struct value *definition);

/* parts.c: a part of the composite, if it is wanted. */
struct composite_part {
    const char *name;      /* "median": also the member of the mark and of its config */
    struct bag mark;       /* `type` and what the part always is */
    const char *from, *to; /* prefixes of the fields it lies between; `to` may be NULL */
    struct bag encoding;   /* besides the measure's */
};
bool composite_part_wanted(const struct composite *composite, const char *name);
void composite_add_part(struct composite *composite, struct composite_part *part);
/* The same as a layer of its own rather than among those of the composite; call it for
 * parts that are wanted. */
struct value composite_part_layer(
    struct composite *composite, struct composite_part *part);
/* The measure's definition for a field named PREFIX_FIELD, or the field itself. */
struct value composite_measure(struct composite *composite, const char *prefix);

/* What the mark says, or its config; NULL if neither does. */
const struct value *composite_find(const struct composite *composite, const char *name);
const struct value *composite_config(const struct composite *composite, const char *path);

/* write.c: values made on the way, at the place of the mark. */
struct value composite_text(const struct composite *composite, const char *text);
struct value composite_object(const struct composite *composite, const struct bag *bag);
struct value composite_list(
    const struct composite *composite, const struct value *items, size_t count);
void composite_append(struct composite *composite, struct value **items, size_t *count,
    size_t *capacity, struct value item);
/* PREFIX_FIELD */
struct value composite_name(const struct composite *composite, const char *prefix);
/* datum["PREFIX_FIELD"]; without a prefix, the field's own. */
const char *composite_datum(const struct composite *composite, const char *prefix);
struct value composite_filter(const struct composite *composite, const char *test);
struct value composite_calculate(
    const struct composite *composite, const char *formula, const char *prefix);
/* {op, field: SOURCE_FIELD, as: PREFIX_FIELD}; `source` may be NULL: the field. */
struct value composite_aggregate(const struct composite *composite, const char *op,
    const char *source, const char *prefix);
/* {aggregate: […items, …those of other channels], groupby}, or joinaggregate. */
struct value composite_summary(const struct composite *composite, const char *transform,
    const struct value *items, size_t count, bool with_channels);
/* A view of layers over transforms. */
struct value composite_view(const struct composite *composite,
    const struct value *transforms, size_t transform_count, const struct value *layers,
    size_t layer_count);

#endif
