/* Text in its roles: text, title, heading, note, source. `text: 正文`, or
 * `text: {text: 正文, style: lead}`. A note begins with 注：, a source with 资料来源：,
 * and their lines hang under what follows the colon. */
#include <string.h>

#include "layout/reference.h"
#include "layout/words.h"

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

enum { DEEPEST_HEADING = 5 };

static const char *const direction_words[] = {"horizontal", "vertical", NULL};
static const struct schema grid_schema = {.least = 1, .most = 1000, .whole = true};
static const struct schema level_schema = {
    .least = 1, .most = DEEPEST_HEADING, .whole = true};

static const struct property text_properties[] = {
    {"text", PROPERTY_STRING | PROPERTY_NUMBER | PROPERTY_ARRAY, PROPERTY_REQUIRED,
        .schema = &spans_schema},
    {"style", PROPERTY_STRING, 0}, {"direction", PROPERTY_STRING, 0, direction_words},
    {"grid", PROPERTY_NUMBER, 0, .schema = &grid_schema},
    {"level", PROPERTY_NUMBER, 0, .schema = &level_schema}, /* the last: of headings */
};

static const struct property_group text_groups[] = {
    {"text", text_properties, countof(text_properties) - 1}, {0}};

enum {
    TEXT_TYPES = PROPERTY_STRING | PROPERTY_NUMBER | PROPERTY_NULL | PROPERTY_ARRAY |
                 PROPERTY_OBJECT
};
static const struct schema text_schema = {
    .types = TEXT_TYPES, .groups = text_groups, .items = &span_schema};
static const struct schema heading_schema = {.types = TEXT_TYPES,
    .groups = PROPERTY_GROUP("text", text_properties),
    .items = &span_schema};

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
    const struct style *style = style_bind(binder, value_member(value, "style"));
    block->style = style ? style : block->style;
    return style;
}

static bool read_direction(
    struct binder *binder, const struct value *value, struct words *block) {
    int index = 0;
    bool ok = property_choice(value, "direction", direction_words,
        countof(direction_words) - 1, &index, binder->faults);
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

/* heading: {text, level: 2} */
static bool read_level(
    struct binder *binder, const struct value *value, struct words *block) {
    const struct value *level = value_member(value, "level");
    if (!level) {
        return true;
    }
    block->level = (int)level->number;
    if (block->level >= 1 && block->level <= DEEPEST_HEADING &&
        (double)block->level == level->number && block->block.kind == &heading_block) {
        return true;
    }
    fault_add(binder->faults, FAULT_ERROR, "wrong-value", level->place,
        "level is the level of a heading, 1 to %d",
        "level 是标题（heading）的层次，1 到 %d", DEEPEST_HEADING);
    return false;
}

static bool read_mapping(
    struct binder *binder, const struct value *value, struct words *block) {
    bool ok = properties_check(value, text_properties, countof(text_properties),
                  block->block.kind->name, binder->faults) &&
              read_level(binder, value, block);
    if (ok && block->level > 1) {
        *block = *words_heading(binder, &block->block, block->level);
    }
    return ok && read_style(binder, value, block) &&
           read_direction(binder, value, block) && read_grid(binder, value, block);
}

static struct block *text_bind(
    struct binder *binder, const struct block *common, const struct value *value) {
    const struct text_role *role = find_role(common->kind->name);
    struct words *block = common->kind == &heading_block
                              ? words_heading(binder, common, 1)
                              : words_new(binder, common,
                                    theme_style(binder->theme, role->style), role->tag);
    block->prefix = role->prefix;
    const struct value *text = value;
    if (value->type == VALUE_OBJECT) {
        if (!read_mapping(binder, value, block)) {
            return NULL;
        }
        text = value_member(value, "text");
    }
    if (!spans_bind(binder, text, block->style, block->prefix, &block->spans)) {
        return NULL;
    }
    words_define(binder, block);
    return &block->block;
}

#define TEXT_KIND(kind, schema_of_kind)                                                  \
    {                                                                                    \
        .name = kind, .schema = schema_of_kind, .bind = text_bind,                       \
        .widths = words_widths, .place = words_place, .flow = words_flow                 \
    }

const struct block_kind text_block = TEXT_KIND("text", &text_schema);
const struct block_kind title_block = TEXT_KIND("title", &text_schema);
const struct block_kind heading_block = TEXT_KIND("heading", &heading_schema);
const struct block_kind note_block = TEXT_KIND("note", &text_schema);
const struct block_kind source_block = TEXT_KIND("source", &text_schema);
