/* Small charts in cells: a bar beside a number, a sparkline.
 *
 *     columns:
 *       - {column: 金额, bar: true}          # or {color, negative-color, min, max, width}
 *       - {label: 走势, spark: [一月, 二月, 三月]}      # columns of the row
 *       - {label: 走势, spark: {columns: […], kind: column, shared: true}}
 *     cells: [[甲, {text: 12, bar: {max: 100}}, {spark: [1, 3, 2, 5]}]]
 *
 * Bars of a column share one scale from 0; sparklines have one each unless `shared`. A
 * chart of another kind is a block in a cell. */
#ifndef TUBIAO_TABLE_CELL_CHART_H
#define TUBIAO_TABLE_CELL_CHART_H

#include "table/table.h"

enum cell_chart_kind { CHART_BAR, CHART_LINE, CHART_COLUMN };

/* What all cells of a column have in common. */
struct cell_chart_look {
    enum cell_chart_kind kind;
    struct color color, negative;
    double width; /* least, px */
    bool shared;
    bool has_low, has_high;     /* given */
    double low, high;           /* of all cells, 0 in it for bars and columns */
    const struct value *values; /* spark: numbers, or names of columns */
    size_t value_count;
};

struct cell_chart {
    const struct cell_chart_look *look;
    double *values; /* NAN: missing */
    size_t count;
    double low, high; /* its own range; what `look` has counts for bars and shared ones */
};

/* What stands behind `bar` and `spark`. */
extern const struct schema bar_schema, spark_schema;

/* From `bar` or `spark`; NULL with a fault. */
struct cell_chart_look *cell_chart_read(
    struct binder *binder, const struct value *value, bool bar);

/* One cell's, its values taken into the common range. */
struct cell_chart *cell_chart_new(struct arena *arena, struct cell_chart_look *look,
    const struct value *values, size_t count);

/* Its values, for those who don't see it. */
const char *cell_chart_alternative(struct arena *arena, const struct cell_chart *chart);

/* Drawn into a box. */
void cell_chart_paint(const struct placer *placer, const struct cell_chart *chart,
    struct scene_group *group, double x, double y, double width, double height);

#endif
