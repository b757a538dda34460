/* Units: a mark, its encoding, and what follows from both (vega-lite/src/compile/unit.ts,
 * mark/init.ts). */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "chart/config.h"
#include "chart/data.h"
#include "chart/definition.h"
#include "chart/grammar.h"
#include "chart/mark/avoid.h"
#include "chart/mark/mark.h"
#include "chart/predicate.h"
#include "chart/view.h"

static void fault_mark(struct chart *chart, struct place place, const char *name) {
    const char *const *names = mark_names();
    size_t count = 0;
    bool known = false;
    for (; names[count]; count++) {
        known = known || strcmp(names[count], name) == 0;
    }
    if (known) {
        fault_add(chart->faults, FAULT_ERROR, "unsupported-mark", place,
            "the mark “%s” is not drawn yet", "暂不支持 %s 图形", name);
        return;
    }
    fault_add(chart->faults, FAULT_ERROR, "unknown-mark", place, "there is no mark “%s”",
        "没有“%s”这种图形", name);
    fault_hint_near(chart->faults, name, names, count);
}

/* A line between two ends is a rule (normalize/ruleforrangedline.ts). */
static const struct mark_kind *ranged(
    const struct mark_kind *kind, const struct value *encoding) {
    static const char *const pairs[][2] = {
        {"x", "x2"}, {"y", "y2"}, {"theta", "theta2"}, {"radius", "radius2"}};
    for (size_t i = 0; kind == &mark_line && i < countof(pairs); i++) {
        const struct value *main = value_member(encoding, pairs[i][0]);
        if (!value_member(encoding, pairs[i][1]) || !main || main->type != VALUE_OBJECT) {
            continue;
        }
        const char *bin = property_string(main, "bin", "");
        if (strcmp(bin, "binned") != 0 &&
            (value_member(main, "field") || value_member(main, "datum"))) {
            return &mark_rule;
        }
    }
    return kind;
}

static void warn_interpolation(struct chart *chart, const struct value *mark) {
    const char *name = property_string(mark, "interpolate", NULL);
    enum interpolation interpolation;
    if (name && !interpolation_find(name, &interpolation)) {
        fault_add(chart->faults, FAULT_WARNING, "unknown-interpolation",
            value_member(mark, "interpolate")->place,
            "there is no interpolation “%s”; linear is used",
            "没有“%s”这种连线方式，改用 linear", name);
    }
}

static bool read_mark(
    struct chart *chart, struct view *view, const struct value *encoding) {
    const struct value *mark = value_member(view->source, "mark");
    const struct value *type = mark;
    bool good = true;
    if (mark->type == VALUE_OBJECT) {
        good = grammar_check(mark, GRAMMAR_MARK, chart->faults) &&
               avoid_check(mark, chart->faults);
        warn_interpolation(chart, mark);
        type = value_member(mark, "type");
        view->mark_def = *mark;
    } else {
        view->mark_def = value_object(NULL, 0);
        view->mark_def.place = mark->place;
    }
    if (!type || type->type != VALUE_STRING) {
        return false; /* the grammar has said so */
    }
    view->mark = ranged(mark_kind_find(type->string), encoding);
    if (!view->mark) {
        fault_mark(chart, type->place, type->string);
    }
    return good && view->mark;
}

/* {expr: …} of the mark is checked now, since drawing can't fault it. */
static bool check_expressions(struct chart *chart, const struct value *object) {
    bool good = true;
    for (size_t i = 0; i < object->count; i++) {
        const struct value *value = &object->members[i].value;
        const struct value *text =
            value->type == VALUE_OBJECT ? value_member(value, "expr") : NULL;
        if (text && text->type == VALUE_STRING) {
            good &= chart_expression(chart, text->string, text->place) != NULL;
        }
    }
    return good;
}

/* Channels of Vega-Lite that are known and not drawn. */
static const char *const undrawn[] = {"latitude", "longitude", "latitude2", "longitude2",
    "xError", "xError2", "yError", "yError2"};

static void fault_channel(struct chart *chart, const struct member *member) {
    for (size_t i = 0; i < countof(undrawn); i++) {
        if (strcmp(undrawn[i], member->name) == 0) {
            fault_add(chart->faults, FAULT_ERROR, "unsupported-channel", member->place,
                "the channel “%s” is not drawn yet", "暂不支持“%s”通道", member->name);
            return;
        }
    }
    const char *names[CHANNEL_COUNT];
    for (int c = 0; c < CHANNEL_COUNT; c++) {
        names[c] = channels[c].name;
    }
    fault_add(chart->faults, FAULT_ERROR, "unknown-channel", member->place,
        "there is no channel “%s”", "没有“%s”这个通道", member->name);
    fault_hint_near(chart->faults, member->name, names, CHANNEL_COUNT);
}

