/* The order in which parts stand on each other or side by side
 * (vega-lite/src/compile/unit.ts, alignStackOrderWithColorDomain). */
#include "chart/part_order.h"

#include <string.h>

#include "chart/definition.h"
#include "chart/reference.h"
#include "chart/view.h"

static struct definition *color_of(const struct view *view) {
    struct definition *color = view->encoding[CHANNEL_FILL]
                                   ? view->encoding[CHANNEL_FILL]
                                   : view->encoding[CHANNEL_COLOR];
    return color && color->has_field && color->field && !color->aggregate ? color : NULL;
}

static bool stacks_by(const struct view *view, const char *column) {
    for (size_t i = 0; i < view->stack.by_count; i++) {
        if (strcmp(view->stack.by[i], column) == 0) {
            return true;
        }
    }
    return false;
}

/* The unit's own colour, or in a layout that of another layer whose parts it labels. */
static struct definition *find_color(struct chart *chart, const struct view *view) {
    struct definition *own = color_of(view);
    struct view_list units = {0};
    if (!own && !chart->bare) {
        units = view_units(chart->arena, view_plot(view));
    }
    for (size_t i = 0; !own && i < units.count; i++) {
        struct definition *color = color_of(units.items[i]);
        own = color && stacks_by(view, color->column) ? color : NULL;
    }
    return own;
}

/* The different values of a column as they come. */
static const struct value *values_of_data(
    struct chart *chart, const struct view *view, const char *field) {
    const struct value *cells = dataset_cells(view->data, field);
    size_t rows = cells ? view->data->row_count : 0, count = 0;
    struct value *values = arena_array(chart->arena, rows, sizeof *values);
    for (size_t row = 0; row < rows; row++) {
        size_t k = 0;
        while (k < count && !value_equal(values[k], cells[row])) {
            k++;
        }
        if (k == count) {
            values[count++] = cells[row];
        }
    }
    struct value *list = arena_new(chart->arena, struct value);
    *list = value_array(values, count);
    return cells ? list : NULL;
}

static const struct value *order_of(
    struct chart *chart, const struct view *view, const struct definition *color) {
    const struct value *scale = definition_find(color, "scale");
    const struct value *domain =
        scale && scale->type == VALUE_OBJECT ? value_member(scale, "domain") : NULL;
    const struct value *sort = definition_find(color, "sort");
    if (domain && domain->type == VALUE_ARRAY) {
        return color->type == TYPE_NOMINAL ? domain : NULL;
    }
    if (chart->bare || !sort) {
        return NULL;
    }
    return sort->type == VALUE_ARRAY  ? sort
           : sort->type == VALUE_NULL ? values_of_data(chart, view, color->field)
                                      : NULL;
}

const struct value *part_order_find(struct chart *chart, const struct view *view) {
    const struct definition *color = find_color(chart, view);
    return color ? order_of(chart, view, color) : NULL;
}

static const struct dataset *add_index(struct chart *chart, const char *name,
    const char *field, const struct value *order, const struct dataset *dataset) {
    const struct value *cells = dataset_cells(dataset, field);
    struct value *index = arena_array(chart->arena, dataset->row_count, sizeof *index);
    for (size_t i = 0; cells && i < dataset->row_count; i++) {
        size_t k = 0;
        while (k < order->count && !value_equal(order->items[k], cells[i])) {
            k++;
        }
        index[i] = value_number(k < order->count ? (double)k : -1);
    }
    return dataset_with_column(chart->arena, dataset, name, index);
}

const struct dataset *part_order_apply(
    struct chart *chart, struct view *view, const struct dataset *dataset) {
    const struct value *order = part_order_find(chart, view);
    bool offset = view->encoding[CHANNEL_X_OFFSET] || view->encoding[CHANNEL_Y_OFFSET];
    if (!order || !view->stack.set || view->encoding[CHANNEL_ORDER] || offset) {
        return dataset;
    }
    /* the first on top, as in a legend; from the start in a lying bar or a circle */
    bool upwards = chart->bare ? view->orient != ORIENT_HORIZONTAL
                               : view->stack.field_channel == CHANNEL_Y;
    const char *field = find_color(chart, view)->field;
    const char *name = arena_print(chart->arena, "_%s_sort_index", field);
    struct bag bag = {0};
    bag_set(chart->arena, &bag, "field", value_string(name));
    bag_set(chart->arena, &bag, "type", value_string("quantitative"));
    bag_set(
        chart->arena, &bag, "sort", value_string(upwards ? "descending" : "ascending"));
    struct value *source = arena_new(chart->arena, struct value);
    *source = bag_object(&bag);
    bool ok = true;
    view->encoding[CHANNEL_ORDER] = definition_bind(chart, CHANNEL_ORDER, source, &ok);
    return add_index(chart, name, field, order, dataset);
}
