/* The layout's `claims`, read. */
#include <string.h>

#include "check/statement.h"
#include "data/property.h"

/* Lists within it are taken apart. */
static const struct schema word_schema = {.name = "claim-word",
    .types = PROPERTY_STRING | PROPERTY_ARRAY,
    .items = &word_schema};
static const struct schema words_schema = {.items = &word_schema};
static const struct schema expression_schema = {.types = PROPERTY_STRING};
static const struct schema expressions_schema = {.items = &expression_schema};

static const struct property statement_properties[] = {
    {"id", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"say", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"words", PROPERTY_ARRAY, 0, .schema = &words_schema},
    {"about", PROPERTY_ARRAY, 0, .schema = &words_schema},
    {"except", PROPERTY_ARRAY, 0, .schema = &words_schema},
    {"absent", PROPERTY_ARRAY, 0, .schema = &words_schema},
    {"value", PROPERTY_STRING, 0},
    {"or", PROPERTY_ARRAY, 0, .schema = &expressions_schema},
    {"unit", PROPERTY_STRING, 0},
    {"that", PROPERTY_STRING, 0},
};

static const struct schema claim_schema = {
    .types = PROPERTY_OBJECT, .groups = PROPERTY_GROUP("claim", statement_properties)};
const struct schema check_claims_schema = {.items = &claim_schema};

/* The texts of a list, NULL-terminated; lists within it are taken apart, so that a YAML
 * anchor can share words. */
static void add_texts(const struct value *list, const char **texts, size_t *count) {
    for (uint32_t i = 0; i < list->count; i++) {
        const struct value *item = &list->items[i];
        if (item->type == VALUE_ARRAY) {
            add_texts(item, texts, count);
        } else if (item->type == VALUE_STRING) {
            texts[(*count)++] = item->string;
        }
    }
}

static size_t count_texts(const struct value *list) {
    size_t count = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        const struct value *item = &list->items[i];
        count += item->type == VALUE_ARRAY ? count_texts(item) : 1;
    }
    return count;
}

static const char *const *read_texts(
    struct arena *arena, const struct value *value, const char *name) {
    static const char *const none[] = {NULL};
    const struct value *list = value_member(value, name);
    if (!list) {
        return none;
    }
    size_t count = 0;
    const char **texts = arena_array(arena, count_texts(list) + 1, sizeof *texts);
    add_texts(list, texts, &count);
    return texts;
}

static struct word_pattern read_pattern(struct arena *arena, const char *text) {
    struct word_pattern pattern = {0};
    size_t capacity = 0;
    while (*text) {
        size_t length = strcspn(text, "*");
        if (length) {
            pattern.parts = arena_grow(
                arena, pattern.parts, pattern.count, &capacity, sizeof *pattern.parts);
            pattern.parts[pattern.count++] = (struct pattern_part){text, length};
            pattern.length += length;
            byte_set_add(&pattern.bytes, text, length);
        }
        text += length + (text[length] == '*');
    }
    return pattern;
}

static struct word_pattern *read_patterns(
    struct arena *arena, const struct value *value, const char *name, size_t *count) {
    const char *const *texts = read_texts(arena, value, name);
    *count = 0;
    while (texts[*count]) {
        ++*count;
    }
    struct word_pattern *patterns = arena_array(arena, *count + 1, sizeof *patterns);
    for (size_t i = 0; i < *count; i++) {
        patterns[i] = read_pattern(arena, texts[i]);
    }
    return patterns;
}

static bool add_value(const struct check_report *report, const struct value *text,
    struct statement *statement) {
    if (!text || text->type != VALUE_STRING) {
        return true;
    }
    const struct expression *expression = expression_parse(
        report->arena, text->string, text->place, ARITHMETIC_EXACT, report->faults);
    statement->values[statement->value_count++] = expression;
    return expression;
}

static bool read_values(const struct check_report *report, const struct value *value,
    struct statement *statement) {
    const struct value *others = value_member(value, "or");
    size_t count = others ? others->count : 0;
    statement->values = arena_array(report->arena, count + 1, sizeof *statement->values);
    statement->known = arena_array(report->arena, count + 1, sizeof *statement->known);
    bool ok = add_value(report, value_member(value, "value"), statement);
    for (size_t i = 0; i < count; i++) {
        ok &= add_value(report, &others->items[i], statement);
    }
    return ok;
}

static bool read_statement(const struct check_report *report, const struct value *value,
    struct statement *statement) {
    struct arena *arena = report->arena;
    const char *unit = property_string(value, "unit", "");
    bool money = strstr(unit, "元");
    *statement = (struct statement){
        .id = property_string(value, "id", ""),
        .say = property_string(value, "say", ""),
        .about = read_texts(arena, value, "about"),
        .except = read_texts(arena, value, "except"),
        .family = money ? UNIT_MONEY : UNIT_PIECE,
        .factor = fraction_from_integer(strstr(unit, "万")   ? 10000
                                        : strstr(unit, "亿") ? 100000000
                                                             : 1),
    };
    statement->words = read_patterns(arena, value, "words", &statement->word_count);
    statement->absent = read_patterns(arena, value, "absent", &statement->absent_count);
    return read_values(report, value, statement);
}

static bool read_balance(const struct check_report *report, const struct value *value,
    struct balance *balance) {
    const struct value *that = value_member(value, "that");
    *balance = (struct balance){property_string(value, "id", ""),
        property_string(value, "say", ""),
        expression_parse(
            report->arena, that->string, that->place, ARITHMETIC_EXACT, report->faults)};
    return balance->that;
}

bool statements_read(const struct check_report *report, struct statements *statements) {
    const struct value *claims = report->claims;
    size_t count = claims ? claims->count : 0;
    statements->items = arena_array(report->arena, count + 1, sizeof *statements->items);
    statements->balances =
        arena_array(report->arena, count + 1, sizeof *statements->balances);
    bool ok = true;
    for (size_t i = 0; i < count; i++) {
        const struct value *value = &claims->items[i];
        if (!properties_check(value, statement_properties, countof(statement_properties),
                "claim", report->faults)) {
            ok = false;
        } else if (value_member(value, "that")) {
            ok &= read_balance(
                report, value, &statements->balances[statements->balance_count++]);
        } else {
            ok &= read_statement(report, value, &statements->items[statements->count++]);
        }
    }
    for (size_t b = 0; ok && b < statements->balance_count; b++) {
        struct balance *balance = &statements->balances[b];
        balance->uses = arena_array(report->arena, statements->count + 1, sizeof(bool));
        for (size_t i = 0; i < statements->count; i++) {
            balance->uses[i] = expression_uses(balance->that, statements->items[i].id);
        }
    }
    return ok;
}

bool pattern_fits(struct span text, const struct word_pattern *pattern) {
    for (size_t i = 0; i < pattern->count; i++) {
        const struct pattern_part *part = &pattern->parts[i];
        ptrdiff_t found = span_find_bytes(text, part->word, part->length);
        if (found == NOT_FOUND) {
            return false;
        }
        text.start = (size_t)found + part->length;
    }
    return true;
}
