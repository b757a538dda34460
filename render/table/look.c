/* How a table looks: kinds of ruling, then single keys over them. */
#include "table/look.h"

#include <string.h>

#include "table/read.h"
#include "table/table.h"

#define POINT (96.0 / 72)

enum { LARGEST_LENGTH = 1000 }; /* px, of rules and paddings */

/* Rule widths in pt, padding in ems. Sources: CY/T 170-2019 (the kinds), journal rules
 * for three-line tables (1.5 and 0.75 pt, short rules under the levels of a head),
 * yearbooks of the statistics bureau (open sides, thin rules between columns). */
static const struct ruling {
    const char *name;
    double outer, side, head, row, column, spanner, inset, section, group, total;
    double padding;
    bool indented;
} rulings[] = {
    {"full", 1.5, 1.5, 0.5, 0.5, 0.5, 0.5, 0, 0.5, 0.5, 0.5, 0.28, false},
    {"three-line", 1.5, 0, 0.75, 0, 0, 0.5, 2, 0.75, 0, 0.5, 0.5, true},
    {"open", 1.25, 0, 0.5, 0, 0.35, 0.35, 0, 0.5, 0, 0.35, 0.5, true},
    {"none", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.5, true},
};

static const struct rule_key {
    const char *name;
    size_t offset;
} rule_keys[] = {
    {"top-rule", offsetof(struct table_look, top_rule)},
    {"bottom-rule", offsetof(struct table_look, bottom_rule)},
    {"side-rule", offsetof(struct table_look, side_rule)},
    {"head-rule", offsetof(struct table_look, head_rule)},
    {"row-rule", offsetof(struct table_look, row_rule)},
    {"column-rule", offsetof(struct table_look, column_rule)},
    {"spanner-rule", offsetof(struct table_look, spanner_rule)},
    {"section-rule", offsetof(struct table_look, section_rule)},
    {"group-rule", offsetof(struct table_look, group_rule)},
    {"total-rule", offsetof(struct table_look, total_rule)},
};

static const struct length_key {
    const char *name;
    size_t offset;
} length_keys[] = {
    {"spanner-inset", offsetof(struct table_look, spanner_inset)},
    {"padding", offsetof(struct table_look, padding)},
    {"row-padding", offsetof(struct table_look, row_padding)},
    {"head-padding", offsetof(struct table_look, head_padding)},
    {"indent", offsetof(struct table_look, indent)},
    {"label-width", offsetof(struct table_look, label_width)},
};

static const struct color_key {
    const char *name;
    size_t offset;
} color_keys[] = {
    {"rule-color", offsetof(struct table_look, rule_color)},
    {"head-background", offsetof(struct table_look, head_background)},
    {"title-background", offsetof(struct table_look, title_background)},
    {"stub-background", offsetof(struct table_look, stub_background)},
    {"total-background", offsetof(struct table_look, total_background)},
    {"band", offsetof(struct table_look, band)},
};

static const struct align_key {
    const char *name;
    size_t offset;
} align_keys[] = {
    {"head-align", offsetof(struct table_look, head_align)},
    {"title-align", offsetof(struct table_look, title_align)},
    {"stub-align", offsetof(struct table_look, stub_align)},
    {"branch-align", offsetof(struct table_look, branch_align)},
    {"text-align", offsetof(struct table_look, text_align)},
    {"number-align", offsetof(struct table_look, number_align)},
};

/* What one set of keys is read with. */
struct reading {
    struct faults *faults;
    const struct value *keys;
    double em;
    struct table_look *look;
};

static void *member_at(struct table_look *look, size_t offset) {
    return (char *)look + offset;
}

static bool read_rules(const struct reading *reading) {
    bool ok = true;
    for (size_t i = 0; i < countof(rule_keys); i++) {
        const char *name = rule_keys[i].name;
        const struct value *value = value_member(reading->keys, name);
        struct table_rule *rule = member_at(reading->look, rule_keys[i].offset);
        ok &= !value || rule_read(value, name, reading->em, rule, reading->faults);
    }
    return ok;
}

