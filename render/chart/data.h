/* The data of views: where they come from, and what becomes of them before they are drawn.
 *
 *     source → parse → transforms → bins, time units → raw → aggregate → stack → main
 *
 * (vega-lite/src/compile/data/parse.ts) */
#ifndef TUBIAO_CHART_DATA_H
#define TUBIAO_CHART_DATA_H

#include "chart/model.h"

/* The dataset of a `data` mapping, parsed as its `format` says. NULL with a fault. */
const struct dataset *data_read(
    struct chart *chart, struct binder *binder, const struct value *data);

/* Converts cells: "number" "date" "boolean" "string", or date:'%Y' utc:'%Y'. */
const struct dataset *data_parse_column(struct arena *arena,
    const struct dataset *dataset, const char *field, const char *type);
/* A field's text as the type of its channel asks. */
const struct dataset *data_parse_implied(struct chart *chart, const struct view *view,
    const struct definition *own, const struct dataset *dataset);
/* All that format.parse says. */
const struct dataset *data_parse(
    struct chart *chart, const struct dataset *dataset, const struct value *format);

/* Sets view->data: its own source or its parent's, after its transforms; then its
 * children's. */
bool data_bind(struct chart *chart, struct binder *binder, struct view *view);

/* Sets a unit's raw, main and domain from its data. Scale types must be known. */
bool data_prepare(struct chart *chart, struct binder *binder, struct view *view);

/* Sets a facet's main: its data with the intervals of the fields that divide it. */
bool data_prepare_facet(struct chart *chart, struct view *view);

/* The stacked dataset; fills in the stack's columns. */
const struct dataset *stack_apply(
    struct chart *chart, struct view *view, const struct dataset *dataset);
/* Decides whether and how the unit stacks (vega-lite/src/stack.ts). */
void stack_bind(struct chart *chart, struct view *view);

/* Every definition of the unit that has a field, conditions' fields too; `out` has room
 * for `room`. Returns how many. */
enum { FIELD_LIMIT = 64 };
size_t view_fields(const struct view *view, struct definition *out[FIELD_LIMIT]);

/* A bar on a time unit with a band position of its own: columns *_shifted_start and _end
 * hold where it stands. */
bool definition_is_shifted(
    const struct chart *chart, const struct view *view, const struct definition *field);

/* Transforms of the specification run on a dataset. */
const struct dataset *data_transform(struct chart *chart, struct binder *binder,
    const struct value *steps, const struct dataset *dataset);

#endif
