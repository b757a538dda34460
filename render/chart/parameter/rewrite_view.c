/* Parameters worked into views: intervals that scroll the scales of their units, points that
 * a legend selects by, the selections that a unit has of its own. */
#include <string.h>

#include "chart/parameter/private.h"

static const char *const positions[] = {"x", "y"};

static bool is_view_list(const char *name) {
    static const char *const lists[] = {"layer", "concat", "hconcat", "vconcat"};
    for (size_t i = 0; i < countof(lists); i++) {
        if (strcmp(lists[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether an x or y of the unit takes its domain from a parameter. */
static bool has_param_domain(struct arena *arena, const struct view_path *unit) {
    for (size_t i = 0; i < countof(positions); i++) {
        struct value definition = view_path_definition(arena, unit, positions[i]);
        const struct value *scale =
            definition.type == VALUE_OBJECT ? value_member(&definition, "scale") : NULL;
        const struct value *domain =
            scale && scale->type == VALUE_OBJECT ? value_member(scale, "domain") : NULL;
        if (domain && domain->type == VALUE_OBJECT && value_member(domain, "param")) {
            return true;
        }
    }
    return false;
}

static bool scrolls(const struct selection *selection, const char *channel) {
    if (!selection_is_bound_to_scales(selection)) {
        return false;
    }
    for (size_t i = 0; i < selection->item_count; i++) {
        const struct projection *item = &selection->items[i];
        if (item->channel != CHANNEL_NONE && item->test == TEST_RANGE &&
            strcmp(channels[item->channel].name, channel) == 0) {
            return true;
        }
    }
    return false;
}

static bool unit_scrolls(struct chart *chart, const struct view_path *unit) {
    const struct selection *selection = chart->parameters->selections;
    for (; selection; selection = selection->next) {
        bool bound = scrolls(selection, "x") || scrolls(selection, "y");
        if (bound && selection_belongs(selection, unit)) {
            return true;
        }
    }
    return has_param_domain(chart->arena, unit);
}

/* Marks whose scales a parameter moves are clipped, also those of layers beside them
 * (vega-lite/src/compile/mark/mark.ts, scaleClip). */
static bool plot_scrolls(
    struct chart *chart, const struct value *view, const struct view_path *outer) {
    if (view->type != VALUE_OBJECT) {
        return false;
    }
    struct view_path path = {view, outer};
    const struct value *layers = value_member(view, "layer");
    for (size_t i = 0; layers && layers->type == VALUE_ARRAY && i < layers->count; i++) {
        if (plot_scrolls(chart, &layers->items[i], &path)) {
            return true;
        }
    }
    return value_member(view, "mark") && unit_scrolls(chart, &path);
}

static struct value clip_mark(struct chart *chart, struct value mark) {
    struct bag bag = {0};
    if (mark.type == VALUE_STRING) {
        bag_set(chart->arena, &bag, "type", mark);
    } else if (mark.type != VALUE_OBJECT || value_member(&mark, "clip")) {
        return mark;
    }
    for (size_t i = 0; mark.type == VALUE_OBJECT && i < mark.count; i++) {
        bag_take(chart->arena, &bag, &mark.members[i]);
    }
    bag_set(chart->arena, &bag, "clip", value_boolean(true));
    struct value clipped = bag_object(&bag);
    clipped.place = mark.place;
    return clipped;
}

/* The channel's definition with members of `scale` or `legend` set. */
static struct value with_part(struct chart *chart, const struct view_path *unit,
    struct value encoding, const char *channel, const char *part, const char *name,
    struct value value) {
    const struct value *own = value_member(&encoding, channel);
    struct value definition =
        own ? *own : view_path_definition(chart->arena, unit, channel);
    const struct value *said =
        definition.type == VALUE_OBJECT ? value_member(&definition, part) : NULL;
    if (definition.type != VALUE_OBJECT || (said && said->type != VALUE_OBJECT)) {
        return encoding;
    }
    struct value object = said ? *said : value_object(NULL, 0);
    if (value_member(&object, name) && strcmp(part, "legend") == 0) {
        return encoding;
    }
    object = value_with_member(chart->arena, object, name, value, value.place);
    definition =
        value_with_member(chart->arena, definition, part, object, definition.place);
    return value_with_member(
        chart->arena, encoding, channel, definition, definition.place);
}

/* An interval bound to scales that holds something: that is what the scales show. */
static struct value scroll_scales(struct chart *chart, const struct selection *selection,
    const struct view_path *unit, struct value encoding) {
    for (size_t i = 0; i < countof(positions); i++) {
        if (!scrolls(selection, positions[i])) {
            continue;
        }
        struct value held = selection_value(
            selection, selection_projection(selection, NULL, positions[i]));
        if (held.type == VALUE_ARRAY && held.count == 2) {
            held.place = selection->place;
            encoding =
                with_part(chart, unit, encoding, positions[i], "scale", "domain", held);
        }
    }
    return encoding;
}

static bool shows_field(struct chart *chart, const struct view_path *unit,
    const char *channel, const struct projection *item) {
    struct value definition = view_path_definition(chart->arena, unit, channel);
    const char *field = definition.type == VALUE_OBJECT
                            ? property_string(&definition, "field", NULL)
                            : NULL;
    return field && strcmp(field, item->raw ? item->raw : item->field) == 0;
}

/* Entries that are not selected are pale (vega-lite/src/compile/legend/encode.ts). */
static struct value dim_legends(struct chart *chart, const struct selection *selection,
    const struct view_path *unit, struct value encoding) {
    const struct projection *item = &selection->items[0];
    struct bag condition = {0}, opacity = {0};
    struct value object = selection_object(chart->arena, selection);
    struct buffer test = {0};
    buffer_append_string(&test, selection->name);
    buffer_append_string(&test, "[");
    buffer_append_json(&test, item->field);
    buffer_append_string(&test, "]");
    const char *list = arena_copy(chart->arena, test.data, test.length);
    buffer_finish(&test);
    bag_set(chart->arena, &condition, "test",
        value_string(arena_print(chart->arena, "indexof(%s,datum.value)>=0", list)));
    bag_set(chart->arena, &condition, "value", value_null()); /* as pale as its marks */
    bag_set(chart->arena, &opacity, "condition", bag_object(&condition));
    const struct value *said = parameters_config(chart, "legend.unselectedOpacity");
    bag_set(chart->arena, &opacity, "value", said ? *said : value_number(0.35));
    struct value pale = bag_object(&opacity);
    pale.place = selection->place;
    for (int c = 0; object.count > 0 && c < CHANNEL_SCALED_COUNT; c++) {
        const char *channel = channels[c].name;
        if (channels[c].has_legend && shows_field(chart, unit, channel, item)) {
            encoding = with_part(
                chart, unit, encoding, channel, "legend", "symbolOpacity", pale);
            encoding =
                with_part(chart, unit, encoding, channel, "legend", "labelOpacity", pale);
        }
    }
    return encoding;
}

static struct value rewrite_encoding(
    struct chart *chart, const struct value *view, const struct view_path *unit) {
    const struct value *own = value_member(view, "encoding");
    struct value encoding = own ? rewrite_value(chart, own) : value_object(NULL, 0);
    if (encoding.type != VALUE_OBJECT || !value_member(view, "mark")) {
        return encoding;
    }
    const struct selection *selection = chart->parameters->selections;
    for (; selection; selection = selection->next) {
        if (selection->tuple_count == 0 || !selection_belongs(selection, unit)) {
            continue;
        }
        if (selection_is_bound_to_scales(selection)) {
            encoding = scroll_scales(chart, selection, unit, encoding);
        } else if (selection_is_bound_to_legend(selection)) {
            encoding = dim_legends(chart, selection, unit, encoding);
        }
    }
    return encoding;
}

/* Names of the unit's own selections, for its brushes. */
static struct value own_selections(struct chart *chart, const struct view_path *unit) {
    size_t count = 0;
    const struct selection *selection = chart->parameters->selections;
    for (; selection; selection = selection->next) {
        count++;
    }
    struct value *items = arena_array(chart->arena, count + 1, sizeof *items);
    count = 0;
    for (selection = chart->parameters->selections; selection;
         selection = selection->next) {
        if (selection_belongs(selection, unit)) {
            items[count++] = *selection->source;
        }
    }
    return value_array(items, count);
}

static struct value rewrite_views(struct chart *chart, const struct value *list,
    const struct view_path *outer, bool clip) {
    if (list->type != VALUE_ARRAY) {
        return *list;
    }
    struct value *items = arena_array(chart->arena, list->count + 1, sizeof *items);
    for (size_t i = 0; i < list->count; i++) {
        items[i] = rewrite_view(chart, &list->items[i], outer, clip);
    }
    struct value out = *list;
    out.items = items;
    return out;
}

static struct value rewrite_part(struct chart *chart, const struct member *member,
    const struct view_path *path, bool clip) {
    const char *name = member->name;
    if (is_view_list(name)) {
        bool layers = strcmp(name, "layer") == 0;
        return rewrite_views(chart, &member->value, path, layers && clip);
    }
    if (strcmp(name, "spec") == 0) {
        return rewrite_view(chart, &member->value, path, false);
    }
    if (strcmp(name, "data") == 0 || strcmp(name, "transform") == 0 ||
        strcmp(name, "datasets") == 0) {
        struct value one = value_object(member, 1);
        return rewrite_value(chart, &one).members[0].value;
    }
    struct value value = rewrite_value(chart, &member->value);
    return strcmp(name, "mark") == 0 && clip ? clip_mark(chart, value) : value;
}

struct value rewrite_view(struct chart *chart, const struct value *view,
    const struct view_path *outer, bool clip) {
    if (view->type != VALUE_OBJECT) {
        return *view;
    }
    struct view_path path = {view, outer};
    bool within = outer && value_member(outer->view, "layer");
    if (!within) {
        clip = plot_scrolls(chart, view, outer);
    }
    struct value encoding = rewrite_encoding(chart, view, &path);
    struct bag bag = {0};
    for (size_t i = 0; i < view->count; i++) {
        struct member member = view->members[i];
        const char *name = member.name;
        if (strcmp(name, "params") == 0 || strcmp(name, "selection") == 0) {
            continue;
        }
        member.value = strcmp(name, "encoding") == 0
                           ? encoding
                           : rewrite_part(chart, &view->members[i], &path, clip);
        bag_take(chart->arena, &bag, &member);
    }
    if (encoding.count > 0 && !bag_find(&bag, "encoding")) {
        bag_set(chart->arena, &bag, "encoding", encoding);
    }
    struct value selections =
        value_member(view, "mark") ? own_selections(chart, &path) : value_array(NULL, 0);
    if (selections.count > 0) {
        bag_set(chart->arena, &bag, "params", selections);
    }
    struct value out = bag_object(&bag);
    out.place = view->place;
    return out;
}
