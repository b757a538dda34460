/* Whether a theme's text can be read on what it is printed on. */
#include "block/theme_check.h"

#include <math.h>
#include <string.h>

#include "block/box.h"
#include "data/property.h"

static const double least_contrast = 4.5, least_contrast_large = 3;
enum { PHONE_WIDTH = 360 }; /* px; a strip is read on one */

static const double large_text = 24, large_bold_text = 18.66; /* px; WCAG: 18 pt, 14 pt */

const char *theme_one_decimal(struct faults *faults, double number) {
    double tenths = floor(number * 10);
    return arena_print(faults->arena, "%d.%d", (int)tenths / 10, (int)tenths % 10);
}

bool theme_value_color(const struct value *value, struct color *color) {
    const char *text = !value                        ? NULL
                       : value->type == VALUE_STRING ? value->string
                       : value->type == VALUE_OBJECT
                           ? property_string(value, "color", NULL)
                           : NULL;
    return text && color_read(text, color) && color->set;
}

static uint8_t mix(uint8_t over, uint8_t under, double alpha) {
    return (uint8_t)lround(over * alpha + under * (1 - alpha));
}

struct color theme_color_on(struct color color, struct color ground) {
    double alpha = color.set ? fmin(1, fmax(0, (double)color.alpha)) : 0;
    return (struct color){true, mix(color.red, ground.red, alpha),
        mix(color.green, ground.green, alpha), mix(color.blue, ground.blue, alpha), 1,
        false};
}

/* Text of one kind, and where the theme says so. */
struct checked_text {
    const char *name;
    struct color color;
    double size; /* px */
    bool bold;
    struct place place;
};

static void check_text(const struct theme_checked *checked,
    const struct checked_text *text, struct color ground) {
    double size = text->size / checked->reduced;
    bool large = size >= large_text || (text->bold && size >= large_bold_text);
    double wanted = large ? least_contrast_large : least_contrast;
    double contrast = color_contrast(theme_color_on(text->color, ground), ground);
    if (!text->color.set || contrast >= wanted) {
        return;
    }
    char over[COLOR_SIZE], under[COLOR_SIZE];
    color_print(over, text->color);
    color_print(under, ground);
    fault_add(checked->faults, FAULT_WARNING, "low-contrast", text->place,
        "%s: %s on %s has a contrast of %s : 1, and %s : 1 is needed to read it",
        "%s：%s 印在 %s 上，对比度是 %s∶1，要看得清需要 %s∶1", text->name, over, under,
        theme_one_decimal(checked->faults, contrast),
        theme_one_decimal(checked->faults, wanted));
}

/* The grounds in tables, and the styles that are printed on them. */
static const struct {
    const char *ground, *style;
} table_grounds[] = {
    {"head-background", "table-head"},
    {"title-background", "table-head"},
    {"stub-background", "table-stub"},
    {"total-background", "table-total"},
    {"total-background", "table-cell"},
    {"band", "table-cell"},
    {"band", "table-stub"},
};

static void check_on_tables(
    const struct theme_checked *checked, const struct checked_text *text) {
    for (size_t i = 0; i < countof(table_grounds); i++) {
        struct color ground;
        if (strcmp(table_grounds[i].style, text->name) == 0 &&
            theme_value_color(
                value_member(&checked->theme->table, table_grounds[i].ground), &ground)) {
            check_text(checked, text, theme_color_on(ground, checked->ground));
        }
    }
}

/* Pages may have another ground than figures; their styles stand on both. */
static void check_on_pages(
    const struct theme_checked *checked, const struct checked_text *text) {
    struct color ground;
    if (theme_value_color(value_member(&checked->theme->pages, "background"), &ground) &&
        !color_equal(ground, checked->ground)) {
        check_text(checked, text, ground);
    }
}

/* A style that names its box stands on nothing else. */
static void check_on_box(const struct theme_checked *checked,
    const struct checked_text *text, const char *name) {
    struct color grounds[2];
    size_t count = box_grounds(checked->theme, name, grounds);
    if (!value_member(&checked->theme->boxes, name)) {
        fault_add(checked->faults, FAULT_WARNING, "unknown-box", text->place,
            "%s: the theme has no box %s", "%s：主题里没有名为 %s 的框（boxes）",
            text->name, name);
    }
    for (size_t i = 0; i < count; i++) {
        check_text(checked, text, theme_color_on(grounds[i], checked->ground));
    }
}

/* The others stand on the ground of figures, tables, pages, strips. */
static void check_on_strips(
    const struct theme_checked *checked, const struct checked_text *text) {
    struct color ground;
    if (theme_value_color(value_member(&checked->theme->strip, "background"), &ground) &&
        !color_equal(ground, checked->ground)) {
        check_text(checked, text, ground);
    }
}