/* A facet is around the layers, not in one of them; without a field it is nothing. */
static bool fault_facet(struct chart *chart, const struct member *member) {
    enum value_type type = member->value.type;
    bool field = type == VALUE_OBJECT && value_member(&member->value, "field");
    if (type != VALUE_OBJECT && type != VALUE_NULL) {
        fault_add(chart->faults, FAULT_ERROR, "wrong-type", member->value.place,
            "“%s” should be a mapping such as {field: …}, but is %s",
            "“%s”应为 {field: …} 这样的映射，这里却是%s", member->name,
            value_type_name(type, chart->faults->language));
        return false;
    }
    if (field) {
        fault_add(chart->faults, FAULT_ERROR, "misplaced-channel", member->place,
            "“%s” can't divide one layer: put a facet around them all",
            "“%s”不能只用于一个图层，请在所有图层外面写 facet", member->name);
    }
    return !field;
}

static bool uses_channel(const struct view *view, enum channel channel) {
    const char *marks = channels[channel].marks;
    char word[32];
    if (!view->mark) {
        return true; /* an unknown mark: what its channels say is checked all the same */
    }
    snprintf(word, sizeof word, " %s ", view->mark->name);
    return !marks || strstr(marks, word);
}

static bool read_encoding(
    struct chart *chart, struct view *view, const struct value *encoding) {
    bool good = true;
    for (size_t i = 0; i < encoding->count; i++) {
        const struct member *member = &encoding->members[i];
        enum channel channel = channel_find(member->name);
        if (channel == CHANNEL_ROW || channel == CHANNEL_COLUMN ||
            channel == CHANNEL_FACET) {
            good = fault_facet(chart, member) && good;
        } else if (channel == CHANNEL_NONE) {
            /* which rows of an animation are shown when: a still picture shows all */
            if (strcmp(member->name, "time") != 0) {
                fault_channel(chart, member);
                good = false;
            }
        } else if (uses_channel(view, channel)) {
            bool ok = true;
            view->encoding[channel] =
                definition_bind(chart, channel, &member->value, &ok);
            good = good && ok;
        }
    }
    return good;
}

/* Channels that others make void (encoding.ts, initEncoding). */
static void drop_channels(struct view *view) {
    struct definition **encoding = view->encoding;
    for (int i = 0; i < 2; i++) {
        const struct definition *position = encoding[CHANNEL_X + i];
        if (position && position->has_field && !definition_is_discrete(position) &&
            encoding[CHANNEL_X_OFFSET + i] && encoding[CHANNEL_X_OFFSET + i]->has_field &&
            !position->time_unit.unit) {
            encoding[CHANNEL_X_OFFSET + i] = NULL;
        }
    }
    if (encoding[view->filled ? CHANNEL_FILL : CHANNEL_STROKE]) {
        encoding[CHANNEL_COLOR] = NULL;
    }
    const struct definition *size = encoding[CHANNEL_SIZE];
    if (view->mark == &mark_line && size && size->aggregate) {
        encoding[CHANNEL_SIZE] = NULL;
    }
}

static enum orientation said_orientation(
    const struct chart *chart, const struct view *view) {
    const char *orient = mark_string(chart, view, "orient", "");
    return strcmp(orient, "horizontal") == 0 ? ORIENT_HORIZONTAL
           : strcmp(orient, "vertical") == 0 ? ORIENT_VERTICAL
                                             : ORIENT_NONE;
}

static bool is_binned(const struct definition *definition) {
    return definition && definition->has_field && definition->binned;
}

static bool is_aggregated(const struct definition *definition) {
    return definition && definition->has_field && definition->aggregate;
}

static bool is_plain_measure(const struct definition *definition) {
    return definition && definition_is_measure(definition);
}

