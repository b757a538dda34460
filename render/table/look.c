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

static const char *const stub_words[] = {"columns", "indent", NULL};
static const char *const wide_words[] = {"split", "squeeze", NULL};
/* As enum note_marks. */
static const char *const mark_words[] = {"circled", "number", "letter", "star", NULL};

static const struct schema *make_grid(struct arena *arena) {
    const char **names = arena_array(arena, countof(rulings) + 1, sizeof *names);
    for (size_t i = 0; i < countof(rulings); i++) {
        names[i] = rulings[i].name;
    }
    struct schema *schema = arena_new(arena, struct schema);
    schema->words = names;
    return schema;
}
static const struct schema grid_schema = {.make = make_grid};

enum {
    LENGTH = PROPERTY_NUMBER | PROPERTY_STRING,
    RULE = LENGTH | PROPERTY_OBJECT,
    WORD = PROPERTY_STRING,
};

/* Rules, lengths, colours and alignments are read into the member at their offset, each kind
 * by a function of its own. */
static const struct property look_properties[] = {
    {"grid", WORD, 0, .schema = &grid_schema},
    {"top-rule", RULE, 0, NULL, &table_rule_schema,
        offsetof(struct table_look, top_rule)},
    {"bottom-rule", RULE, 0, NULL, &table_rule_schema,
        offsetof(struct table_look, bottom_rule)},
    {"side-rule", RULE, 0, NULL, &table_rule_schema,
        offsetof(struct table_look, side_rule)},
    {"head-rule", RULE, 0, NULL, &table_rule_schema,
        offsetof(struct table_look, head_rule)},
    {"row-rule", RULE, 0, NULL, &table_rule_schema,
        offsetof(struct table_look, row_rule)},
    {"column-rule", RULE, 0, NULL, &table_rule_schema,
        offsetof(struct table_look, column_rule)},
    {"spanner-rule", RULE, 0, NULL, &table_rule_schema,
        offsetof(struct table_look, spanner_rule)},
    {"section-rule", RULE, 0, NULL, &table_rule_schema,
        offsetof(struct table_look, section_rule)},
    {"group-rule", RULE, 0, NULL, &table_rule_schema,
        offsetof(struct table_look, group_rule)},
    {"total-rule", RULE, 0, NULL, &table_rule_schema,
        offsetof(struct table_look, total_rule)},
    {"spanner-inset", LENGTH, 0, NULL, &length_schema,
        offsetof(struct table_look, spanner_inset)},
    {"padding", LENGTH, 0, NULL, &length_schema, offsetof(struct table_look, padding)},
    {"row-padding", LENGTH, 0, NULL, &length_schema,
        offsetof(struct table_look, row_padding)},
    {"head-padding", LENGTH, 0, NULL, &length_schema,
        offsetof(struct table_look, head_padding)},
    {"indent", LENGTH, 0, NULL, &length_schema, offsetof(struct table_look, indent)},
    {"label-width", LENGTH, 0, NULL, &length_schema,
        offsetof(struct table_look, label_width)},
    {"rule-color", WORD, 0, NULL, &color_schema, offsetof(struct table_look, rule_color)},
    {"head-background", WORD, 0, NULL, &color_schema,
        offsetof(struct table_look, head_background)},
    {"title-background", WORD, 0, NULL, &color_schema,
        offsetof(struct table_look, title_background)},
    {"stub-background", WORD, 0, NULL, &color_schema,
        offsetof(struct table_look, stub_background)},
    {"total-background", WORD, 0, NULL, &color_schema,
        offsetof(struct table_look, total_background)},
    {"band", WORD, 0, NULL, &color_schema, offsetof(struct table_look, band)},
    {"head-align", WORD, 0, table_align_words, NULL,
        offsetof(struct table_look, head_align)},
    {"title-align", WORD, 0, table_align_words, NULL,
        offsetof(struct table_look, title_align)},
    {"stub-align", WORD, 0, table_align_words, NULL,
        offsetof(struct table_look, stub_align)},
    {"branch-align", WORD, 0, table_align_words, NULL,
        offsetof(struct table_look, branch_align)},
    {"text-align", WORD, 0, table_align_words, NULL,
        offsetof(struct table_look, text_align)},
    {"number-align", WORD, 0, table_align_words, NULL,
        offsetof(struct table_look, number_align)},
    {"row-height", LENGTH, 0, .schema = &length_schema},
    {"stub", WORD, 0, stub_words},
    {"wide", WORD, 0, wide_words},
    {"note-marks", WORD, 0, mark_words},
};

const struct schema look_schema = {.name = "table-style",
    .types = PROPERTY_OBJECT,
    .groups = PROPERTY_GROUP("table-style", look_properties)};

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

static bool read_align(const struct reading *reading, const char *name, int *target) {
    enum cell_align align = (enum cell_align) * target;
    bool given;
    bool ok = table_read_align(reading->faults, reading->keys, name, &align, &given);
    *target = (int)align;
    return ok;
}

/* The rows that have a member of their own. */
static bool read_members(const struct reading *reading) {
    bool ok = true;
    for (size_t i = 0; i < countof(look_properties); i++) {
        const struct property *row = &look_properties[i];
        const struct value *value = value_member(reading->keys, row->name);
        void *member = member_at(reading->look, row->offset);
        if (!value || !row->offset) {
            continue;
        }
        ok &= row->words ? read_align(reading, row->name, member)
              : row->schema == &table_rule_schema
                  ? rule_read(value, row->name, reading->em, member, reading->faults)
              : row->schema == &color_schema
                  ? color_bind(reading->keys, row->name, member, reading->faults)
                  : length_bind(value, row->name, reading->em, 0, LARGEST_LENGTH, member,
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
    int stub = reading->look->indented;
    int wide = reading->look->squeeze;
    int mark = (int)reading->look->note_marks;
    struct faults *faults = reading->faults;
    bool ok = property_choice(
        reading->keys, "stub", stub_words, countof(stub_words) - 1, &stub, faults);
    ok &= property_choice(
        reading->keys, "wide", wide_words, countof(wide_words) - 1, &wide, faults);
    ok &= property_choice(
        reading->keys, "note-marks", mark_words, countof(mark_words) - 1, &mark, faults);
    reading->look->indented = stub == 1;
    reading->look->squeeze = wide == 1;
    reading->look->note_marks = (enum note_marks)mark;
    return ok;
}

static bool read_keys(const struct reading *reading) {
    if (!properties_check(reading->keys, look_properties, countof(look_properties),
            "table style", reading->faults)) {
        return false;
    }
    bool ok = read_ruling(reading);
    ok &= read_choices(reading);
    ok &= read_members(reading);
    return read_row_height(reading) && ok;
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
