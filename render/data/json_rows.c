/* JSON rows straight into columns: [{"a": 1, "b": 2}, {"a": 3, "b": 4}, …].
 *
 * Data come by the million rows, which mostly give the same members in the same order, so
 * the column that a member goes into is guessed from the one before, and its name is only
 * compared. */
#include <string.h>

#include "base/progress.h"
#include "data/dataset.h"
#include "data/json_reader.h"
#include "data/name_set.h"
#include "data/reader.h"

struct rows_column {
    size_t name_length;
    uint32_t continued; /* UTF-8 continuation bytes of the name */
    size_t row;         /* the last that gave it, from 1; cells behind are not written */
    struct value *cells;
};

struct rows {
    struct json_reader *reader;
    struct dataset *dataset;
    struct rows_column *columns;
    size_t column_capacity, row_capacity;
    size_t dataset_capacity;
    size_t row; /* being read, from 1 */
    struct name_set names;
};

/* No row without a brace. The memory of rows that don't come is never touched. */
static size_t most_rows(const struct json_reader *reader) {
    size_t count = 0;
    const char *c = reader->at;
    while ((c = memchr(c, '{', (size_t)(reader->end - c)))) {
        c++;
        count++;
    }
    return count;
}

static size_t add_column(struct rows *rows, const char *name, struct place place) {
    struct arena *arena = rows->reader->arena;
    struct dataset *dataset = rows->dataset;
    size_t index = dataset->column_count;
    rows->columns = arena_grow(
        arena, rows->columns, index, &rows->column_capacity, sizeof *rows->columns);
    dataset->columns = arena_grow(arena, dataset->columns, index, &rows->dataset_capacity,
        sizeof *dataset->columns);
    struct rows_column column = {.name_length = strlen(name),
        .cells = (void *)arena_bytes(arena, rows->row_capacity * sizeof *column.cells)};
    for (const char *c = name; *c; c++) {
        column.continued += ((unsigned char)*c & 0xC0) == 0x80;
    }
    rows->columns[index] = column;
    dataset->columns[index] =
        (struct column){.name = name, .cells = column.cells, .place = place};
    dataset->column_count++;
    uint32_t first;
    name_set_add(&rows->names, name, (uint32_t)index, &first);
    return index;
}

/* Takes the name and its closing quote if it is that of the column guessed. */
static bool take_guessed(struct rows *rows, size_t guess) {
    struct json_reader *reader = rows->reader;
    if (guess >= rows->dataset->column_count) {
        return false;
    }
    const struct rows_column *column = &rows->columns[guess];
    size_t length = column->name_length;
    if ((size_t)(reader->end - reader->at) <= length || reader->at[length] != '"' ||
        memcmp(reader->at, rows->dataset->columns[guess].name, length) != 0) {
        return false;
    }
    reader->at += length + 1;
    reader->continued += column->continued;
    return true;
}

/* Ragged rows would take rows × names cells, far more than the file has. */
static bool has_room(const struct rows *rows) {
    enum { MOST_CELLS = 1 << 24 };
    size_t columns = rows->dataset->column_count + 1;
    return columns <= 64 || columns * rows->row_capacity <= MOST_CELLS;
}

/* Reads a member's name, behind its opening quote; the column's index in *at. */
static bool read_name(struct rows *rows, size_t guess, size_t *at) {
    struct json_reader *reader = rows->reader;
    if (take_guessed(rows, guess)) {
        *at = guess;
        return true;
    }
    struct place place = json_place_here(reader);
    place.column--;
    const char *name;
    uint32_t length;
    if (!json_read_text(reader, &name, &length)) {
        return false;
    }
    place.length = json_place_here(reader).column - place.column;
    uint32_t found;
    if (name_set_find(&rows->names, name, &found)) {
        *at = found;
        return true;
    }
    if (!has_room(rows)) {
        return false;
    }
    *at = add_column(rows, name, place);
    return true;
}

/* Up to `row`, from 1, no row has given the member: it is not there, which is not null. */
static void fill_missing(struct rows_column *column, size_t row) {
    for (size_t i = column->row; i < row; i++) {
        column->cells[i] = value_undefined();
    }
}

/* Behind the opening brace. A name given twice is a fault, which json_read_value tells. */
static bool read_row(struct rows *rows) {
    struct json_reader *reader = rows->reader;
    size_t guess = 0;
    if (json_take(reader, '}')) {
        return true;
    }
    do {
        size_t at;
        if (!json_take(reader, '"') || !read_name(rows, guess, &at) ||
            rows->columns[at].row == rows->row) {
            return false;
        }
        fill_missing(&rows->columns[at], rows->row - 1);
        rows->columns[at].row = rows->row;
        guess = at + 1;
        if (!json_take(reader, ':') ||
            !json_read_value(reader, &rows->columns[at].cells[rows->row - 1])) {
            return false;
        }
    } while (json_take(reader, ','));
    return json_take(reader, '}');
}

static bool read_list(struct rows *rows) {
    struct json_reader *reader = rows->reader;
    do {
        if (!json_take(reader, '{')) {
            return false;
        }
        rows->row++;
        progress_at(
            reader->faults->progress, (double)(reader->at - reader->source->text));
        if (!read_row(rows)) {
            return false;
        }
    } while (json_take(reader, ','));
    if (!json_take(reader, ']')) {
        return false;
    }
    for (size_t i = 0; i < rows->dataset->column_count; i++) {
        fill_missing(&rows->columns[i], rows->row);
    }
    json_skip_space(reader);
    return reader->at == reader->end;
}

bool json_read_rows(struct json_reader *reader, struct value *out) {
    json_skip_space(reader);
    struct place place = json_place_here(reader);
    struct json_reader ahead = *reader;
    if (!json_take(&ahead, '[') || !json_take(&ahead, '{')) {
        return false;
    }
    json_take(reader, '[');
    struct rows rows = {.reader = reader,
        .dataset = arena_new(reader->arena, struct dataset),
        .row_capacity = most_rows(reader)};
    source_watch(reader->source, reader->faults);
    bool good = read_list(&rows);
    progress_end(reader->faults->progress);
    name_set_finish(&rows.names);
    rows.dataset->row_count = rows.row;
    rows.dataset->place = place;
    *out = value_table(rows.dataset);
    out->place = place;
    return good;
}
