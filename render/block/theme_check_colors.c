/* Whether a theme's marks stand out from their ground, and its colours from each other. */
#include <math.h>
#include <string.h>

#include "base/color_vision.h"
#include "block/theme_check.h"
#include "data/property.h"

static const double least_contrast = 3;
static const double least_difference = 11, least_neighbour = 20, least_grey = 20;

/* A colour of a list, as every kind of eye sees it: converted once, compared with all. */
struct swatch {
    const struct value *value;
    const char *text;
    struct lab seen[VISION_COUNT];
    double lightness;
};

struct swatches {
    struct swatch *items;
    size_t count;
};

static struct swatches swatches_of(
    const struct theme_checked *checked, const struct value *list) {
    struct swatches swatches = {.items = arena_array(checked->faults->arena,
                                    list->count + 1, sizeof *swatches.items)};
    for (size_t i = 0; i < list->count; i++) {
        const struct value *value = &list->items[i];
        struct color color;
        if (!theme_value_color(value, &color)) {
            continue;
        }
        struct swatch *swatch = &swatches.items[swatches.count++];
        color = theme_color_on(color, checked->ground);
        swatch->value = value;
        swatch->text = value->type == VALUE_STRING ? value->string
                                                   : property_string(value, "color", "");
        swatch->lightness = color_lightness(color);
        for (int eye = 0; eye < VISION_COUNT; eye++) {
            swatch->seen[eye] = color_seen(color, (enum color_vision)eye);
        }
    }
    return swatches;
}

static const char *eye_name(enum color_vision vision, enum language language) {
    static const struct phrase names[VISION_COUNT] = {
        [VISION_USUAL] = {"anyone", "一般读者"},
        [VISION_PROTAN] = {"protan eyes", "红色盲读者"},
        [VISION_DEUTAN] = {"deutan eyes", "绿色盲读者"},
        [VISION_TRITAN] = {"tritan eyes", "蓝色盲读者"},
    };
    return words_in(language, names[vision].english, names[vision].chinese);
}

/* Patterns tell areas apart where greys don't. */
static bool patterns_differ(const struct value *first, const struct value *second) {
    const char *a = property_string(first, "pattern", "");
    const char *b = property_string(second, "pattern", "");
    return strcmp(a, b) != 0;
}

static void check_grey(const struct theme_checked *checked, const struct swatch *first,
    const struct swatch *second) {
    double grey = fabs(first->lightness - second->lightness);
    if (grey < least_grey && !patterns_differ(first->value, second->value)) {
        fault_add(checked->faults, FAULT_WARNING, "like-greys", second->value->place,
            "%s and %s look alike in a grey print: ΔL* %s, at least %s is wanted",
            "%s 与 %s 在黑白印刷中难以分辨：明度差 ΔL* %s，应不小于 %s", first->text,
            second->text, theme_one_decimal(checked->faults, grey),
            theme_one_decimal(checked->faults, least_grey));
    }
}

static void check_pair(const struct theme_checked *checked, const struct swatch *first,
    const struct swatch *second, double wanted) {
    enum color_vision worst = VISION_USUAL;
    double least = INFINITY;
    for (int eye = 0; eye < VISION_COUNT; eye++) {
        double difference = lab_difference(first->seen[eye], second->seen[eye]);
        worst = difference < least ? (enum color_vision)eye : worst;
        least = fmin(least, difference);
    }
    if (least < wanted) {
        fault_add(checked->faults, FAULT_WARNING, "like-colors", second->value->place,
            "%s and %s are hard to tell apart for %s: ΔE %s, at least %s is wanted",
            "%s 与 %s 不易分辨（%s）：色差 ΔE %s，应不小于 %s", first->text, second->text,
            eye_name(worst, checked->faults->language),
            theme_one_decimal(checked->faults, least),
            theme_one_decimal(checked->faults, wanted));
    }
}

static void check_category(
    const struct theme_checked *checked, const struct value *list) {
    struct swatches colors = swatches_of(checked, list);
    bool grey_safe = property_boolean(checked->document, "grey-safe", false);
    for (size_t i = 0; i < colors.count; i++) {
        for (size_t j = i + 1; j < colors.count; j++) {
            bool neighbours = j == i + 1;
            check_pair(checked, &colors.items[i], &colors.items[j],
                neighbours ? least_neighbour : least_difference);
            if (neighbours && grey_safe) {
                check_grey(checked, &colors.items[i], &colors.items[j]);
            }
        }
    }
}

static bool is_same_list(const struct value *a, const struct value *b) {
    bool same = a && b && a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++) {
        struct color first, second;
        same = theme_value_color(&a->items[i], &first) &&
               theme_value_color(&b->items[i], &second) && color_equal(first, second);
    }
    return same;
}

