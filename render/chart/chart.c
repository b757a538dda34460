/* The chart block: bind and place of a specification. */
#include "chart/chart.h"
#include "chart/field_name.h"
#include "chart/fill.h"

#include <math.h>
#include <string.h>

#include "chart/alternative.h"
#include "chart/config.h"
#include "chart/data.h"
#include "chart/empty.h"
#include "chart/grammar.h"
#include "chart/guide.h"
#include "chart/host.h"
#include "chart/mark/mark.h"
#include "chart/composition.h"
#include "chart/facet.h"
#include "chart/header.h"
#include "chart/locale.h"
#include "chart/parameter/parameter.h"
#include "chart/picture.h"
#include "chart/predicate.h"
#include "chart/scales.h"
#include "chart/size.h"
#include "chart/table.h"
#include "chart/view.h"
#include "chart/zero_line.h"

static void add_name(
    struct chart *chart, const char *name, struct value value, struct scope **out) {
    struct scope *scope = arena_new(chart->arena, struct scope);
    *scope = (struct scope){.outer = chart->scope, .name = name, .value = value};
    chart->scope = scope;
    if (out) {
        *out = scope;
    }
}

static void bind_padding(struct chart *chart, const struct value *spec) {
    static const char *const sides[] = {"left", "top", "right", "bottom"};
    const struct value *padding = value_member(spec, "padding");
    if (!padding) {
        padding = config_find(chart, "padding");
    }
    for (int i = 0; i < 4; i++) {
        double side = !chart->bare || !padding ? 0
                      : padding->type == VALUE_NUMBER
                          ? padding->number
                          : property_number(padding, sides[i], 0);
        chart->padding[i] = isfinite(side) ? fmax(0, fmin(side, 2000)) : 0;
    }
}

/* In a layout a chart fills its region; a bare one only where autosize says so and it is one
 * plot: composed views have the sizes of their plots. */
static void bind_fit(struct chart *chart, const struct value *spec) {
    bool plot = view_is_plot(chart->root);
    const struct view_size *width = &chart->root->width, *height = &chart->root->height;
    const struct value *autosize = value_member(spec, "autosize");
    if (!autosize) {
        autosize = config_find(chart, "autosize");
    }
    bool object = autosize && autosize->type == VALUE_OBJECT;
    const char *type = object ? property_string(autosize, "type", "pad")
                       : autosize && autosize->type == VALUE_STRING ? autosize->string
                                                                    : "pad";
    const char *contains = object ? property_string(autosize, "contains", "") : "";
    bool fits = strcmp(type, "fit") == 0;
    if (chart->bare && !plot) {
        return;
    }
    if (chart->bare) {
        /* the room of a container is all that the picture may take */
        bool inside = width->kind == SIZE_CONTAINER || height->kind == SIZE_CONTAINER;
        chart->fit_padding = inside || strcmp(contains, "padding") == 0;
        chart->crop = strcmp(type, "none") == 0;
        chart->fit_width =
            width->kind == SIZE_CONTAINER ||
            ((fits || strcmp(type, "fit-x") == 0) && width->kind == SIZE_NUMBER);
        chart->fit_height =
            height->kind == SIZE_CONTAINER ||
            ((fits || strcmp(type, "fit-y") == 0) && height->kind == SIZE_NUMBER);
        return;
    }
    chart->fit_width = width->kind != SIZE_STEP;
    chart->fit_height = plot ? height->kind != SIZE_STEP : chart->block.height > 0;
}

static bool prepare_units(struct chart *chart, struct binder *binder) {
    bool good = true;
    for (size_t i = 0; i < chart->units.count; i++) {
        good &= data_prepare(chart, binder, chart->units.items[i]);
    }
    return good;
}

static bool bind_chart(
    struct chart *chart, struct binder *binder, const struct value *source) {
    add_name(chart, "width", value_number(0), &chart->width_name);
    add_name(chart, "height", value_number(0), &chart->height_name);
    host_open(chart);
    const struct value *spec;
    bool good = parameters_bind(chart, source, &spec);
    const struct value *config = value_member(spec, "config");
    chart->datasets = value_member(spec, "datasets");
    chart->description = property_string(spec, "description", NULL);
    good &= config_bind(chart, binder, config) && locale_bind(chart);
    good &= fills_check(spec, chart->faults);
    chart->root = view_bind(chart, spec, NULL, (struct inherited){0});
    if (!good || !chart->root) {
        const struct value *data = value_member(spec, "data");
        if (data && data->type == VALUE_OBJECT) {
            data_read(chart, binder, data); /* for its faults */
        }
        return false;
    }
    bind_padding(chart, spec);
    bind_fit(chart, spec);
    if (!data_bind(chart, binder, chart->root) ||
        !scales_bind_types(chart, chart->root) || !prepare_units(chart, binder) ||
        !pictures_bind(chart)) {
        return false;
    }
    chart->empty = empty_check(chart, spec);
    if (chart->empty) {
        return true;
    }
    if (!scales_bind(chart, chart->root) || !guides_bind(chart, chart->root)) {
        return false;
    }
    bars_check_zero(chart);
    legends_collect(chart, chart->root);
    header_join_titles(chart, chart->root);
    facets_make_cells(chart, chart->root);
    return true;
}

