/* config.locale: how numbers and times are written (d3-format/src/locale.js,
 * d3-time-format/src/locale.js). */
#include "chart/locale.h"

#include <string.h>

#include "chart/config.h"
#include "chart/grammar.h"
#include "chart/host.h"
#include "data/time_names.h"

static const struct property locale_properties[] = {
    {"number", PROPERTY_OBJECT, 0},
    {"time", PROPERTY_OBJECT, 0},
};

static const struct property number_properties[] = {
    {"decimal", PROPERTY_STRING, 0},
    {"thousands", PROPERTY_STRING, 0},
    {"grouping", PROPERTY_ARRAY, 0},
    {"currency", PROPERTY_ARRAY, 0},
    {"numerals", PROPERTY_ARRAY, 0},
    {"percent", PROPERTY_STRING, 0},
    {"minus", PROPERTY_STRING, 0},
    {"nan", PROPERTY_STRING, 0},
};

static const struct property time_properties[] = {
    {"dateTime", PROPERTY_STRING, 0},
    {"date", PROPERTY_STRING, 0},
    {"time", PROPERTY_STRING, 0},
    {"periods", PROPERTY_ARRAY, 0},
    {"days", PROPERTY_ARRAY, 0},
    {"shortDays", PROPERTY_ARRAY, 0},
    {"months", PROPERTY_ARRAY, 0},
    {"shortMonths", PROPERTY_ARRAY, 0},
};

/* A list of `count` texts; left as it is where there is none. */
static bool read_words(struct chart *chart, const struct value *from, const char *name,
    const char **words, size_t count) {
    const struct value *list = value_member(from, name);
    bool good = !list || list->count == count;
    for (size_t i = 0; list && good && i < count; i++) {
        good = list->items[i].type == VALUE_STRING;
        words[i] = good ? list->items[i].string : NULL;
    }
    if (!good) {
        fault_add(chart->faults, FAULT_ERROR, "wrong-value", list->place,
            "“%s” should be a list of %zu texts", "“%s”应为 %zu 个文字的列表", name,
            count);
    }
    return good;
}

static bool read_grouping(
    struct chart *chart, const struct value *from, struct format_locale *locale) {
    const struct value *list = value_member(from, "grouping");
    size_t most = sizeof locale->grouping;
    bool good = !list || list->count <= most;
    for (size_t i = 0; list && good && i < list->count; i++) {
        double size = value_to_number(list->items[i]);
        good = size >= 1 && size <= 100;
        locale->grouping[i] = good ? (unsigned char)size : 1;
    }
    if (!good) {
        fault_add(chart->faults, FAULT_ERROR, "wrong-value", list->place,
            "“grouping” should be a list of at most %zu sizes, 1 to 100 digits each",
            "“grouping”应为至多 %zu 个分组长度的列表，每组 1 到 100 位数字", most);
    }
    bool groups = list && value_member(from, "thousands");
    locale->grouping_count = good && groups ? list->count : 0;
    return good;
}

/* What d3 takes for granted where the definition is silent: digits are not grouped. */
static bool read_numbers(
    struct chart *chart, const struct value *from, struct format_locale *locale) {
    if (!properties_check(from, number_properties, countof(number_properties),
            "locale.number", chart->faults)) {
        return false;
    }
    locale->decimal = property_string(from, "decimal", ".");
    locale->thousands = property_string(from, "thousands", "");
    locale->percent = property_string(from, "percent", "%");
    locale->minus = property_string(from, "minus", "\u2212");
    locale->nan = property_string(from, "nan", "NaN");
    locale->currency[0] = locale->currency[1] = "";
    return read_grouping(chart, from, locale) &&
           read_words(chart, from, "currency", locale->currency, 2) &&
           read_words(chart, from, "numerals", locale->numerals, 10);
}

/* A pattern that stands for itself would never end: %c may name %x and %X, they none. */
static bool check_ends(struct chart *chart, const struct value *from, const char *name,
    const char *names_itself) {
    const struct value *pattern = value_member(from, name);
    const char *c = pattern ? strchr(pattern->string, '%') : NULL;
    for (; c && c[1]; c = strchr(c, '%')) {
        c += 1 + (strchr("-_0", c[1]) != NULL);
        if (*c && strchr(names_itself, *c)) {
            fault_add(chart->faults, FAULT_ERROR, "wrong-format", pattern->place,
                "“%s” can't be made of %%%c", "“%s”里不能用 %%%c", name, *c);
            return false;
        }
        c += *c != '\0';
    }
    return true;
}

static bool read_times(
    struct chart *chart, const struct value *from, struct format_locale *locale) {
    struct time_names *names = arena_new(chart->arena, struct time_names);
    *names = *locale->times;
    locale->times = names;
    if (!properties_check(from, time_properties, countof(time_properties), "locale.time",
            chart->faults)) {
        return false;
    }
    names->date_time = property_string(from, "dateTime", names->date_time);
    names->date = property_string(from, "date", names->date);
    names->time = property_string(from, "time", names->time);
    return check_ends(chart, from, "dateTime", "c") &&
           check_ends(chart, from, "date", "cxX") &&
           check_ends(chart, from, "time", "cxX") &&
           read_words(chart, from, "periods", names->periods, 2) &&
           read_words(chart, from, "days", names->days, 7) &&
           read_words(chart, from, "shortDays", names->short_days, 7) &&
           read_words(chart, from, "months", names->months, 12) &&
           read_words(chart, from, "shortMonths", names->short_months, 12);
}

bool locale_bind(struct chart *chart) {
    const struct value *said = config_find(chart, "locale");
    if (!said) {
        return true;
    }
    if (!properties_check(said, locale_properties, countof(locale_properties), "locale",
            chart->faults)) {
        return false;
    }
    struct format_locale *locale = arena_new(chart->arena, struct format_locale);
    *locale = *chart->locale;
    chart->locale = locale;
    chart->host->base.locale = locale;
    const struct value *numbers = value_member(said, "number");
    const struct value *times = value_member(said, "time");
    bool good = !numbers || read_numbers(chart, numbers, locale);
    return (!times || read_times(chart, times, locale)) && good;
}
