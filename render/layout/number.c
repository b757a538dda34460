/* number: a figure that is to be seen from afar, with what it counts and how it changed.
 *
 *     number: {label: 全年发布信息, value: 632, unit: 条, note: 比上年增长 17%}
 *
 *     全年发布信息        number-label
 *     632 条             number-value, the unit in number-unit on its baseline
 *     比上年增长 17%      number-note
 *
 * `style` names another style for the value. A value too long for its width is set smaller, with all in its row alike. */
#include <math.h>
#include <string.h>

#include "block/flow.h"
#include "layout/layout.h"

struct number {
    struct block block;
    const char *label, *value, *unit, *note; /* or NULL */
    const struct style *label_style, *value_style, *unit_style, *note_style;
};

enum { WORDS = PROPERTY_STRING | PROPERTY_NUMBER | PROPERTY_NULL };

static const struct property number_properties[] = {
    {"value", WORDS, PROPERTY_REQUIRED},
    {"label", WORDS, 0},
    {"unit", WORDS, 0},
    {"note", WORDS, 0},
    {"style", PROPERTY_STRING, 0},
};

static const struct schema number_schema = {.types = WORDS | PROPERTY_OBJECT,
    .groups = PROPERTY_GROUP("number", number_properties)};

static const char *read_words(
    struct binder *binder, const struct value *value, const char *name) {
    const struct value *words = value_member(value, name);
    return words && words->type != VALUE_NULL ? value_to_string(*words, binder->arena)
                                              : NULL;
}

static const struct style *style_or(
    const struct binder *binder, const char *name, const struct style *otherwise) {
    const struct style *own = theme_own_style(binder->theme, name);
    return own ? own : otherwise;
}

/* `style: hero-value`: another style for the value. */
static bool read_style(
    struct binder *binder, const struct value *value, struct number *number) {
    const struct value *name = value_member(value, "style");
    const struct style *own = name ? style_bind(binder, name) : NULL;
    number->value_style = own ? own : number->value_style;
    return !name || own;
}

static struct block *number_bind(
    struct binder *binder, const struct block *common, const struct value *value) {
    struct number *number = arena_new(binder->arena, struct number);
    number->block = *common;
    struct value mapping = *value;
    struct member alone = {"value", value->place, *value};
    if (value->type != VALUE_OBJECT) {
        mapping = value_object(&alone, 1);
    }
    if (!properties_check(&mapping, number_properties, countof(number_properties),
            "number", binder->faults)) {
        return NULL;
    }
    const struct style *body = theme_style(binder->theme, "body");
    number->value = read_words(binder, &mapping, "value");
    number->label = read_words(binder, &mapping, "label");
    number->unit = read_words(binder, &mapping, "unit");
    number->note = read_words(binder, &mapping, "note");
    number->value_style =
        style_or(binder, "number-value", theme_style(binder->theme, "title"));
    number->label_style = style_or(binder, "number-label", body);
    number->unit_style = style_or(binder, "number-unit", number->label_style);
    number->note_style = style_or(binder, "number-note", number->label_style);
    return read_style(binder, &mapping, number) ? &number->block : NULL;
}

static struct paragraph set(const struct placer *placer, const char *text,
    const struct style *style, double width) {
    struct text_span span = {.text = text, .length = strlen(text), .style = style->text};
    struct paragraph_style paragraph_style = style_paragraph(style, width);
    paragraph_style.first_indent = paragraph_style.hanging_indent = 0;
    paragraph_style.align = TEXT_START;
    return text_set_paragraph(&placer->typesetter, &span, 1, &paragraph_style);
}

static double line_width(
    const struct placer *placer, const char *text, const struct style *style) {
    return text ? text_measure(&placer->typesetter, text, &style->text) : 0;
}

/* Of the value with its unit a third of an em behind it. */
static double value_width(const struct placer *placer, const struct number *number) {
    double unit = line_width(placer, number->unit, number->unit_style);
    return line_width(placer, number->value ? number->value : "", number->value_style) +
           (number->unit ? number->unit_style->text.size / 3 + unit : 0);
}

static struct widths number_widths(
    const struct placer *placer, const struct block *block) {
    const struct number *number = (const struct number *)block;
    double value = value_width(placer, number);
    double label = line_width(placer, number->label, number->label_style);
    double note = line_width(placer, number->note, number->note_style);
    return (struct widths){value, fmax(value, fmax(label, note))};
}

/* Smaller than this share of its size no value is set; then it stands out. */
static const double least_shrink = 0.4;