static bool read_lengths(const struct reading *reading) {
    bool ok = true;
    for (size_t i = 0; i < countof(length_keys); i++) {
        const char *name = length_keys[i].name;
        const struct value *value = value_member(reading->keys, name);
        double *px = member_at(reading->look, length_keys[i].offset);
        ok &= !value || length_bind(value, name, reading->em, 0, LARGEST_LENGTH, px,
                            reading->faults);
    }
    return ok;
}

/* A multiple of the text's size, or a length. */
static bool read_row_height(const struct reading *reading) {
    const struct value *value = value_member(reading->keys, "row-height");
    if (!value) {
        return true;
    }
    if (value->type == VALUE_NUMBER && value->number >= 0 && value->number < 10) {
        reading->look->row_height = value->number * reading->em;
        return true;
    }
    return length_bind(value, "row-height", reading->em, 0, LARGEST_LENGTH,
        &reading->look->row_height, reading->faults);
}

static bool read_colors(const struct reading *reading) {
    bool ok = true;
    for (size_t i = 0; i < countof(color_keys); i++) {
        ok &= color_bind(reading->keys, color_keys[i].name,
            member_at(reading->look, color_keys[i].offset), reading->faults);
    }
    return ok;
}

static bool read_aligns(const struct reading *reading) {
    bool ok = true;
    bool given;
    for (size_t i = 0; i < countof(align_keys); i++) {
        int *target = member_at(reading->look, align_keys[i].offset);
        enum cell_align align = (enum cell_align) * target;
        ok &= table_read_align(
            reading->faults, reading->keys, align_keys[i].name, &align, &given);
        *target = (int)align;
    }
    return ok;
}

static void apply_ruling(
    struct table_look *look, const struct ruling *ruling, double em) {
    look->top_rule = look->bottom_rule = rule_solid(ruling->outer * POINT);
    look->side_rule = rule_solid(ruling->side * POINT);
    look->head_rule = rule_solid(ruling->head * POINT);
    look->row_rule = rule_solid(ruling->row * POINT);
    look->column_rule = rule_solid(ruling->column * POINT);
    look->spanner_rule = rule_solid(ruling->spanner * POINT);
    look->spanner_inset = ruling->inset * POINT;
    look->section_rule = rule_solid(ruling->section * POINT);
    look->group_rule = rule_solid(ruling->group * POINT);
    look->total_rule = rule_solid(ruling->total * POINT);
    look->padding = ruling->padding * em;
    look->indented = ruling->indented;
}

static bool read_ruling(const struct reading *reading) {
    const char *names[countof(rulings)];
    int index = -1;
    for (size_t i = 0; i < countof(rulings); i++) {
        names[i] = rulings[i].name;
    }
    bool ok = property_choice(
        reading->keys, "grid", names, countof(names), &index, reading->faults);
    if (index >= 0) {
        apply_ruling(reading->look, &rulings[index], reading->em);
    }
    return ok;
}

static bool read_choices(const struct reading *reading) {
    static const char *const stubs[] = {"columns", "indent"};
    static const char *const wides[] = {"split", "squeeze"};
    static const char *const marks[] = {"circled", "number", "letter", "star"};
    int stub = reading->look->indented;
    int wide = reading->look->squeeze;
    int mark = (int)reading->look->note_marks; /* enum note_marks, in that order */
    struct faults *faults = reading->faults;
    bool ok =
        property_choice(reading->keys, "stub", stubs, countof(stubs), &stub, faults);
    ok &= property_choice(reading->keys, "wide", wides, countof(wides), &wide, faults);
    ok &= property_choice(
        reading->keys, "note-marks", marks, countof(marks), &mark, faults);
    reading->look->indented = stub == 1;
    reading->look->squeeze = wide == 1;
    reading->look->note_marks = (enum note_marks)mark;
    return ok;
}

