/* Cells of a report's datasets. */
#include "check/cell.h"

#include <string.h>

#include "base/arena.h"
#include "expression/exact.h"

static bool same_place(const struct place *a, const struct place *b) {
    return a->source == b->source && a->line == b->line && a->column == b->column;
}

bool cell_find(
    const struct dataset *const *datasets, struct place place, struct cell *cell) {
    for (; datasets && *datasets && place.line; datasets++) {
        for (size_t c = 0; c < (*datasets)->column_count; c++) {
            for (size_t r = 0; r < (*datasets)->row_count; r++) {
                if (same_place(&(*datasets)->columns[c].cells[r].place, &place)) {
                    *cell = (struct cell){*datasets, r, c};
                    return true;
                }
            }
        }
    }
    return false;
}

const char *cell_row_name(const struct dataset *dataset, size_t row) {
    if (dataset->row_names) {
        return dataset->row_names[row];
    }
    for (size_t c = 0; c < dataset->column_count; c++) {
        const struct value *cell = &dataset->columns[c].cells[row];
        struct fraction number;
        if (cell->type == VALUE_STRING && !cell_is_blank(cell) &&
            !cell_number(*cell, &number)) {
            return cell->string;
        }
    }
    return "";
}

const char *cell_describe(
    struct arena *arena, const struct cell *cell, enum language language) {
    const char *row = cell_row_name(cell->dataset, cell->row);
    const char *column = cell->dataset->columns[cell->column].name;
    if (!*row && cell->dataset->row_count == 1) {
        return arena_print(
            arena, words_in(language, "%s.%s", "%s 的“%s”"), cell->dataset->name, column);
    }
    if (!*row) {
        row = arena_print(arena, "%zu", cell->row + 1);
    }
    return arena_print(
        arena, words_in(language, "row %s, column %s", "“%s”行“%s”列"), row, column);
}

bool cell_is_blank(const struct value *value) {
    static const char *const blanks[] = {"", "-", "—", "——", "–", "－", "/"};
    if (value->type == VALUE_NULL) {
        return true;
    }
    for (size_t i = 0; value->type == VALUE_STRING && i < countof(blanks); i++) {
        if (strcmp(value->string, blanks[i]) == 0) {
            return true;
        }
    }
    return false;
}

bool cell_number(struct value value, struct fraction *number) {
    double count;
    if (value.type == VALUE_NUMBER) {
        return fraction_from_value(value, number);
    }
    return value.type == VALUE_STRING && value_to_count(value, &count) &&
           fraction_from_double(count, number);
}
