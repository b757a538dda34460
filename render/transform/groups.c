/* Grouping by hashing the values of the fields, and stable sorting of rows. */
#include "transform/groups.h"

#include <string.h>

#include "transform/transform.h"

const struct value *field_cells(
    struct arena *arena, const struct dataset *dataset, const char *field) {
    int column = dataset_find_column(dataset, field);
    if (column >= 0) {
        return dataset->columns[column].cells;
    }
    struct value *cells = arena_array(arena, dataset->row_count, sizeof *cells);
    for (size_t row = 0; row < dataset->row_count; row++) {
        cells[row] = dataset_field(dataset, row, field);
    }
    return cells;
}

/* FNV-1a. */
static uint64_t hash_text(uint64_t hash, const char *text) {
    for (const char *c = text; *c; c++) {
        hash = (hash ^ (unsigned char)*c) * 0x100000001B3u;
    }
    return hash;
}

/* Doubles of few digits differ in their upper bits only. */
static uint64_t hash_number(uint64_t hash, double number) {
    uint64_t bits;
    number = number == 0 ? 0 : number; /* -0 is 0 */
    memcpy(&bits, &number, sizeof bits);
    hash = (hash ^ bits ^ bits >> 32) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

static uint64_t hash_value(uint64_t hash, const struct value *value) {
    hash += value->type;
    switch (value->type) {
    case VALUE_NUMBER:
    case VALUE_DATE:
        return hash_number(hash, value->number);
    case VALUE_BOOLEAN:
        return hash_number(hash, value->boolean);
    case VALUE_STRING:
        return hash_text(hash, value->string);
    default:
        return hash;
    }
}

/* NaN is a group like any other value. */
static bool same(const struct value *a, const struct value *b) {
    bool both_nan = a->type == VALUE_NUMBER && b->type == VALUE_NUMBER &&
                    a->number != a->number && b->number != b->number;
    return both_nan || value_equal(*a, *b);
}

struct keys {
    const struct value **columns;
    size_t count;
};

static uint64_t hash_row(const struct keys *keys, size_t row) {
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t k = 0; k < keys->count; k++) {
        hash = hash_value(hash, &keys->columns[k][row]);
    }
    return hash ^ hash >> 29;
}

static bool same_row(const struct keys *keys, size_t a, size_t b) {
    for (size_t k = 0; k < keys->count; k++) {
        if (!same(&keys->columns[k][a], &keys->columns[k][b])) {
            return false;
        }
    }
    return true;
}

/* Gives every row its group through a table of open addressing. */
static void assign_rows(struct arena *arena, const struct keys *keys, size_t row_count,
    struct groups *groups) {
    size_t size = 16;
    while (size < row_count * 2) {
        size *= 2;
    }
    size_t *table = arena_array(arena, size, sizeof *table); /* group + 1 */
    for (size_t row = 0; row < row_count; row++) {
        size_t slot = (size_t)hash_row(keys, row) & (size - 1);
        while (table[slot] && !same_row(keys, groups->first[table[slot] - 1], row)) {
            slot = (slot + 1) & (size - 1);
        }
        if (!table[slot]) {
            groups->first[groups->count++] = row;
            table[slot] = groups->count;
        }
        groups->of_row[row] = table[slot] - 1;
    }
}

/* Counting sort of the rows by group. */
static void list_rows(struct arena *arena, size_t row_count, struct groups *groups) {
    groups->start = arena_array(arena, groups->count + 2, sizeof *groups->start);
    groups->rows = arena_array(arena, row_count + 1, sizeof *groups->rows);
    for (size_t row = 0; row < row_count; row++) {
        groups->start[groups->of_row[row] + 1]++;
    }
    for (size_t g = 0; g < groups->count; g++) {
        groups->start[g + 1] += groups->start[g];
    }
    size_t *next = arena_array(arena, groups->count + 1, sizeof *next);
    memcpy(next, groups->start, (groups->count + 1) * sizeof *next);
    for (size_t row = 0; row < row_count; row++) {
        groups->rows[next[groups->of_row[row]]++] = row;
    }
}

struct groups groups_new(struct arena *arena, const struct dataset *dataset,
    const char *const *fields, size_t field_count) {
    size_t row_count = dataset->row_count;
    struct keys keys = {
        arena_array(arena, field_count + 1, sizeof *keys.columns), field_count};
    for (size_t k = 0; k < field_count; k++) {
        keys.columns[k] = field_cells(arena, dataset, fields[k]);
    }
    struct groups groups = {
        .of_row = arena_array(arena, row_count + 1, sizeof *groups.of_row),
        .first = arena_array(arena, row_count + 1, sizeof *groups.first),
    };
    assign_rows(arena, &keys, row_count, &groups);
    list_rows(arena, row_count, &groups);
    return groups;
}

struct sorter {
    const struct value **columns;
    const struct sort_field *fields;
    size_t count;
};

static bool comes_after(const struct sorter *sorter, size_t a, size_t b) {
    for (size_t k = 0; k < sorter->count; k++) {
        int order = value_compare(sorter->columns[k][a], sorter->columns[k][b]);
        if (order) {
            return sorter->fields[k].descending ? order < 0 : order > 0;
        }
    }
    return false;
}

/* Merge sort, stable: [first, last) of rows, `spare` as long. */
static void merge_sort(
    const struct sorter *sorter, size_t *rows, size_t *spare, size_t first, size_t last) {
    if (last - first < 2) {
        return;
    }
    size_t middle = first + (last - first) / 2;
    merge_sort(sorter, rows, spare, first, middle);
    merge_sort(sorter, rows, spare, middle, last);
    memcpy(spare + first, rows + first, (last - first) * sizeof *rows);
    size_t left = first;
    size_t right = middle;
    for (size_t i = first; i < last; i++) {
        bool take_right =
            left == middle ||
            (right < last && comes_after(sorter, spare[left], spare[right]));
        rows[i] = take_right ? spare[right++] : spare[left++];
    }
}

void rows_sort(struct arena *arena, const struct dataset *dataset,
    const struct sort_field *sort, size_t sort_count, size_t *rows, size_t row_count) {
    struct sorter sorter = {
        arena_array(arena, sort_count + 1, sizeof *sorter.columns), sort, sort_count};
    for (size_t k = 0; k < sort_count; k++) {
        sorter.columns[k] = field_cells(arena, dataset, sort[k].field);
    }
    size_t *spare = arena_array(arena, row_count + 1, sizeof *spare);
    merge_sort(&sorter, rows, spare, 0, row_count);
}
