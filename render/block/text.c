/* Text items of the scene from set lines. */
#include <math.h>
#include <string.h>

#include "block/block.h"

/* How far the baseline lies below the anchor, in ems (Vega's offsets; the middle is that
 * of the Han box, which digits share). */
static double baseline_drop(enum vertical_align baseline) {
    switch (baseline) {
    case BASELINE_TOP:
    case BASELINE_LINE_TOP:
        return 0.88;
    case BASELINE_MIDDLE:
        return 0.38;
    case BASELINE_BOTTOM:
    case BASELINE_LINE_BOTTOM:
        return -0.12;
    case BASELINE_ALPHABETIC:
        break;
    }
    return 0;
}

static double align_shift(enum horizontal_align align, double width) {
    return align == ALIGN_CENTER ? -width / 2 : align == ALIGN_RIGHT ? -width : 0;
}

/* Copies of the runs with every glyph moved by dx, dy. */
static struct glyph_run *move_runs(struct arena *arena, const struct glyph_run *runs,
    size_t count, double dx, double dy) {
    struct glyph_run *moved = arena_array(arena, count, sizeof *moved);
    for (size_t i = 0; i < count; i++) {
        struct glyph *glyphs = arena_array(arena, runs[i].glyph_count, sizeof *glyphs);
        for (size_t g = 0; g < runs[i].glyph_count; g++) {
            glyphs[g] = runs[i].glyphs[g];
            glyphs[g].x += (float)dx;
            glyphs[g].y += (float)dy;
        }
        moved[i] = runs[i];
        moved[i].glyphs = glyphs;
    }
    return moved;
}

void block_place_line(
    struct arena *arena, struct scene_text *item, const struct text_line *line) {
    double dx = align_shift(item->align, line->width);
    double dy = baseline_drop(item->baseline) * item->font_size;
    item->runs = move_runs(arena, line->runs, line->run_count, dx, dy);
    item->run_count = line->run_count;
    item->width = line->width;
}

static void describe_text(struct scene_text *item, const struct style *style) {
    item->font = style->text.font.role;
    item->font_size = style->text.size;
    item->font_weight = style->text.font.weight;
    item->italic = style->text.font.italic;
}

struct scene_text *block_add_line(const struct placer *placer, struct scene_group *group,
    const char *role, const char *text, const struct style *style, double x, double y,
    enum horizontal_align align, enum vertical_align baseline) {
    struct arena *arena = placer->typesetter.arena;
    struct scene_text *item = scene_add_mark(arena, group, MARK_TEXT, role, 1)->texts;
    struct text_span span = {.text = text, .length = strlen(text), .style = style->text};
    struct text_line line = text_set_line(&placer->typesetter, &span, 1);
    item->item.x = x;
    item->item.y = y;
    item->item.style = scene_new_fill(arena, style->color);
    item->text = text;
    item->align = align;
    item->baseline = baseline;
    describe_text(item, style);
    block_place_line(arena, item, &line);
    return item;
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

void block_add_paragraph(const struct placer *placer, struct scene_group *group,
    const char *role, const struct paragraph *paragraph, const struct style *style,
    double x, double y) {
    struct arena *arena = placer->typesetter.arena;
    size_t count = paragraph->line_count;
    struct scene_text *items =
        scene_add_mark(arena, group, MARK_TEXT, role, count)->texts;
    const struct scene_style *paint = scene_new_fill(arena, style->color);
    for (size_t i = 0; i < count; i++) {
        const struct text_line *line = &paragraph->lines[i];
        items[i].item = (struct item){.x = x + line->x, .y = y + line->y, .style = paint};
        items[i].text = line_text(arena, line);
        items[i].runs = line->runs;
        items[i].run_count = line->run_count;
        items[i].width = line->width;
        describe_text(&items[i], style);
    }
}
