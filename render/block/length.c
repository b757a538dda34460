/* Lengths as people write them: px, mm, pt, em and the 字号 of Chinese printing. */
#include <string.h>

#include "base/number.h"
#include "block/theme.h"

static const struct unit {
    const char *name;
    double px;
} units[] = {
    {"px", 1},
    {"pt", 96.0 / 72},
    {"mm", 96 / 25.4},
    {"cm", 96 / 2.54},
    {"in", 96},
};

/* Points of each 字号 (the table of Word and of GB/T 9704 practice). */
static const struct unit sizes[] = {
    {"初号", 42},
    {"小初", 36},
    {"一号", 26},
    {"小一", 24},
    {"二号", 22},
    {"小二", 18},
    {"三号", 16},
    {"小三", 15},
    {"四号", 14},
    {"小四", 12},
    {"五号", 10.5},
    {"小五", 9},
    {"六号", 7.5},
    {"小六", 6.5},
    {"七号", 5.5},
    {"八号", 5},
};

static const char *join_names(
    struct arena *arena, const struct unit *rows, size_t count, const char *more) {
    const char *names = more;
    for (size_t i = 0; i < count; i++) {
        names = arena_print(arena, "%s%s%s", names, *names ? "|" : "", rows[i].name);
    }
    return names;
}

/* As read_text below; `share`: 50% too. */
static const char *length_pattern(struct arena *arena, bool share) {
    return arena_print(arena, "^([-+.0-9]+ *(%s)|%s)$",
        join_names(arena, units, countof(units), share ? "em|%" : "em"),
        join_names(arena, sizes, countof(sizes), ""));
}

static const struct schema *make_length(struct arena *arena) {
    struct schema *schema = arena_new(arena, struct schema);
    schema->types = PROPERTY_NUMBER | PROPERTY_STRING;
    schema->pattern = length_pattern(arena, false);
    return schema;
}

static const struct schema *make_width(struct arena *arena) {
    struct schema *schema = arena_new(arena, struct schema);
    schema->types = PROPERTY_NUMBER | PROPERTY_STRING;
    schema->pattern = length_pattern(arena, true);
    return schema;
}

const struct schema length_schema = {.name = "length", .make = make_length};
const struct schema width_schema = {.name = "width", .make = make_width};

/* The length of the number that `text` begins with. */
static size_t number_length(const char *text) {
    return strspn(text, "+-.0123456789");
}

static bool read_text(const char *text, double em, double *px) {
    for (size_t i = 0; i < countof(sizes); i++) {
        if (strcmp(text, sizes[i].name) == 0) {
            *px = sizes[i].px * 96 / 72;
            return true;
        }
    }
    double number;
    size_t length = number_length(text);
    if (!number_read(text, length, &number)) {
        return false;
    }
    const char *unit = text + length + strspn(text + length, " ");
    if (strcmp(unit, "em") == 0) {
        *px = number * em;
        return true;
    }
    for (size_t i = 0; i < countof(units); i++) {
        if (strcmp(unit, units[i].name) == 0) {
            *px = number * units[i].px;
            return true;
        }
    }
    return false;
}

bool length_read(const struct value *value, double em, double *px) {
    if (value->type == VALUE_NUMBER) {
        *px = value->number;
        return true;
    }
    return value->type == VALUE_STRING && read_text(value->string, em, px);
}

bool length_bind(const struct value *value, const char *name, double em, double least,
    double most, double *px, struct faults *faults) {
    double length;
    if (!length_read(value, em, &length)) {
        fault_add(faults, FAULT_ERROR, "bad-length", value->place,
            "“%s” should be a length such as 5mm, 10.5pt, 2em, 五号 or a number of px",
            "“%s”应为长度，例如 5mm、10.5pt、2em、五号，或像素数", name);
        return false;
    }
    if (!(length >= least && length <= most)) {
        fault_add(faults, FAULT_ERROR, "size-out-of-range", value->place,
            "“%s” is %g px; it should lie between %g and %g",
            "“%s”是 %g 像素，应在 %g 到 %g 之间", name, length, least, most);
        return false;
    }
    *px = length;
    return true;
}
