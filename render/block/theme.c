/* Themes: styles by name, and the defaults of charts, tables and figures. */
#include "block/theme.h"

#include <math.h>
#include <string.h>

#include "block/box.h"
#include "block/theme_check.h"
#include "data/property.h"

/* As enum text_align and enum text_prohibition. */
static const char *const align_words[] = {"left", "center", "right", "justify", NULL};
static const char *const line_break_words[] = {"basic", "gb", "strict", "none", NULL};
static const char *const weight_words[] = {"normal", "bold", NULL};

const struct schema color_schema = {.name = "color", .types = PROPERTY_STRING};
const struct schema weight_schema = {
    .name = "weight", .words = weight_words, .least = 1, .most = 1000};

static const struct property style_properties[] = {
    {"font", PROPERTY_STRING, 0},
    {"size", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"weight", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &weight_schema},
    {"italic", PROPERTY_BOOLEAN, 0},
    {"letter-spacing", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"line-height", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"color", PROPERTY_STRING, 0, .schema = &color_schema},
    {"align", PROPERTY_STRING, 0, align_words},
    {"space-before", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"space-after", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"first-indent", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"hanging-indent", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"line-break", PROPERTY_STRING, 0, line_break_words},
    {"autospace", PROPERTY_BOOLEAN, 0},
    {"ground", PROPERTY_STRING, 0},
};

static const struct schema style_schema = {.name = "style",
    .types = PROPERTY_OBJECT,
    .groups = PROPERTY_GROUP("style", style_properties)};
static const struct schema styles_schema = {.values = &style_schema};

static const struct schema named_color_schema = {
    .name = "named-color", .types = PROPERTY_STRING | PROPERTY_ARRAY};
static const struct schema colors_schema = {.values = &named_color_schema};
static const struct schema boxes_schema = {.values = &box_schema};

static const struct property theme_properties[] = {
    {"tubiao", PROPERTY_NUMBER, 0},
    {"name", PROPERTY_STRING, 0},
    {"extends", PROPERTY_STRING, 0},
    {"grey-safe", PROPERTY_BOOLEAN, 0},
    {"colors", PROPERTY_OBJECT, 0, .schema = &colors_schema},
    {"styles", PROPERTY_OBJECT, PROPERTY_REQUIRED, .schema = &styles_schema},
    {"chart", PROPERTY_OBJECT, 0},
    {"table", PROPERTY_OBJECT, 0},
    {"figure", PROPERTY_OBJECT, 0},
    {"pages", PROPERTY_OBJECT, 0},
    {"strip", PROPERTY_OBJECT, 0},
    {"boxes", PROPERTY_OBJECT, 0, .schema = &boxes_schema},
};

const struct property_group theme_groups[] = {
    {"theme", theme_properties, countof(theme_properties)}, {0}};

/* A length member, at least `least`; left as it is where the member is missing. */
static bool read_length(const struct value *object, const char *name, double em,
    double least, double *out, struct faults *faults) {
    const struct value *value = value_member(object, name);
    return !value || value->type == VALUE_NULL ||
           length_bind(value, name, em, least, LENGTH_LIMIT, out, faults);
}

static bool read_weight(const struct value *object, int *weight, struct faults *faults) {
    const struct value *value = value_member(object, "weight");
    if (!value) {
        return true;
    }
    if (value->type == VALUE_NUMBER && value->number >= 1 && value->number <= 1000) {
        *weight = (int)value->number;
        return true;
    }
    if (value->type == VALUE_STRING && strcmp(value->string, "bold") == 0) {
        *weight = 700;
        return true;
    }
    if (value->type == VALUE_STRING && strcmp(value->string, "normal") == 0) {
        *weight = 400;
        return true;
    }
    fault_add(faults, FAULT_ERROR, "bad-weight", value->place,
        "weight must be normal, bold or 1 to 1000",
        "weight 应为 normal、bold 或 1 到 1000 的数");
    return false;
}

static bool read_align(
    const struct value *object, struct style *style, struct faults *faults) {
    int index = (int)style->align;
    bool ok = property_choice(
        object, "align", align_words, countof(align_words) - 1, &index, faults);
    style->align = (enum text_align)index;
    return ok;
}

static bool read_line_break(
    const struct value *object, struct style *style, struct faults *faults) {
    int index = (int)style->prohibition;
    bool ok = property_choice(object, "line-break", line_break_words,
        countof(line_break_words) - 1, &index, faults);
    style->prohibition = (enum text_prohibition)index;
    return ok;
}

bool color_bind(const struct value *object, const char *name, struct color *color,
    struct faults *faults) {
    const char *text = property_string(object, name, NULL);
    if (!text || color_read(text, color)) {
        return true;
    }
    fault_add(faults, FAULT_ERROR, "bad-color", value_member(object, name)->place,
        "“%s” should be a colour such as #4c78a8, but is “%s”",
        "“%s”应为颜色，例如 #4c78a8，这里却是“%s”", name, text);
    return false;
}

