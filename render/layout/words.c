/* Making and placing paragraphs. */
#include "layout/words.h"

#include <math.h>
#include <string.h>

#include "base/buffer.h"
#include "block/flow.h"
#include "layout/reference.h"

/* Lines that stay together before and behind a break of pages. */
enum { KEEP_LINES = 2 };

static const double TOLERANCE = 0.01; /* px that a line may be too high by */

struct words *words_new(struct binder *binder, const struct block *common,
    const struct style *style, const char *tag) {
    struct words *words = arena_new(binder->arena, struct words);
    words->block = *common;
    words->block.space_before = style->space_before;
    words->block.space_after = style->space_after;
    words->style = style;
    words->role = common->kind->name;
    words->tag = tag;
    if (common->kind == &title_block) {
        words->block.keep |= KEEP_WITH_NEXT | KEEP_TOGETHER;
    }
    return words;
}

/* The style of the level, else of the level over it: heading, heading-2, heading-3… */
static const struct style *heading_style(const struct binder *binder, int level) {
    for (; level > 1; level--) {
        const struct style *style = theme_own_style(
            binder->theme, arena_print(binder->arena, "heading-%d", level));
        if (style) {
            return style;
        }
    }
    return theme_style(binder->theme, "heading");
}

struct words *words_heading(
    struct binder *binder, const struct block *common, int level) {
    static const char *const tags[] = {"H2", "H3", "H4", "H5", "H6"};
    size_t index = level > (int)countof(tags) ? countof(tags) - 1 : (size_t)level - 1;
    struct words *words =
        words_new(binder, common, heading_style(binder, level), tags[index]);
    words->role = "heading";
    words->level = level;
    words->block.keep |= KEEP_WITH_NEXT | KEEP_TOGETHER;
    return words;
}

void words_define(struct binder *binder, struct words *words) {
    if (!binder->references) {
        return;
    }
    words->anchor = words->level
                        ? references_heading(binder->references, words, words->block.id)
                        : words->block.id;
    if (words->anchor) {
        const char *text = words->level ? words_text(binder->arena, words) : NULL;
        references_define(binder->references, words->anchor, text);
    }
}

const char *words_text(struct arena *arena, const struct words *words) {
    struct buffer text = {0};
    for (size_t i = 0; i < words->spans.count; i++) {
        const struct text_span *span = &words->spans.items[i];
        for (size_t k = 0; k < span->length; k++) {
            if (span->text[k] != '\n') {
                buffer_append_char(&text, span->text[k]);
            }
        }
    }
    const char *copy = arena_copy(arena, text.data ? text.data : "", text.length);
    buffer_finish(&text);
    return copy;
}

struct widths words_widths(const struct placer *placer, const struct block *block) {
    const struct words *words = (const struct words *)block;
    struct paragraph_style style = style_paragraph(words->style, 0);
    struct text_widths widths = text_measure_widths(
        &placer->typesetter, words->spans.items, words->spans.count, &style);
    return (struct widths){widths.min + words->indent, widths.max + words->indent};
}

/* A vertical block without a height has columns of 20 characters. */
static double column_height(const struct words *words) {
    return words->block.height > 0 ? words->block.height : 20 * words->style->text.size;
}

/* With a character behind it: alone its colon would be halved at the line's end. */
static double prefix_width(const struct placer *placer, const struct words *words) {
    const struct text_style *style = &words->style->text;
    const char *followed = arena_print(placer->typesetter.arena, "%s国", words->prefix);
    return text_measure(&placer->typesetter, followed, style) -
           text_measure(&placer->typesetter, "国", style);
}

