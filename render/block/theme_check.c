/* Whether a theme's text can be read and its colours told apart. */
#include "block/theme_check.h"

#include <math.h>
#include <string.h>

#include "base/color_vision.h"
#include "data/property.h"

static const double least_contrast = 4.5, least_contrast_large = 3;
static const double large_text = 24, large_bold_text = 18.66; /* px; WCAG: 18 pt, 14 pt */
static const double least_difference = 11, least_neighbour = 20, least_grey = 20;

struct checked {
    const struct theme *theme;
    const struct value *document;
    struct color background;
    struct faults *faults;
};

/* "4.4": rounded down, so that what falls short also reads so. */
static const char *one_decimal(struct faults *faults, double number) {
    double tenths = floor(number * 10);
    return arena_print(faults->arena, "%d.%d", (int)tenths / 10, (int)tenths % 10);
}

static void check_text(const struct checked *checked, struct color color, double size,
    bool bold, const char *name, struct place place) {
    bool large = size >= large_text || (bold && size >= large_bold_text);
    double wanted = large ? least_contrast_large : least_contrast;
    double contrast = color_contrast(color, checked->background);
    if (!color.set || contrast >= wanted) {
        return;
    }
    char text[COLOR_SIZE], under[COLOR_SIZE];
    color_print(text, color);
    color_print(under, checked->background);
    fault_add(checked->faults, FAULT_WARNING, "low-contrast", place,
        "%s: %s on %s has a contrast of %s : 1, and %s : 1 is needed to read it",
        "%s：%s 印在 %s 上，对比度是 %s∶1，要看得清需要 %s∶1", name, text, under,
        one_decimal(checked->faults, contrast), one_decimal(checked->faults, wanted));
}

static void check_styles(const struct checked *checked) {
    const struct value *styles = value_member(checked->document, "styles");
    for (size_t i = 0; i < checked->theme->style_count; i++) {
        const struct style *style = &checked->theme->styles[i];
        if (strcmp(style->name, "watermark") == 0) {
            continue; /* seen through, not read */
        }
        const struct value *own = styles ? value_member(styles, style->name) : NULL;
        const struct value *color = own ? value_member(own, "color") : NULL;
        struct place place = color ? color->place : own ? own->place : styles->place;
        check_text(checked, style->color, style->text.size,
            style->text.font.weight >= 600, style->name, place);
    }
}

static const struct value *chart_member(
    const struct checked *checked, const char *section, const char *name) {
    const struct value *mapping = value_member(&checked->theme->chart, section);
    return mapping && mapping->type == VALUE_OBJECT ? value_member(mapping, name) : NULL;
}

static bool is_bold(const struct value *weight) {
    return weight &&
           (value_to_number(*weight) >= 600 ||
               (weight->type == VALUE_STRING && strcmp(weight->string, "bold") == 0));
}

static void check_chart_texts(const struct checked *checked) {
    static const struct {
        const char *section, *color, *size, *weight;
    } texts[] = {
        {"axis", "labelColor", "labelFontSize", "labelFontWeight"},
        {"axis", "titleColor", "titleFontSize", "titleFontWeight"},
        {"legend", "labelColor", "labelFontSize", "labelFontWeight"},
        {"legend", "titleColor", "titleFontSize", "titleFontWeight"},
        {"title", "color", "fontSize", "fontWeight"},
        {"title", "subtitleColor", "subtitleFontSize", "subtitleFontWeight"},
        {"text", "color", "fontSize", "fontWeight"},
    };
    for (size_t i = 0; i < countof(texts); i++) {
        const struct value *value =
            chart_member(checked, texts[i].section, texts[i].color);
        const struct value *size = chart_member(checked, texts[i].section, texts[i].size);
        const struct value *weight =
            chart_member(checked, texts[i].section, texts[i].weight);
        struct color color;
        if (value && value->type == VALUE_STRING && color_read(value->string, &color)) {
            check_text(checked, color, size ? value_to_number(*size) : 0, is_bold(weight),
                arena_print(checked->faults->arena, "chart.%s.%s", texts[i].section,
                    texts[i].color),
                value->place);
        }
    }
}

