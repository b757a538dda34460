/* Selections: what they select by, and what they hold at first. */
#ifndef TUBIAO_CHART_PARAMETER_SELECTION_H
#define TUBIAO_CHART_PARAMETER_SELECTION_H

#include "base/buffer.h"
#include "chart/parameter/parameter.h"

/* How a field's value is held against what is selected (vega-selections). */
enum projection_test {
    TEST_ONE_OF, /* the value itself, or one of a list */
    TEST_RANGE,  /* both ends belong to it */
    TEST_BIN,    /* the upper end does not */
};

/* One field that a selection selects by. */
struct projection {
    const char *field;     /* the column that is tested */
    const char *raw;       /* the field itself where `field` is a time unit of it */
    struct time_unit unit; /* of `field`; none: it is no time unit */
    enum channel channel;  /* CHANNEL_NONE: a field was named */
    bool temporal;
    enum projection_test test;
};

enum { PROJECTION_LIMIT = 16 };

struct selection {
    const char *name;
    struct place place;
    const struct value *source; /* the whole parameter */
    const struct value *select; /* {type, …} or the type */
    const struct value *bind;   /* or NULL */
    bool interval;
    const struct view_path *unit; /* the first that has it; `items` are complete then */
    struct projection items[PROJECTION_LIMIT];
    size_t item_count;
    bool by_row; /* a point selection of single rows: nothing else tells them apart */
    /* what it holds: `tuple_count` times a value for each item */
    struct value *tuples;
    size_t tuple_count;
    bool pushed; /* said around units: all have it, or those that `views` names */
    struct selection *next;
};

/* A view of the specification, and those around it. */
struct view_path {
    const struct value *view;
    const struct view_path *outer;
};

/* A member of `select`, else of the config's defaults for its type; NULL if neither. */
const struct value *selection_find(
    const struct chart *chart, const struct selection *selection, const char *name);
/* By a dotted path in the specification's own config, which is bound later; NULL: nothing. */
const struct value *parameters_config(const struct chart *chart, const char *path);
bool selection_is_bound_to_scales(const struct selection *selection);
bool selection_is_bound_to_legend(const struct selection *selection);

/* Reads {name, select, …}. NULL after a fault. */
struct selection *selection_read(struct chart *chart, const struct value *source);
/* What the selection selects by and holds, seen from the unit it belongs to. */
void selection_project(
    struct chart *chart, struct selection *selection, const struct view_path *unit);

/* The projection of a field or channel; both NULL: the first. NULL if there is none. */
const struct projection *selection_projection(
    const struct selection *selection, const char *field, const char *channel);
/* The value held for that projection, or null. */
struct value selection_value(
    const struct selection *selection, const struct projection *projection);
/* What expressions see under the selection's name: {field: […], vlPoint: {or: […]}}. */
struct value selection_object(struct arena *arena, const struct selection *selection);
/* What `data("NAME_store")` gives. */
struct value selection_store(struct arena *arena, const struct selection *selection);
/* The test of {param, empty} as an expression about `datum`. */
const char *selection_test(
    struct arena *arena, const struct selection *selection, bool empty);

/* The definition of a channel in force for a unit: what enclosing layers say, over which its
 * own; null if there is none. The first field of a `repeat` stands for all. */
struct value view_path_definition(
    struct arena *arena, const struct view_path *unit, const char *channel);

/* What a selection may be told, as grammar_list prints it. */
void selection_list_grammar(struct buffer *out);

#endif