static struct block *bind(
    struct binder *binder, const struct block *block, const struct value *value) {
    struct chart *chart = arena_new(binder->arena, struct chart);
    chart->block = *block;
    chart->arena = binder->arena;
    chart->faults = binder->faults;
    chart->bare = binder->bare;
    chart->scope = binder->scope;
    chart->locale = binder->bare ? &format_en_us : &format_zh_cn;
    if (value->type != VALUE_OBJECT) {
        fault_add(chart->faults, FAULT_ERROR, "wrong-type", value->place,
            "a chart should be a mapping with mark or layer, but is %s",
            "图表应为含 mark 或 layer 的映射，这里却是%s",
            value_type_name(value->type, chart->faults->language));
        return NULL;
    }
    size_t errors = chart->faults->error_count;
    struct value *specification = arena_new(chart->arena, struct value);
    *specification = chart->bare ? *value : field_names_as_text(chart->arena, *value);
    bool good = bind_chart(chart, binder, specification);
    return good && chart->faults->error_count == errors ? &chart->block : NULL;
}

static struct widths widths(const struct placer *placer, const struct block *block) {
    (void)placer;
    const struct chart *chart = (const struct chart *)block;
    if (!chart->fit_width && !chart->empty) {
        double natural =
            view_is_plot(chart->root) ? size_natural(chart, chart->root, true) : 300;
        return (struct widths){natural, natural + 200};
    }
    return (struct widths){120, 640};
}

/* The view drawn, and what stands around its plot; a composed view has no plot of its own:
 * all is around its origin. */
struct frame {
    struct sizing sizing;
    struct scene_group *group;
    double width, height;            /* of the plot */
    double left, top, right, bottom; /* around it */
};

static void draw(
    const struct chart *chart, const struct placer *placer, struct frame *frame) {
    struct placed_view placed = view_place(chart, placer, chart->root, &frame->sizing);
    frame->group = placed.group;
    frame->width = placed.width;
    frame->height = placed.height;
    frame->left = fmax(0, ceil(-placed.bounds.x1));
    frame->top = fmax(0, ceil(-placed.bounds.y1));
    frame->right = fmax(0, ceil(placed.bounds.x2 - placed.width));
    frame->bottom = fmax(0, ceil(placed.bounds.y2 - placed.height));
}

/* A file has no container: Vega's own default is taken for it. */
static double container_size(const struct chart *chart, bool across) {
    return config_number(
        chart, across ? "view.continuousWidth" : "view.continuousHeight", 300);
}

/* The whole size that a fitted chart fills; 10:16 where nothing says how high. */
static double total_width(const struct chart *chart, const struct region *region) {
    double width = chart->block.width > 0 ? chart->block.width : region->width;
    if (chart->bare || !isfinite(width)) {
        const struct view_size *size = &chart->root->width;
        width = size->kind == SIZE_NUMBER      ? size->value
                : size->kind == SIZE_CONTAINER ? container_size(chart, true)
                                               : 640;
    }
    if (chart->fit_padding) {
        width -= chart->padding[0] + chart->padding[2];
    }
    return fmax(1, width);
}

static double total_height(const struct chart *chart, double width) {
    const struct view_size *size = &chart->root->height;
    double height = chart->block.height;
    if (!(height > 0)) {
        bool contained = chart->bare && size->kind == SIZE_CONTAINER;
        height = size->kind == SIZE_NUMBER ? size->value
                 : contained               ? container_size(chart, false)
                                           : width * 10 / 16;
    }
    if (chart->fit_padding) {
        height -= chart->padding[1] + chart->padding[3];
    }
    return fmax(1, height);
}

/* What an earlier pass warned of may hold no longer: the next one says it again if it does. */
static void forget_warnings(
    const struct chart *chart, struct faults *warnings, size_t since) {
    const struct place *own = &chart->block.place;
    size_t kept = since;
    for (size_t i = since; i < warnings->count; i++) {
        const struct place *place = &warnings->items[i].place;
        bool of_chart = place->source == own->source && place->line == own->line &&
                        place->column == own->column;
        if (!of_chart) {
            warnings->items[kept++] = warnings->items[i];
        }
    }
    warnings->count = kept;
}

static bool has_arcs(const struct chart *chart) {
    bool found = false;
    for (size_t i = 0; i < chart->units.count; i++) {
        found = found || chart->units.items[i]->mark == &mark_arc;
    }
    return found;
}