/* A bare number is a multiple of the size, as in CSS; else a length. */
static bool read_line_height(
    const struct value *object, struct style *style, struct faults *faults) {
    const struct value *value = value_member(object, "line-height");
    if (value && value->type == VALUE_NUMBER && value->number > 0 && value->number < 10) {
        style->line_height = value->number * style->text.size;
        return true;
    }
    return read_length(
        object, "line-height", style->text.size, 1, &style->line_height, faults);
}

bool style_read_text(
    const struct value *object, struct style *style, struct faults *faults) {
    style->text.font.role = property_string(object, "font", style->text.font.role);
    style->text.font.italic = property_boolean(object, "italic", style->text.font.italic);
    return read_length(
               object, "size", style->text.size, 0.5, &style->text.size, faults) &&
           read_weight(object, &style->text.font.weight, faults);
}

static bool style_read(
    const struct value *object, struct style *style, struct faults *faults) {
    double multiple = style->line_height / style->text.size;
    bool ok = style_read_text(object, style, faults);
    double em = style->text.size;
    style->line_height = multiple * em;
    ok &= read_line_height(object, style, faults);
    ok &= read_length(
        object, "letter-spacing", em, -em, &style->text.letter_spacing, faults);
    ok &= read_length(object, "space-before", em, 0, &style->space_before, faults);
    ok &= read_length(object, "space-after", em, 0, &style->space_after, faults);
    ok &= read_length(object, "first-indent", em, 0, &style->first_indent, faults);
    ok &= read_length(object, "hanging-indent", em, 0, &style->hanging_indent, faults);
    ok &= read_align(object, style, faults);
    ok &= read_line_break(object, style, faults);
    style->ground = property_string(object, "ground", style->ground);
    style->no_autospace = !property_boolean(object, "autospace", !style->no_autospace);
    return color_bind(object, "color", &style->color, faults) && ok;
}

static bool read_styles(struct arena *arena, const struct value *styles,
    struct theme *theme, struct faults *faults) {
    struct style body = {.name = "body",
        .text = {.font = {.role = "宋", .weight = 400}, .size = 14},
        .color = {.set = true, .alpha = 1},
        .line_height = 21};
    bool ok = true;
    const struct value *own = value_member(styles, "body");
    if (own) {
        ok &= properties_check(
            own, style_properties, countof(style_properties), "styles.body", faults);
        ok &= style_read(own, &body, faults);
    }
    theme->styles = arena_array(arena, styles->count + 1, sizeof *theme->styles);
    theme->styles[theme->style_count++] = body;
    for (size_t i = 0; i < styles->count; i++) {
        const struct member *member = &styles->members[i];
        if (&member->value == own) {
            continue;
        }
        struct style style = body;
        style.name = member->name;
        ok &=
            properties_check(&member->value, style_properties, countof(style_properties),
                arena_print(arena, "styles.%s", member->name), faults);
        ok &= style_read(&member->value, &style, faults);
        theme->styles[theme->style_count++] = style;
    }
    return ok;
}

bool theme_bind(struct arena *arena, const struct value *document, struct theme *theme,
    struct faults *faults) {
    *theme = (struct theme){0};
    if (!properties_check(
            document, theme_properties, countof(theme_properties), "theme", faults)) {
        return false;
    }
    theme->name = property_string(document, "name", "theme");
    const struct value *parts[] = {value_member(document, "colors"),
        value_member(document, "chart"), value_member(document, "table"),
        value_member(document, "figure"), value_member(document, "pages"),
        value_member(document, "strip"), value_member(document, "boxes")};
    struct value *targets[] = {&theme->colors, &theme->chart, &theme->table,
        &theme->figure, &theme->pages, &theme->strip, &theme->boxes};
    for (size_t i = 0; i < countof(parts); i++) {
        *targets[i] = parts[i] ? *parts[i] : value_object(NULL, 0);
    }
    if (!theme_check_named(&theme->colors, faults) ||
        !read_styles(arena, value_member(document, "styles"), theme, faults)) {
        return false;
    }
    theme_check(theme, document, faults);
    return true;
}

struct paragraph_style style_paragraph(const struct style *style, double width) {
    return (struct paragraph_style){
        .width = width,
        .line_height = style->line_height,
        .first_indent = style->first_indent,
        .hanging_indent = style->hanging_indent,
        .align = style->align,
        .prohibition = style->prohibition,
        .no_autospace = style->no_autospace,
    };
}

const struct style *theme_own_style(const struct theme *theme, const char *name) {
    for (size_t i = 0; i < theme->style_count; i++) {
        if (strcmp(theme->styles[i].name, name) == 0) {
            return &theme->styles[i];
        }
    }
    return NULL;
}

const struct style *theme_style(const struct theme *theme, const char *name) {
    const struct style *own = theme_own_style(theme, name);
    return own ? own : &theme->styles[0];
}
