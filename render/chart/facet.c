/* Facets: which fields divide the rows, and the pattern of the cells
 * (vega-lite/src/compile/facet.ts, normalize/core.ts). */
#include "chart/facet.h"

#include <string.h>

#include "chart/composition.h"
#include "chart/definition.h"
#include "chart/grammar.h"
#include "chart/header.h"
#include "chart/repeat.h"
#include "chart/view.h"

static const enum channel facet_channels[] = {CHANNEL_ROW, CHANNEL_COLUMN, CHANNEL_FACET};

static bool has_field(const struct value *definition) {
    return definition && definition->type == VALUE_OBJECT &&
           value_member(definition, "field");
}

bool facet_is_encoded(const struct value *encoding) {
    return has_field(value_member(encoding, "row")) ||
           has_field(value_member(encoding, "column")) ||
           has_field(value_member(encoding, "facet"));
}

static bool bind_channel(
    struct chart *chart, struct view *view, int index, const struct value *source) {
    enum channel channel = facet_channels[index];
    struct facet_axis *axis = &view->facet->axes[index];
    bool ok = true;
    axis->definition = definition_bind(chart, channel, source, &ok);
    if (!axis->definition || !axis->definition->has_field) {
        axis->definition = NULL;
        return ok;
    }
    view->encoding[channel] = axis->definition;
    axis->header = definition_find(axis->definition, "header");
    return header_bind(chart, view, index) && ok;
}

/* `mapping` holds row and column, or facet. Where both are there row and column win. */
static bool bind_channels(
    struct chart *chart, struct view *view, const struct value *mapping) {
    bool good = true, found = false;
    for (int i = 0; i < 3; i++) {
        const struct value *source =
            value_member(mapping, channels[facet_channels[i]].name);
        if (source && source->type != VALUE_NULL && !(i == FACET_WRAPPED && found)) {
            good &= bind_channel(chart, view, i, source);
            found = found || view->facet->axes[i].definition;
        }
    }
    if (good && !found) {
        fault_add(chart->faults, FAULT_ERROR, "missing-property", mapping->place,
            "a facet needs a field to divide by", "分面需要一个字段来划分");
    }
    return good && found;
}

static bool is_mapping(const struct value *facet) {
    return value_member(facet, "row") || value_member(facet, "column");
}

static void open_facet(struct chart *chart, struct view *view) {
    view->form = VIEW_FACET;
    view->facet = arena_new(chart->arena, struct facet);
    view->children = arena_array(chart->arena, 1, sizeof(struct view *));
}

static bool take_pattern(struct view *view, struct view *pattern) {
    if (pattern) {
        view->children[view->child_count++] = pattern;
    }
    return pattern != NULL;
}

bool facet_bind(struct chart *chart, struct view *view, const struct value *encoding) {
    (void)encoding;
    const struct value *said = value_member(view->source, "facet");
    const struct value *spec = value_member(view->source, "spec");
    if (said->type != VALUE_OBJECT || !spec) {
        return false; /* the grammar has said so */
    }
    open_facet(chart, view);
    struct value mapping = repeat_fill(chart, *said, view->repeater);
    bool divided = is_mapping(&mapping);
    if (!divided) {
        struct bag wrapped = {0};
        bag_set(chart->arena, &wrapped, "facet", mapping);
        mapping = bag_object(&wrapped);
        mapping.place = said->place;
    }
    bool good = bind_channels(chart, view, &mapping);
    view->grid = composition_grid(chart, view->source, "facet", !divided);
    struct view *pattern =
        view_bind(chart, spec, view, (struct inherited){.repeater = view->repeater});
    return take_pattern(view, pattern) && good;
}

/* What the definitions of row and column say of the grid, or that of facet, which says
 * nothing of bounds to Vega-Lite; behind them the specification itself. */
static const struct value *layout_of(
    struct chart *chart, const struct value *source, const struct value *encoding) {
    static const char *const names[] = {
        "align", "center", "spacing", "columns", "bounds"};
    struct arena *arena = chart->arena;
    struct bag layout = {0};
    bool divided = has_field(value_member(encoding, "row")) ||
                   has_field(value_member(encoding, "column"));
    const struct value *wrapped = value_member(encoding, "facet");
    for (size_t n = 0; n < countof(names); n++) {
        struct bag both = {0};
        const struct value *said =
            divided || n > 3 ? NULL : value_member(wrapped, names[n]);
        said = said ? said : value_member(source, names[n]);
        for (int i = 0; i < 2 && divided && n < 3; i++) {
            const char *channel = channels[facet_channels[i]].name;
            const struct value *definition = value_member(encoding, channel);
            const struct value *own =
                has_field(definition) ? value_member(definition, names[n]) : NULL;
            if (own) {
                bag_set(arena, &both, channel, *own);
            }
        }
        if (both.count > 0 || said) {
            bag_set(arena, &layout, names[n], both.count ? bag_object(&both) : *said);
        }
    }
    struct value *out = arena_new(arena, struct value);
    *out = bag_object(&layout);
    return out;
}

/* What belongs to the cells; the rest of the specification is the facet's. */
static const struct value *inner_source(struct chart *chart, const struct value *source) {
    static const char *const names[] = {
        "mark", "width", "height", "view", "projection", "params"};
    struct bag inner = {0};
    for (size_t i = 0; i < source->count; i++) {
        for (size_t n = 0; n < countof(names); n++) {
            if (strcmp(source->members[i].name, names[n]) == 0) {
                bag_take(chart->arena, &inner, &source->members[i]);
            }
        }
    }
    struct value *out = arena_new(chart->arena, struct value);
    *out = bag_object(&inner);
    out->place = source->place;
    return out;
}

static struct value without_facets(struct chart *chart, const struct value *encoding) {
    struct bag rest = {0};
    for (size_t i = 0; i < encoding->count; i++) {
        enum channel channel = channel_find(encoding->members[i].name);
        if (channel != CHANNEL_ROW && channel != CHANNEL_COLUMN &&
            channel != CHANNEL_FACET) {
            bag_take(chart->arena, &rest, &encoding->members[i]);
        }
    }
    struct value out = bag_object(&rest);
    out.place = encoding->place;
    return out;
}

bool facet_bind_unit(
    struct chart *chart, struct view *view, const struct value *encoding) {
    open_facet(chart, view);
    bool good = bind_channels(chart, view, encoding);
    bool divided = has_field(value_member(encoding, "row")) ||
                   has_field(value_member(encoding, "column"));
    view->grid = composition_grid(
        chart, layout_of(chart, view->source, encoding), "facet", !divided);
    struct value *rest = arena_new(chart->arena, struct value);
    *rest = without_facets(chart, encoding);
    struct view *pattern =
        view_open(chart, inner_source(chart, view->source), view, view->repeater, &good);
    good &= view_bind_unit(chart, pattern, rest);
    return take_pattern(view, pattern) && good;
}

struct grouping_columns facet_grouping(struct chart *chart, const struct view *view) {
    size_t room = view->grouping.count + 9, count = view->grouping.count;
    const char **names = arena_array(chart->arena, room, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        names[i] = view->grouping.names[i];
    }
    for (int i = 0; i < 3; i++) {
        const struct definition *definition = view->facet->axes[i].definition;
        if (!definition) {
            continue;
        }
        names[count++] = definition->column;
        if (definition->bin) {
            names[count++] = definition->column_end;
            if (definition->column_range) {
                names[count++] = definition->column_range;
            }
        }
    }
    return (struct grouping_columns){names, count};
}
