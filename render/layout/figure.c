/* Binding a figure: its own keys, the theme's where it has none, its blocks. */
#include <string.h>

#include "layout/figure.h"
#include "layout/reference.h"

static const char *const caption_positions[] = {"top", "bottom", NULL};

/* A theme's `figure` gives defaults for the first group. */
static const struct property theme_figure_properties[] = {
    {"width", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"padding", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"gap", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"background", PROPERTY_STRING | PROPERTY_NULL, 0, .schema = &color_schema},
    {"caption-gap", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"caption-position", PROPERTY_STRING, 0, caption_positions},
    {"table-caption-position", PROPERTY_STRING, 0, caption_positions},
    {"separator", PROPERTY_STRING, 0},
};

/* A ${} may give a number, or nothing. */
enum { FIGURE_WORDS = PROPERTY_STRING | PROPERTY_NUMBER | PROPERTY_NULL };

static const struct property figure_properties[] = {
    {"blocks", PROPERTY_ARRAY, PROPERTY_REQUIRED, .schema = &blocks_schema},
    {"caption", FIGURE_WORDS, 0},
    {"label", FIGURE_WORDS, 0},
    {"number", FIGURE_WORDS, 0},
    {"subtitle", FIGURE_WORDS, 0},
    {"unit", FIGURE_WORDS, 0},
    {"note", FIGURE_WORDS | PROPERTY_ARRAY, 0},
    {"source", FIGURE_WORDS, 0},
    {"width", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"height", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"padding", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"gap", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"background", PROPERTY_STRING | PROPERTY_NULL, 0, .schema = &color_schema},
    {"caption-gap", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"caption-position", PROPERTY_STRING, 0, caption_positions},
    {"separator", PROPERTY_STRING, 0},
};

const struct schema theme_figure_schema = {
    .groups = PROPERTY_GROUP("theme-figure", theme_figure_properties)};
const struct schema figure_schema = {.name = "figure",
    .types = PROPERTY_OBJECT,
    .groups = PROPERTY_GROUP("figure", figure_properties)};

/* The figure's own key, else the theme's. */
static const struct value *setting(
    const struct binder *binder, const struct value *value, const char *name) {
    const struct value *own = value_member(value, name);
    return own ? own : value_member(&binder->theme->figure, name);
}

static bool read_length(const struct binder *binder, const struct value *value,
    const char *name, double least, double *px) {
    const struct value *length = setting(binder, value, name);
    return !length ||
           length_bind(length, name, 16, least, LENGTH_LIMIT, px, binder->faults);
}

static bool read_lengths(
    const struct binder *binder, const struct value *value, struct figure *figure) {
    bool ok = read_length(binder, value, "width", 8, &figure->width);
    const struct value *height = value_member(value, "height");
    ok &= !height || length_bind(height, "height", 16, 8, LENGTH_LIMIT, &figure->height,
                         binder->faults);
    ok &= read_length(binder, value, "padding", 0, &figure->padding);
    ok &= read_length(binder, value, "gap", 0, &figure->gap);
    ok &= read_length(binder, value, "caption-gap", 0, &figure->caption_gap);
    if (ok && figure->width - 2 * figure->padding < 8) {
        const struct value *width = setting(binder, value, "width");
        fault_add(binder->faults, FAULT_ERROR, "size-out-of-range",
            width ? width->place : value->place,
            "a width of %g px leaves no room beside the padding of %g px",
            "宽 %g 像素，减去两侧留白各 %g 像素后放不下内容", figure->width,
            figure->padding);
        return false;
    }
    return ok;
}

static bool read_background(
    const struct binder *binder, const struct value *value, struct figure *figure) {
    const struct value *own = value_member(value, "background");
    return color_bind(own ? value : &binder->theme->figure, "background",
        &figure->background, binder->faults);
}

static bool holds_table(const struct figure *figure) {
    return figure->blocks.count &&
           strcmp(figure->blocks.items[0]->kind->name, "table") == 0;
}

/* A member as text, its place in *place; NULL where it is missing or nothing. */
static const char *read_words_at(const struct binder *binder, const struct value *value,
    const char *name, struct place *place) {
    const struct value *words = value_member(value, name);
    *place = words ? words->place : (struct place){0};
    return words && words->type != VALUE_NULL ? value_to_string(*words, binder->arena)
                                              : NULL;
}

static const char *read_words(
    const struct binder *binder, const struct value *value, const char *name) {
    struct place place;
    return read_words_at(binder, value, name, &place);
}

/* Over tables, under charts, where neither the figure nor the theme says otherwise. */
static bool read_caption_position(const struct binder *binder, const struct value *value,
    bool table, struct figure *figure) {
    bool own = value_member(value, "caption-position");
    int index = table ? 0 : 1;
    bool ok = property_choice(own ? value : &binder->theme->figure,
        table && !own ? "table-caption-position" : "caption-position", caption_positions,
        countof(caption_positions) - 1, &index, binder->faults);
    figure->caption.on_top = index == 0;
    return ok;
}

