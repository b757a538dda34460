/* timeUnitSpecifier: the pattern that timeFormat needs to show dates of some time units.
 * Source: vega-time/src/units.js, vega.github.io/vega/docs/api/time/#timeUnitSpecifier. */
#include <string.h>

#include "base/buffer.h"
#include "expression/functions.h"

/* Units of the week, of months and the day of the year do not go together. */
enum calendar { CALENDAR_ANY, CALENDAR_WEEK, CALENDAR_MONTH, CALENDAR_DAY_OF_YEAR };

/* In the order in which a pattern shows them, each with its pattern where it stands alone. */
static const struct unit {
    const char *name;
    const char *pattern;
    enum calendar calendar;
} units[] = {
    {"year", "%Y ", CALENDAR_ANY},
    {"quarter", "Q%q ", CALENDAR_MONTH},
    {"month", "%b ", CALENDAR_MONTH},
    {"week", "W%U ", CALENDAR_WEEK},
    {"isoweek", "W%V ", CALENDAR_WEEK},
    {"date", "%d ", CALENDAR_MONTH},
    {"day", "%a ", CALENDAR_WEEK},
    {"dayofyear", "%j ", CALENDAR_DAY_OF_YEAR},
    {"hours", "%H:00", CALENDAR_ANY},
    {"minutes", "00:%M", CALENDAR_ANY},
    {"seconds", ":%S", CALENDAR_ANY},
    {"milliseconds", ".%L", CALENDAR_ANY},
};

static const struct {
    const char *names;
    const char *pattern;
} together[] = {
    {"year-isoweek", "%G W%V "},
    {"year-month", "%Y-%m "},
    {"year-month-date", "%Y-%m-%d "},
    {"hours-minutes", "%H:%M"},
};

struct unit_list {
    const struct unit **items;
    size_t count;
};

static bool is_known(const char *name) {
    for (size_t i = 0; i < countof(units); i++) {
        if (strcmp(units[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

static bool go_together(const struct unit_list *list) {
    enum calendar calendar = CALENDAR_ANY;
    bool week = false, iso_week = false;
    for (size_t i = 0; i < list->count; i++) {
        const struct unit *unit = list->items[i];
        week |= strcmp(unit->name, "week") == 0;
        iso_week |= strcmp(unit->name, "isoweek") == 0;
        if (unit->calendar != CALENDAR_ANY && calendar != CALENDAR_ANY &&
            unit->calendar != calendar) {
            return false;
        }
        calendar = unit->calendar != CALENDAR_ANY ? unit->calendar : calendar;
    }
    return !(week && iso_week);
}

/* One name or a list of them, sorted. False: none, an unknown one, or some that do not go
 * together. */
static bool read_units(struct call *call, struct unit_list *list) {
    struct arena *arena = call->machine->arena;
    const struct value *names = &call->arguments[0];
    size_t count = names->type == VALUE_NULL ? 0 : 1;
    if (names->type == VALUE_ARRAY) {
        names = call_items(call, 0, &count);
    }
    const char **texts = arena_array(arena, count + 1, sizeof *texts);
    for (size_t i = 0; i < count; i++) {
        texts[i] = to_text(call->machine, names[i]);
        if (!is_known(texts[i])) {
            return false;
        }
    }
    *list = (struct unit_list){arena_array(arena, count + 1, sizeof *list->items), 0};
    for (size_t i = 0; i < countof(units); i++) {
        for (size_t j = 0; j < count; j++) {
            if (strcmp(units[i].name, texts[j]) == 0) {
                list->items[list->count++] = &units[i];
            }
        }
    }
    return count > 0 && go_together(list);
}

/* What the caller says of these names, be it null, or what stands above; NULL if none. */
static const char *find_pattern(struct call *call, const char *names) {
    struct value said = member_by_name(call->arguments[1], names, NULL);
    if (!value_is_undefined(said)) {
        return said.type == VALUE_NULL ? NULL : to_text(call->machine, said);
    }
    for (size_t i = 0; i < countof(units); i++) {
        if (strcmp(units[i].name, names) == 0) {
            return units[i].pattern;
        }
    }
    for (size_t i = 0; i < countof(together); i++) {
        if (strcmp(together[i].names, names) == 0) {
            return together[i].pattern;
        }
    }
    return NULL;
}

static const char *join_names(
    struct call *call, const struct unit_list *list, size_t start, size_t end) {
    const char *names = list->items[start]->name;
    for (size_t i = start + 1; i < end; i++) {
        names = arena_print(call->machine->arena, "%s-%s", names, list->items[i]->name);
    }
    return names;
}

/* Adds the pattern of as many units from `start` on as have one together; gives the first
 * unit behind them. A unit without a pattern is left out. */
static size_t add_pattern(struct call *call, const struct unit_list *list, size_t start,
    struct buffer *pattern) {
    /* no more than all of them once */
    size_t most = start + countof(units);
    for (size_t end = list->count < most ? list->count : most; end > start; end--) {
        const char *part = find_pattern(call, join_names(call, list, start, end));
        if (part) {
            buffer_append_string(pattern, part);
            return end;
        }
    }
    return start + 1;
}

static const char *trimmed(struct arena *arena, const struct buffer *text) {
    size_t start = 0, end = text->length;
    while (start < end && text->data[start] == ' ') {
        start++;
    }
    while (end > start && text->data[end - 1] == ' ') {
        end--;
    }
    return arena_copy(arena, text->data ? text->data + start : "", end - start);
}

/* timeUnitSpecifier(units[, specifiers]) */
static struct value specifier(struct call *call) {
    struct unit_list list;
    if (!read_units(call, &list)) {
        return value_undefined();
    }
    struct buffer pattern = {0};
    size_t start = 0;
    while (start < list.count && machine_step(call->machine, countof(units))) {
        start = add_pattern(call, &list, start, &pattern);
    }
    const char *text = trimmed(call->machine->arena, &pattern);
    buffer_finish(&pattern);
    return value_string(text);
}

static const struct function functions[] = {
    {"timeUnitSpecifier", 1, 2, specifier},
};

const struct function_family functions_time_unit = {functions, countof(functions)};
