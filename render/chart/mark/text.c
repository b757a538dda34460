/* Texts: a label a row. */
#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/content.h"
#include "chart/mark/avoid.h"
#include "chart/mark/leader.h"
#include "chart/mark/paint.h"
#include "chart/position.h"

/* What a text's place and look come from. */
struct text {
    struct reference x, y, theta, radius;
    struct reference size, angle;
    struct reference properties[4]; /* align baseline dx dy */
    struct paint paint;
    struct label base;
};

static struct reference property(
    const struct plot *plot, const struct view *view, const char *name) {
    return reference_property(plot, mark_find(plot->chart, view, name));
}

/* Either name, of the mark before that of its config. */
static const char *size_name(const struct chart *chart, const struct view *view) {
    bool own = value_member(&view->mark_def, "fontSize");
    bool configured = own || mark_type_find(chart, view, "fontSize");
    bool sized = (!own && value_member(&view->mark_def, "size")) ||
                 (!configured && mark_type_find(chart, view, "size"));
    return sized ? "size" : "fontSize";
}

static struct text bind(const struct plot *plot, const struct view *view) {
    const struct chart *chart = plot->chart;
    struct text text = {.paint = paint_bind(plot, view),
        .x = position_point(plot, view, CHANNEL_X, POSITION_MIDDLE),
        .y = position_point(plot, view, CHANNEL_Y, POSITION_MIDDLE),
        .theta = position_point(plot, view, CHANNEL_THETA, POSITION_NONE),
        .radius = position_point(plot, view, CHANNEL_RADIUS, POSITION_NONE),
        .size = reference_channel(
            plot, view, CHANNEL_SIZE, property(plot, view, size_name(chart, view))),
        .angle =
            reference_channel(plot, view, CHANNEL_ANGLE, property(plot, view, "angle")),
        .properties = {property(plot, view, "align"), property(plot, view, "baseline"),
            property(plot, view, "dx"), property(plot, view, "dy")}};
    text.base = (struct label){.font = mark_string(chart, view, "font", "sans-serif"),
        .weight = font_weight(mark_find(chart, view, "fontWeight"), 0),
        .italic = strcmp(mark_string(chart, view, "fontStyle", ""), "italic") == 0,
        .limit = mark_number(chart, view, "limit", 0),
        .ellipsis = mark_string(chart, view, "ellipsis", NULL),
        .right_to_left = strcmp(mark_string(chart, view, "dir", ""), "rtl") == 0,
        .line_height = mark_number(chart, view, "lineHeight", 0)};
    return text;
}

static double number_or(const struct reference *reference, const struct row_source *rows,
    size_t row, double otherwise) {
    double number = reference->set ? reference_number(reference, rows, row) : otherwise;
    return isnan(number) ? otherwise : number;
}

static const char *string_of(
    const struct reference *reference, const struct row_source *rows, size_t row) {
    struct value value = reference_value(reference, rows, row);
    return value.type == VALUE_STRING ? value.string : NULL;
}

static struct place words_place(const struct view *view, size_t row) {
    const struct definition *definition = view->encoding[CHANNEL_TEXT];
    const struct value *cells = definition && definition->has_field
                                    ? dataset_cells(view->main, definition->column)
                                    : NULL;
    return cells ? cells[row].place : (struct place){0};
}

static const char *find_words(const struct plot *plot, const struct view *view,
    const struct row_source *rows, size_t row) {
    const struct definition *definition = view->encoding[CHANNEL_TEXT];
    if (definition) {
        return content_text(plot, view, definition, rows, row);
    }
    struct reference said =
        reference_property(plot, mark_find(plot->chart, view, "text"));
    return text_lines(plot->arena, reference_value(&said, rows, row));
}

static struct label make_label(
    const struct plot *plot, const struct view *view, struct text *text, size_t row) {
    struct row_source rows = {plot, view->main};
    struct label label = text->base;
    const char *own = mark_string(plot->chart, view, "lineBreak", NULL);
    const char *words = find_words(plot, view, &rows, row);
    label.text =
        own ? text_break(plot->arena, words, own) : chart_label_text(plot, words);
    label.x = number_or(&text->x, &rows, row, 0);
    label.y = number_or(&text->y, &rows, row, 0);
    label.size = fmax(0, number_or(&text->size, &rows, row, 11));
    label.angle = number_or(&text->angle, &rows, row, 0);
    label.align = align_of(string_of(&text->properties[0], &rows, row), ALIGN_CENTER);
    label.baseline =
        baseline_of(string_of(&text->properties[1], &rows, row), BASELINE_MIDDLE);
    label.dx = number_or(&text->properties[2], &rows, row, 0);
    label.dy = number_or(&text->properties[3], &rows, row, 0);
    label.style = paint_style(&text->paint, &rows, row);
    label.place = words_place(view, row);
    return label;
}

