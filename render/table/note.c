/* Footnotes: numbered, set, placed under the table. */
#include "table/note.h"

#include <string.h>

#include "base/utf8.h"

void notes_number(struct arena *arena, struct table_grid *grid) {
    size_t capacity = 0;
    for (size_t i = 0; i < grid->cell_count; i++) {
        struct cell_extra *extra = grid->cells[i].extra;
        grid->has_extras |= extra != NULL;
        if (!extra || !extra->note) {
            continue;
        }
        int mark = 0;
        while (
            mark < grid->note_count && strcmp(grid->notes[mark].text, extra->note) != 0) {
            mark++;
        }
        if (mark == grid->note_count) {
            grid->notes = arena_grow(arena, grid->notes, (size_t)grid->note_count,
                &capacity, sizeof *grid->notes);
            grid->notes[grid->note_count++] =
                (struct table_note){extra->note, extra->note_place};
        }
        extra->mark = mark + 1;
    }
}

/* ①–⑳, ㉑–㉟, ㊱–㊿; 0: there is none so high. */
static uint32_t circled(int number) {
    return number <= 20   ? 0x245F + (uint32_t)number
           : number <= 35 ? 0x3250 + (uint32_t)(number - 20)
           : number <= 50 ? 0x32B0 + (uint32_t)(number - 35)
                          : 0;
}

const char *note_mark(struct arena *arena, enum note_marks marks, int number) {
    char character[5] = "";
    if (marks == MARKS_CIRCLED && circled(number)) {
        utf8_write(character, circled(number));
        return arena_copy_string(arena, character);
    }
    if (marks == MARKS_LETTER && number <= 26) {
        return arena_print(arena, "%c", 'a' + number - 1);
    }
    if (marks == MARKS_STAR && number <= 4) {
        return arena_copy(arena, "****", (size_t)number);
    }
    return arena_print(arena, "%d)", number);
}

struct text_span note_span(struct arena *arena, const struct table_look *look,
    const struct style *style, int number) {
    const char *mark = note_mark(arena, look->note_marks, number);
    struct text_span span = {
        .text = mark, .length = strlen(mark), .style = style->text, .joined = true};
    span.style.rise = 0.36 * style->text.size;
    span.style.size *= 0.65;
    return span;
}

static struct paragraph set_note(
    const struct placer *placer, const struct table *table, int index, double width) {
    struct arena *arena = placer->typesetter.arena;
    const struct style *style = table->look.styles[TEXT_OF_NOTE];
    const struct table_note *note = &table->grid->notes[index];
    const char *mark = arena_print(
        arena, "%s\u2002", note_mark(arena, table->look.note_marks, index + 1));
    struct text_span spans[] = {
        {.text = mark, .length = strlen(mark), .style = style->text},
        {.text = note->text,
            .length = strlen(note->text),
            .style = style->text,
            .place = note->place}};
    struct paragraph_style paragraph = style_paragraph(style, width);
    paragraph.hanging_indent = text_measure(&placer->typesetter, mark, &style->text);
    return text_set_paragraph(&placer->typesetter, spans, countof(spans), &paragraph);
}

static double gap_above(const struct table *table) {
    return table->look.styles[TEXT_OF_NOTE]->text.size * 0.4;
}

double notes_height(
    const struct placer *placer, const struct table *table, double width) {
    double height = table->grid->note_count ? gap_above(table) : 0;
    for (int i = 0; i < table->grid->note_count; i++) {
        height += set_note(placer, table, i, width).height;
    }
    return height;
}

void notes_paint(const struct placer *placer, const struct table *table, double width,
    double y, struct scene_group *group) {
    struct arena *arena = placer->typesetter.arena;
    const struct style *style = table->look.styles[TEXT_OF_NOTE];
    y += gap_above(table);
    for (int i = 0; i < table->grid->note_count; i++) {
        struct paragraph paragraph = set_note(placer, table, i, width);
        struct element *element = element_new(arena, placer->element, "Note");
        block_add_paragraph(placer, group, "table-note", &paragraph, style, 0, y);
        struct scene_mark *mark = group->marks[group->mark_count - 1];
        for (size_t j = 0; j < mark->count; j++) {
            mark->texts[j].item.element = element;
        }
        y += paragraph.height;
    }
}
