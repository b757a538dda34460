/* contents: the headings and the pages they stand on, each a link. `contents:`, or
 * `{depth: 2, title: 目　录}`. An entry is set in contents-1, contents-2…, else contents.
 *
 *     一、总体情况 ………………………………………… 1
 *       （一）主动公开情况 ………………………… 1
 */
#include <math.h>
#include <string.h>

#include "block/flow.h"
#include "layout/pages.h"
#include "layout/words.h"

struct contents {
    struct block block;
    struct references *references;
    const struct theme *theme;
    int depth;
    const char *title;       /* or NULL */
    size_t first;            /* entries before it stand in an earlier region */
    struct element *element; /* once the first part is placed */
};

static const struct schema depth_schema = {.least = 1, .most = 6, .whole = true};

static const struct property contents_properties[] = {
    {"depth", PROPERTY_NUMBER, 0, .schema = &depth_schema},
    {"title", PROPERTY_STRING | PROPERTY_NULL, 0},
};

static const struct schema contents_schema = {.types = PROPERTY_OBJECT | PROPERTY_NULL,
    .groups = PROPERTY_GROUP("contents", contents_properties)};

static struct block *contents_bind(
    struct binder *binder, const struct block *common, const struct value *value) {
    struct contents *contents = arena_new(binder->arena, struct contents);
    contents->block = *common;
    contents->references = binder->references;
    contents->depth = 2;
    contents->title = "目\u3000录";
    if (!binder->references) {
        fault_add(binder->faults, FAULT_ERROR, "not-in-pages", common->place,
            "contents belong in pages", "目录（contents）只能放在 pages 里");
        return NULL;
    }
    if (value->type == VALUE_NULL) {
        return &contents->block;
    }
    if (!properties_check(value, contents_properties, countof(contents_properties),
            "contents", binder->faults)) {
        return NULL;
    }
    double depth = property_number(value, "depth", contents->depth);
    contents->depth = depth >= 1 && depth <= 6 ? (int)depth : contents->depth;
    if (value_member(value, "title")) {
        contents->title = property_string(value, "title", NULL);
    }
    return &contents->block;
}

static struct widths contents_widths(
    const struct placer *placer, const struct block *block) {
    (void)placer, (void)block;
    return (struct widths){100, 400};
}

static const struct style *entry_style(
    const struct placer *placer, const struct words *words) {
    const struct style *own = theme_own_style(placer->theme,
        arena_print(placer->typesetter.arena, "contents-%d", words->level));
    return own ? own : theme_style(placer->theme, "contents");
}

/* What grows downward while the entries are placed. */
struct listing {
    const struct placer *placer;
    struct scene_group *group;
    double width, y;
};

static void put_line(const struct listing *column, const char *text,
    const struct style *style, double end, double y, const struct element *element) {
    const struct placer *placer = column->placer;
    struct paragraph paragraph = block_set_line(placer, text, style);
    block_add_paragraph(placer, column->group, "contents-entry", &paragraph, style,
        end - paragraph.width, y);
    struct scene_mark *mark = column->group->marks[column->group->mark_count - 1];
    for (size_t i = 0; i < mark->count; i++) {
        mark->texts[i].item.element = element;
    }
}

/* Dots from behind the text to before the number, in line with those of other entries. */
static void put_leader(const struct listing *column, const struct style *style,
    double from, double to, double y) {
    struct arena *arena = column->placer->typesetter.arena;
    double each = text_measure(&column->placer->typesetter, "……", &style->text) / 2;
    double em = style->text.size;
    double room = to - from - em / 2;
    size_t count = each > 0 && room > each ? (size_t)(room / each) : 0;
    char *dots = arena_array(arena, count * 3 + 1, 1);
    for (size_t i = 0; i < count; i++) {
        memcpy(dots + 3 * i, "…", 3);
    }
    if (count) {
        put_line(column, dots, style, to, y, &scene_artifact);
    }
}

static struct element *entry_link(
    struct arena *arena, const struct words *words, struct element *list) {
    struct element *entry = element_new(arena, list, "TOCI");
    struct element *link = element_new(arena, entry, "Link");
    link->link = arena_print(arena, "#%s", words->anchor);
    return link;
}

