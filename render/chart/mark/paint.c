/* How the items of a mark are painted (vega-lite/src/compile/mark/encode/color.ts). */
#include "chart/mark/paint.h"

#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/content.h"
#include "chart/mark/origin.h"

static const struct value *config_mark(const struct plot *plot, const char *name) {
    const struct value *mark = value_member(&plot->chart->config, "mark");
    const struct value *value = mark ? value_member(mark, name) : NULL;
    return value && value->type != VALUE_NULL ? value : NULL;
}

struct reference paint_default(
    const struct plot *plot, const struct view *view, bool fill) {
    const char *name = fill ? "fill" : "stroke";
    bool colored = view->filled == fill;
    const struct value *found = value_member(&view->mark_def, name);
    if (!found && colored) {
        found = value_member(&view->mark_def, "color");
    }
    if (!found) {
        found = mark_type_find(plot->chart, view, name);
    }
    if (!found && colored) {
        found = mark_type_find(plot->chart, view, "color");
    }
    if (!found) {
        found = config_mark(plot, name);
    }
    if (!found && colored) {
        found = config_mark(plot, "color");
    }
    return reference_property(plot, found);
}

bool paint_is_said(const struct view *view, bool fill) {
    const struct value *said = value_member(&view->mark_def, fill ? "fill" : "stroke");
    return said && said->type != VALUE_NULL;
}

/* A channel over what the mark says; `stroke` and `fill` come before `color`, and so does a
 * `stroke` or `fill` of the mark. */
static struct reference painted(
    const struct plot *plot, const struct view *view, bool fill) {
    enum channel own = fill ? CHANNEL_FILL : CHANNEL_STROKE;
    struct reference said = paint_default(plot, view, fill);
    if (view->encoding[own]) {
        return reference_channel(plot, view, own, said);
    }
    bool colored = view->filled == fill && !paint_is_said(view, fill);
    return colored ? reference_channel(plot, view, CHANNEL_COLOR, said) : said;
}

static struct reference channel_or_mark(
    const struct plot *plot, const struct view *view, enum channel channel) {
    return reference_channel(plot, view, channel,
        reference_property(plot, mark_find(plot->chart, view, channels[channel].name)));
}

const double *dash_array(struct arena *arena, struct value value, size_t *count) {
    *count = 0;
    if (value.type != VALUE_ARRAY || value.count == 0) {
        return NULL;
    }
    double *numbers = arena_array(arena, value.count, sizeof *numbers);
    for (size_t i = 0; i < value.count; i++) {
        numbers[i] = fmax(0, value_to_number(value.items[i]));
    }
    *count = value.count;
    return numbers;
}

enum stroke_cap stroke_cap_of(const char *name) {
    return strcmp(name, "round") == 0    ? CAP_ROUND
           : strcmp(name, "square") == 0 ? CAP_SQUARE
                                         : CAP_BUTT;
}

enum stroke_join stroke_join_of(const char *name) {
    return strcmp(name, "round") == 0   ? JOIN_ROUND
           : strcmp(name, "bevel") == 0 ? JOIN_BEVEL
                                        : JOIN_MITER;
}

/* The size of a line or rule is its width. */
static struct reference stroke_size(
    const struct plot *plot, const struct view *view, struct reference width) {
    const struct value *size = value_member(&view->mark_def, "size");
    if (size && !value_member(&view->mark_def, "strokeWidth") &&
        !view->encoding[CHANNEL_STROKE_WIDTH]) {
        width = reference_property(plot, size);
    }
    return view->encoding[CHANNEL_SIZE]
               ? reference_channel(plot, view, CHANNEL_SIZE, width)
               : width;
}

struct paint paint_bind(const struct plot *plot, const struct view *view) {
    const struct chart *chart = plot->chart;
    struct paint paint = {.fill = painted(plot, view, true),
        .stroke = painted(plot, view, false),
        .opacity = channel_or_mark(plot, view, CHANNEL_OPACITY),
        .fill_opacity = channel_or_mark(plot, view, CHANNEL_FILL_OPACITY),
        .stroke_opacity = channel_or_mark(plot, view, CHANNEL_STROKE_OPACITY),
        .stroke_width = channel_or_mark(plot, view, CHANNEL_STROKE_WIDTH),
        .stroke_dash = channel_or_mark(plot, view, CHANNEL_STROKE_DASH),
        .plain = view->mark == &mark_text || view->mark == &mark_tick ||
                 strcmp(view->mark->vega_type, "symbol") == 0};
    if (!view->encoding[CHANNEL_OPACITY] && !paint.opacity.set &&
        !isnan(view->default_opacity)) {
        paint.opacity = reference_number_constant(view->default_opacity);
    } else if (!isnan(view->default_opacity)) {
        paint.opacity = reference_channel(plot, view, CHANNEL_OPACITY,
            reference_number_constant(view->default_opacity));
    }
    if ((view->mark->path || view->mark == &mark_rule) && view->mark != &mark_area &&
        view->mark != &mark_trail) {
        paint.stroke_width = stroke_size(plot, view, paint.stroke_width);
    }
    paint.view = view;
    paint.base = (struct scene_style){
        .cap = stroke_cap_of(mark_string(chart, view, "strokeCap", "")),
        .join = stroke_join_of(mark_string(chart, view, "strokeJoin", "")),
        .dash_offset = mark_number(chart, view, "strokeDashOffset", 0),
        .blend = mark_string(chart, view, "blend", NULL),
        .href = mark_string(chart, view, "href", NULL),
        .description = mark_string(chart, view, "description", NULL),
        .miter_limit = mark_number(chart, view, "strokeMiterLimit", 0)};
    return paint;
}

