/* Datasets: finding columns and rows, copies that share cells, field paths. */
#include "data/dataset.h"

#include <string.h>

#include "data/field.h"

static int find_plain(const struct dataset *dataset, const char *name) {
    for (size_t i = 0; i < dataset->column_count; i++) {
        if (strcmp(dataset->columns[i].name, name) == 0) {
            return (int)i;
        }
    }
    return -1;
}

static int find_step(const struct dataset *dataset, const struct field_step *step) {
    for (size_t i = 0; i < dataset->column_count; i++) {
        if (field_step_is(step, dataset->columns[i].name)) {
            return (int)i;
        }
    }
    return -1;
}

int dataset_find_column(const struct dataset *dataset, const char *name) {
    int found = find_plain(dataset, name);
    struct field_step step;
    struct field_step rest;
    if (found < 0 && field_next(&name, &step) && !field_next(&name, &rest)) {
        found = find_step(dataset, &step);
    }
    return found;
}

int dataset_find_row(const struct dataset *dataset, const char *row_name) {
    for (size_t i = 0; dataset->row_names && i < dataset->row_count; i++) {
        if (strcmp(dataset->row_names[i], row_name) == 0) {
            return (int)i;
        }
    }
    return -1;
}

struct dataset *dataset_with_column(struct arena *arena, const struct dataset *dataset,
    const char *name, const struct value *cells) {
    int found = find_plain(dataset, name);
    size_t count = dataset->column_count;
    struct dataset *copy = arena_new(arena, struct dataset);
    *copy = *dataset;
    copy->columns = arena_array(arena, count + 1, sizeof *copy->columns);
    if (count) {
        memcpy(copy->columns, dataset->columns, count * sizeof *copy->columns);
    }
    size_t at = found < 0 ? count : (size_t)found;
    copy->columns[at].name = name;
    copy->columns[at].cells = cells;
    copy->column_count = found < 0 ? count + 1 : count;
    return copy;
}

static const struct value *select_cells(
    struct arena *arena, const struct value *cells, const size_t *rows, size_t count) {
    struct value *selected = arena_array(arena, count, sizeof *selected);
    for (size_t i = 0; i < count; i++) {
        selected[i] = cells[rows[i]];
    }
    return selected;
}

struct dataset *dataset_select_rows(struct arena *arena, const struct dataset *dataset,
    const size_t *rows, size_t count) {
    struct dataset *copy = arena_new(arena, struct dataset);
    *copy = *dataset;
    copy->row_count = count;
    copy->columns = arena_array(arena, dataset->column_count, sizeof *copy->columns);
    for (size_t i = 0; i < dataset->column_count; i++) {
        copy->columns[i] = dataset->columns[i];
        copy->columns[i].cells =
            select_cells(arena, dataset->columns[i].cells, rows, count);
    }
    if (dataset->row_names) {
        const char **names = arena_array(arena, count, sizeof *names);
        for (size_t i = 0; i < count; i++) {
            names[i] = dataset->row_names[rows[i]];
        }
        copy->row_names = names;
    }
    return copy;
}

struct value dataset_field(const struct dataset *dataset, size_t row, const char *field) {
    int found = find_plain(dataset, field);
    if (found >= 0) {
        return dataset->columns[found].cells[row];
    }
    struct field_step step;
    if (!field_next(&field, &step) || (found = find_step(dataset, &step)) < 0) {
        return value_null();
    }
    struct value value = dataset->columns[found].cells[row];
    while (field_next(&field, &step)) {
        value = field_step_into(value, &step);
    }
    return value;
}

void cells_mark_missing(struct value *cells, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (cells[i].type == VALUE_NULL && cells[i].place.line == 0) {
            cells[i] = value_undefined();
        }
    }
}
