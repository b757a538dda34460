/* Functions of what is drawn: scales and data, which the expression's host knows; and those
 * of the screen, of which a still picture has none.
 * Source: vega.github.io/vega/docs/expressions#scale-functions and below. */
#include <math.h>
#include <string.h>

#include "data/format.h"
#include "expression/functions.h"

static const struct expression_host *find_host(const struct call *call) {
    const struct scope *scope = call->machine->scope;
    while (scope && !scope->host) {
        scope = scope->outer;
    }
    return scope ? scope->host : NULL;
}

const struct format_locale *functions_locale(const struct call *call) {
    const struct expression_host *host = find_host(call);
    bool report = call->machine->arithmetic == ARITHMETIC_EXACT;
    return host && host->locale ? host->locale : report ? &format_zh_cn : &format_en_us;
}

/* scale, invert, domain, range, bandwidth, gradient: by their names. */
struct value functions_ask_host(struct call *call) {
    const struct expression_host *host = find_host(call);
    struct value found = value_undefined();
    if (host) {
        found = host->scale(host, call->machine->arena, call->function->name,
            call->arguments, call->count);
    }
    bool list = strcmp(call->function->name, "domain") == 0 ||
                strcmp(call->function->name, "range") == 0;
    if (found.type == VALUE_NULL && list) {
        return value_array(NULL, 0);
    }
    bool width = strcmp(call->function->name, "bandwidth") == 0;
    return found.type == VALUE_NULL && width ? value_number(0) : found;
}

static double number_or_zero(const struct call *call, size_t index) {
    double number = index < call->count ? call_number(call, index) : 0;
    return isnan(number) ? 0 : number;
}

/* vega-scale/src/bandSpace.js */
static struct value band_space(struct call *call) {
    double count = number_or_zero(call, 0);
    double space = count - number_or_zero(call, 1) + number_or_zero(call, 2) * 2;
    return value_number(count == 0 ? 0 : space > 0 ? space : 1);
}

/* Datasets stand in the scope under "data NAME". */
static struct value find_data(const struct call *call) {
    const char *name = call_text(call, 0);
    const struct scope *scope = call->machine->scope;
    while (scope && !(strncmp(scope->name, "data ", 5) == 0 &&
                        strcmp(scope->name + 5, name) == 0)) {
        scope = scope->outer;
    }
    return scope ? scope->value : value_array(NULL, 0);
}

static struct value data(struct call *call) {
    return find_data(call);
}

static struct value in_data(struct call *call) {
    size_t count;
    struct value all = find_data(call);
    const struct value *rows = value_items(call->machine->arena, all, &count);
    const char *field = call_text(call, 1);
    bool found = false;
    for (size_t i = 0; i < count && !found && machine_step(call->machine, 1); i++) {
        found = value_strictly_equal(
            member_by_name(rows[i], field, NULL), call->arguments[2]);
    }
    return value_boolean(found);
}

static struct value is_tuple(struct call *call) {
    return value_boolean(call->arguments[0].type == VALUE_ROW);
}

/* Nothing is pointed at, and there is no window. */
static struct value nothing(struct call *call) {
    (void)call;
    return value_undefined();
}

static struct value no_size(struct call *call) {
    struct value *pair = arena_array(call->machine->arena, 2, sizeof *pair);
    pair[0] = pair[1] = value_undefined();
    return value_array(pair, 2);
}

static struct value no_screen(struct call *call) {
    (void)call;
    return value_object(NULL, 0);
}

static struct value no(struct call *call) {
    (void)call;
    return value_boolean(false);
}

/* warn, info and debug give their last argument. */
static struct value last_argument(struct call *call) {
    return call->arguments[call->count - 1];
}

static const struct function functions[] = {
    {"bandspace", 0, 3, band_space},
    {"bandwidth", 1, 2, functions_ask_host, .impure = true},
    {"containerSize", 0, 0, no_size},
    {"data", 1, 1, data, .impure = true},
    {"debug", 1, ANY_COUNT, last_argument},
    {"domain", 1, 2, functions_ask_host, .impure = true},
    {"gradient", 3, 5, functions_ask_host, .impure = true},
    {"group", 0, 1, nothing},
    {"inScope", 1, 1, no},
    {"indata", 3, 3, in_data, .impure = true},
    {"info", 1, ANY_COUNT, last_argument},
    {"invert", 2, 3, functions_ask_host, .impure = true},
    {"isTuple", 1, 1, is_tuple},
    {"item", 0, 0, nothing},
    {"scale", 2, 3, functions_ask_host, .impure = true},
    {"screen", 0, 0, no_screen},
    {"view", 0, 1, nothing},
    {"warn", 1, ANY_COUNT, last_argument},
    {"windowSize", 0, 0, no_size},
    {"x", 0, 1, nothing},
    {"xy", 0, 1, nothing},
    {"y", 0, 1, nothing},
};

const struct function_family functions_view = {functions, countof(functions)};

/* Functions of Vega that ask for what a picture has not: told apart from slips of the pen. */
static const struct {
    const char *name;
    enum function_absence absence;
} absent[] = {
    {"copy", ABSENT_EVENTS},
    {"encode", ABSENT_EVENTS},
    {"flush", ABSENT_EVENTS},
    {"geoArea", ABSENT_MAPS},
    {"geoBounds", ABSENT_MAPS},
    {"geoCentroid", ABSENT_MAPS},
    {"geoScale", ABSENT_MAPS},
    {"geoShape", ABSENT_MAPS},
    {"geoTranslate", ABSENT_MAPS},
    {"intersect", ABSENT_EVENTS},
    {"intersectLasso", ABSENT_EVENTS},
    {"lassoAppend", ABSENT_EVENTS},
    {"lassoPath", ABSENT_EVENTS},
    {"modify", ABSENT_EVENTS},
    {"pathShape", ABSENT_EVENTS},
    {"pinchAngle", ABSENT_EVENTS},
    {"pinchDistance", ABSENT_EVENTS},
    {"setdata", ABSENT_EVENTS},
    {"treeAncestors", ABSENT_TREES},
    {"treePath", ABSENT_TREES},
    {"vlSelectionIdTest", ABSENT_SELECTIONS},
    {"vlSelectionResolve", ABSENT_SELECTIONS},
    {"vlSelectionTest", ABSENT_SELECTIONS},
    {"vlSelectionTuples", ABSENT_SELECTIONS},
};

enum function_absence function_absence(const char *name) {
    for (size_t i = 0; i < countof(absent); i++) {
        if (strcmp(absent[i].name, name) == 0) {
            return absent[i].absence;
        }
    }
    return ABSENT_NOT;
}
