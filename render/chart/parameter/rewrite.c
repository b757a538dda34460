/* Parameters worked into a specification: values, tests of predicates, domains. */
#include <math.h>
#include <string.h>

#include "chart/parameter/private.h"
#include "chart/predicate.h"

static struct value at(struct value value, struct place place) {
    value.place = place;
    return value;
}

static bool fault_unknown(struct chart *chart, const struct value *name) {
    fault_add(chart->faults, FAULT_ERROR, "unknown-parameter", name->place,
        "there is no parameter “%s”", "没有名为“%s”的参数", name->string);
    const char *names[64];
    size_t count = 0;
    const struct selection *selection = chart->parameters->selections;
    for (; selection && count < countof(names); selection = selection->next) {
        names[count++] = selection->name;
    }
    const struct variable *variable = chart->parameters->variables;
    for (; variable && count < countof(names); variable = variable->next) {
        names[count++] = variable->name;
    }
    fault_hint_near(chart->faults, name->string, names, count);
    chart->parameters->good = false;
    return false;
}

/* {expr: …} becomes its value where that is known now. */
static struct value rewrite_expression(struct chart *chart, const struct value *value) {
    const struct value *text = value_member(value, "expr");
    const struct expression *expression =
        chart_expression(chart, text->string, text->place);
    if (!expression) {
        struct bag nothing = {0};
        bag_set(chart->arena, &nothing, "expr", value_string("null"));
        chart->parameters->good = false;
        return at(bag_object(&nothing), value->place); /* one fault is enough */
    }
    if (parameter_is_late(chart, expression)) {
        return *value;
    }
    return at(expression_evaluate(expression, chart->scope, chart->arena), value->place);
}

/* The test of {param: NAME, empty}; false after a fault. */
static bool param_test(
    struct chart *chart, const struct value *predicate, struct value *test) {
    const struct value *name = value_member(predicate, "param");
    *test = at(value_string("true"), name->place);
    if (name->type != VALUE_STRING) {
        return true; /* the grammar faults it */
    }
    const struct selection *selection = parameters_find(chart, name->string);
    const struct value *variable = variable_find(chart, name->string);
    if (selection) {
        test->string = selection_test(
            chart->arena, selection, property_boolean(predicate, "empty", true));
    } else if (variable) {
        test->string = arena_print(chart->arena, "!!(%s)", name->string);
    } else {
        return fault_unknown(chart, name);
    }
    return true;
}

static bool fault_old(struct chart *chart, const struct value *predicate) {
    const struct value *old = value_member(predicate, "selection");
    fault_add(chart->faults, FAULT_ERROR, "old-grammar", old->place,
        "“selection” is the grammar of Vega-Lite 4", "“selection”是 Vega-Lite 4 的写法");
    fault_hint(chart->faults, "write param", "请改写为 param");
    chart->parameters->good = false;
    return false;
}

static struct value rewrite_members(struct chart *chart, const struct value *object,
    struct value (*rewrite)(struct chart *, const struct value *)) {
    struct member *members =
        arena_array(chart->arena, object->count + 1, sizeof *members);
    for (size_t i = 0; i < object->count; i++) {
        members[i] = object->members[i];
        members[i].value = rewrite(chart, &object->members[i].value);
    }
    struct value out = *object;
    out.members = members;
    return out;
}

static struct value rewrite_items(struct chart *chart, const struct value *list,
    struct value (*rewrite)(struct chart *, const struct value *)) {
    struct value *items = arena_array(chart->arena, list->count + 1, sizeof *items);
    for (size_t i = 0; i < list->count; i++) {
        items[i] = rewrite(chart, &list->items[i]);
    }
    struct value out = *list;
    out.items = items;
    return out;
}

static struct value rewrite_predicate(struct chart *chart, const struct value *value) {
    struct value test;
    if (value->type == VALUE_ARRAY) {
        return rewrite_items(chart, value, rewrite_predicate);
    }
    if (value->type != VALUE_OBJECT) {
        return *value;
    }
    if (value_member(value, "param")) {
        param_test(chart, value, &test);
        return test;
    }
    if (value_member(value, "selection")) {
        fault_old(chart, value);
        return at(value_string("true"), value->place);
    }
    bool composed = value_member(value, "and") || value_member(value, "or") ||
                    value_member(value, "not");
    return composed ? rewrite_members(chart, value, rewrite_predicate)
                    : rewrite_members(chart, value, rewrite_value);
}

