/* Bars and sparklines: read, scaled, drawn. */
#include "table/cell_chart.h"

#include <math.h>
#include <string.h>

#include "table/read.h"

/* As enum cell_chart_kind; sparklines are of the last two. */
static const char *const kind_words[] = {"bar", "line", "column", NULL};
static const struct schema names_schema = {.items = &cell_schema};

static const struct property bar_properties[] = {
    {"color", PROPERTY_STRING, 0, .schema = &color_schema},
    {"negative-color", PROPERTY_STRING, 0, .schema = &color_schema},
    {"min", PROPERTY_NUMBER, 0},
    {"max", PROPERTY_NUMBER, 0},
    {"width", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
};

static const struct property spark_properties[] = {
    {"columns", PROPERTY_ARRAY, 0, .schema = &names_schema},
    {"values", PROPERTY_ARRAY, 0, .schema = &names_schema},
    {"kind", PROPERTY_STRING, 0, kind_words + 1},
    {"shared", PROPERTY_BOOLEAN, 0},
    {"color", PROPERTY_STRING, 0, .schema = &color_schema},
    {"negative-color", PROPERTY_STRING, 0, .schema = &color_schema},
    {"min", PROPERTY_NUMBER, 0},
    {"max", PROPERTY_NUMBER, 0},
    {"width", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
};

const struct schema bar_schema = {.groups = PROPERTY_GROUP("bar", bar_properties)};
const struct schema spark_schema = {
    .groups = PROPERTY_GROUP("spark", spark_properties), .items = &cell_schema};

/* The colour of the theme's charts. */
static struct color theme_color(const struct theme *theme, const char *mark) {
    struct color color = {true, 0x1B, 0x36, 0x5D, 1};
    const struct value *config = value_member(&theme->chart, mark);
    const char *text = config && config->type == VALUE_OBJECT
                           ? property_string(config, "color", NULL)
                           : NULL;
    if (text) {
        color_read(text, &color);
    }
    return color;
}

static bool read_values(
    struct binder *binder, const struct value *value, struct cell_chart_look *look) {
    const struct value *list = value;
    if (value->type == VALUE_OBJECT) {
        const struct value *columns = value_member(value, "columns");
        list = columns ? columns : value_member(value, "values");
    }
    if (!list || list->count == 0) {
        fault_add(binder->faults, FAULT_ERROR, "missing-property", value->place,
            "a sparkline needs the columns that it shows: spark: [2021, 2022, 2023]",
            "spark 缺少要画的列，例如 spark: [2021, 2022, 2023]");
        return false;
    }
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].type >= VALUE_ARRAY) {
            fault_add(binder->faults, FAULT_ERROR, "wrong-type", list->items[i].place,
                "spark holds numbers or names of columns", "spark 里应是数，或列的名称");
            return false;
        }
    }
    look->values = list->items;
    look->value_count = list->count;
    return true;
}

static bool read_keys(struct binder *binder, const struct value *value, bool bar,
    struct cell_chart_look *look) {
    struct faults *faults = binder->faults;
    if (value->type != VALUE_OBJECT) {
        return true;
    }
    int kind = (int)look->kind;
    const struct value *width = value_member(value, "width");
    double em = theme_style(binder->theme, "table-cell")->text.size;
    bool ok = properties_check(value, bar ? bar_properties : spark_properties,
        bar ? countof(bar_properties) : countof(spark_properties), bar ? "bar" : "spark",
        faults);
    ok &= property_choice(value, "kind", kind_words + 1, 2, &kind, faults);
    look->kind = bar                           ? CHART_BAR
                 : value_member(value, "kind") ? (enum cell_chart_kind)(kind + 1)
                                               : look->kind;
    look->shared = bar || property_boolean(value, "shared", false);
    look->has_low = value_member(value, "min") != NULL;
    look->has_high = value_member(value, "max") != NULL;
    look->low = property_number(value, "min", look->low);
    look->high = property_number(value, "max", look->high);
    ok &= color_bind(value, "color", &look->color, faults);
    look->negative = look->color;
    ok &= color_bind(value, "negative-color", &look->negative, faults);
    return ok && (!width || length_bind(width, "width", em, 1, LENGTH_LIMIT, &look->width,
                                faults));
}

struct cell_chart_look *cell_chart_read(
    struct binder *binder, const struct value *value, bool bar) {
    struct cell_chart_look *look = arena_new(binder->arena, struct cell_chart_look);
    look->kind = bar ? CHART_BAR : CHART_LINE;
    look->shared = bar;
    look->color = look->negative = theme_color(binder->theme, bar ? "bar" : "line");
    look->width = (bar ? 4 : 5) * theme_style(binder->theme, "table-cell")->text.size;
    if (!read_keys(binder, value, bar, look) ||
        (!bar && !read_values(binder, value, look))) {
        return NULL;
    }
    if (look->kind == CHART_LINE) {
        look->low = look->has_low ? look->low : INFINITY;
        look->high = look->has_high ? look->high : -INFINITY;
    }
    return look;
}

static void widen(double *low, double *high, double value) {
    *low = fmin(*low, value);
    *high = fmax(*high, value);
}

struct cell_chart *cell_chart_new(struct arena *arena, struct cell_chart_look *look,
    const struct value *values, size_t count) {
    struct cell_chart *chart = arena_new(arena, struct cell_chart);
    *chart = (struct cell_chart){look,
        arena_array(arena, count + 1, sizeof *chart->values), count, INFINITY, -INFINITY};
    if (look->kind != CHART_LINE) {
        chart->low = chart->high = 0; /* they stand on it */
    }
    for (size_t i = 0; i < count; i++) {
        double number;
        chart->values[i] = value_to_count(values[i], &number) ? number : NAN;
        if (!isnan(chart->values[i])) {
            widen(&chart->low, &chart->high, number);
        }
    }
    if (!look->has_low) {
        look->low = fmin(look->low, chart->low);
    }
    if (!look->has_high) {
        look->high = fmax(look->high, chart->high);
    }
    return chart;
}

