/* The text of cells measured and set. */
#include "table/label.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "table/note.h"
#include "table/words.h"

static enum table_text text_of(const struct table_cell *cell) {
    switch ((enum cell_kind)cell->kind) {
    case CELL_CORNER:
        return TEXT_OF_CORNER;
    case CELL_HEAD:
        return cell->title ? TEXT_OF_TITLE : TEXT_OF_HEAD;
    case CELL_STUB:
        return TEXT_OF_STUB;
    case CELL_DATA:
        break;
    }
    return TEXT_OF_CELL;
}

const struct style *cell_style(
    const struct table_look *look, const struct table_cell *cell) {
    return cell->look ? cell->look->style : look->styles[text_of(cell)];
}

static enum text_align paragraph_align(enum cell_align align) {
    return align == CELL_LEFT ? TEXT_START : align == CELL_RIGHT ? TEXT_END : TEXT_CENTER;
}

static struct paragraph_style paragraph_style_of(
    const struct table_cell *cell, const struct style *style, double width) {
    return (struct paragraph_style){
        .width = width,
        .line_height = style->line_height,
        .align = paragraph_align((enum cell_align)cell->align),
        .direction = (enum text_direction)cell->direction,
    };
}

static struct text_span span_of(
    const struct table_cell *cell, const char *text, const struct style *style) {
    return (struct text_span){
        .text = text, .length = strlen(text), .style = style->text, .place = cell->place};
}

static bool is_label(const struct table_cell *cell) {
    return cell->kind != CELL_DATA;
}

struct label_widths label_measure(const struct placer *placer, const struct table *table,
    const struct table_cell *cell, const char *text) {
    const struct style *style = cell_style(&table->look, cell);
    if (cell->direction == TEXT_VERTICAL) {
        size_t lines = 1;
        for (const char *c = text; *c; c++) {
            lines += *c == '\n';
        }
        double width = style->line_height * (double)lines;
        return (struct label_widths){width, width, width};
    }
    struct paragraph_style paragraph = paragraph_style_of(cell, style, 0);
    struct text_span span = span_of(cell, text, style);
    struct text_widths widths =
        text_measure_widths(&placer->typesetter, &span, 1, &paragraph);
    double least = fmin(widths.max, table->look.label_width);
    double pair = fmin(widths.max, 2 * style->text.size); /* no lines of one character */
    struct label_widths label = {fmax(widths.min, pair), 0, widths.max};
    struct pieces pieces = {0};
    if (is_label(cell)) {
        words_divide(placer, table->words, text, style, &pieces);
    }
    if (pieces.any_word) {
        for (size_t i = 0; i < pieces.count; i++) {
            const struct piece *piece = &pieces.items[i];
            double width = piece->word ? piece->width : fmin(piece->width, least);
            label.good = fmax(label.good, width);
        }
    }
    label.good = fmax(label.good, pieces.any_word ? label.hard : fmax(widths.min, least));
    return label;
}

/* The text with a line feed at each chosen end, as spans that keep their places. */
static struct paragraph set_pieces(const struct placer *placer,
    const struct pieces *pieces, const bool *ends, const struct text_span *whole,
    const struct text_span *mark, const struct paragraph_style *style) {
    struct text_span spans[2 * MOST_PIECES + 1];
    size_t count = 0;
    size_t start = 0;
    for (size_t i = 0; i < pieces->count; i++) {
        const struct piece *piece = &pieces->items[i];
        bool last = i + 1 == pieces->count;
        if (!last && !ends[i]) {
            continue;
        }
        struct text_span line = *whole;
        line.text += start;
        line.length = piece->start + piece->length - start;
        line.place.column += (uint32_t)utf8_count(whole->text, start);
        spans[count++] = line;
        if (!last) {
            struct text_span end = *whole;
            end.text = "\n";
            end.length = 1;
            spans[count++] = end;
            start = pieces->items[i + 1].start;
        }
    }
    if (mark->length) {
        spans[count++] = *mark;
    }
    return text_set_paragraph(&placer->typesetter, spans, count, style);
}

static struct text_span mark_of(const struct placer *placer, const struct table *table,
    const struct table_cell *cell) {
    int mark = cell->extra ? cell->extra->mark : 0;
    struct text_span none = {.text = "", .style = cell_style(&table->look, cell)->text};
    return mark ? note_span(placer->typesetter.arena, &table->look,
                      cell_style(&table->look, cell), mark)
                : none;
}

double label_mark_width(const struct placer *placer, const struct table *table,
    const struct table_cell *cell) {
    struct text_span mark = mark_of(placer, table, cell);
    return mark.length ? text_measure(&placer->typesetter, mark.text, &mark.style) : 0;
}

struct paragraph label_set(const struct placer *placer, const struct table *table,
    const struct table_cell *cell, const char *text, double width) {
    const struct style *style = cell_style(&table->look, cell);
    bool vertical = cell->direction == TEXT_VERTICAL;
    struct paragraph_style set_style =
        paragraph_style_of(cell, style, vertical ? 0 : width);
    struct text_span spans[] = {span_of(cell, text, style), mark_of(placer, table, cell)};
    struct pieces pieces = {0};
    bool ends[MOST_PIECES];
    if (is_label(cell) && !vertical) {
        words_divide(placer, table->words, text, style, &pieces);
    }
    if (pieces.any_word && words_break(&pieces, width, ends)) {
        return set_pieces(placer, &pieces, ends, &spans[0], &spans[1], &set_style);
    }
    set_style.balance =
        cell->kind == CELL_HEAD || cell->kind == CELL_CORNER || cell->branch;
    size_t count = spans[1].length ? 2 : 1;
    return text_set_paragraph(&placer->typesetter, spans, count, &set_style);
}

double label_height(const struct paragraph *paragraph, const struct style *style,
    enum text_direction direction) {
    if (direction == TEXT_VERTICAL || paragraph->line_count == 0) {
        return paragraph->height;
    }
    const struct text_line *first = &paragraph->lines[0];
    const struct text_line *last = &paragraph->lines[paragraph->line_count - 1];
    return last->y - first->y + (HAN_ASCENT + HAN_DESCENT) * style->text.size;
}
