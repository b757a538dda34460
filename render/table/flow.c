/* A table in a document that lays itself out: its structure tree, each cell with its text,
 * its sides as the rules of the whole table fall on them, and its numbers on their axis. */
#include "table/flow.h"

#include <math.h>
#include <string.h>

#include "table/axis.h"
#include "table/cell_chart.h"
#include "table/layout.h"
#include "table/note.h"
#include "table/paint.h"
#include "table/structure.h"
#include "table/words.h"

/* What the cells of one table are made with. */
struct flowing {
    const struct placer *placer; /* the structure hangs under its element */
    const struct table *table;
    const struct table_structure *structure;
    struct table_part whole; /* all rows, as one part */
    struct lines *lines;
    struct axes axes;
};

static struct table_part whole_table(struct arena *arena, const struct table_grid *grid) {
    struct table_part part = {.count = grid->row_count, .next = grid->row_count};
    part.rows = arena_array(arena, (size_t)grid->row_count, sizeof *part.rows);
    for (int i = 0; i < grid->row_count; i++) {
        part.rows[i] = i;
    }
    return part;
}

static struct flow_rule side_of(
    const struct table_rule *rule, const struct table_look *look) {
    static const enum flow_rule_style styles[] = {[RULE_DOTTED] = FLOW_DOTTED,
        [RULE_DASHED] = FLOW_DASHED,
        [RULE_SOLID] = FLOW_SOLID,
        [RULE_DOUBLE] = FLOW_DOUBLE};
    if (!rule || !rule_is_drawn(rule)) {
        return (struct flow_rule){0};
    }
    return (struct flow_rule){rule->width, styles[rule->style],
        rule->color.set ? rule->color : look->rule_color};
}

static void add_rules(
    const struct flowing *flowing, const struct table_cell *cell, struct flow_cell *out) {
    const struct table *table = flowing->table;
    const struct table_part *part = &flowing->whole;
    int end = cell->column + cell->column_span;
    const struct table_rule *sides[SIDE_COUNT] = {
        [SIDE_TOP] = table_rule_over(table, part, cell->row, cell->column),
        [SIDE_RIGHT] = table_rule_beside(table, part, end, cell->row),
        [SIDE_BOTTOM] =
            table_rule_over(table, part, cell->row + cell->row_span, cell->column),
        [SIDE_LEFT] = table_rule_beside(table, part, cell->column, cell->row),
    };
    for (int i = 0; i < SIDE_COUNT; i++) {
        out->rules[i] = side_of(sides[i], &table->look);
    }
}

static enum flow_cell_align align_of(const struct table_cell *cell) {
    return cell->align == CELL_LEFT    ? FLOW_LEFT
           : cell->align == CELL_RIGHT ? FLOW_RIGHT
                                       : FLOW_CENTER;
}

/* Where its number begins in the block that the numbers of the column make. */
static void add_axis(
    const struct flowing *flowing, const struct table_cell *cell, struct flow_cell *out) {
    const struct axis *axis = cell->number && cell->align == CELL_AXIS
                                  ? axes_find(&flowing->axes, flowing->table->grid, cell)
                                  : NULL;
    if (axis) {
        struct number_parts parts = number_measure(flowing->lines, flowing->table, cell);
        if (!parts.remark) {
            double size = cell_style(&flowing->table->look, cell)->text.size;
            out->axis_width = (axis->before + axis->after) / size;
            out->axis_start = (axis->before - parts.before) / size;
        }
    }
}

/* The text with places between its words where it may be broken. */
static const char *breakable(const struct flowing *flowing, const struct table_cell *cell,
    const struct style *style, bool *words) {
    static const char zero_width_space[] = "\u200b";
    struct arena *arena = flowing->placer->typesetter.arena;
    struct pieces pieces;
    *words = false;
    if (cell->kind == CELL_DATA) {
        return cell->text;
    }
    words_divide(flowing->placer, flowing->table->words, cell->text, style, &pieces);
    if (!pieces.any_word) {
        return cell->text;
    }
    const char *text = "";
    for (size_t i = 0; i < pieces.count; i++) {
        const struct piece *piece = &pieces.items[i];
        const char *before = i == 0                          ? ""
                             : pieces.items[i - 1].ends_line ? "\n"
                                                             : zero_width_space;
        text = arena_print(arena, "%s%s%.*s", text, before, (int)piece->length,
            cell->text + piece->start);
    }
    *words = true;
    return text;
}

static const char *note_anchor(const struct flowing *flowing, int number) {
    return arena_print(flowing->placer->typesetter.arena, "%s-note-%d",
        flowing->structure->prefix, number);
}

/* The text, then the mark of its footnote, which leads to it. */
static void add_text(const struct flowing *flowing, const struct table_cell *cell,
    struct element *element, struct flow_content *content) {
    struct arena *arena = flowing->placer->typesetter.arena;
    const struct table_look *look = &flowing->table->look;
    const struct style *style = cell_style(look, cell);
    struct text_span *spans = arena_array(arena, 2, sizeof *spans);
    struct text_mark *marks = arena_array(arena, 2, sizeof *marks);
    bool words;
    const char *text = breakable(flowing, cell, style, &words);
    spans[0] = (struct text_span){
        .text = text, .length = strlen(text), .style = style->text, .place = cell->place};
    content->text = (struct flow_text){.spans = spans,
        .count = 1,
        .style = style,
        .words = words,
        .vertical = cell->direction == TEXT_VERTICAL};
    if (cell->extra && cell->extra->mark) {
        struct element *link = element_new(arena, element, "Link");
        link->link = arena_print(arena, "#%s", note_anchor(flowing, cell->extra->mark));
        spans[1] = note_span(arena, look, style, cell->extra->mark);
        marks[1].element = link;
        content->text.marks = marks;
        content->text.count = 2;
    }
}

