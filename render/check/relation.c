/* The relations a layout states between the numbers of a report. */
#include "check/relation.h"

#include <string.h>

#include "check/cell.h"
#include "data/property.h"
#include "expression/loop.h"

/* A relation as the layout writes it. */
struct rule {
    const struct check_report *report;
    const char *id;
    const struct value *say; /* text; its ${} may use the names of `for` */
    const struct expression *that;
    const struct value *loops; /* name: list; or NULL */
    bool warning;              /* severity: warning */
    struct relations *relations;
};

static const char *const severity_words[] = {"error", "warning", NULL};
static const struct schema loops_schema = {.values = &anything_schema};

static const struct property rule_properties[] = {
    {"id", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"for", PROPERTY_OBJECT, 0, .schema = &loops_schema},
    {"if", PROPERTY_BOOLEAN | PROPERTY_STRING, 0},
    {"that", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"say", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"severity", PROPERTY_STRING, 0, severity_words},
};

static const struct schema relation_schema = {
    .types = PROPERTY_OBJECT, .groups = PROPERTY_GROUP("check", rule_properties)};
const struct schema check_relations_schema = {.items = &relation_schema};

/* Where a fault without cells points: the first dataset that the relation speaks of. */
static struct place find_place(const struct rule *rule) {
    const struct dataset *const *datasets = rule->report->datasets;
    for (; datasets && *datasets; datasets++) {
        if (expression_uses(rule->that, (*datasets)->name)) {
            return (*datasets)->place;
        }
    }
    return (struct place){0};
}

/* A row stands for its name. */
static const char *describe_item(const struct value *item, struct arena *arena) {
    if (item->type == VALUE_ROW) {
        return cell_row_name(item->dataset, item->count);
    }
    return value_to_string(*item, arena);
}

/* "（自然人）", what the names of `for` stand for, or "". */
static const char *describe_loops(const struct rule *rule, const struct scope *scope) {
    struct arena *arena = rule->report->arena;
    const char *text = "";
    for (size_t i = 0; rule->loops && i < rule->loops->count; i++) {
        const char *item = describe_item(&scope->value, arena);
        text = arena_print(arena, "%s%s%s", item, *item && *text ? ", " : "", text);
        scope = scope->outer;
    }
    return *text ? arena_print(arena, "（%s）", text) : "";
}

/* False if an addend is no number. */
static bool read_term(const struct addend *addend, struct relation_term *term) {
    *term = (struct relation_term){.value = addend->value,
        .number = fraction_from_integer(0),
        .sign = addend->sign,
        .cell = addend->cell,
        .blank = cell_is_blank(&addend->value)};
    if (term->blank) {
        return term->cell; /* a row or column that is not there is no blank */
    }
    return cell_number(addend->value, &term->number);
}

static bool read_side(
    struct arena *arena, const struct addends *addends, struct relation_side *side) {
    side->terms = arena_array(arena, addends->count, sizeof *side->terms);
    side->count = addends->count;
    side->sum = fraction_from_integer(0);
    for (size_t i = 0; i < addends->count; i++) {
        struct relation_term *term = &side->terms[i];
        struct fraction number;
        if (!read_term(&addends->items[i], term)) {
            return false;
        }
        number = term->number;
        number.numerator *= term->sign;
        if (!fraction_add(side->sum, number, &side->sum)) {
            return false;
        }
    }
    return true;
}

/* A total that is blank leaves the relation undecided. */
static bool is_blank_total(const struct relation_side *side) {
    return side->count == 1 && side->terms[0].blank;
}

/* An equation of sums is compared addend by addend; anything else as it evaluates. */
static void decide(
    const struct rule *rule, const struct scope *scope, struct relation *relation) {
    struct addends sides[2];
    if (!expression_addends(rule->that, scope, rule->report->arena, sides)) {
        struct value result = expression_evaluate(rule->that, scope, rule->report->arena);
        relation->state = result.type == VALUE_NULL  ? RELATION_UNDECIDED
                          : value_to_boolean(result) ? RELATION_HELD
                                                     : RELATION_FAILED;
        return;
    }
    bool numbers = true;
    for (int i = 0; i < 2; i++) {
        numbers &= read_side(rule->report->arena, &sides[i], &relation->sides[i]);
    }
    int order = 0;
    if (!numbers || is_blank_total(&relation->sides[0]) ||
        is_blank_total(&relation->sides[1]) ||
        !fraction_compare(relation->sides[0].sum, relation->sides[1].sum, &order)) {
        relation->state = RELATION_UNDECIDED;
        return;
    }
    relation->equation = true;
    relation->state = order == 0 ? RELATION_HELD : RELATION_FAILED;
}

/* What a comparison that is no equation of sums compares. */
static const char *describe_sides(const struct rule *rule, const struct scope *scope) {
    struct arena *arena = rule->report->arena;
    struct value left, right;
    if (!expression_compared(rule->that, scope, arena, &left, &right)) {
        return "";
    }
    return arena_print(arena,
        words_in(
            rule->report->faults->language, ": left %s, right %s", "：左边 %s，右边 %s"),
        value_to_string(left, arena), value_to_string(right, arena));
}

