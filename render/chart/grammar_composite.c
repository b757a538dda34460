/* What composite marks may be told; their parts are marks of their own, checked as such. */
#include <string.h>

#include "chart/grammar_table.h"

enum { PART = BOOL | OBJ };

#define COMMON_COMPOSITE                                                                 \
    {"type", STR, PROPERTY_REQUIRED}, {"clip", BOOL, 0}, {"color", STR | OBJ, 0},        \
        {"extent", NUM | STR, 0}, {"opacity", NUM_X, 0}, {"orient", STR, 0}, {           \
        "tooltip", ANY, 0                                                                \
    }

static const struct property boxplot_properties[] = {
    COMMON_COMPOSITE,
    {"box", PART, 0},
    {"invalid", STR | NIL, 0},
    {"median", PART, 0},
    {"outliers", PART, 0},
    {"rule", PART, 0},
    {"size", NUM_X, 0},
    {"ticks", PART, 0},
};

static const struct property errorbar_properties[] = {
    COMMON_COMPOSITE,
    {"center", STR, 0},
    {"rule", PART, 0},
    {"size", NUM_X, 0},
    {"thickness", NUM_X, 0},
    {"ticks", PART, 0},
};

static const struct property errorband_properties[] = {
    COMMON_COMPOSITE,
    {"band", PART, 0},
    {"borders", PART, 0},
    {"center", STR, 0},
    {"interpolate", STR, 0},
    {"tension", NUM_X, 0},
};

static const struct grammar_table composite_grammar[] = {
    {0, boxplot_properties, countof(boxplot_properties), "boxplot"},
    {0, errorbar_properties, countof(errorbar_properties), "errorbar"},
    {0, errorband_properties, countof(errorband_properties), "errorband"},
};

const struct property_group *grammar_mark_groups(struct arena *arena) {
    const struct grammar_table *mark = grammar_table(GRAMMAR_MARK);
    size_t count = countof(composite_grammar);
    struct property_group *groups = arena_array(arena, count + 2, sizeof *groups);
    groups[0] = (struct property_group){"chart", mark->properties, mark->count};
    for (size_t i = 0; i < count; i++) {
        const struct grammar_table *table = &composite_grammar[i];
        groups[i + 1] = (struct property_group){"chart", table->properties, table->count};
    }
    return groups;
}

bool grammar_check_composite(
    const struct value *mark, const char *kind, struct faults *faults) {
    static const char *const orients[] = {"horizontal", "vertical"};
    bool good = true;
    for (size_t i = 0; i < countof(composite_grammar); i++) {
        const struct grammar_table *table = &composite_grammar[i];
        if (strcmp(table->word, kind) == 0) {
            good = properties_check(
                mark, table->properties, table->count, table->word, faults);
        }
    }
    int index = 0;
    return property_choice(mark, "orient", orients, countof(orients), &index, faults) &&
           good;
}
