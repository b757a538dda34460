/* Checking the objects of a specification against their grammars. */
#include <stdio.h>
#include <string.h>

#include "chart/grammar_table.h"
#include "chart/parameter/parameter.h"

static const struct grammar_table *const tables[] = {view_grammar, composition_grammar,
    encoding_grammar, guide_grammar, config_grammar, NULL};

const struct grammar_table *grammar_table(enum grammar grammar) {
    for (size_t i = 0; tables[i]; i++) {
        for (const struct grammar_table *row = tables[i]; row->properties; row++) {
            if (row->grammar == grammar) {
                return row;
            }
        }
    }
    return NULL;
}

bool grammar_check(
    const struct value *value, enum grammar grammar, struct faults *faults) {
    const struct grammar_table *table = grammar_table(grammar);
    return properties_check(value, table->properties, table->count, table->word, faults);
}

enum grammar grammar_of_channel(enum channel channel) {
    switch (channel) {
    case CHANNEL_X_OFFSET:
    case CHANNEL_Y_OFFSET:
        return GRAMMAR_OFFSET;
    case CHANNEL_ROW:
    case CHANNEL_COLUMN:
    case CHANNEL_FACET:
        return GRAMMAR_FACET_FIELD;
    case CHANNEL_TEXT:
    case CHANNEL_TOOLTIP:
    case CHANNEL_HREF:
    case CHANNEL_DESCRIPTION:
        return GRAMMAR_TEXT_FIELD;
    case CHANNEL_URL:
        return GRAMMAR_URL_FIELD;
    case CHANNEL_DETAIL:
    case CHANNEL_ORDER:
    case CHANNEL_KEY:
        return GRAMMAR_DETAIL_FIELD;
    default:
        return channel >= CHANNEL_COLOR && channel <= CHANNEL_ANGLE ? GRAMMAR_MARK_FIELD
                                                                    : GRAMMAR_POSITION;
    }
}

/* The parts of a config that are axes, legends and the like under another name. */
static const struct {
    const char *prefix;
    enum grammar grammar;
} config_parts[] = {
    {"axis", GRAMMAR_AXIS},
    {"legend", GRAMMAR_LEGEND},
    {"title", GRAMMAR_TITLE},
    {"scale", GRAMMAR_SCALE_CONFIG},
    {"range", GRAMMAR_RANGE_CONFIG},
    {"view", GRAMMAR_VIEW_CONFIG},
    {"header", GRAMMAR_HEADER},
    {"facet", GRAMMAR_COMPOSITION_CONFIG},
    {"concat", GRAMMAR_COMPOSITION_CONFIG},
};

bool grammar_of_config(const char *name, enum grammar *grammar) {
    for (size_t i = 0; i < countof(config_parts); i++) {
        if (strncmp(name, config_parts[i].prefix, strlen(config_parts[i].prefix)) == 0) {
            *grammar = config_parts[i].grammar;
            return true;
        }
    }
    return false;
}

/* Ranges may have names of one's own, if they are not those of Vega misspelt. */
static bool is_own_range(const struct grammar_table *table, const struct member *member) {
    const char *names[16];
    size_t count = 0;
    for (; count < table->count && count < countof(names); count++) {
        names[count] = table->properties[count].name;
    }
    enum value_type type = member->value.type;
    return (type == VALUE_ARRAY || type == VALUE_STRING || type == VALUE_OBJECT) &&
           !name_nearest(member->name, names, count);
}

static bool check_part(
    const struct value *part, enum grammar grammar, struct faults *faults) {
    if (grammar != GRAMMAR_RANGE_CONFIG) {
        return grammar_check(part, grammar, faults);
    }
    const struct grammar_table *table = grammar_table(grammar);
    struct bag known = {0};
    for (size_t i = 0; i < part->count; i++) {
        if (!is_own_range(table, &part->members[i])) {
            bag_take(faults->arena, &known, &part->members[i]);
        }
    }
    struct value rest = bag_object(&known);
    rest.place = part->place;
    return grammar_check(&rest, grammar, faults);
}

bool grammar_check_config(const struct value *config, struct faults *faults) {
    bool good = grammar_check(config, GRAMMAR_CONFIG, faults);
    for (size_t i = 0; config->type == VALUE_OBJECT && i < config->count; i++) {
        const struct member *member = &config->members[i];
        enum grammar grammar;
        if (member->value.type == VALUE_OBJECT &&
            grammar_of_config(member->name, &grammar)) {
            good &= check_part(&member->value, grammar, faults);
        }
    }
    return good;
}

void grammar_list_properties(struct buffer *out, const char *name,
    const struct property *properties, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const struct property *property = &properties[i];
        buffer_print(out, "%s %s %s\n", name, property->name,
            property->flags & PROPERTY_UNSUPPORTED ? "no"
            : property->flags & PROPERTY_STILL     ? "still"
                                                   : "yes");
    }
}

static void list_table(struct buffer *out, const char *name, enum grammar grammar) {
    const struct grammar_table *table = grammar_table(grammar);
    grammar_list_properties(out, name, table->properties, table->count);
}

/* Tooltips and what tells moving items apart: nothing to a still picture. */
static bool is_still(enum channel channel) {
    return channel == CHANNEL_TOOLTIP || channel == CHANNEL_KEY;
}

/* What moves the rows of an animation, and what is told of it elsewhere. */
static const char *const animation[] = {
    "encoding time", "resolve.channel time", "config.scale.invalid time"};

void grammar_list(struct buffer *out) {
    static const struct {
        const char *name;
        enum grammar grammar;
    } objects[] = {
        {"view", GRAMMAR_UNIT},
        {"view", GRAMMAR_LAYER},
        {"view.frame", GRAMMAR_VIEW},
        {"mark", GRAMMAR_MARK},
        {"config.mark", GRAMMAR_MARK},
        {"condition", GRAMMAR_CONDITION},
        {"axis", GRAMMAR_AXIS},
        {"legend", GRAMMAR_LEGEND},
        {"scale", GRAMMAR_SCALE},
        {"title", GRAMMAR_TITLE},
        {"data", GRAMMAR_DATA},
        {"data.format", GRAMMAR_FORMAT},
        {"bin", GRAMMAR_BIN},
        {"timeUnit", GRAMMAR_TIME_UNIT},
        {"resolve", GRAMMAR_RESOLVE},
        {"config", GRAMMAR_CONFIG},
    };
    for (size_t i = 0; i < countof(objects); i++) {
        list_table(out, objects[i].name, objects[i].grammar);
    }
    for (size_t i = 0; i < countof(config_parts); i++) {
        char name[32];
        snprintf(name, sizeof name, "config.%s", config_parts[i].prefix);
        list_table(out, name, config_parts[i].grammar);
    }
    parameters_list_grammar(out);
    for (int c = 0; c < CHANNEL_COUNT; c++) {
        char name[32];
        buffer_print(out, "encoding %s %s\n", channels[c].name,
            is_still((enum channel)c) ? "still" : "yes");
        snprintf(name, sizeof name, "encoding.%s", channels[c].name);
        list_table(out, name, grammar_of_channel((enum channel)c));
    }
    for (size_t i = 0; i < countof(animation); i++) {
        buffer_print(out, "%s still\n", animation[i]);
    }
}