static void put_entry(
    struct listing *column, const struct words *words, struct element *list) {
    const struct placer *placer = column->placer;
    struct arena *arena = placer->typesetter.arena;
    const struct style *style = entry_style(placer, words);
    double em = style->text.size;
    const char *label = page_numbers_find(placer->numbers, words->anchor);
    struct element *link = entry_link(arena, words, list);
    const char *text = words_text(arena, words);
    struct text_span span = {.text = text, .length = strlen(text), .style = style->text};
    double number_width = 2 * em;
    struct paragraph_style paragraph_style =
        style_paragraph(style, column->width - number_width - em);
    paragraph_style.align = TEXT_START;
    struct paragraph paragraph =
        text_set_paragraph(&placer->typesetter, &span, 1, &paragraph_style);
    block_add_paragraph(
        placer, column->group, "contents-entry", &paragraph, style, 0, column->y);
    struct scene_mark *mark = column->group->marks[column->group->mark_count - 1];
    for (size_t i = 0; i < mark->count; i++) {
        mark->texts[i].item.element = link;
    }
    const struct text_line *last = &paragraph.lines[paragraph.line_count - 1];
    double y = column->y + style->line_height * (double)(paragraph.line_count - 1);
    put_leader(column, style, last->x + last->width, column->width - number_width, y);
    if (label && *label) {
        put_line(column, label, style, column->width, y, link);
    }
    column->y += paragraph.height;
}

static const struct style *title_style(const struct placer *placer) {
    const struct style *own = theme_own_style(placer->theme, "contents-title");
    return own ? own : theme_style(placer->theme, "title");
}

static void put_title(struct listing *column, const struct contents *contents) {
    const struct placer *placer = column->placer;
    const struct style *style = title_style(placer);
    struct element *element = element_new(placer->typesetter.arena, placer->element, "P");
    struct text_span span = {
        .text = contents->title, .length = strlen(contents->title), .style = style->text};
    struct paragraph_style paragraph_style = style_paragraph(style, column->width);
    struct paragraph paragraph =
        text_set_paragraph(&placer->typesetter, &span, 1, &paragraph_style);
    block_add_paragraph(
        placer, column->group, "contents-title", &paragraph, style, 0, column->y);
    column->group->marks[column->group->mark_count - 1]->texts->item.element = element;
    column->y += paragraph.height + style->space_after;
}

static struct placed contents_place(
    const struct placer *placer, struct block *block, const struct region *region) {
    struct contents contents = *(struct contents *)block; /* this part of it */
    struct arena *arena = placer->typesetter.arena;
    struct listing column = {placer, scene_new_group(arena), region->width, 0};
    column.group->no_size = true;
    if (!contents.block.continued) {
        if (contents.title) {
            put_title(&column, &contents);
        }
        contents.element = element_new(arena, placer->element, "TOC");
    }
    size_t count = references_heading_count(contents.references);
    size_t i = contents.first;
    for (; i < count; i++) {
        const struct words *words = references_heading_at(contents.references, i);
        if (words->level > contents.depth) {
            continue;
        }
        if (i > contents.first &&
            column.y + entry_style(placer, words)->line_height > region->height_left) {
            break;
        }
        put_entry(&column, words, contents.element);
    }
    struct placed placed = {
        .group = column.group, .width = region->width, .height = column.y};
    if (i < count) {
        struct contents *rest = arena_new(arena, struct contents);
        *rest = contents;
        rest->first = i;
        rest->block.continued = true;
        placed.rest = &rest->block;
    }
    return placed;
}

static void flow_title(const struct placer *placer, const struct contents *contents) {
    struct element *element = element_new(placer->typesetter.arena, placer->element, "P");
    flow_words(
        placer, element, contents->title, contents->block.place, title_style(placer));
}

static void flow_entry(
    const struct placer *placer, const struct words *words, struct element *list) {
    struct arena *arena = placer->typesetter.arena;
    flow_words(placer, entry_link(arena, words, list), words_text(arena, words),
        words->block.place, entry_style(placer, words));
}

/* Without page numbers: there are no pages. */
static void contents_flow(const struct placer *placer, struct block *block) {
    const struct contents *contents = (const struct contents *)block;
    struct placer inner = *placer;
    struct flow_content *content = flow_add(placer, "TOC", FLOW_COLUMN, &inner.element);
    content->block = block;
    if (contents->title) {
        flow_title(&inner, contents);
    }
    for (size_t i = 0; i < references_heading_count(contents->references); i++) {
        const struct words *words = references_heading_at(contents->references, i);
        if (words->level <= contents->depth) {
            flow_entry(placer, words, inner.element);
        }
    }
}

const struct block_kind contents_block = {.name = "contents",
    .schema = &contents_schema,
    .bind = contents_bind,
    .widths = contents_widths,
    .place = contents_place,
    .flow = contents_flow};
