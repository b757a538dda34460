/* The relations a layout states between the numbers of a report. */
#include <string.h>

#include "check/check.h"
#include "data/property.h"
#include "expression/loop.h"

struct relation {
    const struct check_context *context;
    const char *id;
    const struct value *say; /* text; its ${} may use the names of `for` */
    const struct expression *that;
    const struct value *loops; /* name: list; or NULL */
    bool warning;              /* severity: warning */
    struct check_totals *totals;
};

static const struct property relation_properties[] = {
    {"id", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"for", PROPERTY_OBJECT, 0},
    {"if", PROPERTY_BOOLEAN | PROPERTY_STRING, 0},
    {"that", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"say", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"severity", PROPERTY_STRING, 0},
};

/* Where the fault points: the first dataset that the relation speaks of. */
static struct place find_place(const struct relation *relation) {
    for (const struct dataset *const *d = relation->context->datasets; d && *d; d++) {
        if (expression_uses(relation->that, (*d)->name)) {
            return (*d)->place;
        }
    }
    return (struct place){0};
}

/* "（自然人）", what the names of `for` stand for, or "". */
static const char *describe_loops(
    const struct relation *relation, const struct scope *scope) {
    struct arena *arena = relation->context->arena;
    const char *text = "";
    for (size_t i = 0; relation->loops && i < relation->loops->count; i++) {
        text = arena_print(
            arena, "%s%s%s", value_to_string(scope->value, arena), i ? ", " : "", text);
        scope = scope->outer;
    }
    return *text ? arena_print(arena, "（%s）", text) : "";
}

static void report_failure(const struct relation *relation, const struct scope *scope) {
    const struct check_context *context = relation->context;
    struct value left, right, say;
    const char *sides = "";
    if (!template_expand(context->arena, relation->say, scope, &say, context->faults)) {
        return;
    }
    if (expression_compared(relation->that, scope, context->arena, &left, &right)) {
        sides = arena_print(context->arena,
            context->faults->language == LANGUAGE_CHINESE ? "：左边是 %s，右边是 %s"
                                                          : ": left %s, right %s",
            value_to_string(left, context->arena),
            value_to_string(right, context->arena));
    }
    fault_add(context->faults, relation->warning ? FAULT_WARNING : context->severity,
        "relation", find_place(relation), "%s%s %s%s", "%s%s %s%s", relation->id,
        describe_loops(relation, scope), value_to_string(say, context->arena), sides);
    context->faults->items[context->faults->count - 1].cause = CAUSE_NUMBERS;
}

static void check_once(const struct relation *relation, const struct scope *scope) {
    struct value result =
        expression_evaluate(relation->that, scope, relation->context->arena);
    if (result.type == VALUE_NULL) {
        relation->totals->undecided++;
    } else if (value_to_boolean(result)) {
        relation->totals->held++;
    } else {
        relation->totals->failed++;
        report_failure(relation, scope);
    }
}

/* The relation for every item of its `for` list number `index`, inside it the next. */
static bool check_repeated(
    const struct relation *relation, const struct scope *scope, size_t index) {
    const struct check_context *context = relation->context;
    if (!relation->loops || index >= relation->loops->count) {
        if (!expression_check_names(relation->that, scope, false, context->faults)) {
            return false;
        }
        check_once(relation, scope);
        return true;
    }
    const struct member *loop = &relation->loops->members[index];
    struct value list, item;
    if (!loop_list(context->arena, &loop->value, scope, &list, context->faults)) {
        return false;
    }
    for (size_t i = 0; value_item(list, i, &item); i++) {
        struct scope inner = {scope, loop->name, item};
        if (!check_repeated(relation, &inner, index + 1)) {
            return false;
        }
    }
    return true;
}

static bool read_severity(
    const struct check_context *context, const struct value *value, bool *warning) {
    static const char *const names[] = {"error", "warning"};
    int index = 0;
    bool ok = property_choice(
        value, "severity", names, countof(names), &index, context->faults);
    *warning = index == 1;
    return ok;
}

static bool check_relation(const struct check_context *context, const struct value *value,
    struct check_totals *totals) {
    if (!properties_check(value, relation_properties, countof(relation_properties),
            "check", context->faults)) {
        return false;
    }
    bool wanted;
    bool warning;
    if (!read_severity(context, value, &warning) ||
        !condition_evaluate(context->arena, value_member(value, "if"), context->scope,
            &wanted, context->faults)) {
        return false;
    }
    if (!wanted) {
        return true;
    }
    const struct value *that = value_member(value, "that");
    struct relation relation = {
        .context = context,
        .id = property_string(value, "id", ""),
        .say = value_member(value, "say"),
        .that = expression_parse(
            context->arena, that->string, that->place, ARITHMETIC_EXACT, context->faults),
        .loops = value_member(value, "for"),
        .warning = warning,
        .totals = totals,
    };
    return relation.that && check_repeated(&relation, context->scope, 0);
}

bool check_relations(const struct check_context *context, const struct value *checks,
    struct check_totals *totals) {
    bool ok = true;
    for (size_t i = 0; i < checks->count; i++) {
        ok &= check_relation(context, &checks->items[i], totals);
    }
    return ok;
}
