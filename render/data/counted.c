/* Columns of numbers with remarks, made numbers to calculate with. */
#include <string.h>

#include "data/dataset.h"

/* A number with a remark: digits first, then a bracket. */
static bool has_remark(const struct value *cell) {
    double number;
    return cell->type == VALUE_STRING && value_to_count(*cell, &number) &&
           (strstr(cell->string, "（") || strchr(cell->string, '('));
}

static bool is_blank(const struct value *cell) {
    return cell->type == VALUE_STRING &&
           (!*cell->string || strcmp(cell->string, "—") == 0 ||
               strcmp(cell->string, "-") == 0);
}

/* Some cell is text that has to be read, and some cell shows that these are numbers. */
static bool needs_counting(const struct column *column, size_t row_count) {
    bool text = false;
    bool numbers = false;
    for (size_t row = 0; row < row_count; row++) {
        const struct value *cell = &column->cells[row];
        text = text || cell->type == VALUE_STRING;
        numbers = numbers || cell->type == VALUE_NUMBER || has_remark(cell);
    }
    return text && numbers;
}

static struct value counted(const struct value *cell) {
    double number;
    if (is_blank(cell)) {
        return value_null();
    }
    if (cell->type != VALUE_STRING || !value_to_count(*cell, &number)) {
        return *cell;
    }
    struct value value = value_number(number);
    value.place = cell->place;
    return value;
}

const struct dataset *dataset_with_counts(
    struct arena *arena, const struct dataset *dataset) {
    const struct dataset *result = dataset;
    for (size_t c = 0; c < dataset->column_count; c++) {
        const struct column *column = &dataset->columns[c];
        if (!needs_counting(column, dataset->row_count)) {
            continue;
        }
        struct value *cells = arena_array(arena, dataset->row_count, sizeof *cells);
        for (size_t row = 0; row < dataset->row_count; row++) {
            cells[row] = counted(&column->cells[row]);
        }
        result = dataset_with_column(arena, result, column->name, cells);
    }
    return result;
}