/* 图2　标题: the label and number where there is a number, the separator, the caption. */
static bool read_caption(
    const struct binder *binder, const struct value *value, struct figure *figure) {
    bool table = figure->table = holds_table(figure);
    if (!read_caption_position(binder, value, table, figure)) {
        return false;
    }
    const char *text = read_words(binder, value, "caption");
    const char *number = read_words(binder, value, "number");
    const char *label = read_words(binder, value, "label");
    const char *kind = label ? label : table ? "表" : "图";
    figure->caption.style = theme_style(binder->theme, "caption");
    if (!text) {
        return true;
    }
    figure->caption.text = text;
    figure->caption.place = figure->caption.said = value_member(value, "caption")->place;
    bool unnumbered = value_member(value, "number") && !number; /* null */
    if (binder->references && !unnumbered) {
        number = references_number(binder->references, kind, number);
    }
    if (number) {
        const struct value *separator = setting(binder, value, "separator");
        figure->caption.place.line = 0;
        figure->caption.text = arena_print(binder->arena, "%s%s%s%s", kind, number,
            separator ? separator->string : "\u3000", text);
    }
    if (binder->references && binder->trail && *binder->trail->name && number) {
        references_define(binder->references, binder->trail->name,
            arena_print(binder->arena, "%s%s", kind, number));
    }
    return true;
}

/* Several notes are one, numbered: 注：1.… and 2.… on a line of its own under it. */
static struct value join_notes(struct arena *arena, struct value notes) {
    if (notes.type != VALUE_ARRAY || notes.count < 2) {
        return notes.type == VALUE_ARRAY && notes.count ? notes.items[0] : notes;
    }
    const char *text = "";
    for (size_t i = 0; i < notes.count; i++) {
        text = arena_print(arena, "%s%s%zu.%s", text, i ? "\n" : "", i + 1,
            value_to_string(notes.items[i], arena));
    }
    struct value joined = value_string(text);
    joined.place = notes.place;
    return joined;
}

/* What readers are told of shares that don't add up, after the figure's own notes. */
static const struct value *add_rounding_note(
    const struct binder *binder, const struct value *own) {
    static const char *const words = "因四舍五入，合计可能不等于100%。";
    struct value *note = arena_new(binder->arena, struct value);
    *note = value_string(words);
    if (!own || own->type == VALUE_NULL) {
        return note;
    }
    bool list = own->type == VALUE_ARRAY;
    size_t count = list ? own->count : 1;
    struct value *notes = arena_array(binder->arena, count + 1, sizeof *notes);
    for (size_t i = 0; i < count; i++) {
        notes[i] = list ? own->items[i] : *own;
        if (strstr(value_to_string(notes[i], binder->arena), "四舍五入")) {
            return own;
        }
    }
    notes[count] = *note;
    *note = value_array(notes, count + 1);
    note->place = own->place;
    return note;
}

/* note: and source: are blocks of those kinds. */
static bool add_notes(
    struct binder *binder, const struct value *value, struct figure *figure) {
    static const char *const names[] = {"note", "source"};
    for (size_t i = 0; i < countof(names); i++) {
        const struct value *text = value_member(value, names[i]);
        if (i == 0 && binder->shares_miss) {
            text = add_rounding_note(binder, text);
        }
        if (!text || text->type == VALUE_NULL) { /* a ${} may give nothing */
            continue;
        }
        struct member *member = arena_new(binder->arena, struct member);
        *member =
            (struct member){names[i], text->place, join_notes(binder->arena, *text)};
        struct value block = value_object(member, 1);
        block.place = text->place;
        struct value list = value_array(&block, 1);
        if (!block_list_bind(binder, &list, &figure->notes)) {
            return false;
        }
    }
    return true;
}

struct figure *figure_bind(struct binder *binder, const struct value *document) {
    struct value value;
    bool ok = properties_check(&binder->theme->figure, theme_figure_properties,
        countof(theme_figure_properties), "theme figure", binder->faults);
    if (!binder_expand_but(binder, document, "blocks", &value) ||
        !properties_check(&value, figure_properties, countof(figure_properties), "figure",
            binder->faults) ||
        !ok) {
        return NULL;
    }
    struct figure *figure = arena_new(binder->arena, struct figure);
    figure->place = document->place;
    figure->width = 156 * 96 / 25.4;
    figure->gap = 12;
    figure->caption_gap = 8;
    ok = read_lengths(binder, &value, figure);
    ok &= read_background(binder, &value, figure);
    binder->shares_miss = false;
    ok &= block_list_bind(binder, value_member(document, "blocks"), &figure->blocks);
    ok = ok && read_caption(binder, &value, figure);
    ok = ok && add_notes(binder, &value, figure);
    figure->own_width = value_member(&value, "width");
    figure->own_ground =
        value_member(&value, "background") || value_member(&value, "padding");
    figure->subtitle = read_words_at(binder, &value, "subtitle", &figure->subtitle_place);
    figure->unit = read_words_at(binder, &value, "unit", &figure->unit_place);
    return ok ? figure : NULL;
}

struct figure *figure_bind_bare(
    struct binder *binder, const struct block_kind *chart, const struct value *value) {
    struct figure *figure = arena_new(binder->arena, struct figure);
    struct block common = {.kind = chart, .place = value->place};
    struct block *block = chart->bind(binder, &common, value);
    if (!block) {
        return NULL;
    }
    figure->bare = true;
    figure->blocks.items = arena_array(binder->arena, 1, sizeof *figure->blocks.items);
    figure->blocks.items[figure->blocks.count++] = block;
    const struct value *background = value_member(value, "background");
    const struct value *config = value_member(value, "config");
    if (!background && config && config->type == VALUE_OBJECT) {
        background = value_member(config, "background");
    }
    const char *color =
        background && background->type == VALUE_STRING ? background->string : "white";
    if (!background || background->type != VALUE_NULL) {
        color_read(color, &figure->background);
    }
    return figure;
}
