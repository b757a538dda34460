/* Transforms: dataset in, dataset out. One file each, a row in transform.c, named as
 * Vega-Lite names them (calculate, filter, fold, joinaggregate, aggregate, stack, …).
 *
 * Bind checks the properties and parses the expressions; run never fails. */
#ifndef TUBIAO_TRANSFORM_TRANSFORM_H
#define TUBIAO_TRANSFORM_TRANSFORM_H

#include "data/dataset.h"
#include "data/schema.h"
#include "expression/expression.h"

struct transform_context {
    struct arena *arena;
    struct faults *faults;
    const struct scope *scope;
    /* lookup's second dataset, by name; may be NULL */
    const struct dataset *(*find_dataset)(const void *data, const char *name);
    /* The same by the whole `data` mapping (url, values, format …); NULL with a fault, and
     * itself NULL where only names and values are known. */
    const struct dataset *(*read_dataset)(const void *data, const struct value *source);
    const void *data;
    /* set where shares that are printed together don't add up to 100 %; may be NULL */
    bool *shares_miss;
};

/* A step of a `transform` array. */
extern const struct schema transform_schema;

/* One step of a `transform` array. NULL with faults on error. */
const struct dataset *transform_run(const struct transform_context *context,
    const struct value *step, const struct dataset *dataset);

/* The whole array, in order. Names that steps give (extent's param) are in the scope of
 * those behind them, and in `context->scope` afterwards. */
const struct dataset *transform_run_all(struct transform_context *context,
    const struct value *steps, const struct dataset *dataset);

/* Aggregation, shared by aggregate, joinaggregate, window and by encodings. */
struct aggregate_field {
    const char *op;    /* count sum mean average median min max … argmin argmax */
    const char *field; /* NULL for count */
    const char *as;
};
bool aggregate_op_is_valid(const char *op);
const struct dataset *aggregate_dataset(struct arena *arena,
    const struct dataset *dataset, const char *const *groupby, size_t groupby_count,
    const struct aggregate_field *fields, size_t field_count);
const struct dataset *joinaggregate_dataset(struct arena *arena,
    const struct dataset *dataset, const char *const *groupby, size_t groupby_count,
    const struct aggregate_field *fields, size_t field_count);

/* Vega's stack: adds `as0` and `as1` to each row. offset: "zero", "normalize", "center". */
struct sort_field {
    const char *field;
    bool descending;
};
const struct dataset *stack_dataset(struct arena *arena, const struct dataset *dataset,
    const char *field, const char *const *groupby, size_t groupby_count,
    const struct sort_field *sort, size_t sort_count, const char *offset, const char *as0,
    const char *as1);

/* Vega's bin: "bin" parameters from an extent (maxbins, step, nice, base, minstep…). */
struct bin_parameters {
    double start, stop, step;
};
struct bin_parameters bin_parameters(double min, double max, const struct value *options);
const struct dataset *bin_dataset(struct arena *arena, const struct dataset *dataset,
    const char *field, struct bin_parameters bins, const char *as0, const char *as1);

/* Vega's timeunit: "yearmonth", "utcquarter"…: the start of the unit a time falls into. */
bool time_unit_is_valid(const char *unit);
double time_unit_floor(const char *unit, double step, double milliseconds);
double time_unit_next(const char *unit, double step, double milliseconds);
const struct dataset *time_unit_dataset(struct arena *arena,
    const struct dataset *dataset, const char *unit, double step, const char *field,
    const char *as0, const char *as1);

#endif
