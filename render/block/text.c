/* Text items of the scene from set lines. */
#include <string.h>

#include "block/block.h"

static void describe_text(struct scene_text *item, const struct style *style) {
    item->font = style->text.font.role;
    item->font_size = style->text.size;
    item->font_weight = style->text.font.weight;
    item->italic = style->text.font.italic;
}

/* The text of a line, its runs joined. */
static const char *line_text(struct arena *arena, const struct text_line *line) {
    size_t length = 0;
    for (size_t i = 0; i < line->run_count; i++) {
        length += line->runs[i].text_length;
    }
    char *text = arena_array(arena, length + 1, 1);
    size_t at = 0;
    for (size_t i = 0; i < line->run_count; i++) {
        memcpy(text + at, line->runs[i].text, line->runs[i].text_length);
        at += line->runs[i].text_length;
    }
    return text;
}

void block_add_lines(const struct placer *placer, struct scene_group *group,
    const char *role, const struct paragraph *paragraph, struct block_paint paint,
    double x, double y) {
    struct arena *arena = placer->typesetter.arena;
    size_t count = paragraph->line_count;
    struct scene_text *items =
        scene_add_mark(arena, group, MARK_TEXT, role, count)->texts;
    for (size_t i = 0; i < count; i++) {
        const struct text_line *line = &paragraph->lines[i];
        items[i].item =
            (struct item){.x = x + line->x, .y = y + line->y, .style = paint.fill};
        items[i].text = line_text(arena, line);
        items[i].runs = line->runs;
        items[i].run_count = line->run_count;
        items[i].width = line->width;
        describe_text(&items[i], paint.style);
    }
}

void block_add_paragraph(const struct placer *placer, struct scene_group *group,
    const char *role, const struct paragraph *paragraph, const struct style *style,
    double x, double y) {
    struct block_paint paint = {
        style, scene_new_fill(placer->typesetter.arena, style->color)};
    block_add_lines(placer, group, role, paragraph, paint, x, y);
}
