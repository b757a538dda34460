/* Reading and comparing rules. */
#include "table/rule.h"

#include <string.h>

#define POINT (96.0 / 72)

enum { WIDEST_RULE = 100 }; /* px */

static const char *const style_names[] = {"none", "dotted", "dashed", "solid", "double",
    "hidden", NULL}; /* as enum rule_style */

static const struct property rule_properties[] = {
    {"width", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"style", PROPERTY_STRING, 0, style_names},
    {"color", PROPERTY_STRING, 0, .schema = &color_schema},
};

const struct schema table_rule_schema = {.name = "rule",
    .types = PROPERTY_NUMBER | PROPERTY_STRING | PROPERTY_OBJECT,
    .groups = PROPERTY_GROUP("table-rule", rule_properties)};

struct table_rule rule_solid(double width) {
    return (struct table_rule){width, RULE_SOLID, {0}};
}

/* A rule of which only the style is said. Two lines and the gap need room. */
static double usual_width(enum rule_style style) {
    return style == RULE_NONE || style == RULE_HIDDEN ? 0
           : style == RULE_DOUBLE                     ? 1.5 * POINT
                                                      : 0.5 * POINT;
}

static int find_style(const char *name) {
    for (size_t i = 0; i < countof(style_names) - 1; i++) {
        if (strcmp(style_names[i], name) == 0) {
            return (int)i;
        }
    }
    return -1;
}

static bool fault_rule(
    const struct value *value, const char *name, struct faults *faults) {
    fault_add(faults, FAULT_ERROR, "bad-rule", value->place,
        "%s: not a rule; write 0.5pt, none, or 1.5pt double #888",
        "%s：不是线，请写 0.5pt、none，或 1.5pt double #888", name);
    return false;
}

/* One word of `1.5pt double #888`, in any order. */
static bool read_word(
    const char *word, double em, double *width, int *style, struct table_rule *rule) {
    struct value length = value_string(word);
    int found = find_style(word);
    if (found >= 0) {
        *style = found;
        return true;
    }
    return length_read(&length, em, width) || color_read(word, &rule->color);
}

static bool read_words(const struct value *value, const char *name, double em,
    struct table_rule *rule, struct faults *faults) {
    char copy[80];
    double width = -1;
    int style = -1;
    bool ok = value->count < sizeof copy && strlen(value->string) < sizeof copy;
    if (ok) {
        strcpy(copy, value->string);
        char *rest = NULL;
        char *word = strtok_r(copy, " ", &rest);
        ok = word != NULL;
        for (; ok && word; word = strtok_r(NULL, " ", &rest)) {
            ok = read_word(word, em, &width, &style, rule);
        }
    }
    rule->style = style < 0 ? RULE_SOLID : (enum rule_style)style;
    rule->width = width < 0 ? usual_width(rule->style) : width;
    return ok && rule->width <= WIDEST_RULE ? true : fault_rule(value, name, faults);
}

static bool read_parts(const struct value *value, const char *name, double em,
    struct table_rule *rule, struct faults *faults) {
    const struct value *width = value_member(value, "width");
    int style = RULE_SOLID;
    bool ok = properties_check(
                  value, rule_properties, countof(rule_properties), name, faults) &&
              property_choice(value, "style", style_names, countof(style_names) - 1,
                  &style, faults) &&
              color_bind(value, "color", &rule->color, faults);
    rule->style = (enum rule_style)style;
    rule->width = usual_width(rule->style);
    return ok &&
           (!width || length_bind(width, name, em, 0, WIDEST_RULE, &rule->width, faults));
}

bool rule_read(const struct value *value, const char *name, double em,
    struct table_rule *rule, struct faults *faults) {
    struct table_rule read = {0};
    bool ok;
    if (value->type == VALUE_OBJECT) {
        ok = read_parts(value, name, em, &read, faults);
    } else if (value->type == VALUE_NUMBER) {
        read = rule_solid(0);
        ok = length_bind(value, name, em, 0, WIDEST_RULE, &read.width, faults);
    } else if (value->type == VALUE_STRING) {
        ok = read_words(value, name, em, &read, faults);
    } else {
        ok = fault_rule(value, name, faults);
    }
    if (read.style == RULE_NONE || read.style == RULE_HIDDEN) {
        read.width = 0;
    }
    *rule = ok ? read : *rule;
    return ok;
}

const struct table_rule *rule_stronger(
    const struct table_rule *first, const struct table_rule *second) {
    if (first->style == RULE_HIDDEN || second->style == RULE_HIDDEN) {
        return first->style == RULE_HIDDEN ? first : second;
    }
    if (first->width != second->width) {
        return first->width > second->width ? first : second;
    }
    return second->style > first->style ? second : first;
}

bool rule_equal(const struct table_rule *a, const struct table_rule *b) {
    return a->width == b->width && a->style == b->style && a->color.set == b->color.set &&
           a->color.red == b->color.red && a->color.green == b->color.green &&
           a->color.blue == b->color.blue && a->color.alpha == b->color.alpha;
}

bool rule_is_drawn(const struct table_rule *rule) {
    return rule->width > 0 && rule->style != RULE_NONE && rule->style != RULE_HIDDEN;
}
