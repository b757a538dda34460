/* How wide and high plots are, before anything makes them fit. */
#include "chart/size.h"

#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/mark/mark.h"
#include "chart/scales.h"
#include "chart/view.h"

static bool read_size(struct chart *chart, const struct value *value,
    const struct view_size *inherited, struct view_size *out) {
    *out = inherited ? *inherited : (struct view_size){0};
    if (!value || (value->type != VALUE_STRING && value->type != VALUE_NUMBER &&
                      value->type != VALUE_OBJECT)) {
        return true; /* the grammar faults other types */
    }
    if (value->type == VALUE_STRING) {
        out->kind = SIZE_CONTAINER;
        if (strcmp(value->string, "container") == 0) {
            return true;
        }
        fault_add(chart->faults, FAULT_ERROR, "wrong-value", value->place,
            "a size is a number of pixels, {step: …} or “container”, not “%s”",
            "尺寸应为像素数、{step: …} 或 “container”，不能是“%s”", value->string);
        return false;
    }
    double number = value->number;
    if (value->type == VALUE_OBJECT) {
        number = property_number(value, "step", NAN);
        const char *what = property_string(value, "for", NULL);
        out->step_for_said = what != NULL;
        out->for_offset = what && strcmp(what, "offset") == 0;
    }
    out->kind = value->type == VALUE_OBJECT ? SIZE_STEP : SIZE_NUMBER;
    out->value = number;
    if (!(number >= 0 && number <= 20000)) {
        fault_add(chart->faults, FAULT_ERROR, "absurd-size", value->place,
            "a size should be between 0 and 20000 pixels",
            "尺寸应在 0 到 20000 像素之间");
        return false;
    }
    return true;
}

bool size_bind(struct chart *chart, struct view *view) {
    const struct view *parent = view->parent;
    bool good = read_size(chart, value_member(view->source, "width"),
        parent ? &parent->width : NULL, &view->width);
    good &= read_size(chart, value_member(view->source, "height"),
        parent ? &parent->height : NULL, &view->height);
    return good;
}

static double discrete_size(const struct chart *chart, bool across) {
    const struct value *size =
        config_find(chart, across ? "view.discreteWidth" : "view.discreteHeight");
    double step = config_number(chart, "view.step", 20);
    if (!size) {
        return step;
    }
    return size->type == VALUE_NUMBER ? size->number
                                      : property_number(size, "step", step);
}

static double continuous_size(const struct chart *chart, bool across) {
    return config_number(
        chart, across ? "view.continuousWidth" : "view.continuousHeight", 300);
}

/* One candidate for the size of a plot: of a unit, or agreed upon by what is in a view. */
struct choice {
    bool found, said;
    const struct view *unit;
    const struct view_size *size;
};

static const struct view_size *size_of(const struct view *view, bool across) {
    return across ? &view->width : &view->height;
}

/* What the user says wins over defaults, the first over the others. */
static struct choice choose(const struct view *view, bool across) {
    const struct view_size *size = size_of(view, across);
    if (view->mark) {
        return (struct choice){true, size->kind != SIZE_DEFAULT, view, size};
    }
    struct choice best = {0};
    if (view->form == VIEW_FACET) {
        return best;
    }
    for (size_t i = 0; i < view->child_count; i++) {
        struct choice choice = choose(view->children[i], across);
        if (choice.found && (!best.found || (choice.said && !best.said))) {
            best = choice;
        }
    }
    if (view->form == VIEW_LAYER && best.found && size->kind != SIZE_DEFAULT) {
        best.size = size;
        best.said = true;
    }
    return best;
}

/* The outermost view whose plots all have the size of this one. */
static const struct view *sharing_view(const struct view *plot, enum channel channel) {
    const struct view *view = plot;
    while (view->parent && view->parent->form == VIEW_CONCAT &&
           view->parent->scales[channel]) {
        view = view->parent;
    }
    return view;
}

static double unit_default(
    const struct chart *chart, const struct view *unit, bool across) {
    enum channel channel = across ? CHANNEL_X : CHANNEL_Y;
    const struct scale_part *part = view_scale(unit, channel);
    bool fits = across ? chart->fit_width : chart->fit_height;
    if (fits && size_of(unit, across)->kind != SIZE_STEP) {
        return continuous_size(chart, across);
    }
    if (part && scale_type_is_discrete(part->type)) {
        double stepped = scale_stepped_size(chart, unit, channel);
        return stepped == stepped ? stepped : discrete_size(chart, across);
    }
    return part || unit->mark == &mark_arc ? continuous_size(chart, across)
                                           : discrete_size(chart, across);
}

double size_natural(const struct chart *chart, const struct view *view, bool across) {
    const struct view *plot = view_plot(view);
    struct choice choice =
        choose(sharing_view(plot, across ? CHANNEL_X : CHANNEL_Y), across);
    if (!choice.found) {
        choice = choose(plot, across);
    }
    switch (choice.size->kind) {
    case SIZE_NUMBER:
        return choice.size->value;
    case SIZE_CONTAINER:
        return continuous_size(chart, across);
    default:
        return unit_default(chart, choice.unit, across);
    }
}

bool size_is_stepped(const struct view *view, bool across) {
    return choose(view_plot(view), across).size->kind == SIZE_STEP;
}

bool size_goes_by_step(const struct chart *chart, const struct view *view, bool across) {
    struct choice choice = choose(view_plot(view), across);
    bool open = choice.size->kind == SIZE_DEFAULT || choice.size->kind == SIZE_STEP;
    return open && isfinite(scale_stepped_size(
                       chart, choice.unit, across ? CHANNEL_X : CHANNEL_Y));
}

double size_in_common(const struct chart *chart, const struct view *view, bool across) {
    bool one_line = across ? view->grid.columns == 1 : view->grid.columns == 0;
    enum channel channel = across ? CHANNEL_X : CHANNEL_Y;
    bool apart = resolve_is_independent(view, "scale", channel);
    double common = 0;
    if (view->form != VIEW_CONCAT || !one_line) {
        return 0;
    }
    for (size_t i = 0; i < view->child_count; i++) {
        const struct view *child = view->children[i];
        bool plot = view_is_plot(child);
        if (plot && apart && size_goes_by_step(chart, child, across)) {
            return 0;
        }
        double size = plot ? size_natural(chart, child, across)
                           : size_in_common(chart, child, across);
        if (i > 0 && apart && size != common) {
            return 0;
        }
        common = i == 0 ? size : common;
    }
    return common;
}