static bool check_once(const struct rule *rule, const struct scope *scope) {
    const struct check_report *report = rule->report;
    struct relations *relations = rule->relations;
    struct relation relation = {
        .id = rule->id, .loops = "", .say = "", .warning = rule->warning};
    decide(rule, scope, &relation);
    if (relation.state == RELATION_FAILED) {
        struct value say;
        if (!template_expand(report->arena, rule->say, scope, &say, report->faults)) {
            return false;
        }
        relation.say = value_to_string(say, report->arena);
        relation.loops = describe_loops(rule, scope);
        relation.sides_text = relation.equation ? "" : describe_sides(rule, scope);
        relation.place = find_place(rule);
    }
    relations->items = arena_grow(report->arena, relations->items, relations->count,
        &relations->capacity, sizeof *relations->items);
    relations->items[relations->count++] = relation;
    return true;
}

/* The relation for every item of its `for` list number `index`, inside it the next. */
static bool check_repeated(
    const struct rule *rule, const struct scope *scope, size_t index) {
    const struct check_report *report = rule->report;
    if (!rule->loops || index >= rule->loops->count) {
        return expression_check_names(rule->that, scope, false, report->faults) &&
               check_once(rule, scope);
    }
    const struct member *loop = &rule->loops->members[index];
    struct value list, item;
    if (!loop_list(report->arena, &loop->value, scope, &list, report->faults)) {
        return false;
    }
    for (size_t i = 0; value_item(list, i, &item); i++) {
        struct scope inner = {scope, loop->name, item};
        if (!check_repeated(rule, &inner, index + 1)) {
            return false;
        }
    }
    return true;
}

static bool read_severity(
    const struct value *value, bool *warning, struct faults *faults) {
    int index = 0;
    bool ok = property_choice(
        value, "severity", severity_words, countof(severity_words) - 1, &index, faults);
    *warning = index == 1;
    return ok;
}

/* Most relations don't name what is missing, and need no parsing to tell. */
static bool mentions(const struct check_report *report, const char *text) {
    for (const char *const *name = report->missing; *name; name++) {
        if (strstr(text, *name)) {
            return true;
        }
    }
    return false;
}

/* Data that the report leaves out have their fault from the layout's needs. */
static bool lacks_data(const struct check_report *report, const struct value *that) {
    if (!report->missing || !*report->missing || that->type != VALUE_STRING ||
        !mentions(report, that->string)) {
        return false;
    }
    struct faults ignored = {.arena = report->arena};
    const struct expression *expression = expression_parse(
        report->arena, that->string, that->place, ARITHMETIC_EXACT, &ignored);
    for (const char *const *name = report->missing; expression && *name; name++) {
        if (expression_uses(expression, *name)) {
            return true;
        }
    }
    return false;
}

static bool is_passed_over(const struct check_report *report, const struct value *value) {
    const struct value *loops = value_member(value, "for");
    bool lacks = lacks_data(report, value_member(value, "that"));
    for (uint32_t i = 0; loops && i < loops->count; i++) {
        lacks = lacks || lacks_data(report, &loops->members[i].value);
    }
    return lacks;
}

static bool check_rule(const struct check_report *report, const struct value *value,
    struct relations *relations) {
    struct faults *faults = report->faults;
    bool wanted, warning;
    if (!properties_check(
            value, rule_properties, countof(rule_properties), "check", faults) ||
        !read_severity(value, &warning, faults) ||
        !condition_evaluate(
            report->arena, value_member(value, "if"), report->scope, &wanted, faults)) {
        return false;
    }
    if (!wanted || is_passed_over(report, value)) {
        return true;
    }
    const struct value *that = value_member(value, "that");
    struct rule rule = {
        .report = report,
        .id = property_string(value, "id", ""),
        .say = value_member(value, "say"),
        .that = expression_parse(
            report->arena, that->string, that->place, ARITHMETIC_EXACT, faults),
        .loops = value_member(value, "for"),
        .warning = warning,
        .relations = relations,
    };
    return rule.that && check_repeated(&rule, report->scope, 0);
}

static void count(const struct relations *relations, struct check_totals *totals) {
    for (size_t i = 0; i < relations->count; i++) {
        enum relation_state state = relations->items[i].state;
        totals->held += state == RELATION_HELD;
        totals->failed += state == RELATION_FAILED;
        totals->undecided += state == RELATION_UNDECIDED;
    }
}

/* All are evaluated before the first is told, since a cell that would mend one may be found
 * by the others. */
bool check_relations(const struct check_report *report, struct check_totals *totals) {
    struct relations relations = {0};
    bool ok = true;
    for (size_t i = 0; report->checks && i < report->checks->count; i++) {
        ok &= check_rule(report, &report->checks->items[i], &relations);
    }
    relations_mend(report->arena, &relations);
    for (size_t i = 0; i < relations.count; i++) {
        if (relations.items[i].state == RELATION_FAILED) {
            relation_report_failure(report, &relations.items[i]);
        }
    }
    count(&relations, totals);
    return ok;
}
