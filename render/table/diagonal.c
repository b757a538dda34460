/* Labels and lines of diagonal heads. */
#include "table/diagonal.h"

#include <math.h>
#include <string.h>

enum { MOST_LABELS = 3 };

/* What the labels need: the widest, how far one stands from the cell's edges. */
struct needs {
    int count;
    double widths[MOST_LABELS];
    double widest, line, away;
};

static struct needs measure(
    struct lines *lines, const struct table *table, const struct table_cell *cell) {
    const struct style *style = cell_style(&table->look, cell);
    const char *const *labels = cell->extra->diagonal;
    struct needs needs = {.line = style->text.size, .away = 0.3 * style->text.size};
    for (; labels[needs.count]; needs.count++) {
        const char *label = labels[needs.count];
        double width = lines_width(lines, style, label, strlen(label));
        needs.widths[needs.count] = width;
        needs.widest = fmax(needs.widest, width);
    }
    return needs;
}

double diagonal_width(
    struct lines *lines, const struct table *table, const struct table_cell *cell) {
    struct needs needs = measure(lines, table, cell);
    double label = needs.widest + needs.away;
    return needs.count == 2 ? 1.9 * label : 2.6 * label;
}

/* One diagonal: a label `widest` wide ends `away` from the side, and the line must have
 * sunk by the label's height where that begins. Two diagonals, to the middles of the far
 * sides, leave half the height to each. */
double diagonal_height(struct lines *lines, const struct table *table,
    const struct table_cell *cell, double width) {
    struct needs needs = measure(lines, table, cell);
    double label = needs.line + needs.away;
    double beside = fmax(width - needs.widest - needs.away, 0.25 * width);
    double height = label * width / beside;
    return needs.count == 2 ? fmax(height, 1.8 * label) : 2 * height;
}

static void paint_line(struct lines *lines, const struct table *table,
    struct scene_group *group, double x, double y, double x2, double y2) {
    struct arena *arena = lines_placer(lines)->typesetter.arena;
    const struct table_look *look = &table->look;
    double width = look->row_rule.width > 0 ? look->row_rule.width
                                            : fmax(look->head_rule.width / 2, 0.5);
    struct scene_mark *mark = scene_add_mark(arena, group, MARK_RULE, "table-rule", 1);
    mark->rules[0] =
        (struct scene_rule){.item = {.x = x,
                                .y = y,
                                .style = scene_new_stroke(arena, look->rule_color, width),
                                .element = &scene_artifact},
            .x2 = x2,
            .y2 = y2};
}

static void paint_label(struct lines *lines, const struct table *table,
    const struct table_cell *cell, struct scene_group *group, const char *text, double x,
    double top, const struct element *element) {
    const struct placer *placer = lines_placer(lines);
    const struct style *style = cell_style(&table->look, cell);
    struct text_line line =
        lines_set(lines, placer->typesetter.arena, style, text, cell->place);
    struct paragraph paragraph = {.lines = &line, .line_count = 1};
    line.x = line.y = 0;
    block_add_paragraph(placer, group, "table-corner", &paragraph, style, x,
        top + HAN_ASCENT * style->text.size);
    struct scene_mark *mark = group->marks[group->mark_count - 1];
    mark->place = cell->place;
    mark->texts[0].item.element = element;
}

void diagonal_paint(struct lines *lines, const struct table *table,
    const struct table_cell *cell, struct scene_group *group, double x, double y,
    double width, double height, const struct element *element) {
    struct needs needs = measure(lines, table, cell);
    const char *const *labels = cell->extra->diagonal;
    double right = x + width - needs.away;
    double bottom = y + height - needs.away - needs.line;
    int last = needs.count - 1;
    paint_label(lines, table, cell, group, labels[0], x + needs.away, bottom, element);
    if (needs.count == MOST_LABELS) {
        double middle = y + height * 0.62 - needs.line / 2;
        paint_label(lines, table, cell, group, labels[1],
            fmin(right - needs.widths[1], x + width * 0.72 - needs.widths[1] / 2),
            fmin(bottom, middle + needs.line / 2), element);
        paint_line(lines, table, group, x, y, x + width, y + height / 2);
        paint_line(lines, table, group, x, y, x + width / 2, y + height);
    } else {
        paint_line(lines, table, group, x, y, x + width, y + height);
    }
    paint_label(lines, table, cell, group, labels[last], right - needs.widths[last],
        y + needs.away, element);
}
