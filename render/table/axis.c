/* Numbers on one axis. */
#include "table/axis.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "table/label.h"

static bool is_digit(uint32_t character) {
    return (character >= '0' && character <= '9') ||
           (character >= 0xFF10 && character <= 0xFF19);
}

/* Sign, digits and what divides thousands (comma, thin spaces). */
static bool is_integer_part(uint32_t character) {
    return is_digit(character) || character == '+' || character == '-' ||
           character == 0x2212 || character == ',' || character == 0x2009 ||
           character == 0x202F || character == ' ';
}

/* The length of the digits before the point; *end is that of the number with decimals. */
static size_t integer_length(const char *text, size_t length, size_t *end) {
    size_t offset = 0;
    size_t integer = 0;
    while (offset < length && is_integer_part(utf8_next(text, length, &offset))) {
        integer = offset;
    }
    while (integer > 0 && (text[integer - 1] == ' ' || text[integer - 1] == ',')) {
        integer--;
    }
    *end = integer;
    offset = integer;
    uint32_t point = utf8_next(text, length, &offset);
    while (point == '.' && offset < length) {
        if (!is_digit(utf8_next(text, length, &offset))) {
            break;
        }
        *end = offset;
    }
    return integer;
}

/* A sign or unit is short and has neither brackets nor digits: % 万元 ℃. */
static bool is_remark(const char *text, size_t length) {
    enum { LONGEST_UNIT = 4 };
    for (size_t offset = 0; offset < length;) {
        uint32_t c = utf8_next(text, length, &offset);
        if (is_digit(c) || c == '(' || c == 0xFF08 || c == '[') {
            return true;
        }
    }
    return utf8_count(text, length) > LONGEST_UNIT;
}

struct number_parts number_measure(
    struct lines *lines, const struct table *table, const struct table_cell *cell) {
    const struct style *style = cell_style(&table->look, cell);
    size_t length = strlen(cell->text);
    size_t end;
    size_t integer = integer_length(cell->text, length, &end);
    struct number_parts parts = {.remark = is_remark(cell->text + end, length - end)};
    parts.before = lines_width(lines, style, cell->text, integer);
    double number =
        end > integer ? lines_width(lines, style, cell->text, end) : parts.before;
    double whole = length > end ? lines_width(lines, style, cell->text, length) : number;
    parts.fraction = number - parts.before;
    parts.suffix = whole - number;
    if (cell->extra && cell->extra->mark) {
        parts.mark = label_mark_width(lines_placer(lines), table, cell);
    }
    return parts;
}

static struct axis *find(
    const struct axes *axes, int section, const struct table_cell *cell) {
    for (size_t i = 0; i < axes->count; i++) {
        struct axis *axis = &axes->items[i];
        if (axis->column == cell->column && axis->section == section &&
            axis->column_span == cell->column_span) {
            return axis;
        }
    }
    return NULL;
}

const struct axis *axes_find(const struct axes *axes, const struct table_grid *grid,
    const struct table_cell *cell) {
    const struct axis *axis = find(axes, grid->rows[cell->row].section, cell);
    return axis && axis->plain ? axis : NULL;
}

static void widen(struct axis *axis, const struct number_parts *parts) {
    axis->before = fmax(axis->before, parts->before);
    axis->plain |= !parts->remark;
    if (!parts->remark) {
        double whole = parts->fraction + parts->suffix;
        axis->bare |= parts->suffix == 0;
        axis->fraction = fmax(axis->fraction, parts->fraction);
        axis->whole = fmax(axis->whole, whole);
        axis->most = fmax(axis->most, whole + parts->mark);
    }
}

struct axes axes_measure(struct lines *lines, const struct table *table) {
    const struct table_grid *grid = table->grid;
    struct arena *arena = lines_placer(lines)->typesetter.arena;
    struct axes axes = {0};
    for (size_t i = 0; i < grid->cell_count; i++) {
        const struct table_cell *cell = &grid->cells[i];
        if (!cell->number || cell->align != CELL_AXIS) {
            continue;
        }
        int section = grid->rows[cell->row].section;
        struct axis *axis = find(&axes, section, cell);
        if (!axis) {
            axes.items = arena_grow(
                arena, axes.items, axes.count, &axes.capacity, sizeof *axes.items);
            axis = &axes.items[axes.count++];
            *axis = (struct axis){section, cell->column, cell->column_span};
        }
        struct number_parts parts = number_measure(lines, table, cell);
        widen(axis, &parts);
    }
    for (size_t i = 0; i < axes.count; i++) {
        struct axis *axis = &axes.items[i];
        axis->after = axis->bare ? axis->fraction : axis->whole;
        axis->hang = axis->most - axis->after;
    }
    return axes;
}