static const char *eye_name(enum color_vision vision, enum language language) {
    static const char *const names[VISION_COUNT][2] = {
        [VISION_USUAL] = {"anyone", "一般读者"},
        [VISION_PROTAN] = {"protan eyes", "红色盲读者"},
        [VISION_DEUTAN] = {"deutan eyes", "绿色盲读者"},
        [VISION_TRITAN] = {"tritan eyes", "蓝色盲读者"},
    };
    return names[vision][language == LANGUAGE_CHINESE];
}

/* A colour, or a pattern's. */
static const char *color_text(const struct value *value) {
    return value->type == VALUE_STRING   ? value->string
           : value->type == VALUE_OBJECT ? property_string(value, "color", NULL)
                                         : NULL;
}

/* Patterns tell areas apart where greys don't. */
static bool patterns_differ(const struct value *first, const struct value *second) {
    const char *a = property_string(first, "pattern", "");
    const char *b = property_string(second, "pattern", "");
    return strcmp(a, b) != 0;
}

static void check_grey(const struct checked *checked, const struct value *first,
    const struct value *second, const struct color colors[2]) {
    double grey = fabs(color_lightness(colors[0]) - color_lightness(colors[1]));
    if (grey < least_grey && !patterns_differ(first, second)) {
        fault_add(checked->faults, FAULT_WARNING, "like-greys", second->place,
            "%s and %s look alike in a grey print: ΔL* %s, at least %s is wanted",
            "%s 与 %s 在黑白印刷中难以分辨：明度差 ΔL* %s，应不小于 %s",
            color_text(first), color_text(second), one_decimal(checked->faults, grey),
            one_decimal(checked->faults, least_grey));
    }
}

static void check_pair(const struct checked *checked, const struct value *first,
    const struct value *second, bool neighbours) {
    const char *first_text = color_text(first), *second_text = color_text(second);
    struct color a, b;
    enum color_vision vision;
    if (!first_text || !second_text || !color_read(first_text, &a) ||
        !color_read(second_text, &b)) {
        return;
    }
    double difference = color_difference_least(a, b, &vision);
    double wanted = neighbours ? least_neighbour : least_difference;
    if (difference < wanted) {
        fault_add(checked->faults, FAULT_WARNING, "like-colors", second->place,
            "%s and %s are hard to tell apart for %s: ΔE %s, at least %s is wanted",
            "%s 与 %s 不易分辨（%s）：色差 ΔE %s，应不小于 %s", first_text, second_text,
            eye_name(vision, checked->faults->language),
            one_decimal(checked->faults, difference),
            one_decimal(checked->faults, wanted));
    }
    if (neighbours && property_boolean(checked->document, "grey-safe", false)) {
        check_grey(checked, first, second, (struct color[]){a, b});
    }
}

static void check_colors(const struct checked *checked) {
    const struct value *colors = chart_member(checked, "range", "category");
    if (!colors || colors->type != VALUE_ARRAY) {
        return;
    }
    for (size_t i = 0; i < colors->count; i++) {
        for (size_t j = i + 1; j < colors->count; j++) {
            check_pair(checked, &colors->items[i], &colors->items[j], j == i + 1);
        }
    }
}

void theme_check(
    const struct theme *theme, const struct value *document, struct faults *faults) {
    struct checked checked = {.theme = theme,
        .document = document,
        .background = {true, 255, 255, 255, 1},
        .faults = faults};
    const char *background = property_string(&theme->figure, "background", NULL);
    if (background && !color_read(background, &checked.background)) {
        return; /* what places the figure faults it */
    }
    check_styles(&checked);
    check_chart_texts(&checked);
    check_colors(&checked);
}