static double number_or(const struct reference *reference, const struct row_source *rows,
    size_t row, double otherwise) {
    double number = reference->set ? reference_number(reference, rows, row) : otherwise;
    return isnan(number) ? otherwise : number;
}

static bool same_dash(const struct scene_style *a, const struct scene_style *b) {
    return a->dash_count == b->dash_count &&
           (a->dash_count == 0 ||
               memcmp(a->dash, b->dash, a->dash_count * sizeof *a->dash) == 0);
}

static bool same_words(const char *a, const char *b) {
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_style(const struct scene_style *a, const struct scene_style *b) {
    return color_equal(a->fill, b->fill) && color_equal(a->stroke, b->stroke) &&
           a->fill_gradient == b->fill_gradient && a->hatch == b->hatch &&
           a->stroke_gradient == b->stroke_gradient && a->opacity == b->opacity &&
           a->fill_opacity == b->fill_opacity && a->stroke_opacity == b->stroke_opacity &&
           a->stroke_width == b->stroke_width && same_dash(a, b) &&
           same_words(a->href, b->href) && same_words(a->description, b->description);
}

/* Rows of a few categories come in any order: their styles are found again here. */
static size_t style_hash(const struct scene_style *style) {
    size_t hash = 0;
    const struct color *colors[] = {&style->fill, &style->stroke};
    for (size_t i = 0; i < countof(colors); i++) {
        const struct color *c = colors[i];
        hash = hash * 31 + c->red + 5 * (size_t)c->green + 11 * (size_t)c->blue;
    }
    return (hash + (size_t)(100 * fabs(style->opacity))) % PAINT_RECENT;
}

/* What a channel of texts says of the row beside the picture, else the mark. */
static const char *beside(const struct paint *paint, enum channel channel,
    const char *otherwise, const struct row_source *rows, size_t row) {
    const struct definition *definition = paint->view->encoding[channel];
    if (!definition) {
        return otherwise;
    }
    const char *text = content_text(rows->plot, paint->view, definition, rows, row);
    return text && *text ? text : NULL;
}

const struct scene_style *paint_style(
    struct paint *paint, const struct row_source *rows, size_t row) {
    struct arena *arena = rows->plot->arena;
    struct scene_style style = paint->base;
    struct fill stroke = reference_fill(&paint->stroke, rows, row, &paint->strokes);
    fill_apply(&style, reference_fill(&paint->fill, rows, row, &paint->fills));
    style.hatch = paint->plain ? NULL : style.hatch;
    style.stroke = stroke.color;
    style.stroke_gradient = stroke.gradient;
    style.opacity = number_or(&paint->opacity, rows, row, 1);
    style.fill_opacity = number_or(&paint->fill_opacity, rows, row, 1);
    style.stroke_opacity = number_or(&paint->stroke_opacity, rows, row, 1);
    style.stroke_width = number_or(&paint->stroke_width, rows, row, 1);
    style.has_stroke_width = paint->stroke_width.set;
    if (paint->stroke_dash.set) {
        style.dash = dash_array(
            arena, reference_value(&paint->stroke_dash, rows, row), &style.dash_count);
    }
    style.href = beside(paint, CHANNEL_HREF, style.href, rows, row);
    style.description = beside(paint, CHANNEL_DESCRIPTION, style.description, rows, row);
    const struct scene_style **recent = &paint->recent[style_hash(&style)];
    if (!*recent || !same_style(*recent, &style)) {
        struct scene_style *copy = arena_new(arena, struct scene_style);
        *copy = style;
        *recent = copy;
    }
    return *recent;
}

struct scene_group *mark_group(const struct plot *plot, const struct view *view) {
    const struct value *clip = mark_find(plot->chart, view, "clip");
    const struct value *view_clip = config_find(plot->chart, "view.clip");
    if (!(clip && value_to_boolean(*clip)) &&
        !(view_clip && value_to_boolean(*view_clip))) {
        return plot->group;
    }
    struct scene_group *group = scene_add_group(plot->arena, plot->group, "mark");
    group->width = plot->width;
    group->height = plot->height;
    group->clip = true;
    group->no_size = true;
    return group;
}

struct scene_mark *mark_add(const struct plot *plot, const struct view *view,
    struct scene_group *group, enum mark_type type, size_t count) {
    struct scene_mark *mark = scene_add_mark(plot->arena, group, type, "mark", count);
    mark->place = view->mark_def.place;
    mark->rows = origin_rows(plot, view);
    mark->name = "marks";
    return mark;
}
