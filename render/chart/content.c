/* What texts say: a field's value in its format (vega-lite/src/compile/format.ts). */
#include "chart/content.h"

#include <math.h>
#include <string.h>

#include "chart/config.h"
#include "chart/definition.h"
#include "chart/formats.h"
#include "chart/label.h"

/* Longest first: Vega's defaults, with Vega-Lite's for year-month and year-month-date. */
static const struct {
    const char *parts;
    const char *format, *chinese;
} specifiers[] = {
    {"year month date", "%b %d, %Y ", "%Y年%-m月%-d日"},
    {"year month", "%b %Y ", "%Y年%-m月"},
    {"month date", "%b %d ", "%-m月%-d日"},
    {"hours minutes", "%H:%M", "%H:%M"},
    {"year", "%Y ", "%Y年"},
    {"quarter", "Q%q ", "%q季度"},
    {"month", "%b ", "%-m月"},
    {"date", "%d ", "%-d日"},
    {"week", "W%U ", "第%-U周"},
    {"day", "%a ", "%a"},
    {"dayofyear", "%j ", "第%-j天"},
    {"hours", "%H:00", "%-H时"},
    {"minutes", "00:%M", "%-M分"},
    {"seconds", ":%S", "%-S秒"},
    {"milliseconds", ".%L", "%L毫秒"},
};

const char *time_format_of(const struct value *formats, double milliseconds) {
    static const struct {
        const char *name, *otherwise;
    } units[] = {{"year", "%Y"}, {"quarter", "%B"}, {"month", "%B"}, {"week", "%b %d"},
        {"date", NULL}, {"hours", "%I %p"}, {"minutes", "%I:%M"}, {"seconds", ":%S"}};
    struct civil_time time = civil_from_milliseconds(milliseconds);
    bool begins[] = {time.month == 1, (time.month - 1) % 3 == 0, true, time.weekday == 0,
        true, true, true, true};
    bool midnight = time.hour == 0 && time.minute == 0;
    for (size_t i = 0; i < countof(units) && time.millisecond == 0; i++) {
        bool whole = i <= 2   ? time.day == 1 && midnight && time.second == 0
                     : i <= 4 ? midnight && time.second == 0
                     : i == 5 ? time.minute == 0 && time.second == 0
                     : i == 6 ? time.second == 0
                              : true;
        if (whole && begins[i]) {
            const char *otherwise = units[i].otherwise
                                        ? units[i].otherwise
                                        : property_string(formats, "day", "%a %d");
            return property_string(formats, units[i].name, otherwise);
        }
    }
    return property_string(formats, "milliseconds", ".%L");
}

static const char *trimmed(struct arena *arena, const char *text) {
    size_t length = strlen(text);
    while (length > 0 && text[length - 1] == ' ') {
        length--;
    }
    return arena_copy(arena, text, length);
}

const char *time_unit_format(
    struct arena *arena, const char *unit, const struct format_locale *locale) {
    const char *parts[TIME_PART_COUNT];
    size_t count = time_unit_parts(unit, parts);
    const char *left = "", *format = "";
    for (size_t i = 0; i < count; i++) {
        left = arena_print(arena, "%s%s%s", left, i ? " " : "", parts[i]);
    }
    while (*left) {
        size_t taken = 0;
        for (size_t i = 0; i < countof(specifiers) && !taken; i++) {
            size_t length = strlen(specifiers[i].parts);
            if (strncmp(left, specifiers[i].parts, length) == 0 &&
                (!left[length] || left[length] == ' ')) {
                format = arena_print(arena, "%s%s", format,
                    locale->chinese ? specifiers[i].chinese : specifiers[i].format);
                taken = length;
            }
        }
        if (!taken) {
            break;
        }
        left += taken + (left[taken] == ' ');
    }
    return trimmed(arena, format);
}

static const struct value *format_find(
    const struct definition *definition, const char *name) {
    const struct value *said = definition_find(definition, name);
    return said ? said : definition_guide(definition, name);
}

static const char *format_of(const struct definition *definition, const char *name) {
    const struct value *said = format_find(definition, name);
    return said && said->type == VALUE_STRING ? said->string : NULL;
}

