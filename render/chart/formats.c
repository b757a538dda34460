/* Patterns of numbers and times, checked where they stand. */
#include "chart/formats.h"

#include <string.h>

#include "base/buffer.h"
#include "chart/config.h"
#include "chart/definition.h"
#include "chart/label.h"
#include "data/format.h"

enum pattern { PATTERN_NUMBER, PATTERN_TIME, PATTERN_EITHER, PATTERN_CUSTOM };

static bool fault_pattern(
    struct chart *chart, const struct value *text, enum pattern pattern) {
    if (pattern == PATTERN_NUMBER) {
        fault_add(chart->faults, FAULT_ERROR, "wrong-format", text->place,
            "“%s” is no pattern of numbers; those look like “,.2f” or “.0%%”",
            "“%s”不是数字格式，数字格式如“,.2f”或“.0%%”", text->string);
    } else {
        fault_add(chart->faults, FAULT_ERROR, "wrong-format", text->place,
            "“%s” is no pattern of times; those look like “%%Y-%%m-%%d”",
            "“%s”不是时间格式，时间格式如“%%Y-%%m-%%d”", text->string);
    }
    return false;
}

static bool check_pattern(
    struct chart *chart, const struct value *text, enum pattern pattern) {
    bool good = pattern == PATTERN_CUSTOM;
    if (pattern != PATTERN_TIME) {
        good = number_format_is_valid(text->string);
    }
    if (pattern != PATTERN_NUMBER) {
        good = good || time_format_is_valid(text->string);
    }
    return good || fault_pattern(chart, text, pattern);
}

/* A mapping has one pattern for each unit of time. */
static bool check_format(
    struct chart *chart, const struct value *format, enum pattern pattern) {
    if (format->type == VALUE_STRING) {
        return check_pattern(chart, format, pattern);
    }
    bool good = true;
    for (size_t i = 0; format->type == VALUE_OBJECT && i < format->count; i++) {
        const struct value *text = &format->members[i].value;
        good &= text->type != VALUE_STRING || check_pattern(chart, text, PATTERN_TIME);
    }
    return good;
}

static const struct expression *parse_call(
    const struct value *type, const char *format, struct faults *faults) {
    struct buffer text = {0};
    buffer_print(&text, "%s(datum.value, ", type->string);
    buffer_append_json(&text, format);
    buffer_append_char(&text, ')');
    const char *copy = arena_copy(faults->arena, text.data, text.length);
    buffer_finish(&text);
    return expression_parse(faults->arena, copy, type->place, ARITHMETIC_DOUBLE, faults);
}

bool formats_is_custom(const struct value *type) {
    return type && type->type == VALUE_STRING && strcmp(type->string, "number") != 0 &&
           strcmp(type->string, "time") != 0 && strcmp(type->string, "utc") != 0;
}

static bool config_allows_custom(const struct chart *chart) {
    const struct value *allowed = config_find(chart, "customFormatTypes");
    return allowed && value_to_boolean(*allowed);
}

/* vega-lite/src/compile/format.ts: what the config says goes for numbers and times that
 * say no format of their own. */
const struct expression *formats_custom(const struct chart *chart,
    const struct definition *definition, const struct value *holder,
    struct faults *faults) {
    bool object = holder && holder->type == VALUE_OBJECT;
    const struct value *format = object ? value_member(holder, "format") : NULL;
    const struct value *type = object ? value_member(holder, "formatType") : NULL;
    if (!format && !type && config_allows_custom(chart)) {
        bool temporal = definition->type == TYPE_TEMPORAL && !definition->time_unit.unit;
        bool number = definition->type == TYPE_QUANTITATIVE && !definition->bin;
        const char *names[] = {temporal ? "timeFormatType" : "numberFormatType",
            temporal ? "timeFormat" : "numberFormat"};
        type = temporal || number ? config_find(chart, names[0]) : NULL;
        format = config_find(chart, names[1]);
    }
    const char *text = format && format->type == VALUE_STRING ? format->string : "";
    return formats_is_custom(type) ? parse_call(type, text, faults) : NULL;
}