/* Polar coordinates about x, y: theta clockwise from 12 o'clock. */
static struct polar polar_at(
    const struct plot *plot, const struct view *view, struct text *text, size_t row) {
    struct row_source rows = {plot, view->main};
    return (struct polar){.theta = number_or(&text->theta, &rows, row, 0),
        .radius = number_or(&text->radius, &rows, row, 0)};
}

/* The text stays anchored at the centre and is moved outwards, in its own turned axes. */
static void turn_about(struct label *label, const struct polar *polar) {
    double x = polar->radius * sin(polar->theta), y = -polar->radius * cos(polar->theta);
    double turn = label->angle * acos(-1) / 180;
    label->dx += x * cos(turn) + y * sin(turn);
    label->dy += y * cos(turn) - x * sin(turn);
}

/* The outer edge of the largest arc drawn so far. */
static double arcs_radius(const struct scene_group *group) {
    double radius = 0;
    for (size_t i = 0; i < group->mark_count; i++) {
        const struct scene_mark *mark = group->marks[i];
        for (size_t k = 0; mark->type == MARK_ARC && k < mark->count; k++) {
            radius = fmax(radius, mark->arcs[k].outer_radius);
        }
        for (size_t k = 0; mark->type == MARK_GROUP && k < mark->count; k++) {
            radius = fmax(radius, arcs_radius(&mark->groups[k]));
        }
    }
    return radius;
}

/* Labels outside the arcs, which they stand at unless the text says where. */
static void place_leaders(const struct plot *plot, const struct view *view,
    struct scene_group *group, struct text *text) {
    size_t count = view->main->row_count;
    struct label *labels = arena_array(plot->arena, count, sizeof *labels);
    struct polar *polars = arena_array(plot->arena, count, sizeof *polars);
    if (!leader_radius_is_said(plot->chart, view)) {
        text->radius = reference_number_constant(arcs_radius(plot->group));
    }
    for (size_t row = 0; row < count; row++) {
        labels[row] = make_label(plot, view, text, row);
        polars[row] = polar_at(plot, view, text, row);
    }
    leaders_place(plot, view, group, labels, polars, count);
}

static void place_apart(const struct plot *plot, const struct view *view,
    struct scene_group *group, struct text *text) {
    size_t count = view->main->row_count, shown = 0;
    struct label *labels = arena_array(plot->arena, count, sizeof *labels);
    bool *hidden = arena_array(plot->arena, count, sizeof *hidden);
    for (size_t row = 0; row < count; row++) {
        labels[row] = make_label(plot, view, text, row);
    }
    labels_avoid(plot, view, labels, hidden, count);
    struct scene_mark *mark = mark_add(plot, view, group, MARK_TEXT, count);
    for (size_t row = 0; row < count; row++) {
        if (!hidden[row]) {
            chart_label_set(plot, &mark->texts[shown], &labels[row]);
            mark->texts[shown++].item.row = (uint32_t)row + 1;
        }
    }
    mark->count = shown;
}

static void place(const struct plot *plot, const struct view *view) {
    size_t count = view->main->row_count;
    struct text text = bind(plot, view);
    struct scene_group *group = mark_group(plot, view);
    bool is_polar = text.theta.set || text.radius.set;
    if (is_polar && leader_is_wanted(plot->chart, view)) {
        place_leaders(plot, view, group, &text);
        return;
    }
    if (!is_polar && avoid_is_wanted(plot->chart, view)) {
        place_apart(plot, view, group, &text);
        return;
    }
    struct scene_mark *mark = mark_add(plot, view, group, MARK_TEXT, count);
    for (size_t row = 0; row < count; row++) {
        struct label label = make_label(plot, view, &text, row);
        if (is_polar) {
            struct polar polar = polar_at(plot, view, &text, row);
            turn_about(&label, &polar);
        }
        chart_label_set(plot, &mark->texts[row], &label);
        mark->texts[row].item.row = (uint32_t)row + 1;
    }
}

const struct mark_kind mark_text = {.name = "text",
    .vega_type = "text",
    .filled = true,
    .stackable = true,
    .place = place};