/* What Vega writes for nothing; in a layout nothing is written. */
static const char *missing_text(
    const struct plot *plot, struct value value, const char *undefined) {
    return !plot->chart->bare ? "" : value_is_undefined(value) ? undefined : "null";
}

static const char *format_time(const struct plot *plot,
    const struct definition *definition, struct value value, const char *format) {
    const struct value *formats = format_find(definition, "format");
    if (formats && formats->type == VALUE_OBJECT) {
        format = time_format_of(formats, value_to_number(value));
    }
    if (!format && definition->time_unit.unit) {
        format = time_unit_format(
            plot->arena, definition->time_unit.unit, plot->chart->locale);
    }
    if (!format) {
        format = config_string(plot->chart, "timeFormat", "%b %d, %Y");
    }
    return value.type == VALUE_NULL ? missing_text(plot, value, "null")
                                    : time_format(plot->arena, format,
                                          value_to_number(value), plot->chart->locale);
}

static const char *format_number(
    const struct plot *plot, struct value value, const char *format) {
    const char *pattern =
        format ? format : config_string(plot->chart, "numberFormat", "");
    double number = value_to_number(value);
    if (value.type == VALUE_NULL) {
        return missing_text(plot, value, "NaN");
    }
    const char *text = number_format(plot->arena, pattern, number, plot->chart->locale);
    return text ? text : value_to_string(value, plot->arena); /* a pattern that is none */
}

static const char *format_bin(const struct plot *plot, const struct view *view,
    const struct definition *definition, size_t row, const char *format) {
    const struct value *start = dataset_cells(view->main, definition->column);
    const struct value *end = dataset_cells(view->main, definition->column_end);
    if (!start || !end || start[row].type == VALUE_NULL) {
        return missing_text(plot, value_null(), "null");
    }
    if (!format) {
        return arena_print(plot->arena, "%s – %s",
            formats_bin_end(plot->chart, value_to_number(start[row]), plot->arena),
            formats_bin_end(plot->chart, value_to_number(end[row]), plot->arena));
    }
    return arena_print(plot->arena, "%s – %s", format_number(plot, start[row], format),
        format_number(plot, end[row], format));
}

static const char *format_value(const struct plot *plot, const struct view *view,
    const struct definition *definition, size_t row) {
    const char *format = format_of(definition, "format");
    const char *type = format_of(definition, "formatType");
    const struct value *cells =
        definition->has_field ? dataset_cells(view->main, definition->column) : NULL;
    if (definition->has_field && !cells) {
        return "";
    }
    struct value value = cells ? cells[row] : definition->datum;
    if (definition->custom_format) {
        return formats_custom_text(
            plot->chart, definition->custom_format, value, plot->arena);
    }
    bool as_number = type && strcmp(type, "number") == 0;
    if ((type && strcmp(type, "time") == 0) ||
        (!as_number && definition_is_temporal(definition))) {
        return format_time(plot, definition, value, format);
    }
    if (definition->bin) {
        return format_bin(plot, view, definition, row, format);
    }
    if (format || definition->type == TYPE_QUANTITATIVE) {
        return format_number(plot, value, format);
    }
    return value.type == VALUE_NULL ? missing_text(plot, value, "undefined")
                                    : text_lines(plot->arena, value);
}

const char *content_text(const struct plot *plot, const struct view *view,
    const struct definition *definition, const struct row_source *rows, size_t row) {
    for (size_t i = 0; i < definition->condition_count; i++) {
        const struct condition *condition = &definition->conditions[i];
        bool holds = condition->test
                         ? value_to_boolean(expression_evaluate_row(condition->test,
                               plot->chart->scope, rows->data, row, plot->arena))
                         : condition->holds;
        if (holds) {
            return content_text(plot, view, condition->definition, rows, row);
        }
    }
    if (definition->has_field || definition->has_datum) {
        return format_value(plot, view, definition, row);
    }
    if (definition->has_value) {
        struct reference reference = reference_property(plot, &definition->value);
        return text_lines(plot->arena, reference_value(&reference, rows, row));
    }
    return "";
}
