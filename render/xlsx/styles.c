/* How cells show numbers: the formats that styles name (ECMA-376 part 1, 18.8.30). */
#include <stdlib.h>
#include <string.h>

#include "xlsx/xlsx.h"

/* The formats that have numbers only; 27 to 58 are those of Chinese Excel. */
static const struct {
    uint32_t id;
    const char *code;
} built_in[] = {
    {9, "0%"},
    {10, "0.00%"},
    {14, "yyyy/m/d"},
    {15, "d-mmm-yy"},
    {16, "yyyy/m/d"},
    {17, "mmm-yy"},
    {18, "h:mm AM/PM"},
    {19, "h:mm:ss AM/PM"},
    {20, "h:mm"},
    {21, "h:mm:ss"},
    {22, "yyyy/m/d h:mm"},
    {27, "yyyy年m月"},
    {28, "m月d日"},
    {29, "m月d日"},
    {30, "m-d-yy"},
    {31, "yyyy年m月d日"},
    {32, "h时mm分"},
    {33, "h时mm分ss秒"},
    {34, "h:mm"},
    {35, "h:mm:ss"},
    {36, "yyyy年m月"},
    {45, "mm:ss"},
    {46, "[h]:mm:ss"},
    {47, "mm:ss"},
    {50, "yyyy年m月"},
    {51, "m月d日"},
    {52, "yyyy年m月"},
    {53, "m月d日"},
    {54, "m月d日"},
    {55, "h:mm"},
    {56, "h:mm:ss"},
    {57, "yyyy年m月"},
    {58, "m月d日"},
};

struct custom {
    uint32_t id;
    const char *code;
};

struct style_reader {
    struct arena *arena;
    struct custom *customs;
    size_t count, capacity;
    bool in_cell_formats;
};

/* Behind what stands at `c` and is no field: quoted text, an escaped character, a colour or
 * locale in brackets. Han that names a unit counts, quoted or not. */
static const char *skip_literal(const char *c, struct number_style *style) {
    const char *end = *c == '"' ? strchr(c + 1, '"') : *c == '[' ? strchr(c, ']') : NULL;
    if (*c == '\\' && c[1]) {
        return c + 2;
    }
    if (!end) {
        return c + 1;
    }
    const char *year = strstr(c, "年");
    const char *month = strstr(c, "月");
    style->chinese |= (year && year < end) || (month && month < end);
    if (*c == '[' && strspn(c + 1, "hHmMsS") == (size_t)(end - c) - 1 && end > c + 1) {
        style->elapsed = style->hour = true;
    }
    return end + 1;
}

/* `m` is minutes behind hours or before seconds, else the month. */
static bool means_minutes(const char *c, const struct number_style *style) {
    while (*c == 'm' || *c == 'M') {
        c++;
    }
    c += strcspn(c, "ymdhsYMDHS;");
    return style->hour || *c == 's' || *c == 'S';
}

struct number_style number_style_of(const char *code) {
    struct number_style style = {0};
    bool point = false;
    bool percent = false;
    bool minutes = false;
    for (const char *c = code; *c && *c != ';';) {
        char letter = *c >= 'A' && *c <= 'Z' ? (char)(*c | 0x20) : *c;
        if (letter == 'm') {
            bool minute = means_minutes(c, &style);
            minutes |= minute;
            style.month |= !minute;
        }
        style.year |= letter == 'y' || letter == 'e';
        style.day |= letter == 'd';
        style.hour |= letter == 'h';
        style.second |= letter == 's';
        style.places += point && letter == '0';
        point = letter == '.' || (point && letter == '0');
        percent |= letter == '%';
        style.chinese |= strncmp(c, "年", 3) == 0 || strncmp(c, "月", 3) == 0;
        if (strncmp(c, "General", 7) == 0) {
            return (struct number_style){0};
        }
        c = skip_literal(c, &style);
    }
    style.hour |= minutes;
    bool date = style.year || style.month || style.day || style.hour || style.second;
    style.look = percent ? LOOK_PERCENT : date ? LOOK_DATE : LOOK_NUMBER;
    return style;
}

static const char *code_of(const struct style_reader *reader, uint32_t id) {
    for (size_t i = 0; i < reader->count; i++) {
        if (reader->customs[i].id == id) {
            return reader->customs[i].code;
        }
    }
    for (size_t i = 0; i < countof(built_in); i++) {
        if (built_in[i].id == id) {
            return built_in[i].code;
        }
    }
    return "";
}

static void see_element(
    struct style_reader *reader, struct part *part, struct styles *styles) {
    if (part_is(part, "numFmt")) {
        const char *code = part_attribute(part, "formatCode");
        reader->customs = arena_grow(reader->arena, reader->customs, reader->count,
            &reader->capacity, sizeof *reader->customs);
        reader->customs[reader->count++] =
            (struct custom){part_count(part, "numFmtId"), code ? code : ""};
    } else if (part_is(part, "cellXfs")) {
        reader->in_cell_formats = true;
    } else if (part_is(part, "xf") && reader->in_cell_formats) {
        styles->items = arena_grow(reader->arena, styles->items, styles->count,
            &styles->capacity, sizeof *styles->items);
        styles->items[styles->count++] =
            number_style_of(code_of(reader, part_count(part, "numFmtId")));
    }
}

bool styles_read(struct package *package, const char *name, struct styles *styles) {
    struct part part;
    struct style_reader reader = {.arena = package->arena};
    if (!name) {
        return true;
    }
    if (!part_open(&part, package, name)) {
        return false;
    }
    for (enum part_event event; (event = part_next(&part)) != PART_FINISHED;) {
        if (event == PART_START) {
            see_element(&reader, &part, styles);
        } else if (event == PART_END && part_is(&part, "cellXfs")) {
            reader.in_cell_formats = false;
        }
    }
    return part_close(&part);
}
