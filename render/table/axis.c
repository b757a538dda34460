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

struct number_parts number_measure(
    const struct placer *placer, const struct table_cell *cell) {
    const struct text_style *style = &cell_style(placer->theme, cell)->text;
    size_t length = strlen(cell->text);
    size_t end;
    size_t integer = integer_length(cell->text, length, &end);
    struct number_parts parts = {
        .remark = utf8_count(cell->text + end, length - end) > 1};
    double whole = text_measure(&placer->typesetter, cell->text, style);
    parts.before = whole;
    if (integer < length) {
        char *digits = arena_copy(placer->typesetter.arena, cell->text, integer);
        parts.before = text_measure(&placer->typesetter, digits, style);
    }
    parts.after = whole - parts.before;
    return parts;
}

static struct axis *find(
    const struct axes *axes, int section, const struct table_cell *cell) {
    for (size_t i = 0; i < axes->count; i++) {
        struct axis *axis = &axes->items[i];
        if (axis->section == section && axis->column == cell->column &&
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

struct axes axes_measure(const struct placer *placer, const struct table_grid *grid) {
    struct axes axes = {0};
    for (size_t i = 0; i < grid->cell_count; i++) {
        const struct table_cell *cell = &grid->cells[i];
        if (!cell->number || cell->align != CELL_AXIS) {
            continue;
        }
        int section = grid->rows[cell->row].section;
        struct axis *axis = find(&axes, section, cell);
        if (!axis) {
            axes.items = arena_grow(placer->typesetter.arena, axes.items, axes.count,
                &axes.capacity, sizeof *axes.items);
            axis = &axes.items[axes.count++];
            *axis = (struct axis){section, cell->column, cell->column_span, 0, 0, false};
        }
        struct number_parts parts = number_measure(placer, cell);
        axis->before = fmax(axis->before, parts.before);
        axis->plain |= !parts.remark;
        axis->after = parts.remark ? axis->after : fmax(axis->after, parts.after);
    }
    return axes;
}