static enum orientation orient_ranged(
    const struct view *view, enum orientation said, bool *found) {
    const struct definition *x = view->encoding[CHANNEL_X];
    const struct definition *y = view->encoding[CHANNEL_Y];
    const struct definition *x2 = view->encoding[CHANNEL_X2];
    const struct definition *y2 = view->encoding[CHANNEL_Y2];
    *found = true;
    if (is_binned(x) || (x && x->has_field && is_aggregated(y) && !is_aggregated(x))) {
        return ORIENT_VERTICAL;
    }
    if (is_binned(y) || (y && y->has_field && is_aggregated(x) && !is_aggregated(y))) {
        return ORIENT_HORIZONTAL;
    }
    *found = x2 || y2;
    if (*found && said != ORIENT_NONE) {
        return said;
    }
    if (y2 && !x2) {
        return is_plain_measure(x) && is_binned(y) ? ORIENT_HORIZONTAL : ORIENT_VERTICAL;
    }
    if (x2 && !y2) {
        return is_plain_measure(y) && is_binned(x) ? ORIENT_VERTICAL : ORIENT_HORIZONTAL;
    }
    *found = false;
    return ORIENT_NONE;
}

static enum orientation orient_by_measure(
    const struct view *view, enum orientation said) {
    const struct definition *x = view->encoding[CHANNEL_X];
    const struct definition *y = view->encoding[CHANNEL_Y];
    bool across = view->mark == &mark_tick; /* a tick stands across its measure */
    enum orientation along_x = across ? ORIENT_VERTICAL : ORIENT_HORIZONTAL;
    enum orientation along_y = across ? ORIENT_HORIZONTAL : ORIENT_VERTICAL;
    if (said != ORIENT_NONE) {
        return said;
    }
    if (is_plain_measure(x) != is_plain_measure(y)) {
        return is_plain_measure(x) ? along_x : along_y;
    }
    if (is_plain_measure(x)) {
        return ORIENT_VERTICAL;
    }
    bool x_time = x && x->has_field && x->type == TYPE_TEMPORAL;
    bool y_time = y && y->has_field && y->type == TYPE_TEMPORAL;
    if (x_time != y_time) {
        return x_time ? ORIENT_VERTICAL : ORIENT_HORIZONTAL;
    }
    return ORIENT_NONE;
}

static enum orientation find_orientation(
    const struct chart *chart, const struct view *view) {
    const struct mark_kind *mark = view->mark;
    enum orientation said = said_orientation(chart, view);
    if (mark == &mark_point || mark == &mark_circle || mark == &mark_square ||
        mark == &mark_rect) {
        return ORIENT_NONE;
    }
    if (mark == &mark_arc || mark == &mark_trail) {
        return ORIENT_VERTICAL;
    }
    const struct definition *x = view->encoding[CHANNEL_X];
    const struct definition *y = view->encoding[CHANNEL_Y];
    bool x2 = view->encoding[CHANNEL_X2], y2 = view->encoding[CHANNEL_Y2];
    if (mark == &mark_bar || mark == &mark_text) {
        bool found;
        enum orientation orient = orient_ranged(view, said, &found);
        if (found) {
            return orient;
        }
    }
    bool tick_or_line = mark == &mark_line || mark == &mark_tick;
    if (!tick_or_line && mark != &mark_area && x2 && !is_binned(x) && y2 &&
        !is_binned(y)) {
        return ORIENT_NONE;
    }
    if (!tick_or_line && y2) {
        return is_binned(y) ? ORIENT_HORIZONTAL : ORIENT_VERTICAL;
    }
    if (!tick_or_line && x2) {
        return is_binned(x) ? ORIENT_VERTICAL : ORIENT_HORIZONTAL;
    }
    if (mark == &mark_rule && !x != !y) {
        return x ? ORIENT_VERTICAL : ORIENT_HORIZONTAL;
    }
    return orient_by_measure(view, said);
}

/* Points that may lie over each other are seen through. */
static double find_opacity(const struct chart *chart, const struct view *view) {
    const struct mark_kind *mark = view->mark;
    bool small = mark == &mark_point || mark == &mark_tick || mark == &mark_circle ||
                 mark == &mark_square;
    if (!small || mark_find(chart, view, "opacity") ||
        mark_find(chart, view, "fillOpacity")) {
        return NAN;
    }
    struct definition *fields[FIELD_LIMIT];
    size_t count = view_fields(view, fields);
    for (size_t i = 0; i < count; i++) {
        if (fields[i]->aggregate) {
            return NAN;
        }
    }
    return 0.7;
}

bool unit_bind(struct chart *chart, struct view *view, const struct value *encoding) {
    bool good = read_mark(chart, view, encoding);
    good &= check_expressions(chart, &view->mark_def);
    good &= read_encoding(chart, view, encoding);
    if (!good) {
        return false;
    }
    view->filled = mark_boolean(chart, view, "filled", view->mark->filled);
    drop_channels(view);
    view->orient = find_orientation(chart, view);
    view->default_opacity = find_opacity(chart, view);
    stack_bind(chart, view);
    return true;
}