/* {param, empty, value …} becomes {test, value …}. */
static struct value rewrite_condition(struct chart *chart, const struct value *value) {
    if (value->type == VALUE_ARRAY) {
        return rewrite_items(chart, value, rewrite_condition);
    }
    if (value->type != VALUE_OBJECT) {
        return *value;
    }
    struct bag bag = {0};
    struct value test;
    if (value_member(value, "param")) {
        param_test(chart, value, &test);
        bag_set(chart->arena, &bag, "test", test);
    } else if (value_member(value, "selection")) {
        fault_old(chart, value);
    }
    for (size_t i = 0; i < value->count; i++) {
        struct member member = value->members[i];
        const char *name = member.name;
        if (strcmp(name, "param") == 0 || strcmp(name, "empty") == 0 ||
            strcmp(name, "selection") == 0) {
            continue;
        }
        member.value = strcmp(name, "test") == 0
                           ? rewrite_predicate(chart, &value->members[i].value)
                           : rewrite_value(chart, &value->members[i].value);
        bag_take(chart->arena, &bag, &member);
    }
    return at(bag_object(&bag), value->place);
}

/* What {param, field | encoding} holds, if it is a list; false: nothing is held, or there
 * is no such parameter. */
static bool held_list(
    struct chart *chart, const struct value *reference, struct value *list) {
    const struct value *name = value_member(reference, "param");
    if (name->type != VALUE_STRING) {
        return false;
    }
    const struct selection *selection = parameters_find(chart, name->string);
    const struct value *variable = variable_find(chart, name->string);
    if (!selection && !variable) {
        return fault_unknown(chart, name);
    }
    struct value object =
        selection ? selection_object(chart->arena, selection) : value_null();
    const struct projection *projection =
        selection
            ? selection_projection(selection, property_string(reference, "field", NULL),
                  property_string(reference, "encoding", NULL))
            : NULL;
    const struct value *held =
        projection ? value_member(&object, projection->field) : variable;
    if (!held || held->type != VALUE_ARRAY || held->count == 0) {
        return false;
    }
    *list = at(*held, reference->place);
    return true;
}

/* The extent of bins by a parameter is how far their steps reach: `span`. */
static void set_span(struct member *extent) {
    struct value list = extent->value;
    double first = value_to_number(list.items[0]);
    double last = value_to_number(list.items[list.count - 1]);
    extent->name = "span";
    extent->value = at(value_number(fabs(last - first)), list.place);
}

/* domain and bin.extent by a parameter. An interval that holds nothing leaves the domain to
 * the data, and {param} there, since a domain of one's own has no zero. */
static bool rewrite_extent(
    struct chart *chart, const struct member *member, struct member *out, bool *kept) {
    bool domain = strcmp(member->name, "domain") == 0;
    bool extent = strcmp(member->name, "extent") == 0;
    const struct value *value = &member->value;
    if ((!domain && !extent) || value->type != VALUE_OBJECT ||
        !(value_member(value, "param") || value_member(value, "selection"))) {
        return false;
    }
    *out = *member;
    *kept = true;
    if (value_member(value, "selection")) {
        fault_old(chart, value);
    } else if (!held_list(chart, value, &out->value)) {
        *kept = domain;
    } else if (extent) {
        set_span(out);
    }
    return true;
}

static bool looks_up_selection(const struct value *step) {
    const struct value *from =
        step->type == VALUE_OBJECT ? value_member(step, "from") : NULL;
    return from && from->type == VALUE_OBJECT && value_member(from, "param");
}

/* What a lookup finds in a selection: the unit's data, as far as they are selected. */
static struct value selected_data(
    struct chart *chart, const struct selection *selection, struct place place) {
    const struct view_path *path = selection->unit;
    const struct value *data = NULL;
    size_t count = 1;
    const struct view_path *depth[32];
    size_t deep = 0;
    for (; path && !data && deep < countof(depth); path = path->outer) {
        const struct value *steps = value_member(path->view, "transform");
        data = value_member(path->view, "data");
        count += steps && steps->type == VALUE_ARRAY ? steps->count : 0;
        depth[deep++] = path;
    }
    struct value *steps = arena_array(chart->arena, count, sizeof *steps);
    count = 0;
    for (; deep > 0; deep--) {
        const struct value *own = value_member(depth[deep - 1]->view, "transform");
        for (size_t i = 0; own && own->type == VALUE_ARRAY && i < own->count; i++) {
            if (looks_up_selection(&own->items[i])) {
                break; /* what is selected cannot depend on what is selected */
            }
            steps[count++] = rewrite_value(chart, &own->items[i]);
        }
    }
    struct bag filter = {0}, all = {0};
    bag_set(chart->arena, &filter, "filter",
        at(value_string(selection_test(chart->arena, selection, true)), place));
    steps[count++] = at(bag_object(&filter), place);
    for (size_t i = 0; data && data->type == VALUE_OBJECT && i < data->count; i++) {
        bag_take(chart->arena, &all, &data->members[i]);
    }
    bag_set(chart->arena, &all, "transform", at(value_array(steps, count), place));
    return at(bag_object(&all), place);
}

