/* Headers of facets: their properties, labels and titles. */
#include "chart/header.h"

#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/content.h"
#include "chart/formats.h"
#include "chart/definition.h"
#include "chart/grammar.h"
#include "chart/label.h"
#include "chart/predicate.h"
#include "chart/reference.h"

static const char *own_config(const struct facet_axis *axis) {
    switch (axis->definition->channel) {
    case CHANNEL_ROW:
        return "headerRow";
    case CHANNEL_COLUMN:
        return "headerColumn";
    default:
        return "headerFacet";
    }
}

static const struct value *config_member(
    const struct chart *chart, const char *group, const char *name) {
    const struct value *config = value_member(&chart->config, group);
    return config && config->type == VALUE_OBJECT ? value_member(config, name) : NULL;
}

/* Null is an answer too: it takes away a title. */
static const struct value *find_said(
    const struct chart *chart, const struct facet_axis *axis, const char *name) {
    const struct value *header = axis->header;
    const struct value *found =
        header && header->type == VALUE_OBJECT ? value_member(header, name) : NULL;
    if (!found && header && header->type == VALUE_OBJECT && strstr(name, "Orient")) {
        found = value_member(header, "orient"); /* for labels and title alike */
    }
    found = found ? found : config_member(chart, own_config(axis), name);
    return found ? found : config_member(chart, "header", name);
}

const struct value *header_find(
    const struct chart *chart, const struct facet_axis *axis, const char *name) {
    const struct value *found = find_said(chart, axis, name);
    return found && found->type != VALUE_NULL ? found : NULL;
}

const char *header_string(const struct chart *chart, const struct facet_axis *axis,
    const char *name, const char *otherwise) {
    const struct value *value = header_find(chart, axis, name);
    return value && value->type == VALUE_STRING ? value->string : otherwise;
}

static const char *title_text(struct chart *chart, const struct value *title) {
    const char *text = text_lines(chart->arena, *title);
    return *text ? text : NULL;
}

/* The header's own title, the field's, or the default unless the config has taken it away
 * (vega-lite/src/channeldef.ts, title). */
static const char *find_title(struct chart *chart, const struct facet_axis *axis) {
    const struct value *header = axis->header;
    if (header && header->type == VALUE_NULL) {
        return NULL;
    }
    const struct value *title =
        header && header->type == VALUE_OBJECT ? value_member(header, "title") : NULL;
    title = title ? title : definition_find(axis->definition, "title");
    if (title) {
        return title_text(chart, title);
    }
    const struct value *configured = config_member(chart, own_config(axis), "title");
    configured = configured ? configured : config_member(chart, "header", "title");
    return configured && !value_to_boolean(*configured)
               ? NULL
               : definition_title(chart, axis->definition);
}

/* A config's format type is heard where it names a function
 * (vega-lite/src/compile/format.ts, isFieldOrDatumDefForTimeFormat). */
static bool takes_format(
    const struct facet_axis *axis, const char *name, const struct value *found) {
    const struct value *header = axis->header;
    bool own = header && header->type == VALUE_OBJECT && value_member(header, name);
    return own || strcmp(name, "format") == 0 || formats_is_custom(found);
}

/* The format of labels is the definition's as far as texts are concerned. */
static void take_format(struct chart *chart, struct facet_axis *axis) {
    static const char *const names[] = {"format", "formatType"};
    struct bag source = {0};
    const struct value *said = axis->definition->source;
    for (size_t i = 0; i < said->count; i++) {
        bag_take(chart->arena, &source, &said->members[i]);
    }
    for (size_t i = 0; i < countof(names); i++) {
        const struct value *found = header_find(chart, axis, names[i]);
        if (found && takes_format(axis, names[i], found)) {
            bag_set(chart->arena, &source, names[i], *found);
        }
    }
    struct value *merged = arena_new(chart->arena, struct value);
    *merged = bag_object(&source);
    merged->place = said->place;
    axis->definition->source = merged;
    struct faults quiet = {.arena = chart->arena};
    axis->definition->custom_format =
        formats_custom(chart, axis->definition, merged, &quiet);
}

