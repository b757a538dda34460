/* Views: the tree of layers and units that a specification is. */
#include "chart/view.h"

#include <string.h>

#include "chart/composite/composite.h"
#include "chart/facet.h"
#include "chart/grammar.h"
#include "chart/repeat.h"
#include "chart/size.h"
#include "chart/title.h"

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

void view_list_add(struct arena *arena, struct view_list *list, struct view *view) {
    list->items =
        arena_grow(arena, list->items, list->count, &list->capacity, sizeof view);
    list->items[list->count++] = view;
}

void guide_list_add(struct arena *arena, struct guide_list *list, struct guide *guide) {
    list->items =
        arena_grow(arena, list->items, list->count, &list->capacity, sizeof guide);
    list->items[list->count++] = guide;
}

const struct view *view_plot(const struct view *view) {
    while (view->parent && view_is_plot(view->parent)) {
        view = view->parent;
    }
    return view;
}

static void gather_units(
    struct arena *arena, const struct view *view, struct view_list *list) {
    for (size_t i = 0; i < view->child_count; i++) {
        struct view *child = view->children[i];
        if (child->mark) {
            view_list_add(arena, list, child);
        } else {
            gather_units(arena, child, list);
        }
    }
}

struct view_list view_units(struct arena *arena, const struct view *view) {
    struct view_list list = {0};
    if (view->mark) {
        view_list_add(arena, &list, (struct view *)view);
    } else {
        gather_units(arena, view, &list);
    }
    return list;
}

bool view_bind_children(struct chart *chart, struct view *view, const struct value *list,
    struct inherited inherited) {
    view->children = arena_array(chart->arena, list->count, sizeof(struct view *));
    bool good = true;
    for (size_t i = 0; i < list->count; i++) {
        struct view *child = view_bind(chart, &list->items[i], view, inherited);
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
    view->form = VIEW_LAYER;
    if (layers->type != VALUE_ARRAY) {
        return false; /* the grammar has said so */
    }
    if (layers->count == 0) {
        fault_add(chart->faults, FAULT_ERROR, "empty-layer", layers->place,
            "a layer needs at least one view", "layer 里至少要有一个图层");
        return false;
    }
    return view_bind_children(
        chart, view, layers, (struct inherited){encoding, view->repeater});
}

bool view_bind_unit(
    struct chart *chart, struct view *view, const struct value *encoding) {
    if (facet_is_encoded(encoding) && !(view->parent && view_is_plot(view->parent))) {
        return facet_bind_unit(chart, view, encoding);
    }
    bool written = true;
    const struct value *parts = composite_layers(chart, view->source, encoding, &written);
    if (parts || !written) {
        view->source = parts;
        return written && bind_layer(chart, view, NULL);
    }
    if (!unit_bind(chart, view, encoding)) {
        return false;
    }
    const struct value *layers = overlay_layers(chart, view, encoding);
    if (layers) {
        view->mark = NULL;
        view->form = VIEW_LAYER;
        return view_bind_children(chart, view, layers, (struct inherited){0});
    }
    view_list_add(chart->arena, &chart->units, view);
    return true;
}

/* Which property makes a mapping a view of which kind. */
static const struct view_kind {
    const char *key;
    enum grammar grammar;
    bool (*bind)(struct chart *, struct view *, const struct value *encoding);
} view_kinds[] = {
    {"layer", GRAMMAR_LAYER, bind_layer},
    {"mark", GRAMMAR_UNIT, view_bind_unit},
    {"facet", GRAMMAR_FACET, facet_bind},
    {"repeat", GRAMMAR_REPEAT, repeat_bind},
    {"concat", GRAMMAR_CONCAT, concat_bind},
    {"hconcat", GRAMMAR_HCONCAT, concat_bind},
    {"vconcat", GRAMMAR_VCONCAT, concat_bind},
};

static const struct view_kind *find_kind(
    struct chart *chart, const struct value *source) {
    for (size_t i = 0; source->type == VALUE_OBJECT && i < countof(view_kinds); i++) {
        if (value_member(source, view_kinds[i].key)) {
            return &view_kinds[i];
        }
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

struct view *view_open(struct chart *chart, const struct value *source,
    struct view *parent, const struct repeater *repeater, bool *good) {
    struct view *view = arena_new(chart->arena, struct view);
    view->source = source;
    view->parent = parent;
    view->repeater = repeater;
    *good &= size_bind(chart, view);
    *good &= title_bind(chart, view);
    return view;
}

/* What layers and small multiples share of scales, axes and legends. */
static bool check_resolve(struct chart *chart, const struct value *source) {
    const struct value *resolve = value_member(source, "resolve");
    return !resolve || resolve->type != VALUE_OBJECT ||
           grammar_check(resolve, GRAMMAR_RESOLVE, chart->faults);
}

struct view *view_bind(struct chart *chart, const struct value *source,
    struct view *parent, struct inherited inherited) {
    const struct view_kind *kind = find_kind(chart, source);
    if (!kind) {
        return NULL;
    }
    bool good = grammar_check(source, kind->grammar, chart->faults);
    good &= check_resolve(chart, source);
    struct view *view = view_open(chart, source, parent, inherited.repeater, &good);
    struct value *merged = arena_new(chart->arena, struct value);
    const struct value *own = value_member(source, "encoding");
    struct value filled = own && own->type == VALUE_OBJECT
                              ? repeat_fill(chart, *own, inherited.repeater)
                              : value_object(NULL, 0);
    *merged = merge_encoding(chart->arena, inherited.encoding, &filled);
    good &= kind->bind(chart, view, merged);
    return good ? view : NULL;
}
