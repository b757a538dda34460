/* Which marks are composite, and what all of them need: which channel is summed up, what the
 * others group by (vega-lite/src/compositemark/common.ts). */
#include "chart/composite/composite.h"

#include <string.h>

#include "chart/composite/error.h"
#include "chart/definition.h"
#include "chart/grammar.h"

static const struct composite_kind *const kinds[] = {
    &composite_boxplot, &composite_errorbar, &composite_errorband};

static const struct composite_kind *find_kind(const struct value *mark) {
    const char *name = mark->type == VALUE_STRING   ? mark->string
                       : mark->type == VALUE_OBJECT ? property_string(mark, "type", "")
                                                    : "";
    for (size_t i = 0; i < countof(kinds); i++) {
        if (strcmp(kinds[i]->name, name) == 0) {
            return kinds[i];
        }
    }
    return NULL;
}

static const struct value *as_mapping(struct arena *arena, const struct value *mark) {
    if (mark->type == VALUE_OBJECT) {
        return mark;
    }
    struct bag bag = {0};
    bag_set(arena, &bag, "type", *mark);
    struct value *object = arena_new(arena, struct value);
    *object = bag_object(&bag);
    object->place = mark->place;
    return object;
}

/* Without `aggregate: boxplot`, which only says which of two measures is summed up; such a
 * measure is a number even where no type says so. */
static const struct value *plain_definition(
    const struct composite *composite, const struct value *source, bool *summed) {
    const char *aggregate = property_string(source, "aggregate", "");
    *summed = strcmp(aggregate, composite->kind->name) == 0;
    if (!*summed) {
        return source;
    }
    struct bag plain = {0};
    for (size_t i = 0; i < source->count; i++) {
        if (strcmp(source->members[i].name, "aggregate") != 0) {
            bag_take(composite->arena, &plain, &source->members[i]);
        }
    }
    if (!bag_find(&plain, "type")) {
        bag_set(
            composite->arena, &plain, "type", composite_text(composite, "quantitative"));
    }
    struct value *value = arena_new(composite->arena, struct value);
    *value = bag_object(&plain);
    value->place = source->place;
    return value;
}

/* One of the two positions. */
struct position {
    const struct value *source;
    const struct definition *definition;
    bool summed, continuous;
};

static bool read_position(
    struct composite *composite, enum channel channel, struct position *position) {
    const struct value *source =
        value_member(composite->encoding, channels[channel].name);
    *position = (struct position){0};
    if (!source || source->type != VALUE_OBJECT) {
        return true;
    }
    position->source = plain_definition(composite, source, &position->summed);
    bool good = true;
    const struct definition *definition =
        definition_bind(composite->chart, channel, position->source, &good);
    position->definition = definition;
    position->continuous =
        definition && (definition->has_datum ? definition->datum.type == VALUE_NUMBER
                                             : definition->has_field &&
                                                   !definition_is_discrete(definition));
    return good;
}

static bool fault_no_measure(const struct composite *composite, struct place place) {
    fault_add(composite->chart->faults, FAULT_ERROR, "missing-measure", place,
        "the mark “%s” needs x or y to be a field of type quantitative",
        "图形 %s 需要 x 或 y 中有一个是数量（type: quantitative）字段",
        composite->kind->name);
    return false;
}

static bool fault_two(const struct composite *composite, struct place place,
    const char *first, const char *second) {
    fault_add(composite->chart->faults, FAULT_ERROR, "contradiction", place,
        "the mark “%s” can't have both “%s” and “%s”", "图形 %s 不能既有“%s”又有“%s”",
        composite->kind->name, first, second);
    return false;
}

static bool is_time(const struct position *position) {
    return position->definition && definition_is_temporal(position->definition);
}

static bool lies_along_y(const struct composite *composite, const struct position *x,
    const struct position *y) {
    const char *orient = property_string(composite->mark, "orient", NULL);
    if (orient) {
        return strcmp(orient, "vertical") == 0;
    }
    if (!x->continuous || !y->continuous) {
        return y->continuous;
    }
    if (x->summed != y->summed) {
        return y->summed;
    }
    return is_time(x) || !is_time(y);
}

/* Ends that the data give say which way the mark lies: 1 along y, 0 along x, -1 neither;
 * -2 after a fault. */
static int find_errors(const struct composite *composite) {
    static const char *const suffixes[] = {"2", "Error", "Error2"};
    const struct value *found[2][3];
    for (int axis = 0; axis < 2; axis++) {
        for (int i = 0; i < 3; i++) {
            found[axis][i] =
                error_channel(composite->encoding, axis ? "y" : "x", suffixes[i]);
        }
        const char *name = axis ? "y" : "x";
        struct arena *arena = composite->arena;
        if (found[axis][0] && found[axis][1]) {
            fault_two(composite, found[axis][1]->place, arena_print(arena, "%s2", name),
                arena_print(arena, "%sError", name));
            return -2;
        }
        if (found[axis][2] && !found[axis][1]) {
            fault_add(composite->chart->faults, FAULT_ERROR, "missing-property",
                found[axis][2]->place, "“%sError2” needs “%sError” beside it",
                "有“%sError2”时，还要有“%sError”", name, name);
            return -2;
        }
    }
    bool x = found[0][0] || found[0][1], y = found[1][0] || found[1][1];
    if (x && y) {
        const struct value *at = found[1][0] ? found[1][0] : found[1][1];
        fault_two(composite, at->place, found[0][0] ? "x2" : "xError",
            found[1][0] ? "y2" : "yError");
        return -2;
    }
    return x || y ? y : -1;
}