bool header_bind(struct chart *chart, struct view *view, int index) {
    struct facet_axis *axis = &view->facet->axes[index];
    const struct value *header = axis->header;
    bool good = true;
    if (header && header->type == VALUE_OBJECT) {
        good = grammar_check(header, GRAMMAR_HEADER, chart->faults);
    }
    take_format(chart, axis);
    axis->title = find_title(chart, axis);
    const struct value *text = header_find(chart, axis, "labelExpr");
    if (text && text->type == VALUE_STRING) {
        axis->label_expression = chart_expression(chart, text->string, text->place);
        good &= axis->label_expression != NULL;
    }
    return good;
}

void header_join_titles(struct chart *chart, struct view *view) {
    for (size_t i = 0; i < view->child_count; i++) {
        header_join_titles(chart, view->children[i]);
    }
    if (view->form != VIEW_FACET || view->children[0]->form != VIEW_FACET) {
        return;
    }
    for (int i = 0; i < 3; i++) {
        struct facet_axis *outer = &view->facet->axes[i];
        struct facet_axis *inner = &view->children[0]->facet->axes[i];
        if (outer->definition && inner->definition && inner->title) {
            outer->title = arena_print(chart->arena, "%s / %s",
                outer->title ? outer->title : "null", inner->title);
            inner->title = NULL;
        }
    }
}

bool header_has_labels(const struct chart *chart, const struct facet_axis *axis) {
    if (axis->header && axis->header->type == VALUE_NULL) {
        return false;
    }
    const struct value *said = axis->header && axis->header->type == VALUE_OBJECT
                                   ? value_member(axis->header, "labels")
                                   : NULL;
    said = said ? said : config_member(chart, "header", "labels");
    return !said || value_to_boolean(*said);
}

static bool is_one_of(const char *word, const char *a, const char *b) {
    return strcmp(word, a) == 0 || strcmp(word, b) == 0;
}

bool header_has_side(
    const struct chart *chart, const struct facet_axis *axis, enum header_side *side) {
    const char *orient = header_string(chart, axis, "labelOrient", "");
    bool footer = is_one_of(orient, "bottom", "right");
    switch (axis->definition->channel) {
    case CHANNEL_ROW:
        *side = footer ? SIDE_ROW_FOOTER : SIDE_ROW_HEADER;
        return !is_one_of(orient, "top", "bottom");
    case CHANNEL_COLUMN:
        *side = footer ? SIDE_COLUMN_FOOTER : SIDE_COLUMN_HEADER;
        return !is_one_of(orient, "left", "right");
    default:
        return false;
    }
}

static bool stands_beside(const struct facet_axis *axis, const char *orient) {
    return is_one_of(orient, "left", "right") ||
           (!is_one_of(orient, "top", "bottom") &&
               axis->definition->channel == CHANNEL_ROW);
}

bool header_title_is_beside(const struct chart *chart, const struct facet_axis *axis) {
    return stands_beside(axis, header_string(chart, axis, "titleOrient", ""));
}

/* Where a turned text is held (vega-lite/src/compile/axis/properties.ts, defaultLabelAlign
 * and defaultLabelBaseline for axes on the left or the top). */
static const char *turned_align(double angle, bool beside) {
    double from = beside ? 90 : 0;
    if (fmod(angle + from, 180) == 0) {
        return beside ? "center" : NULL;
    }
    bool towards = from < angle && angle < 180 + from;
    return towards == beside ? "left" : "right";
}

static const char *turned_baseline(double angle, bool beside) {
    bool flat = angle <= 45 || angle >= 315;
    if (beside) {
        bool middle = flat || (angle >= 135 && angle <= 225);
        return middle ? "middle" : angle >= 45 && angle <= 135 ? "top" : "bottom";
    }
    bool steep = (angle > 45 && angle < 135) || (angle > 225 && angle < 315);
    return steep ? "middle" : flat ? "bottom" : "top";
}