static void check_styles(const struct theme_checked *checked) {
    const struct value *styles = value_member(checked->document, "styles");
    for (size_t i = 0; i < checked->theme->style_count; i++) {
        const struct style *style = &checked->theme->styles[i];
        if (strcmp(style->name, "watermark") == 0) {
            continue; /* seen through, not read */
        }
        const struct value *own = styles ? value_member(styles, style->name) : NULL;
        const struct value *color = own ? value_member(own, "color") : NULL;
        struct checked_text text = {style->name, style->color, style->text.size,
            style->text.font.weight >= 600,
            color ? color->place
            : own ? own->place
                  : styles->place};
        if (style->ground) {
            check_on_box(checked, &text, style->ground);
            continue;
        }
        check_text(checked, &text, checked->ground);
        check_on_strips(checked, &text);
        check_on_tables(checked, &text);
        check_on_pages(checked, &text);
    }
}

const struct value *theme_chart_member(
    const struct theme *theme, const char *section, const char *name) {
    const struct value *mapping = value_member(&theme->chart, section);
    return mapping && mapping->type == VALUE_OBJECT ? value_member(mapping, name) : NULL;
}

static bool is_bold(const struct value *weight) {
    return weight &&
           (value_to_number(*weight) >= 600 ||
               (weight->type == VALUE_STRING && strcmp(weight->string, "bold") == 0));
}

/* What a section of the config says of its texts. */
static const struct {
    const char *color, *size, *weight;
} text_keys[] = {
    {"labelColor", "labelFontSize", "labelFontWeight"},
    {"titleColor", "titleFontSize", "titleFontWeight"},
    {"subtitleColor", "subtitleFontSize", "subtitleFontWeight"},
};

static void check_chart_text(const struct theme_checked *checked, const char *section,
    const char *color_key, const char *size_key, const char *weight_key,
    struct color ground) {
    const struct theme *theme = checked->theme;
    const struct value *value = theme_chart_member(theme, section, color_key);
    const struct value *size = theme_chart_member(theme, section, size_key);
    struct checked_text text = {
        .name = arena_print(checked->faults->arena, "chart.%s.%s", section, color_key),
        .size = size ? value_to_number(*size) : 0,
        .bold = is_bold(theme_chart_member(theme, section, weight_key))};
    if (theme_value_color(value, &text.color)) {
        text.place = value->place;
        check_text(checked, &text, ground);
    }
}

/* Axes of every kind, legends, headers, titles: whatever section has such a key. */
static void check_chart_texts(const struct theme_checked *checked) {
    struct color ground = checked->ground;
    theme_value_color(value_member(&checked->theme->chart, "background"), &ground);
    for (size_t i = 0; i < checked->theme->chart.count; i++) {
        const char *section = checked->theme->chart.members[i].name;
        for (size_t k = 0; k < countof(text_keys); k++) {
            check_chart_text(checked, section, text_keys[k].color, text_keys[k].size,
                text_keys[k].weight, ground);
        }
    }
    static const char *const printed[] = {"title", "text"};
    for (size_t i = 0; i < countof(printed); i++) {
        check_chart_text(checked, printed[i], "color", "fontSize", "fontWeight", ground);
    }
}

static void check_text_on(const struct theme_checked *checked, const char *name,
    const struct value *over, const struct value *under) {
    struct checked_text text = {
        .name = arena_print(checked->faults->arena, "colors.%s", name),
        .place = over->place};
    struct color ground;
    if (theme_value_color(over, &text.color) && theme_value_color(under, &ground)) {
        check_text(checked, &text, theme_color_on(ground, checked->ground));
    }
}

/* colors.onaccent is what is written on colors.accent; of two lists, each on its fellow. */
static void check_texts_on_marks(const struct theme_checked *checked) {
    const struct value *colors = &checked->theme->colors;
    for (size_t i = 0; i < colors->count; i++) {
        const struct member *over = &colors->members[i];
        const struct value *under = strncmp(over->name, "on", 2) == 0
                                        ? value_member(colors, over->name + 2)
                                        : NULL;
        if (!under) {
            continue;
        }
        bool lists = over->value.type == VALUE_ARRAY && under->type == VALUE_ARRAY;
        size_t count = !lists                             ? 1
                       : under->count < over->value.count ? under->count
                                                          : over->value.count;
        for (size_t k = 0; k < count; k++) {
            check_text_on(checked, over->name,
                lists ? &over->value.items[k] : &over->value,
                lists ? &under->items[k] : under);
        }
    }
}

void theme_check(
    const struct theme *theme, const struct value *document, struct faults *faults) {
    struct theme_checked checked = {.theme = theme,
        .document = document,
        .ground = {true, 255, 255, 255, 1, false},
        .reduced = fmax(1, property_number(&theme->strip, "width", 0) / PHONE_WIDTH),
        .faults = faults};
    const struct value *background = value_member(&theme->figure, "background");
    struct color ground;
    if (theme_value_color(background, &ground)) {
        checked.ground = theme_color_on(ground, checked.ground);
    } else if (background && background->type == VALUE_STRING &&
               !color_read(background->string, &ground)) {
        return; /* what places the figure faults it */
    }
    check_styles(&checked);
    check_chart_texts(&checked);
    check_texts_on_marks(&checked);
    theme_check_marks(&checked);
    theme_check_colors(&checked);
}
