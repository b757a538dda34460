/* object.name and object[key]: members of objects, cells of rows, rows and columns of
 * tables, items of arrays, characters of text. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/utf8.h"
#include "expression/evaluate.h"

/* Faster than by text, and exact: no path is read into a name. */
static const struct column *find_column(const struct dataset *dataset, const char *name) {
    for (size_t i = 0; i < dataset->column_count; i++) {
        const char *column = dataset->columns[i].name;
        if (column == name || strcmp(column, name) == 0) {
            return &dataset->columns[i];
        }
    }
    return NULL;
}

static bool find_in_row(struct value row, const char *name, struct value *out) {
    const struct column *column = find_column(row.dataset, name);
    if (column && row.count < row.dataset->row_count) {
        *out = column->cells[row.count];
        return true;
    }
    return false;
}

/* A row by its name, the number of rows, or a column as an array. */
static bool find_in_table(
    struct value table, const char *name, struct value *out, bool *cell) {
    const struct dataset *dataset = table.dataset;
    for (size_t i = 0; dataset->row_names && i < dataset->row_count; i++) {
        if (strcmp(dataset->row_names[i], name) == 0) {
            *out = value_row(dataset, i);
            return true;
        }
    }
    const struct column *column = find_column(dataset, name);
    if (column) {
        *out = value_array(column->cells, dataset->row_count);
        *cell = true;
        return true;
    }
    if (strcmp(name, "length") == 0) {
        *out = value_number((double)dataset->row_count);
        return true;
    }
    return false;
}

static bool find_by_name(
    struct value object, const char *name, struct value *out, bool *cell) {
    switch (object.type) {
    case VALUE_ROW:
        *cell = true;
        return find_in_row(object, name, out);
    case VALUE_TABLE:
        return find_in_table(object, name, out, cell);
    case VALUE_OBJECT:
        return value_lookup(object, name, out);
    case VALUE_ARRAY:
        *out = value_number(object.count);
        return strcmp(name, "length") == 0;
    case VALUE_STRING:
        /* in characters, so that a rare 𠲎 is one, not two as in ECMAScript */
        *out = value_number((double)utf8_count(object.string, strlen(object.string)));
        return strcmp(name, "length") == 0;
    default:
        return false;
    }
}

struct value member_by_name(struct value object, const char *name, bool *cell) {
    struct value found;
    bool ignored = false;
    cell = cell ? cell : &ignored;
    return find_by_name(object, name, &found, cell) ? found : value_undefined();
}

static bool to_index(struct value key, size_t *index) {
    double number =
        key.type == VALUE_STRING || key.type == VALUE_NUMBER ? value_to_number(key) : NAN;
    bool blank = key.type == VALUE_STRING && !*key.string;
    if (blank || !(number >= 0 && number < 4294967295.0) || number != floor(number)) {
        return false;
    }
    *index = (size_t)number;
    return true;
}

static bool find_character(
    struct machine *machine, struct value text, size_t index, struct value *out) {
    size_t length = strlen(text.string);
    for (size_t offset = 0; offset < length; index--) {
        size_t start = offset;
        utf8_next(text.string, length, &offset);
        if (index == 0) {
            *out = value_string(
                arena_copy(machine->arena, text.string + start, offset - start));
            return true;
        }
    }
    return false;
}

static bool find_by_index(
    struct machine *machine, struct value object, size_t index, struct value *out) {
    if (object.type == VALUE_STRING) {
        return find_character(machine, object, index, out);
    }
    return value_item(object, index, out);
}

/* A number is an index first (channels[0]); where there is no such item it is a name
 * (channels[2023] is the column 2023). Text is a name first. */
static bool find_by_key(struct machine *machine, struct value object, struct value key,
    struct value *out, bool *cell) {
    size_t index;
    bool indexed = to_index(key, &index);
    if (key.type == VALUE_NUMBER && indexed &&
        find_by_index(machine, object, index, out)) {
        return true;
    }
    if (find_by_name(object, to_text(machine, key), out, cell)) {
        return true;
    }
    return key.type == VALUE_STRING && indexed &&
           find_by_index(machine, object, index, out);
}

struct value member_by_key(
    struct machine *machine, struct value object, struct value key, bool *cell) {
    struct value found;
    bool ignored = false;
    cell = cell ? cell : &ignored;
    return find_by_key(machine, object, key, &found, cell) ? found : value_undefined();
}

bool member_exists(struct machine *machine, struct value object, struct value key) {
    struct value found;
    bool ignored;
    return object.type >= VALUE_ARRAY &&
           find_by_key(machine, object, key, &found, &ignored);
}

const struct value *value_items(struct arena *arena, struct value value, size_t *count) {
    *count = 0;
    if (value.type == VALUE_ARRAY) {
        *count = value.count;
        return value.items;
    }
    if (value.type != VALUE_TABLE) {
        return NULL;
    }
    *count = value.dataset->row_count;
    struct value *rows = arena_array(arena, *count, sizeof *rows);
    for (size_t i = 0; i < *count; i++) {
        rows[i] = value_row(value.dataset, i);
    }
    return rows;
}
