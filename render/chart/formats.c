/* Patterns of numbers and times, checked where they stand. */
#include "chart/formats.h"

#include <string.h>

#include "chart/definition.h"
#include "data/format.h"

enum pattern { PATTERN_NUMBER, PATTERN_TIME, PATTERN_EITHER };

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
    bool good = false;
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

/* Other types are functions that a program registers with Vega. */
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
    fault_add(chart->faults, FAULT_ERROR, "unsupported-format-type", type->place,
        "formatType is number or time; “%s” would be a function of a program's own",
        "formatType 应为 number 或 time；“%s”要由程序自行注册，这里不支持", type->string);
    return false;
}

static bool check_holder(
    struct chart *chart, const struct value *holder, enum pattern pattern) {
    const struct value *format = value_member(holder, "format");
    return read_type(chart, value_member(holder, "formatType"), &pattern) &&
           (!format || check_format(chart, format, pattern));
}

bool formats_check_definition(struct chart *chart, const struct definition *definition) {
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