const char *formats_custom_text(const struct chart *chart,
    const struct expression *custom, struct value value, struct arena *arena) {
    struct member member = {.name = "value", .value = value};
    struct scope datum = {
        .outer = chart->scope, .name = "datum", .value = value_object(&member, 1)};
    return text_lines(arena, expression_evaluate(custom, &datum, arena));
}

bool formats_are_custom(const struct chart *chart) {
    return config_allows_custom(chart) &&
           formats_is_custom(config_find(chart, "numberFormatType"));
}

const char *formats_bin_end(const struct chart *chart, double end, struct arena *arena) {
    const struct value *type = config_find(chart, "numberFormatType");
    const char *format = config_string(chart, "numberFormat", "");
    if (!formats_are_custom(chart)) {
        return number_format(arena, format, end, chart->locale);
    }
    struct faults quiet = {.arena = arena}; /* the config has been checked */
    const struct expression *custom = parse_call(type, format, &quiet);
    return custom ? formats_custom_text(chart, custom, value_number(end), arena) : "";
}

static bool read_type(
    struct chart *chart, const struct value *type, enum pattern *pattern) {
    if (!type || type->type != VALUE_STRING) {
        return true;
    }
    if (strcmp(type->string, "number") == 0) {
        *pattern = PATTERN_NUMBER;
        return true;
    }
    if (strcmp(type->string, "time") == 0 || strcmp(type->string, "utc") == 0) {
        *pattern = PATTERN_TIME;
        return true;
    }
    *pattern = PATTERN_CUSTOM;
    return parse_call(type, "", chart->faults) !=
           NULL; /* else there is no such function */
}

static bool check_holder(
    struct chart *chart, const struct value *holder, enum pattern pattern) {
    const struct value *format = value_member(holder, "format");
    return read_type(chart, value_member(holder, "formatType"), &pattern) &&
           (!format || check_format(chart, format, pattern));
}

bool formats_bind(struct chart *chart, struct definition *definition) {
    static const char *const guides[] = {"axis", "legend"};
    enum pattern pattern =
        definition_is_temporal(definition) ? PATTERN_TIME : PATTERN_NUMBER;
    const struct value *source = definition->source;
    bool good = check_holder(chart, source, pattern);
    for (size_t i = 0; i < countof(guides); i++) {
        const struct value *guide = value_member(source, guides[i]);
        if (guide && guide->type == VALUE_OBJECT) {
            /* an axis of names may show them as times */
            good &= check_holder(
                chart, guide, definition->has_field ? pattern : PATTERN_EITHER);
        }
    }
    struct faults quiet = {.arena = chart->arena}; /* what is wrong has been said */
    definition->custom_format = formats_custom(chart, definition, source, &quiet);
    return good;
}

bool formats_check_config(struct chart *chart, const struct value *config) {
    static const struct {
        const char *format, *type;
        enum pattern pattern;
    } own[] = {
        {"numberFormat", "numberFormatType", PATTERN_NUMBER},
        {"normalizedNumberFormat", "normalizedNumberFormatType", PATTERN_NUMBER},
        {"timeFormat", "timeFormatType", PATTERN_TIME},
    };
    bool good = true;
    for (size_t i = 0; i < countof(own); i++) {
        enum pattern pattern = own[i].pattern;
        const struct value *format = value_member(config, own[i].format);
        good &= read_type(chart, value_member(config, own[i].type), &pattern);
        good &= !format || check_format(chart, format, pattern);
    }
    for (size_t i = 0; config->type == VALUE_OBJECT && i < config->count; i++) {
        const struct member *member = &config->members[i];
        bool guide = strncmp(member->name, "axis", 4) == 0 ||
                     strncmp(member->name, "header", 6) == 0;
        if (guide && member->value.type == VALUE_OBJECT) {
            good &= check_holder(chart, &member->value, PATTERN_EITHER);
        }
    }
    return good;
}