/* Sizes for the next pass; false if they are those of the last one. */
static bool refit(
    const struct chart *chart, struct frame *frame, double width, double height) {
    struct sizing *sizing = &frame->sizing;
    struct sizing last = *sizing;
    if (view_is_plot(chart->root)) {
        if (chart->fit_width) {
            sizing->width = fmax(1, width - frame->left - frame->right);
        }
        if (chart->fit_height) {
            sizing->height = fmax(1, height - frame->top - frame->bottom);
        }
        return sizing->width != last.width || sizing->height != last.height;
    }
    double across = sizing_elastic(chart, chart->root, true);
    double down = sizing_elastic(chart, chart->root, false);
    double spare_width = width - (frame->left + frame->width + frame->right);
    double spare_height = height - (frame->top + frame->height + frame->bottom);
    if (chart->fit_width && across > 0) {
        sizing->stretch_across =
            fmax(0.05, sizing->stretch_across + spare_width / across);
    }
    if (chart->fit_height && down > 0) {
        sizing->stretch_down = fmax(0.05, sizing->stretch_down + spare_height / down);
    }
    return fabs(spare_width) >= 0.5 || (chart->fit_height && fabs(spare_height) >= 0.5);
}

/* Vega fits once, and what the guides took at first is what the whole has around the plot
 * (vega-view/src/view-layout: viewSizeLayout; vega-view/src/size.js, resizeView). */
static void draw_refitted(const struct chart *chart, const struct placer *placer,
    double width, double height, struct frame *frame) {
    struct frame first = *frame;
    size_t warned = placer->warnings->count;
    if (refit(chart, frame, width, height)) {
        forget_warnings(chart, placer->warnings, warned);
        draw(chart, placer, frame);
    }
    frame->left = first.left;
    frame->top = first.top;
    frame->right = first.right;
    frame->bottom = first.bottom;
}

/* One pass to see what the guides take, a second with what is left; a third only if the
 * second's ticks or wrapped labels took more. A circle stands in the middle of the plot: with
 * longer labels on one side each pass comes half as near again. */
static void draw_fitted(const struct chart *chart, const struct placer *placer,
    double width, double height, struct frame *frame) {
    int passes = has_arcs(chart) ? 10 : view_is_plot(chart->root) ? 3 : 4;
    size_t warned = placer->warnings->count;
    refit(chart, frame, width, height);
    draw(chart, placer, frame);
    if (chart->bare) {
        draw_refitted(chart, placer, width, height, frame);
        return;
    }
    for (int pass = 1; pass < passes && refit(chart, frame, width, height); pass++) {
        forget_warnings(chart, placer->warnings, warned);
        draw(chart, placer, frame);
    }
}

static const char *description_of(const struct chart *chart, struct arena *arena) {
    return chart->empty               ? empty_alternative(chart, arena)
           : chart->block.alternative ? chart->block.alternative
           : chart->description       ? chart->description
                                      : alternative_text(chart, arena);
}

static void add_element(
    struct chart *chart, const struct placer *placer, struct scene_group *group) {
    struct arena *arena = placer->typesetter.arena;
    struct element *figure = element_new(arena, placer->element, "Figure");
    figure->alternative = description_of(chart, arena);
    group->item.element = figure;
}

static struct placed place(
    const struct placer *placer, struct block *block, const struct region *region) {
    struct chart *chart = (struct chart *)block;
    struct arena *arena = placer->typesetter.arena;
    double width = total_width(chart, region), height = total_height(chart, width);
    if (chart->empty) {
        return empty_place(chart, placer, width, height);
    }
    struct frame frame = {
        .sizing = {.stretch_across = 1, .stretch_down = 1, .total_width = INFINITY}};
    if (view_is_plot(chart->root)) {
        frame.sizing.width = size_natural(chart, chart->root, true);
        frame.sizing.height = size_natural(chart, chart->root, false);
    }
    if (chart->fit_width || chart->fit_height) {
        frame.sizing.total_width = chart->fit_width ? width : INFINITY;
        draw_fitted(chart, placer, width, height, &frame);
    } else {
        draw(chart, placer, &frame);
    }
    if (chart->crop) {
        frame.left = frame.top = frame.right = frame.bottom = 0;
    }
    struct scene_group *outer = scene_new_group(arena);
    outer->no_size = true;
    double left = frame.left + chart->padding[0], top = frame.top + chart->padding[1];
    scene_attach_group(arena, outer, frame.group, "scope", left, top);
    outer->width = left + frame.width + frame.right + chart->padding[2];
    outer->height = top + frame.height + frame.bottom + chart->padding[3];
    add_element(chart, placer, outer);
    return (struct placed){
        .group = outer, .width = outer->width, .height = outer->height};
}

static void flow(const struct placer *placer, struct block *block) {
    const struct chart *chart = (const struct chart *)block;
    struct arena *arena = placer->typesetter.arena;
    struct element *figure;
    struct flow_drawing *drawing = flow_add_drawing(placer, block, &figure);
    figure->alternative = description_of(chart, arena);
    drawing->data = chart->empty ? NULL : chart_table(chart, placer);
}

const struct block_kind chart_block = {.name = "chart",
    .schema = &chart_schema,
    .elastic = true,
    .bind = bind,
    .widths = widths,
    .place = place,
    .flow = flow};