static bool read_measure(struct composite *composite) {
    struct position x, y;
    bool good = read_position(composite, CHANNEL_X, &x);
    good &= read_position(composite, CHANNEL_Y, &y);
    int errors = good && composite->kind->takes_errors ? find_errors(composite) : -1;
    if (!good || errors == -2) {
        return false;
    }
    if (x.summed && y.summed) {
        fault_add(composite->chart->faults, FAULT_ERROR, "contradiction", y.source->place,
            "x and y can't both have the aggregate “%s”", "x 和 y 不能都用 aggregate: %s",
            composite->kind->name);
        return false;
    }
    composite->vertical = errors >= 0 ? errors == 1 : lies_along_y(composite, &x, &y);
    composite->axis = composite->vertical ? "y" : "x";
    const struct position *along = composite->vertical ? &y : &x;
    if (!along->continuous || !along->definition->field) {
        return fault_no_measure(
            composite, along->source ? along->source->place : composite->place);
    }
    composite->field = along->definition->field;
    composite->measure = along->source;
    if (!value_member(along->source, "type")) {
        struct value *typed = arena_new(composite->arena, struct value);
        bool time = along->definition->type == TYPE_TEMPORAL;
        *typed = value_with_member(composite->arena, *along->source, "type",
            composite_text(composite, time ? "temporal" : "quantitative"),
            along->source->place);
        composite->measure = typed;
    }
    return true;
}

/* The ends of error bars and bands are no channels of their layers. */
static bool is_own(const struct composite *composite, const char *name) {
    size_t length = strlen(composite->axis);
    if (strcmp(name, composite->axis) == 0) {
        return true;
    }
    if (!composite->kind->takes_errors || strncmp(name, composite->axis, length) != 0) {
        return false;
    }
    const char *rest = name + length;
    return strcmp(rest, "2") == 0 || strcmp(rest, "Error") == 0 ||
           strcmp(rest, "Error2") == 0;
}

/* Tooltips are not drawn; of error bars they group all the same. */
static bool read_others(struct composite *composite) {
    bool good = true;
    for (size_t i = 0; i < composite->encoding->count; i++) {
        const struct member *member = &composite->encoding->members[i];
        bool tooltip = strcmp(member->name, "tooltip") == 0;
        if (is_own(composite, member->name) ||
            (tooltip && !composite->kind->takes_errors)) {
            continue;
        }
        if (channel_find(member->name) == CHANNEL_NONE) {
            bag_take(composite->arena, &composite->rest, member);
        } else {
            good &= composite_extract(composite, member->name, &member->value);
        }
    }
    struct bag kept = {0};
    for (size_t i = 0; i < composite->rest.count; i++) {
        if (strcmp(composite->rest.items[i].name, "tooltip") != 0) {
            bag_take(composite->arena, &kept, &composite->rest.items[i]);
        }
    }
    composite->rest = kept;
    return good;
}

/* What the unit says besides mark and encoding stays; its transforms come first. */
static const struct value *with_layers(
    const struct composite *composite, const struct value *source) {
    static const char *const left_out[] = {
        "mark", "encoding", "params", "projection", "transform"};
    struct bag view = {0};
    for (size_t i = 0; i < source->count; i++) {
        bool kept = true;
        for (size_t k = 0; k < countof(left_out); k++) {
            kept = kept && strcmp(source->members[i].name, left_out[k]) != 0;
        }
        if (kept) {
            bag_take(composite->arena, &view, &source->members[i]);
        }
    }
    const struct value *said = value_member(source, "transform");
    size_t before = said && said->type == VALUE_ARRAY ? said->count : 0;
    struct value *steps = arena_array(
        composite->arena, before + composite->transform_count + 1, sizeof *steps);
    for (size_t i = 0; i < before; i++) {
        steps[i] = said->items[i];
    }
    for (size_t i = 0; i < composite->transform_count; i++) {
        steps[before + i] = composite->transforms[i];
    }
    if (before + composite->transform_count > 0) {
        bag_set(composite->arena, &view, "transform",
            composite_list(composite, steps, before + composite->transform_count));
    }
    bag_set(composite->arena, &view, "layer",
        composite_list(composite, composite->layers, composite->layer_count));
    struct value *value = arena_new(composite->arena, struct value);
    *value = bag_object(&view);
    value->place = source->place;
    return value;
}

const struct value *composite_layers(struct chart *chart, const struct value *source,
    const struct value *encoding, bool *good) {
    const struct value *mark = value_member(source, "mark");
    const struct composite_kind *kind = mark ? find_kind(mark) : NULL;
    *good = true;
    if (!kind) {
        return NULL;
    }
    struct composite composite = {.chart = chart,
        .arena = chart->arena,
        .kind = kind,
        .mark = as_mapping(chart->arena, mark),
        .place = mark->place,
        .encoding = encoding};
    *good = grammar_check_composite(composite.mark, kind->name, chart->faults);
    bool measured = read_measure(&composite);
    *good = measured && read_others(&composite) && kind->write(&composite) && *good;
    if (*good && composite.layer_count == 0) {
        fault_add(chart->faults, FAULT_ERROR, "empty-layer", mark->place,
            "all parts of the mark “%s” are left out", "图形 %s 的各部分都被去掉了",
            kind->name);
        *good = false;
    }
    return *good ? with_layers(&composite, source) : NULL;
}
