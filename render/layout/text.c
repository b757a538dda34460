/* Text in its roles: text, title, heading, note, source. `text: 正文`, or
 * `text: {text: 正文, style: lead}`. A note begins with 注：, a source with 资料来源：,
 * and their lines hang under what follows the colon. */
#include <math.h>
#include <string.h>

#include "layout/spans.h"

struct words {
    struct block block;
    struct spans spans;
    const struct style *style;
    const char *tag;         /* of the structure element */
    const char *prefix;      /* or NULL */
    int grid;                /* characters a line; 0: none */
    bool vertical;           /* columns from right to left, as high as the block */
    size_t first_line;       /* those before it were placed in an earlier region */
    struct element *element; /* once the first part is placed */
};

/* What each kind sets its text in. */
static const struct text_role {
    const char *kind, *style, *tag, *prefix;
} text_roles[] = {
    {"text", "body", "P", NULL},
    {"title", "title", "H1", NULL},
    {"heading", "heading", "H2", NULL},
    {"note", "note", "Note", "注："},
    {"source", "source", "Note", "资料来源："},
};

static const struct property text_properties[] = {
    {"text", PROPERTY_STRING | PROPERTY_NUMBER | PROPERTY_ARRAY, PROPERTY_REQUIRED},
    {"style", PROPERTY_STRING, 0},
    {"direction", PROPERTY_STRING, 0},
    {"grid", PROPERTY_NUMBER, 0},
};

static const struct text_role *find_role(const char *kind) {
    size_t i = 0;
    while (strcmp(text_roles[i].kind, kind) != 0) {
        i++;
    }
    return &text_roles[i];
}

static bool read_style(
    struct binder *binder, const struct value *value, struct words *block) {
    const char *name = property_string(value, "style", NULL);
    if (!name) {
        return true;
    }
    block->style = theme_style(binder->theme, name);
    if (strcmp(block->style->name, name) == 0) {
        return true;
    }
    const char **names =
        arena_array(binder->arena, binder->theme->style_count, sizeof *names);
    for (size_t i = 0; i < binder->theme->style_count; i++) {
        names[i] = binder->theme->styles[i].name;
    }
    fault_add(binder->faults, FAULT_ERROR, "unknown-style",
        value_member(value, "style")->place, "theme %s has no style %s",
        "主题 %s 里没有样式 %s", binder->theme->name, name);
    fault_hint_near(binder->faults, name, names, binder->theme->style_count);
    return false;
}

static bool read_direction(
    struct binder *binder, const struct value *value, struct words *block) {
    static const char *const names[] = {"horizontal", "vertical"};
    int index = 0;
    bool ok = property_choice(
        value, "direction", names, countof(names), &index, binder->faults);
    block->vertical = index == 1;
    return ok;
}

static bool read_grid(
    struct binder *binder, const struct value *value, struct words *block) {
    double grid = property_number(value, "grid", 0);
    block->grid = grid >= 1 && grid <= 1000 ? (int)grid : 0;
    if (grid == 0 || (double)block->grid == grid) {
        return true;
    }
    fault_add(binder->faults, FAULT_ERROR, "wrong-value",
        value_member(value, "grid")->place,
        "grid is the number of characters a line, such as 28",
        "grid 是每行字数，例如 28");
    return false;
}

static struct block *text_bind(
    struct binder *binder, const struct block *common, const struct value *value) {
    struct words *block = arena_new(binder->arena, struct words);
    const struct text_role *role = find_role(common->kind->name);
    block->block = *common;
    block->style = theme_style(binder->theme, role->style);
    block->tag = role->tag;
    block->prefix = role->prefix;
    const struct value *text = value;
    if (value->type == VALUE_OBJECT) {
        if (!properties_check(value, text_properties, countof(text_properties),
                common->kind->name, binder->faults) ||
            !read_style(binder, value, block) || !read_direction(binder, value, block) ||
            !read_grid(binder, value, block)) {
            return NULL;
        }
        text = value_member(value, "text");
    }
    return spans_bind(binder, text, block->style, block->prefix, &block->spans)
               ? &block->block
               : NULL;
}