/* The table of keys for properties_check, made of the tables above. */
static bool check_keys(const struct reading *reading) {
    static const char *const words[] = {"grid", "stub", "wide", "note-marks"};
    struct property properties[countof(rule_keys) + countof(length_keys) +
                               countof(color_keys) + countof(align_keys) +
                               countof(words) + 1];
    const int length = PROPERTY_NUMBER | PROPERTY_STRING;
    size_t count = 0;
    for (size_t i = 0; i < countof(rule_keys); i++) {
        properties[count++] =
            (struct property){rule_keys[i].name, length | PROPERTY_OBJECT, 0};
    }
    for (size_t i = 0; i < countof(length_keys); i++) {
        properties[count++] = (struct property){length_keys[i].name, length, 0};
    }
    for (size_t i = 0; i < countof(color_keys); i++) {
        properties[count++] = (struct property){color_keys[i].name, PROPERTY_STRING, 0};
    }
    for (size_t i = 0; i < countof(align_keys); i++) {
        properties[count++] = (struct property){align_keys[i].name, PROPERTY_STRING, 0};
    }
    for (size_t i = 0; i < countof(words); i++) {
        properties[count++] = (struct property){words[i], PROPERTY_STRING, 0};
    }
    properties[count++] = (struct property){"row-height", length, 0};
    return properties_check(
        reading->keys, properties, count, "table style", reading->faults);
}

static bool read_keys(const struct reading *reading) {
    if (!check_keys(reading)) {
        return false;
    }
    bool ok = read_ruling(reading);
    ok &= read_choices(reading);
    ok &= read_rules(reading);
    ok &= read_lengths(reading);
    ok &= read_row_height(reading);
    ok &= read_colors(reading);
    return read_aligns(reading) && ok;
}

/* A style that the theme has, or the other. */
static const struct style *style_or(
    const struct theme *theme, const char *name, const struct style *other) {
    const struct style *style = theme_style(theme, name);
    return strcmp(style->name, name) == 0 ? style : other;
}

static void find_styles(struct table_look *look, const struct theme *theme) {
    const struct style *head = theme_style(theme, "table-head");
    const struct style *cell = theme_style(theme, "table-cell");
    look->styles[TEXT_OF_HEAD] = head;
    look->styles[TEXT_OF_CORNER] = style_or(theme, "table-corner", head);
    look->styles[TEXT_OF_TITLE] = style_or(theme, "table-title", head);
    look->styles[TEXT_OF_STUB] = theme_style(theme, "table-stub");
    look->styles[TEXT_OF_CELL] = cell;
    look->styles[TEXT_OF_TOTAL] = style_or(theme, "table-total", NULL);
    look->styles[TEXT_OF_NOTE] = theme_style(theme, "note");
}

/* The theme's styles say how their texts are aligned. */
static int align_of(const struct theme *theme, const char *style) {
    switch (theme_style(theme, style)->align) {
    case TEXT_CENTER:
        return CELL_CENTER;
    case TEXT_END:
        return CELL_RIGHT;
    default:
        return CELL_LEFT;
    }
}

bool look_read(struct binder *binder, const struct value *own, struct table_look *look) {
    double em = theme_style(binder->theme, "table-cell")->text.size;
    *look = (struct table_look){.rule_color = {.set = true, .alpha = 1},
        .row_padding = 0.35 * em,
        .head_padding = 0.45 * em,
        .row_height = 1.9 * em,
        .indent = em,
        .label_width = 3 * em,
        .head_align = align_of(binder->theme, "table-head"),
        .title_align = align_of(binder->theme, "table-head"),
        .stub_align = align_of(binder->theme, "table-stub"),
        .branch_align = CELL_CENTER,
        .text_align = align_of(binder->theme, "table-cell"),
        .number_align = CELL_AXIS};
    find_styles(look, binder->theme);
    apply_ruling(look, &rulings[0], em);
    struct reading reading = {binder->faults, &binder->theme->table, em, look};
    bool ok = binder->theme->table.type != VALUE_OBJECT || read_keys(&reading);
    reading.keys = own;
    return (!own || read_keys(&reading)) && ok;
}
