/* Views: the tree of layers and units that a specification is. */
#include "chart/view.h"

#include <math.h>
#include <string.h>

#include "chart/composite/composite.h"
#include "chart/config.h"
#include "chart/grammar.h"
#include "chart/mark/mark.h"

/* {…parent, …child} channel by channel; a child's field or datum takes over what the
 * parent says about the channel (vega-lite/src/normalize/core.ts, mergeEncoding). */
static struct value merge_encoding(
    struct arena *arena, const struct value *parent, const struct value *child) {
    struct bag merged = {0};
    for (size_t i = 0; parent && i < parent->count; i++) {
        bag_take(arena, &merged, &parent->members[i]);
    }
    for (size_t i = 0; child && i < child->count; i++) {
        const struct member *member = &child->members[i];
        const struct value *old = bag_find(&merged, member->name);
        bool takes_over = old && old->type == VALUE_OBJECT &&
                          member->value.type == VALUE_OBJECT &&
                          (value_member(&member->value, "field") ||
                              value_member(&member->value, "datum") ||
                              value_member(&member->value, "aggregate"));
        struct value value = member->value;
        if (takes_over) {
            struct bag both = {0};
            for (size_t k = 0; k < old->count; k++) {
                bag_take(arena, &both, &old->members[k]);
            }
            for (size_t k = 0; k < value.count; k++) {
                bag_take(arena, &both, &value.members[k]);
            }
            struct place place = value.place;
            value = bag_object(&both);
            value.place = place;
        }
        struct member taken = {member->name, member->place, value};
        bag_take(arena, &merged, &taken);
    }
    return bag_object(&merged);
}

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

static bool bind_sizes(struct chart *chart, struct view *view) {
    const struct view *parent = view->parent;
    bool good = read_size(chart, value_member(view->source, "width"),
        parent ? &parent->width : NULL, &view->width);
    good &= read_size(chart, value_member(view->source, "height"),
        parent ? &parent->height : NULL, &view->height);
    return good;
}

static bool bind_children(struct chart *chart, struct view *view,
    const struct value *layers, const struct value *encoding) {
    view->children = arena_array(chart->arena, layers->count, sizeof(struct view *));
    bool good = true;
    for (size_t i = 0; i < layers->count; i++) {
        struct view *child = view_bind(chart, &layers->items[i], view, encoding);
        if (child) {
            view->children[view->child_count++] = child;
        }
        good &= child != NULL;
    }
    return good;
}

static bool bind_layer(
    struct chart *chart, struct view *view, const struct value *encoding) {
    const struct value *layers = value_member(view->source, "layer");
    if (layers->type != VALUE_ARRAY) {
        return false; /* the grammar has said so */
    }
    if (layers->count == 0) {
        fault_add(chart->faults, FAULT_ERROR, "empty-layer", layers->place,
            "a layer needs at least one view", "layer 里至少要有一个图层");
        return false;
    }
    return bind_children(chart, view, layers, encoding);
}

static bool bind_unit(
    struct chart *chart, struct view *view, const struct value *encoding) {
    if (!unit_bind(chart, view, encoding)) {
        return false;
    }
    const struct value *layers = overlay_layers(chart, view, encoding);
    if (layers) {
        view->mark = NULL;
        return bind_children(chart, view, layers, NULL);
    }
    view->index = chart->unit_count;
    chart->units = arena_grow(chart->arena, chart->units, chart->unit_count,
        &chart->unit_capacity, sizeof(struct view *));
    chart->units[chart->unit_count++] = view;
    return true;
}

/* Which property makes a mapping a view of which kind. */
static const struct view_kind {
    const char *key;
    enum grammar grammar;
    bool (*bind)(struct chart *, struct view *, const struct value *encoding);
} view_kinds[] = {
    {"layer", GRAMMAR_LAYER, bind_layer},
    {"mark", GRAMMAR_UNIT, bind_unit},
    {"facet", GRAMMAR_UNIT, NULL},
    {"repeat", GRAMMAR_UNIT, NULL},
    {"concat", GRAMMAR_UNIT, NULL},
    {"hconcat", GRAMMAR_UNIT, NULL},
    {"vconcat", GRAMMAR_UNIT, NULL},
};

static const struct view_kind *find_kind(
    struct chart *chart, const struct value *source) {
    for (size_t i = 0; source->type == VALUE_OBJECT && i < countof(view_kinds); i++) {
        const struct view_kind *kind = &view_kinds[i];
        if (!value_member(source, kind->key)) {
            continue;
        }
        if (kind->bind) {
            return kind;
        }
        fault_add(chart->faults, FAULT_ERROR, "unsupported-view", source->place,
            "“%s” is not drawn yet", "暂不支持“%s”", kind->key);
        return NULL;
    }
    if (source->type == VALUE_OBJECT) {
        grammar_check(source, GRAMMAR_UNIT, chart->faults);
    } else {
        fault_add(chart->faults, FAULT_ERROR, "wrong-type", source->place,
            "a chart should be a mapping with mark or layer, but is %s",
            "图表应为含 mark 或 layer 的映射，这里却是%s",
            value_type_name(source->type, chart->faults->language));
    }
    return NULL;
}

struct view *view_bind(struct chart *chart, const struct value *source,
    struct view *parent, const struct value *encoding) {
    const struct view_kind *kind = find_kind(chart, source);
    if (!kind) {
        return NULL;
    }
    bool good = grammar_check(source, kind->grammar, chart->faults), written;
    struct view *view = arena_new(chart->arena, struct view);
    view->source = source;
    view->parent = parent;
    struct value *merged = arena_new(chart->arena, struct value);
    const struct value *own = value_member(source, "encoding");
    *merged = merge_encoding(
        chart->arena, encoding, own && own->type == VALUE_OBJECT ? own : NULL);
    const struct value *layers = composite_layers(chart, source, merged, &written);
    good &= written && bind_sizes(chart, view);
    if (layers) {
        view->source = layers;
        good &= bind_layer(chart, view, NULL);
    } else {
        good &= written && kind->bind(chart, view, merged);
    }
    return good ? view : NULL;
}