/* from: {param, key, fields} is from: {data, key, fields}. */
static struct value rewrite_from(struct chart *chart, const struct value *from) {
    const struct value *name = value_member(from, "param");
    if (!name || name->type != VALUE_STRING) {
        return rewrite_value(chart, from);
    }
    const struct selection *selection = parameters_find(chart, name->string);
    if (!selection) {
        fault_unknown(chart, name);
        return *from;
    }
    struct bag bag = {0};
    bag_set(chart->arena, &bag, "data", selected_data(chart, selection, name->place));
    for (size_t i = 0; i < from->count; i++) {
        if (strcmp(from->members[i].name, "param") != 0) {
            bag_take(chart->arena, &bag, &from->members[i]);
        }
    }
    return at(bag_object(&bag), from->place);
}

static struct value rewrite_step(struct chart *chart, const struct value *step) {
    const struct value *from =
        step->type == VALUE_OBJECT ? value_member(step, "from") : NULL;
    struct value out = rewrite_value(chart, step);
    if (!from || from->type != VALUE_OBJECT || !value_member(from, "param")) {
        return out;
    }
    if (!value_member(step, "as") && !value_member(from, "fields")) {
        out = value_with_member(
            chart->arena, out, "as", *value_member(from, "param"), from->place);
    }
    return out;
}

/* Rows of data are no part of the specification's own words. */
static struct value rewrite_data(struct chart *chart, const struct value *data) {
    if (data->type != VALUE_OBJECT) {
        return *data;
    }
    struct value out = rewrite_members(chart, data, rewrite_value);
    for (size_t i = 0; i < data->count; i++) {
        if (strcmp(data->members[i].name, "values") == 0) {
            ((struct member *)out.members)[i] = data->members[i];
        }
    }
    return out;
}

static struct value rewrite_steps(struct chart *chart, const struct value *steps) {
    return steps->type == VALUE_ARRAY ? rewrite_items(chart, steps, rewrite_step)
                                      : *steps;
}

static struct value keep(struct chart *chart, const struct value *value) {
    (void)chart;
    return *value;
}

static const struct {
    const char *name;
    struct value (*rewrite)(struct chart *chart, const struct value *value);
} named[] = {
    {"condition", rewrite_condition},
    {"data", rewrite_data},
    {"datasets", keep},
    {"filter", rewrite_predicate},
    {"from", rewrite_from},
    {"params", keep},
    {"test", rewrite_predicate},
    {"transform", rewrite_steps},
};

static struct value rewrite_member(struct chart *chart, const struct member *member) {
    for (size_t i = 0; i < countof(named); i++) {
        if (strcmp(named[i].name, member->name) == 0) {
            return named[i].rewrite(chart, &member->value);
        }
    }
    return rewrite_value(chart, &member->value);
}

struct value rewrite_value(struct chart *chart, const struct value *value) {
    if (value->type == VALUE_ARRAY) {
        return rewrite_items(chart, value, rewrite_value);
    }
    if (value->type != VALUE_OBJECT) {
        return *value;
    }
    const struct value *text = value_member(value, "expr");
    if (value->count == 1 && text && text->type == VALUE_STRING) {
        return rewrite_expression(chart, value);
    }
    struct member *members = arena_array(chart->arena, value->count + 1, sizeof *members);
    size_t count = 0;
    for (size_t i = 0; i < value->count; i++) {
        bool kept = true;
        members[count] = value->members[i];
        if (!rewrite_extent(chart, &value->members[i], &members[count], &kept)) {
            members[count].value = rewrite_member(chart, &value->members[i]);
        }
        count += kept;
    }
    return at(value_object(members, count), value->place);
}

struct value parameters_rewrite(struct chart *chart, const struct value *source) {
    return rewrite_view(chart, source, NULL, false);
}
