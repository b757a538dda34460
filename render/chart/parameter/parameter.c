/* Parameters: their names and values in the chart's scope. */
#include "chart/parameter/parameter.h"

#include <string.h>

#include "chart/parameter/private.h"
#include "chart/predicate.h"

static struct scope *add_name(struct chart *chart, const char *name, struct value value) {
    struct scope *scope = arena_new(chart->arena, struct scope);
    *scope = (struct scope){.outer = chart->scope, .name = name, .value = value};
    chart->scope = scope;
    return scope;
}

/* Functions that look at scales, which are not there yet. */
static const char *const late_functions[] = {
    "bandwidth", "domain", "gradient", "invert", "range", "scale"};

bool parameter_is_late(const struct chart *chart, const struct expression *expression) {
    static const char *const names[] = {"datum", "width", "height"};
    for (size_t i = 0; i < countof(names); i++) {
        if (expression_uses(expression, names[i])) {
            return true;
        }
    }
    for (size_t i = 0; i < countof(late_functions); i++) {
        if (expression_calls(expression, late_functions[i])) {
            return true;
        }
    }
    const struct late_name *late = chart->parameters->late;
    for (; late; late = late->next) {
        if (expression_uses(expression, late->name)) {
            return true;
        }
    }
    return false;
}

const struct value *variable_find(const struct chart *chart, const char *name) {
    const struct variable *variable = chart->parameters->variables;
    while (variable && strcmp(variable->name, name) != 0) {
        variable = variable->next;
    }
    const struct scope *scope = variable ? chart->scope : NULL;
    while (scope && strcmp(scope->name, name) != 0) {
        scope = scope->outer;
    }
    return scope ? &scope->value : NULL;
}

const struct value *parameters_config(const struct chart *chart, const char *path) {
    const struct value *config = chart->parameters->config;
    return config && config->type == VALUE_OBJECT ? value_path(config, path) : NULL;
}

static void add_late(
    struct chart *chart, const char *name, const struct expression *expression) {
    struct late_name *late = arena_new(chart->arena, struct late_name);
    late->name = name;
    late->expression = expression;
    late->scope = add_name(chart, name, value_null());
    *chart->parameters->last_late = late;
    chart->parameters->last_late = &late->next;
}

/* Whether the names that the expression uses have their values: it can be worked out. */
static bool is_ready(struct chart *chart, const struct expression *expression) {
    struct faults quiet = {.arena = chart->arena};
    return expression_check_names(expression, chart->scope, true, &quiet);
}

/* None of those that wait can be worked out: if this one waits for another of them, that is
 * why. */
static bool fault_circle(struct chart *chart, const struct variable *variable,
    const struct expression *expression) {
    const struct variable *other = chart->parameters->variables;
    for (; other; other = other->next) {
        if (expression_uses(expression, other->name) &&
            !variable_find(chart, other->name)) {
            const struct value *text = value_member(variable->source, "expr");
            fault_add(chart->faults, FAULT_ERROR, "circular-parameter", text->place,
                "the parameters “%s” and “%s” depend on each other",
                "参数“%s”和“%s”互相依赖，无法计算", variable->name, other->name);
            return true;
        }
    }
    return false;
}

/* A variable whose turn has come. False if it waits for others. */
static bool settle(struct chart *chart, const struct variable *variable, bool last) {
    const struct value *text = value_member(variable->source, "expr");
    if (!text) {
        const struct value *value = value_member(variable->source, "value");
        add_name(chart, variable->name, value ? *value : value_null());
        return true;
    }
    const struct expression *expression = expression_parse(
        chart->arena, text->string, text->place, ARITHMETIC_DOUBLE, chart->faults);
    if (expression && !last && !is_ready(chart, expression)) {
        return false;
    }
    if (!expression || fault_circle(chart, variable, expression) ||
        !expression_check_names(expression, chart->scope, false, chart->faults)) {
        chart->parameters->good = false;
        add_name(chart, variable->name, value_null());
    } else if (parameter_is_late(chart, expression)) {
        add_late(chart, variable->name, expression);
    } else {
        add_name(chart, variable->name,
            expression_evaluate(expression, chart->scope, chart->arena));
    }
    return true;
}

/* In any order: those that need others wait for them. */
static void settle_variables(struct chart *chart) {
    size_t count = 0;
    struct variable *variable = chart->parameters->variables;
    for (; variable; variable = variable->next) {
        count++;
    }
    bool *done = arena_array(chart->arena, count + 1, sizeof *done);
    bool stuck = false;
    while (count > 0) {
        size_t waiting = 0, i = 0;
        variable = chart->parameters->variables;
        for (; variable; variable = variable->next, i++) {
            done[i] = done[i] || settle(chart, variable, stuck);
            waiting += !done[i];
        }
        stuck = waiting == count;
        count = waiting;
    }
}

static void add_names(struct chart *chart) {
    struct parameters *parameters = chart->parameters;
    for (struct late_name *late = parameters->late; late; late = late->next) {
        late->scope = add_name(chart, late->name, value_null());
    }
    struct selection *selection = parameters->selections;
    for (; selection; selection = selection->next) {
        add_name(chart, selection->name, selection_object(chart->arena, selection));
        add_name(chart, arena_print(chart->arena, "data %s_store", selection->name),
            selection_store(chart->arena, selection));
    }
    settle_variables(chart);
}

bool parameters_bind(
    struct chart *chart, const struct value *source, const struct value **out) {
    struct parameters *parameters = arena_new(chart->arena, struct parameters);
    parameters->last_selection = &parameters->selections;
    parameters->last_variable = &parameters->variables;
    parameters->last_late = &parameters->late;
    parameters->config = value_member(source, "config");
    parameters->good = true;
    chart->parameters = parameters;
    parameters_collect(chart, source);
    add_names(chart);
    struct value *rewritten = arena_new(chart->arena, struct value);
    *rewritten = parameters_rewrite(chart, source);
    *out = rewritten;
    return parameters->good;
}

void parameters_resize(const struct chart *chart) {
    const struct late_name *late = chart->parameters ? chart->parameters->late : NULL;
    for (; late; late = late->next) {
        if (late->expression) {
            late->scope->value =
                expression_evaluate(late->expression, chart->scope, chart->arena);
        }
    }
}