static struct paragraph set(
    const struct placer *placer, const struct words *words, double width) {
    struct paragraph_style style = style_paragraph(words->style, width - words->indent);
    if (words->vertical) {
        style.direction = TEXT_VERTICAL;
        style.width = column_height(words);
    }
    if (words->block.has_align) {
        style.align = words->block.align;
    }
    if (words->prefix) {
        style.hanging_indent = prefix_width(placer, words);
    }
    if (words->marker) {
        style.first_indent = style.hanging_indent = 0;
    }
    if (words->grid) {
        style.grid = style.width / words->grid;
    }
    style.balance = words->block.kind == &title_block;
    return text_set_paragraph(
        &placer->typesetter, words->spans.items, words->spans.count, &style);
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

/* How many of the `left` lines stand in the region, with none alone before or behind its
 * end. A fresh page takes one at least. */
static size_t count_fitting(
    const struct words *words, size_t left, const struct region *region) {
    double line_height = words->style->line_height;
    double room = region->height_left + TOLERANCE;
    if (words->vertical || room >= line_height * (double)left) {
        return left;
    }
    bool fresh = room >= region->height_full;
    size_t fitting = room >= line_height ? (size_t)(room / line_height) : 0;
    size_t kept = fitting;
    if (left - kept < KEEP_LINES) {
        kept = left > KEEP_LINES ? left - KEEP_LINES : 0;
    }
    if (kept >= KEEP_LINES || !fresh) {
        return kept >= KEEP_LINES ? kept : 0;
    }
    return fitting ? fitting : 1;
}

struct element *holder_element(const struct placer *placer, struct holder *holder) {
    if (!holder) {
        return placer->element;
    }
    if (!holder->element || !element_is_in(holder->element, placer->element)) {
        holder->element = element_new(
            placer->typesetter.arena, holder_element(placer, holder->outer), holder->tag);
        holder->element->anchor = holder->anchor;
        holder->element->ordered = holder->ordered;
    }
    return holder->element;
}

/* The links among the spans, each an element in the paragraph's; neighbours with the same
 * target are one. */
static struct text_mark *mark_spans(
    const struct placer *placer, const struct words *words, struct element *element) {
    const struct spans *spans = &words->spans;
    if (!spans->extras) {
        return NULL;
    }
    struct arena *arena = placer->typesetter.arena;
    struct text_mark *marks = arena_array(arena, spans->count, sizeof *marks);
    for (size_t i = 0; i < spans->count; i++) {
        const char *link = spans->extras[i].link;
        marks[i].color = spans->extras[i].color;
        marks[i].emphasis = spans->extras[i].emphasis;
        if (!link) {
            continue;
        }
        if (i && spans->extras[i - 1].link == link) {
            marks[i].element = marks[i - 1].element;
            continue;
        }
        struct element *child = element_new(arena, element, "Link");
        child->link = link_is_address(link) ? link : arena_print(arena, "#%s", link);
        marks[i].element = child;
    }
    return marks;
}

static struct element *marker_element(const struct placer *placer, struct words *words) {
    return element_new(
        placer->typesetter.arena, holder_element(placer, words->item), "Lbl");
}

static void add_marker(
    const struct placer *placer, struct words *words, struct scene_group *group) {
    struct arena *arena = placer->typesetter.arena;
    double x = words->indent - words->style->hanging_indent;
    struct paragraph paragraph = block_set_line(placer, words->marker, words->style);
    struct element *label = marker_element(placer, words);
    struct scene_group *holder = scene_new_group(arena);
    holder->no_size = true;
    holder->item.element = label;
    block_add_paragraph(placer, holder, "list-marker", &paragraph, words->style, x, 0);
    scene_attach_group(arena, group, holder, "scope", 0, 0);
}

/* The element and its links, made with the first part. */
static void begin(const struct placer *placer, struct words *words) {
    struct arena *arena = placer->typesetter.arena;
    words->element =
        element_new(arena, holder_element(placer, words->holder), words->tag);
    words->element->anchor = words->anchor;
    words->element->title = words->level ? words_text(arena, words) : NULL;
    words->marks = mark_spans(placer, words, words->element);
}

static struct block *rest_of(
    struct arena *arena, const struct words *words, size_t first_line) {
    struct words *rest = arena_new(arena, struct words);
    *rest = *words;
    rest->first_line = first_line;
    rest->block.continued = true;
    rest->block.space_before = 0;
    return &rest->block;
}

struct placed words_place(
    const struct placer *placer, struct block *block, const struct region *region) {
    struct words words = *(struct words *)block; /* this part of it */
    struct arena *arena = placer->typesetter.arena;
    struct paragraph whole = set(placer, &words, region->width);
    double line_height = words.style->line_height;
    size_t first =
        words.first_line < whole.line_count ? words.first_line : whole.line_count;
    size_t last = first + count_fitting(&words, whole.line_count - first, region);
    if (last == first && first < whole.line_count) {
        return (struct placed){.width = region->width, .rest = block};
    }
    struct paragraph part = cut(&whole, first, last, words.vertical ? 0 : line_height);
    struct scene_group *group = scene_new_group(arena);
    group->no_size = true;
    struct scene_group *lines = group;
    if (words.marker &&
        !words.block.continued) { /* the marker has an element of its own */
        add_marker(placer, &words, group);
        lines = scene_new_group(arena);
        lines->no_size = true;
        scene_attach_group(arena, group, lines, "scope", 0, 0);
    }
    if (!words.block.continued) {
        begin(placer, &words);
    }
    lines->item.element = words.element;
    block_add_marked_paragraph(
        placer, lines, words.role, &part, words.style, words.marks, words.indent, 0);
    return (struct placed){.group = group,
        .width = region->width,
        .height = words.vertical ? whole.height : part.height,
        .baseline = words.vertical || !part.line_count ? 0 : part.lines[0].y,
        .rest = last < whole.line_count ? rest_of(arena, &words, last) : NULL};
}

void words_flow(const struct placer *placer, struct block *block) {
    struct words words = *(struct words *)block;
    struct arena *arena = placer->typesetter.arena;
    if (words.marker) {
        flow_words(placer, marker_element(placer, &words), words.marker,
            words.block.place, words.style);
    }
    begin(placer, &words);
    struct flow_content *content = arena_new(arena, struct flow_content);
    content->kind = FLOW_TEXT;
    content->block = block;
    content->text = (struct flow_text){.spans = words.spans.items,
        .count = words.spans.count,
        .marks = words.marks,
        .style = words.style,
        .prefix = words.prefix,
        .vertical = words.vertical};
    words.element->content = content;
}

const struct block_kind paragraph_block = {.name = "paragraph",
    .widths = words_widths,
    .place = words_place,
    .flow = words_flow};