/* A bar says what the number says; a sparkline is a figure with its values. */
static void add_chart(const struct flowing *flowing, const struct table_cell *cell,
    struct element *element) {
    struct arena *arena = flowing->placer->typesetter.arena;
    const struct cell_chart *chart = cell->extra->chart;
    struct placer inner = *flowing->placer;
    struct element *figure;
    inner.element = element;
    struct flow_content *content = flow_add(
        &inner, cell_has_bar(cell) ? "Artifact" : "Figure", FLOW_DRAWING, &figure);
    struct flow_drawing *drawing = arena_new(arena, struct flow_drawing);
    struct scene_group *group = scene_new_group(arena);
    group->no_size = true;
    drawing->group = group;
    drawing->width = chart->look->width;
    drawing->height = cell_style(&flowing->table->look, cell)->text.size;
    cell_chart_paint(
        flowing->placer, chart, group, 0, 0, drawing->width, drawing->height);
    if (!cell_has_bar(cell)) {
        figure->alternative = cell_chart_alternative(arena, chart);
    }
    content->drawing = drawing;
}

static void add_cell(const struct flowing *flowing, const struct table_cell *cell,
    struct element *element) {
    struct arena *arena = flowing->placer->typesetter.arena;
    const struct table_look *look = &flowing->table->look;
    struct flow_content *content = arena_new(arena, struct flow_content);
    struct flow_cell *own = arena_new(arena, struct flow_cell);
    const struct color *ground = table_ground(look, cell);
    content->kind = FLOW_CELL;
    content->cell = own;
    element->content = content;
    own->align = align_of(cell);
    own->padding_x = look->padding;
    own->padding_y = cell_padding(flowing->table, cell);
    own->indent =
        look->indented && cell->kind == CELL_STUB ? look->indent * cell->level : 0;
    own->fill = ground ? *ground : (struct color){0};
    own->diagonal = cell->extra ? cell->extra->diagonal : NULL;
    add_rules(flowing, cell, own);
    add_axis(flowing, cell, own);
    add_text(flowing, cell, element, content);
    if (cell->extra && cell->extra->chart) {
        add_chart(flowing, cell, element);
    }
    if (cell->extra && cell->extra->blocks.count) {
        struct placer inner = *flowing->placer;
        inner.element = element;
        block_list_flow(&inner, &cell->extra->blocks);
    }
}

static void add_notes(const struct flowing *flowing) {
    const struct table *table = flowing->table;
    struct arena *arena = flowing->placer->typesetter.arena;
    for (int i = 0; i < table->grid->note_count; i++) {
        const struct table_note *note = &table->grid->notes[i];
        const char *text = arena_print(arena, "%s\u2002%s",
            note_mark(arena, table->look.note_marks, i + 1), note->text);
        struct element *element = element_new(arena, flowing->placer->element, "Note");
        element->anchor = note_anchor(flowing, i + 1);
        flow_words(flowing->placer, element, text, note->place,
            table->look.styles[TEXT_OF_NOTE]);
    }
}

/* The columns' shares of a width like that of a page, and the least to be read by, in ems
 * of the cells' text. What does not fit is no fault: readers scroll. */
static struct flow_table *measure(
    const struct placer *placer, const struct table *table) {
    enum { EMS = 48 };
    struct arena *arena = placer->typesetter.arena;
    struct faults quiet = {.arena = arena};
    struct placer silent = *placer;
    silent.warnings = &quiet;
    struct flow_table *out = arena_new(arena, struct flow_table);
    int count = table->grid->column_count;
    double size = table->look.styles[TEXT_OF_CELL]->text.size;
    struct table_layout *layout = layout_begin(&silent, table, EMS * size);
    double width = layout->edges[count];
    out->columns = (size_t)count;
    out->shares = arena_array(arena, (size_t)count, sizeof *out->shares);
    for (int c = 0; c < count; c++) {
        out->shares[c] = (layout->edges[c + 1] - layout->edges[c]) / width;
    }
    out->least = fmin(layout_widths(&silent, table).min, width) / size;
    return out;
}

void table_flow(const struct placer *placer, struct block *block) {
    const struct table *table = (const struct table *)block;
    struct arena *arena = placer->typesetter.arena;
    struct flowing flowing = {.placer = placer,
        .table = table,
        .structure = structure_make(placer, table),
        .whole = whole_table(arena, table->grid),
        .lines = lines_new(placer)};
    struct element *root = flowing.structure->root;
    flowing.axes = axes_measure(flowing.lines, table);
    struct flow_content *content = arena_new(arena, struct flow_content);
    content->kind = FLOW_TABLE;
    content->block = block;
    content->table = measure(placer, table);
    root->content = content;
    for (size_t i = 0; i < table->grid->cell_count; i++) {
        add_cell(&flowing, &table->grid->cells[i], flowing.structure->cells[i]);
    }
    add_notes(&flowing);
}