/* Where values lie in the box: from 0 to 1. */
struct range {
    double low, high;
};

static double position(const struct range *range, double value) {
    double span = range->high - range->low;
    return span > 0 ? fmax(0, fmin(1, (value - range->low) / span)) : 0.5;
}

static struct scene_rect rect_of(struct arena *arena, const struct color *color, double x,
    double y, double width, double height) {
    return (struct scene_rect){
        .item = {.x = x, .y = y, .style = scene_new_fill(arena, *color)},
        .width = width,
        .height = height};
}

static void paint_bar(struct arena *arena, const struct cell_chart *chart,
    const struct range *range, struct scene_group *group, double x, double y,
    double width, double height) {
    double zero = position(range, 0) * width;
    double end = position(range, chart->values[0]) * width;
    double thick = fmin(height, fmax(2, 0.62 * height));
    const struct color *color =
        chart->values[0] < 0 ? &chart->look->negative : &chart->look->color;
    struct scene_mark *mark = scene_add_mark(arena, group, MARK_RECT, "table-bar", 1);
    mark->rects[0] = rect_of(arena, color, x + fmin(zero, end), y + (height - thick) / 2,
        fabs(end - zero), thick);
    mark->rects[0].item.element = &scene_artifact; /* the number is there to be read */
    if (range->low < 0 && range->high > 0) {
        static const struct color grey = {true, 0x6B, 0x72, 0x80, 1};
        mark = scene_add_mark(arena, group, MARK_RECT, "table-bar", 1);
        mark->rects[0] =
            rect_of(arena, &grey, x + zero - 0.33, y - 0.1 * height, 0.67, 1.2 * height);
        mark->rects[0].item.element = &scene_artifact;
    }
}

static void paint_columns(struct arena *arena, const struct cell_chart *chart,
    const struct range *range, struct scene_group *group, double x, double y,
    double width, double height) {
    double step = width / (double)chart->count;
    double zero = y + height * (1 - position(range, 0));
    struct scene_mark *mark =
        scene_add_mark(arena, group, MARK_RECT, "table-spark", chart->count);
    for (size_t i = 0; i < chart->count; i++) {
        double value = isnan(chart->values[i]) ? 0 : chart->values[i];
        double end = y + height * (1 - position(range, value));
        const struct color *color =
            value < 0 ? &chart->look->negative : &chart->look->color;
        mark->rects[i] = rect_of(arena, color, x + step * ((double)i + 0.15),
            fmin(zero, end), 0.7 * step, fabs(end - zero));
    }
}

/* The line, and a dot at its end. */
static void paint_line(struct arena *arena, const struct cell_chart *chart,
    const struct range *range, struct scene_group *group, double x, double y,
    double width, double height) {
    double radius = fmin(1.8, height / 6);
    double step =
        chart->count > 1 ? (width - 2 * radius) / (double)(chart->count - 1) : 0;
    struct scene_mark *line =
        scene_add_mark(arena, group, MARK_LINE, "table-spark", chart->count);
    struct scene_style *stroke = scene_new_stroke(arena, chart->look->color, 1.25);
    stroke->join = JOIN_ROUND;
    size_t last = chart->count;
    for (size_t i = 0; i < chart->count; i++) {
        double value = chart->values[i];
        bool missing = isnan(value);
        double inside = height - 2 * radius;
        line->points[i] = (struct scene_point){
            .item = {.x = x + radius + step * (double)i,
                .y = y + radius +
                     inside * (1 - position(range, missing ? range->low : value)),
                .style = stroke},
            .undefined = missing};
        last = missing ? last : i;
    }
    if (last < chart->count) {
        struct scene_mark *dot =
            scene_add_mark(arena, group, MARK_SYMBOL, "table-spark", 1);
        dot->symbols[0] =
            (struct scene_symbol){.item = {.x = line->points[last].item.x,
                                      .y = line->points[last].item.y,
                                      .style = scene_new_fill(arena, chart->look->color)},
                .shape = "circle",
                .size = 4 * radius * radius};
    }
}

const char *cell_chart_alternative(struct arena *arena, const struct cell_chart *chart) {
    const char *text = "";
    for (size_t i = 0; i < chart->count; i++) {
        const char *value = value_to_string(value_number(chart->values[i]), arena);
        text = arena_print(
            arena, "%s%s%s", text, i ? ", " : "", isnan(chart->values[i]) ? "—" : value);
    }
    return text;
}

void cell_chart_paint(const struct placer *placer, const struct cell_chart *chart,
    struct scene_group *group, double x, double y, double width, double height) {
    struct arena *arena = placer->typesetter.arena;
    const struct cell_chart_look *look = chart->look;
    struct range range = {look->shared || look->has_low ? look->low : chart->low,
        look->shared || look->has_high ? look->high : chart->high};
    if (!(range.high >= range.low) || width <= 0 || height <= 0) {
        return; /* no number in it */
    }
    if (look->kind == CHART_BAR && !isnan(chart->values[0])) {
        paint_bar(arena, chart, &range, group, x, y, width, height);
    } else if (look->kind == CHART_COLUMN) {
        paint_columns(arena, chart, &range, group, x, y, width, height);
    } else if (look->kind == CHART_LINE) {
        paint_line(arena, chart, &range, group, x, y, width, height);
    }
}
