/* Text items of the scene from set lines. */
#include <string.h>

#include "block/block.h"

struct paragraph block_set_line(
    const struct placer *placer, const char *text, const struct style *style) {
    struct text_span span = {.text = text, .length = strlen(text), .style = style->text};
    struct paragraph_style paragraph_style = style_paragraph(style, 0);
    paragraph_style.first_indent = 0;
    paragraph_style.align = TEXT_START;
    return text_set_paragraph(&placer->typesetter, &span, 1, &paragraph_style);
}

static void describe_text(struct scene_text *item, const struct style *style) {
    item->font = style->text.font.role;
    item->font_size = style->text.size;
    item->font_weight = style->text.font.weight;
    item->italic = style->text.font.italic;
}

/* The text of runs joined. */
static const char *runs_text(
    struct arena *arena, const struct glyph_run *runs, size_t count) {
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        length += runs[i].text_length;
    }
    char *text = arena_array(arena, length + 1, 1);
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        memcpy(text + at, runs[i].text, runs[i].text_length);
        at += runs[i].text_length;
    }
    return text;
}

static const struct text_mark *mark_of(
    const struct text_mark *marks, const struct glyph_run *run) {
    return marks ? &marks[run->span] : NULL;
}

static bool same_mark(const struct text_mark *a, const struct text_mark *b) {
    return !a || (a->element == b->element && color_equal(a->color, b->color));
}

/* How many runs from `first` on share one mark. */
static size_t marked_alike(
    const struct text_mark *marks, const struct text_line *line, size_t first) {
    if (!marks) {
        return line->run_count - first;
    }
    size_t end = first + 1;
    while (end < line->run_count && same_mark(mark_of(marks, &line->runs[first]),
                                        mark_of(marks, &line->runs[end]))) {
        end++;
    }
    return end - first;
}

static size_t count_items(
    const struct paragraph *paragraph, const struct text_mark *marks) {
    size_t count = 0;
    for (size_t i = 0; i < paragraph->line_count; i++) {
        const struct text_line *line = &paragraph->lines[i];
        size_t run = 0;
        do {
            run += line->run_count ? marked_alike(marks, line, run) : 0;
            count++;
        } while (run < line->run_count);
    }
    return count;
}

static double runs_width(const struct glyph_run *runs, size_t count) {
    double width = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < runs[i].glyph_count && !runs[i].angle; k++) {
            width += (double)runs[i].glyphs[k].advance;
        }
    }
    return width;
}

/* Runs [first, first + count) of the line, which stand relative to the line's start. */
static void fill_item(struct arena *arena, struct scene_text *item,
    const struct text_line *line, size_t first, size_t count, const struct style *style) {
    item->text = runs_text(arena, line->runs + first, count);
    item->runs = line->runs + first;
    item->run_count = count;
    item->width =
        count == line->run_count ? line->width : runs_width(line->runs + first, count);
    describe_text(item, style);
}

static void add_lines(const struct placer *placer, struct scene_group *group,
    const char *role, const struct paragraph *paragraph, struct block_paint paint,
    const struct text_mark *marks, double x, double y) {
    struct arena *arena = placer->typesetter.arena;
    size_t item_count = count_items(paragraph, marks);
    struct scene_text *item =
        scene_add_mark(arena, group, MARK_TEXT, role, item_count)->texts;
    for (size_t i = 0; i < paragraph->line_count; i++) {
        const struct text_line *line = &paragraph->lines[i];
        size_t run = 0;
        do {
            size_t count = line->run_count ? marked_alike(marks, line, run) : 0;
            const struct text_mark *mark =
                count ? mark_of(marks, &line->runs[run]) : NULL;
            item->item =
                (struct item){.x = x + line->x, .y = y + line->y, .style = paint.fill};
            if (mark) {
                item->item.element = mark->element;
                item->item.style =
                    mark->color.set ? scene_new_fill(arena, mark->color) : paint.fill;
            }
            fill_item(arena, item++, line, run, count, paint.style);
            run += count;
        } while (run < line->run_count);
    }
}

void block_add_lines(const struct placer *placer, struct scene_group *group,
    const char *role, const struct paragraph *paragraph, struct block_paint paint,
    double x, double y) {
    add_lines(placer, group, role, paragraph, paint, NULL, x, y);
}

void block_add_marked_paragraph(const struct placer *placer, struct scene_group *group,
    const char *role, const struct paragraph *paragraph, const struct style *style,
    const struct text_mark *marks, double x, double y) {
    struct block_paint paint = {
        style, scene_new_fill(placer->typesetter.arena, style->color)};
    add_lines(placer, group, role, paragraph, paint, marks, x, y);
}

void block_add_paragraph(const struct placer *placer, struct scene_group *group,
    const char *role, const struct paragraph *paragraph, const struct style *style,
    double x, double y) {
    block_add_marked_paragraph(placer, group, role, paragraph, style, NULL, x, y);
}
