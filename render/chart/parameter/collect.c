/* Finding the parameters of a specification: variables, and selections with the units they
 * belong to (vega-lite/src/normalize/toplevelselection.ts). */
#include <string.h>

#include "chart/grammar.h"
#include "chart/parameter/private.h"

struct selection *parameters_find(const struct chart *chart, const char *name) {
    struct selection *selection = chart->parameters->selections;
    while (selection && strcmp(selection->name, name) != 0) {
        selection = selection->next;
    }
    return selection;
}

static bool is_unit(const struct value *view) {
    return value_member(view, "mark") != NULL;
}

static bool lists_selection(const struct value *view, const char *name) {
    const struct value *params = value_member(view, "params");
    for (size_t i = 0; params && params->type == VALUE_ARRAY && i < params->count; i++) {
        const struct value *param = &params->items[i];
        if (param->type == VALUE_OBJECT && value_member(param, "select") &&
            strcmp(property_string(param, "name", ""), name) == 0) {
            return true;
        }
    }
    return false;
}

/* `views` names the unit, or a view around it; nothing is said: all units. */
static bool is_named(const struct selection *selection, const struct view_path *path) {
    const struct value *views = value_member(selection->source, "views");
    if (!views || views->type != VALUE_ARRAY || views->count == 0) {
        return true;
    }
    for (; path; path = path->outer) {
        const char *name = property_string(path->view, "name", NULL);
        for (size_t i = 0; name && i < views->count; i++) {
            if (views->items[i].type == VALUE_STRING &&
                strcmp(views->items[i].string, name) == 0) {
                return true;
            }
        }
    }
    return false;
}

bool selection_belongs(const struct selection *selection, const struct view_path *unit) {
    return selection->pushed ? is_named(selection, unit)
                             : lists_selection(unit->view, selection->name);
}

static void add_variable(struct chart *chart, const struct value *source) {
    struct parameters *parameters = chart->parameters;
    struct variable *variable = arena_new(chart->arena, struct variable);
    variable->name = value_member(source, "name")->string;
    variable->source = source;
    *parameters->last_variable = variable;
    parameters->last_variable = &variable->next;
}

static void add_selection(
    struct chart *chart, const struct value *source, const struct view_path *path) {
    struct parameters *parameters = chart->parameters;
    const char *name = property_string(source, "name", "");
    struct selection *selection = parameters_find(chart, name);
    if (!selection) {
        selection = selection_read(chart, source);
        if (!selection) {
            parameters->good = false;
            return;
        }
        selection->pushed = !is_unit(path->view);
        *parameters->last_selection = selection;
        parameters->last_selection = &selection->next;
    }
    if (is_unit(path->view)) {
        selection_project(chart, selection, path);
    }
}

static void fault_parameter(struct chart *chart, struct place place) {
    fault_add(chart->faults, FAULT_ERROR, "missing-property", place,
        "a parameter needs “name”", "参数缺少“name”");
    chart->parameters->good = false;
}

static const struct property variable_properties[] = {
    {"name", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"value", PROPERTY_ANY, 0},
    {"expr", PROPERTY_STRING, 0},
    {"bind", PROPERTY_OBJECT, PROPERTY_STILL},
    {"react", PROPERTY_BOOLEAN, PROPERTY_STILL},
};

void parameters_list_grammar(struct buffer *out) {
    selection_list_grammar(out);
    grammar_list_properties(
        out, "param", variable_properties, countof(variable_properties));
}

static void collect_param(
    struct chart *chart, const struct value *param, const struct view_path *path) {
    const struct value *name =
        param->type == VALUE_OBJECT ? value_member(param, "name") : NULL;
    if (!name || name->type != VALUE_STRING) {
        fault_parameter(chart, param->place);
    } else if (value_member(param, "select")) {
        add_selection(chart, param, path);
    } else if (properties_check(param, variable_properties, countof(variable_properties),
                   "parameter", chart->faults)) {
        add_variable(chart, param);
    } else {
        chart->parameters->good = false;
    }
}

static void collect_params(
    struct chart *chart, const struct value *params, const struct view_path *path) {
    for (size_t i = 0; params && params->type == VALUE_ARRAY && i < params->count; i++) {
        collect_param(chart, &params->items[i], path);
    }
}

/* extent leaves a parameter: its name is known from the beginning, its value later. */
static void collect_steps(struct chart *chart, const struct value *steps) {
    struct parameters *parameters = chart->parameters;
    for (size_t i = 0; steps && steps->type == VALUE_ARRAY && i < steps->count; i++) {
        const struct value *step = &steps->items[i];
        const char *name = step->type == VALUE_OBJECT && value_member(step, "extent")
                               ? property_string(step, "param", NULL)
                               : NULL;
        if (name) {
            struct late_name *late = arena_new(chart->arena, struct late_name);
            late->name = name;
            *parameters->last_late = late;
            parameters->last_late = &late->next;
        }
    }
}

/* The grammar of selections before Vega-Lite 5. */
static void fault_old_selection(struct chart *chart, const struct value *selection) {
    fault_add(chart->faults, FAULT_ERROR, "old-grammar", selection->place,
        "“selection” is the grammar of Vega-Lite 4", "“selection”是 Vega-Lite 4 的写法");
    fault_hint(chart->faults, "write params: [{name: …, select: point}] and {param: …}",
        "请改写为 params: [{name: …, select: point}]，引用处写 {param: …}");
    chart->parameters->good = false;
}

static void collect_view(
    struct chart *chart, const struct value *view, const struct view_path *outer) {
    static const char *const lists[] = {"layer", "concat", "hconcat", "vconcat"};
    if (view->type != VALUE_OBJECT) {
        return;
    }
    struct view_path *path = arena_new(chart->arena, struct view_path);
    *path = (struct view_path){view, outer};
    const struct value *old = value_member(view, "selection");
    if (old) {
        fault_old_selection(chart, old);
    }
    collect_params(chart, value_member(view, "params"), path);
    collect_steps(chart, value_member(view, "transform"));
    struct selection *selection = chart->parameters->selections;
    for (; is_unit(view) && selection; selection = selection->next) {
        if (selection->pushed && is_named(selection, path)) {
            selection_project(chart, selection, path);
        }
    }
    for (size_t i = 0; i < countof(lists); i++) {
        const struct value *list = value_member(view, lists[i]);
        for (size_t k = 0; list && list->type == VALUE_ARRAY && k < list->count; k++) {
            collect_view(chart, &list->items[k], path);
        }
    }
    const struct value *spec = value_member(view, "spec");
    if (spec) {
        collect_view(chart, spec, path);
    }
}

void parameters_collect(struct chart *chart, const struct value *source) {
    const struct value *config = value_member(source, "config");
    struct view_path none = {source, NULL};
    if (config && config->type == VALUE_OBJECT) {
        collect_params(chart, value_member(config, "params"), &none);
    }
    collect_view(chart, source, NULL);
}
