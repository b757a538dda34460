/* Checking mappings against tables of properties. */
#include "data/schema.h"

#include <string.h>
#include <strings.h>

#include "base/number.h"

const struct schema anything_schema = {.types = PROPERTY_ANY};

struct property_group property_groups_join(
    struct arena *arena, const struct property_group *groups) {
    struct property_group all = {.name = groups->name};
    for (const struct property_group *group = groups; group->rows; group++) {
        all.count += group->count;
    }
    struct property *rows = arena_array(arena, all.count, sizeof *rows);
    all.rows = rows;
    for (; groups->rows; groups++) {
        memcpy(rows, groups->rows, groups->count * sizeof *rows);
        rows += groups->count;
    }
    return all;
}

static int type_bit(enum value_type type) {
    switch (type) {
    case VALUE_NULL:
        return PROPERTY_NULL;
    case VALUE_BOOLEAN:
        return PROPERTY_BOOLEAN;
    case VALUE_NUMBER:
    case VALUE_DATE:
        return PROPERTY_NUMBER;
    case VALUE_STRING:
        return PROPERTY_STRING;
    case VALUE_ARRAY:
    case VALUE_TABLE:
        return PROPERTY_ARRAY;
    default:
        return PROPERTY_OBJECT;
    }
}

/* What stands before the next of a list, of which more follow or not: "a, b or c",
 * "甲、乙或丙"; `chinese_or` has spaces around it between Latin words. */
static const char *joint(
    bool first, bool more, const char *chinese_or, const struct faults *faults) {
    return first  ? ""
           : more ? words_in(faults->language, ", ", "、")
                  : words_in(faults->language, " or ", chinese_or);
}

/* "a number or text"; "数、文字或列表". */
static const char *types_in_words(int types, struct faults *faults) {
    static const enum value_type order[] = {
        VALUE_NUMBER, VALUE_STRING, VALUE_BOOLEAN, VALUE_ARRAY, VALUE_OBJECT, VALUE_NULL};
    const char *words = "";
    int left = types & PROPERTY_ANY;
    for (size_t i = 0; i < countof(order); i++) {
        int bit = type_bit(order[i]);
        if (!(left & bit)) {
            continue;
        }
        left &= ~bit;
        words = arena_print(faults->arena, "%s%s%s", words,
            joint(!*words, left, "或", faults),
            value_type_name(order[i], faults->language));
    }
    return words;
}

const struct property *property_named(
    const struct property *properties, size_t count, const char *name) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(properties[i].name, name) == 0) {
            return &properties[i];
        }
    }
    return NULL;
}

static void add_unknown(const struct member *member, const struct property *properties,
    size_t count, const char *what, struct faults *faults) {
    const char **names = arena_array(faults->arena, count, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        names[i] = properties[i].name;
    }
    fault_add(faults, FAULT_ERROR, "unknown-property", member->place,
        "%s has no property “%s”", "%s 没有“%s”这个属性", what, member->name);
    fault_hint_near(faults, member->name, names, count);
}

/* What was meant by a text where a number or true and false are wanted. */
static void hint_meant(const struct value *value, int types, struct faults *faults) {
    static const struct {
        const char *word;
        const char *meant;
    } words[] = {{"是", "true"}, {"否", "false"}, {"有", "true"}, {"无", "false"},
        {"yes", "true"}, {"no", "false"}, {"on", "true"}, {"off", "false"}};
    double number;
    if (value->type != VALUE_STRING) {
        return;
    }
    if ((types & PROPERTY_NUMBER) && number_read(value->string, value->count, &number)) {
        fault_hint(faults, "write %s without quotes", "请去掉引号，写 %s", value->string);
    }
    for (size_t i = 0; (types & PROPERTY_BOOLEAN) && i < countof(words); i++) {
        if (strcasecmp(value->string, words[i].word) == 0) {
            fault_hint(faults, "write %s", "请写 %s", words[i].meant);
        }
    }
}

static bool member_check(const struct member *member, const struct property *properties,
    size_t count, const char *what, struct faults *faults) {
    const struct property *property = property_named(properties, count, member->name);
    if (!property) {
        add_unknown(member, properties, count, what, faults);
        return false;
    }
    if (property->flags & PROPERTY_UNSUPPORTED) {
        fault_add(faults, FAULT_ERROR, "unsupported-property", member->place,
            "“%s” of %s can't be drawn", "暂不支持“%s”（%s）", member->name, what);
        return false;
    }
    if (property->types & type_bit(member->value.type)) {
        return true;
    }
    fault_add(faults, FAULT_ERROR, "wrong-type", member->value.place,
        "“%s” should be %s, but is %s", "“%s”应为%s，这里却是%s", member->name,
        types_in_words(property->types, faults),
        value_type_name(member->value.type, faults->language));
    hint_meant(&member->value, property->types, faults);
    return false;
}

bool properties_check(const struct value *value, const struct property *properties,
    size_t count, const char *what, struct faults *faults) {
    if (value->type != VALUE_OBJECT) {
        fault_add(faults, FAULT_ERROR, "wrong-type", value->place,
            "%s should be %s, but is %s", "%s 应为%s，这里却是%s", what,
            value_type_name(VALUE_OBJECT, faults->language),
            value_type_name(value->type, faults->language));
        return false;
    }
    bool good = true;
    for (size_t i = 0; i < value->count; i++) {
        good &= member_check(&value->members[i], properties, count, what, faults);
    }
    for (size_t i = 0; i < count; i++) {
        if ((properties[i].flags & PROPERTY_REQUIRED) &&
            !value_member(value, properties[i].name)) {
            fault_add(faults, FAULT_ERROR, "missing-property", value->place,
                "%s needs “%s”", "%s 缺少“%s”", what, properties[i].name);
            good = false;
        }
    }
    return good;
}

static const struct value *member_of_type(
    const struct value *object, const char *name, enum value_type type) {
    const struct value *member = object ? value_member(object, name) : NULL;
    return member && member->type == type ? member : NULL;
}

const char *property_string(
    const struct value *object, const char *name, const char *otherwise) {
    const struct value *member = member_of_type(object, name, VALUE_STRING);
    return member ? member->string : otherwise;
}

double property_number(const struct value *object, const char *name, double otherwise) {
    const struct value *member = member_of_type(object, name, VALUE_NUMBER);
    return member ? member->number : otherwise;
}

bool property_boolean(const struct value *object, const char *name, bool otherwise) {
    const struct value *member = member_of_type(object, name, VALUE_BOOLEAN);
    return member ? member->boolean : otherwise;
}

bool property_choice(const struct value *object, const char *name,
    const char *const *words, size_t count, int *index, struct faults *faults) {
    const struct value *member = member_of_type(object, name, VALUE_STRING);
    const char *list = "";
    for (size_t i = 0; member && i < count; i++) {
        if (strcmp(member->string, words[i]) == 0) {
            *index = (int)i;
            return true;
        }
        list = arena_print(faults->arena, "%s%s%s", list,
            joint(i == 0, i + 1 < count, " 或 ", faults), words[i]);
    }
    if (!member) {
        return true;
    }
    fault_add(faults, FAULT_ERROR, "wrong-value", member->place,
        "“%s” should be %s, but is “%s”", "“%s”应为 %s，这里却是“%s”", name, list,
        member->string);
    fault_hint_near(faults, member->string, words, count);
    return false;
}