static struct widths text_widths(const struct placer *placer, const struct block *block) {
    const struct words *words = (const struct words *)block;
    struct paragraph_style style = style_paragraph(words->style, 0);
    struct text_widths widths = text_measure_widths(
        &placer->typesetter, words->spans.items, words->spans.count, &style);
    return (struct widths){widths.min, widths.max};
}

/* A vertical block without a height has columns of 20 characters. */
static double column_height(const struct words *block) {
    return block->block.height > 0 ? block->block.height : 20 * block->style->text.size;
}

/* With a character behind it: alone its colon would be halved at the line's end. */
static double prefix_width(const struct placer *placer, const struct words *block) {
    const struct text_style *style = &block->style->text;
    const char *followed = arena_print(placer->typesetter.arena, "%s国", block->prefix);
    return text_measure(&placer->typesetter, followed, style) -
           text_measure(&placer->typesetter, "国", style);
}

static struct paragraph set(
    const struct placer *placer, const struct words *block, double width) {
    struct paragraph_style style = style_paragraph(block->style, width);
    if (block->vertical) {
        style.direction = TEXT_VERTICAL;
        style.width = column_height(block);
    }
    if (block->block.has_align) {
        style.align = block->block.align;
    }
    if (block->prefix) {
        style.hanging_indent = prefix_width(placer, block);
    }
    if (block->grid) {
        style.grid = style.width / block->grid;
    }
    return text_set_paragraph(
        &placer->typesetter, block->spans.items, block->spans.count, &style);
}

/* Only lines [first, last) of the paragraph, moved up to its top. */
static struct paragraph cut(
    const struct paragraph *whole, size_t first, size_t last, double line_height) {
    struct paragraph part = *whole;
    part.lines += first;
    part.line_count = last - first;
    part.height = line_height * (double)part.line_count;
    for (size_t i = 0; i < part.line_count; i++) {
        part.lines[i].y -= line_height * (double)first;
    }
    return part;
}

static struct placed text_place(
    const struct placer *placer, struct block *base, const struct region *region) {
    struct words *block = (struct words *)base;
    struct arena *arena = placer->typesetter.arena;
    struct paragraph whole = set(placer, block, region->width);
    double line_height = block->style->line_height;
    size_t first =
        block->first_line < whole.line_count ? block->first_line : whole.line_count;
    size_t room = whole.line_count - first;
    if (!block->vertical && room > 1 &&
        region->height_left < line_height * (double)room) {
        room = (size_t)fmax(1, region->height_left / line_height);
    }
    size_t last = first + room;
    struct paragraph part = cut(&whole, first, last, block->vertical ? 0 : line_height);
    struct element *element = block->element;
    if (!element) {
        element = element_new(arena, placer->element, block->tag);
    }
    struct placed placed = {.group = scene_new_group(arena),
        .width = region->width,
        .height = block->vertical ? whole.height : part.height,
        .baseline = block->vertical || !part.line_count ? 0 : part.lines[0].y};
    placed.group->no_size = true;
    placed.group->item.element = element;
    block_add_paragraph(
        placer, placed.group, block->block.kind->name, &part, block->style, 0, 0);
    if (last < whole.line_count) {
        struct words *rest = arena_new(arena, struct words);
        *rest = *block;
        rest->first_line = last;
        rest->block.continued = true;
        rest->element = element;
        placed.rest = &rest->block;
    }
    return placed;
}

#define TEXT_KIND(kind)                                                                  \
    { .name = kind, .bind = text_bind, .widths = text_widths, .place = text_place }

const struct block_kind text_block = TEXT_KIND("text");
const struct block_kind title_block = TEXT_KIND("title");
const struct block_kind heading_block = TEXT_KIND("heading");
const struct block_kind note_block = TEXT_KIND("note");
const struct block_kind source_block = TEXT_KIND("source");