/* Lists of texts on marks (onNAME) may well repeat a colour. */
static bool is_of_texts(const struct value *colors, const char *name) {
    return strncmp(name, "on", 2) == 0 && value_member(colors, name + 2);
}

void theme_check_colors(const struct theme_checked *checked) {
    const struct value *category =
        theme_chart_member(checked->theme, "range", "category");
    category = category && category->type == VALUE_ARRAY ? category : NULL;
    if (category) {
        check_category(checked, category);
    }
    const struct value *named = &checked->theme->colors;
    for (size_t n = 0; n < named->count; n++) {
        const struct value *list = &named->members[n].value;
        if (list->type != VALUE_ARRAY || is_same_list(list, category) ||
            is_of_texts(named, named->members[n].name)) {
            continue;
        }
        struct swatches colors = swatches_of(checked, list);
        for (size_t i = 0; i < colors.count; i++) {
            for (size_t j = i + 1; j < colors.count; j++) {
                check_pair(checked, &colors.items[i], &colors.items[j], least_difference);
            }
        }
    }
}

static double contrast_of(
    const struct theme_checked *checked, const struct value *value) {
    struct color color;
    return theme_value_color(value, &color)
               ? color_contrast(theme_color_on(color, checked->ground), checked->ground)
               : 0;
}

static void check_mark(
    const struct theme_checked *checked, const char *name, const struct value *value) {
    struct color color;
    double contrast = contrast_of(checked, value);
    if (!theme_value_color(value, &color) || contrast >= least_contrast) {
        return;
    }
    char over[COLOR_SIZE], under[COLOR_SIZE];
    color_print(over, color);
    color_print(under, checked->ground);
    fault_add(checked->faults, FAULT_WARNING, "low-contrast", value->place,
        "%s: %s on %s has a contrast of %s : 1, and a mark needs %s : 1 to stand out",
        "%s：%s 画在 %s 上，对比度是 %s∶1，图形要看得清需要 %s∶1", name, over, under,
        theme_one_decimal(checked->faults, contrast),
        theme_one_decimal(checked->faults, least_contrast));
}

/* A light fill is seen by its outline, or by the ink of its pattern. */
static bool is_outlined(const struct theme_checked *checked, const struct value *color) {
    static const char *const areas[] = {"bar", "arc"};
    bool outlined = true;
    for (size_t i = 0; i < countof(areas); i++) {
        const struct value *stroke =
            theme_chart_member(checked->theme, areas[i], "stroke");
        outlined = outlined && contrast_of(checked, stroke) >= least_contrast;
    }
    const struct value *ink =
        color->type == VALUE_OBJECT ? value_member(color, "ink") : NULL;
    return outlined || contrast_of(checked, ink) >= least_contrast;
}

/* What a reader needs to see; grids and ticks are meant to be barely seen. */
static const struct {
    const char *section, *key;
} needed[] = {
    {"bar", "color"},
    {"line", "color"},
    {"area", "color"},
    {"arc", "color"},
    {"point", "color"},
    {"circle", "color"},
    {"square", "color"},
    {"trail", "color"},
    {"rect", "color"},
    {"tick", "color"},
    {"rule", "color"},
    {"mark", "color"},
    {"axis", "domainColor"},
};

void theme_check_marks(const struct theme_checked *checked) {
    struct arena *arena = checked->faults->arena;
    for (size_t i = 0; i < countof(needed); i++) {
        check_mark(checked,
            arena_print(arena, "chart.%s.%s", needed[i].section, needed[i].key),
            theme_chart_member(checked->theme, needed[i].section, needed[i].key));
    }
    const struct value *category =
        theme_chart_member(checked->theme, "range", "category");
    for (size_t i = 0; category && category->type == VALUE_ARRAY && i < category->count;
         i++) {
        if (!is_outlined(checked, &category->items[i])) {
            check_mark(checked, "chart.range.category", &category->items[i]);
        }
    }
    check_mark(
        checked, "table.rule-color", value_member(&checked->theme->table, "rule-color"));
}

static bool check_named(
    const struct value *value, const char *name, struct faults *faults) {
    struct color color;
    if (value->type == VALUE_STRING && color_read(value->string, &color)) {
        return true;
    }
    fault_add(faults, FAULT_ERROR, "bad-color", value->place,
        "colors.%s should be a colour such as #4c78a8, or a list of colours",
        "colors.%s 应为颜色，例如 #4c78a8，或颜色的列表", name);
    return false;
}

bool theme_check_named(const struct value *colors, struct faults *faults) {
    bool ok = true;
    for (size_t i = 0; i < colors->count; i++) {
        const struct member *member = &colors->members[i];
        bool list = member->value.type == VALUE_ARRAY;
        const struct value *items = list ? member->value.items : &member->value;
        for (size_t k = 0; k < (list ? member->value.count : 1); k++) {
            ok &= check_named(&items[k], member->name, faults);
        }
    }
    return ok;
}
