/* Cells of a report's datasets, found by value and told by name. */
#ifndef TUBIAO_CHECK_CELL_H
#define TUBIAO_CHECK_CELL_H

#include "data/dataset.h"
#include "expression/fraction.h"

struct cell {
    const struct dataset *dataset;
    size_t row, column;
};

/* The cell that stands at a place of the source. */
bool cell_find(
    const struct dataset *const *datasets, struct place place, struct cell *cell);

/* “新收”行“自然人”列; of single values “收到”. */
const char *cell_describe(
    struct arena *arena, const struct cell *cell, enum language language);
/* The row's name, or what its first column of text says; "" where there is none. */
const char *cell_row_name(const struct dataset *dataset, size_t row);

bool cell_is_blank(const struct value *value);
/* The number a cell counts as, exactly as it is written. */
bool cell_number(struct value value, struct fraction *number);

#endif