/* Properties of a header by the names that a title has for them, `prefix` before them. */
static const struct {
    const char *header, *title;
} property_names[] = {
    {"Align", "align"},
    {"Anchor", "anchor"},
    {"Angle", "angle"},
    {"Baseline", "baseline"},
    {"Color", "color"},
    {"Font", "font"},
    {"FontSize", "fontSize"},
    {"FontStyle", "fontStyle"},
    {"FontWeight", "fontWeight"},
    {"Limit", "limit"},
    {"LineHeight", "lineHeight"},
    {"Orient", "orient"},
    {"Padding", "offset"},
};

static void set_text(
    struct arena *arena, struct bag *bag, const char *name, const char *text) {
    if (text) {
        bag_set(arena, bag, name, value_string(text));
    }
}

static struct title make_title(const struct plot *plot, const struct facet_axis *axis,
    const char *prefix, const char *style, struct value text) {
    struct arena *arena = plot->arena;
    const struct chart *chart = plot->chart;
    struct bag bag = {0};
    const char *named = arena_print(arena, "%sOrient", prefix);
    bool beside = stands_beside(axis, header_string(chart, axis, named, ""));
    const struct value *held = property_settle(
        plot, header_find(chart, axis, arena_print(arena, "%sAnchor", prefix)));
    const char *anchor = held && held->type == VALUE_STRING ? held->string : "middle";
    const struct value *angle = property_settle(
        plot, header_find(chart, axis, arena_print(arena, "%sAngle", prefix)));
    bag_set(arena, &bag, "text", text);
    set_text(
        arena, &bag, "orient", axis->definition->channel == CHANNEL_ROW ? "left" : "top");
    bool turned = angle && angle->type == VALUE_NUMBER;
    double degrees = turned ? angle->number : 0;
    if (strcmp(prefix, "title") == 0) { /* Vega-Lite takes those of labels as they are */
        degrees = fmod(fmod(degrees, 360) + 360, 360);
    }
    set_text(arena, &bag, "align",
        strcmp(anchor, "start") == 0 ? "left"
        : strcmp(anchor, "end") == 0 ? "right"
        : turned                     ? turned_align(degrees, beside)
                                     : NULL);
    set_text(arena, &bag, "baseline", turned ? turned_baseline(degrees, beside) : NULL);
    for (size_t i = 0; i < countof(property_names); i++) {
        const struct value *value = header_find(
            chart, axis, arena_print(arena, "%s%s", prefix, property_names[i].header));
        if (value) {
            bag_set(arena, &bag, property_names[i].title, *value);
        }
    }
    if (strcmp(prefix, "label") == 0) {
        set_text(arena, &bag, "frame", "group");
    }
    struct value *said = arena_new(arena, struct value);
    *said = bag_object(&bag);
    return (struct title){.said = said, .style = style};
}

/* The value as its format says, then as labelExpr makes it of {label, value}. */
static struct value label_text(
    const struct plot *plot, const struct facet_axis *axis, size_t index) {
    const struct view *labels = axis->labels;
    struct row_source rows = {plot, labels->main};
    const char *text = content_text(plot, labels, axis->definition, &rows, index);
    if (!axis->label_expression) {
        return value_string(text);
    }
    const struct value *cells = dataset_cells(labels->main, axis->definition->column);
    struct bag datum = {0};
    bag_set(plot->arena, &datum, "label", value_string(text));
    bag_set(plot->arena, &datum, "value", cells ? cells[index] : value_null());
    struct scope scope = {
        .outer = plot->chart->scope, .name = "datum", .value = bag_object(&datum)};
    return expression_evaluate(axis->label_expression, &scope, plot->arena);
}

struct title header_label(
    const struct plot *plot, const struct facet_axis *axis, size_t index) {
    return make_title(plot, axis, "label", "guide-label", label_text(plot, axis, index));
}

struct title header_title(const struct plot *plot, const struct facet_axis *axis) {
    return make_title(plot, axis, "title", "guide-title", value_string(axis->title));
}