static double number_fit(
    const struct placer *placer, const struct block *block, double width) {
    const struct number *number = (const struct number *)block;
    double whole = value_width(placer, number);
    double value =
        line_width(placer, number->value ? number->value : "", number->value_style);
    double room = width - (whole - value);
    return value <= room ? 1 : fmax(least_shrink, fmin(1, room / value));
}

static struct style shrunk(const struct style *style, double shrink) {
    struct style small = *style;
    small.text.size *= shrink;
    small.text.letter_spacing *= shrink;
    small.line_height *= shrink;
    return small;
}

struct pile {
    const struct placer *placer;
    struct scene_group *group;
    struct element *element;
    enum text_align align;
    double width, y;
};

static double offset(const struct pile *pile, double width) {
    double free = fmax(0, pile->width - width);
    return pile->align == TEXT_CENTER ? free / 2 : pile->align == TEXT_END ? free : 0;
}

static void put(
    struct pile *pile, const char *role, const char *text, const struct style *style) {
    if (!text) {
        return;
    }
    struct paragraph paragraph = set(pile->placer, text, style, pile->width);
    block_add_paragraph(pile->placer, pile->group, role, &paragraph, style,
        offset(pile, paragraph.width), pile->y);
    pile->y += paragraph.height;
}

static void put_value(struct pile *pile, const struct number *number) {
    const char *text = number->value ? number->value : "—";
    struct paragraph value = set(pile->placer, text, number->value_style, INFINITY);
    double x = offset(pile, value_width(pile->placer, number));
    block_add_paragraph(pile->placer, pile->group, "number-value", &value,
        number->value_style, x, pile->y);
    if (number->unit) {
        struct paragraph unit =
            set(pile->placer, number->unit, number->unit_style, INFINITY);
        block_add_paragraph(pile->placer, pile->group, "number-unit", &unit,
            number->unit_style, x + value.width + number->unit_style->text.size / 3,
            pile->y + value.baseline - unit.baseline);
    }
    pile->y += value.height;
}

static struct placed number_place(
    const struct placer *placer, struct block *block, const struct region *region) {
    struct number number = *(const struct number *)block;
    struct arena *arena = placer->typesetter.arena;
    double fit =
        placer->shrink ? placer->shrink : number_fit(placer, block, region->width);
    struct style value_style = shrunk(number.value_style, fit);
    number.value_style = fit < 1 ? &value_style : number.value_style;
    struct pile pile = {placer, scene_new_group(arena),
        element_new(arena, placer->element, "P"),
        number.block.has_align ? number.block.align : number.value_style->align,
        region->width, 0};
    pile.group->no_size = true;
    pile.group->item.element = pile.element;
    put(&pile, "number-label", number.label, number.label_style);
    put_value(&pile, &number);
    put(&pile, "number-note", number.note, number.note_style);
    return (struct placed){.group = pile.group, .width = region->width, .height = pile.y};
}

static struct element *flow_part(const struct placer *placer, const struct number *number,
    const char *text, const struct style *style) {
    if (!text) {
        return NULL;
    }
    struct element *element =
        element_new(placer->typesetter.arena, placer->element, "Span");
    flow_words(placer, element, text, number->block.place, style);
    return element;
}

/* The value and behind it, in its own look, the unit. */
static void flow_value(const struct placer *placer, const struct number *number) {
    struct arena *arena = placer->typesetter.arena;
    const char *value = number->value ? number->value : "—";
    struct element *element = flow_part(placer, number, value, number->value_style);
    if (!number->unit) {
        return;
    }
    static const char gap[] = "\u2005"; /* a quarter of an em */
    const char *unit = arena_print(arena, "%s%s", gap, number->unit);
    struct text_span *spans = arena_array(arena, 2, sizeof *spans);
    struct text_mark *marks = arena_array(arena, 2, sizeof *marks);
    struct flow_content *content = (struct flow_content *)element->content;
    spans[0] = content->text.spans[0];
    spans[1] = (struct text_span){
        .text = unit, .length = strlen(unit), .style = number->unit_style->text};
    marks[1].color = number->unit_style->color;
    content->text.spans = spans;
    content->text.marks = marks;
    content->text.count = 2;
}

static void number_flow(const struct placer *placer, struct block *block) {
    const struct number *number = (const struct number *)block;
    struct placer inner = *placer;
    struct flow_content *content = flow_add(placer, "P", FLOW_NUMBER, &inner.element);
    content->block = block;
    content->text.style = number->value_style;
    flow_part(&inner, number, number->label, number->label_style);
    flow_value(&inner, number);
    flow_part(&inner, number, number->note, number->note_style);
}

const struct block_kind number_block = {.name = "number",
    .schema = &number_schema,
    .bind = number_bind,
    .widths = number_widths,
    .fit = number_fit,
    .place = number_place,
    .flow = number_flow};
