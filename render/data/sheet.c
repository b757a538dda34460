/* Sheets: looking at their cells, cutting a range, reading the table in them. */
#include "data/sheet.h"

#include <string.h>

#include "data/cell_text.h"
#include "data/readers.h"

enum { MOST_FAULTS = 10 };

struct place sheet_place(const struct sheet *sheet, uint32_t row, uint32_t column) {
    return (struct place){sheet->source, row, column, 1};
}

struct value sheet_cell(const struct sheet *sheet, uint32_t row, uint32_t column) {
    struct value value = value_null();
    if (row >= 1 && row <= sheet->row_count && column >= 1 &&
        column <= sheet->rows[row - 1].count) {
        value = sheet->rows[row - 1].cells[column - 1];
    }
    if (value.type == VALUE_NULL && sheet->name) {
        value.place = sheet_place(sheet, row, column);
    } else if (value.type == VALUE_NULL && !value.place.source) {
        value.place = (struct place){sheet->source, row, 1, 1};
    }
    return value;
}

static size_t filled_count(const struct sheet *sheet, uint32_t row) {
    size_t count = 0;
    for (uint32_t c = 1; c <= sheet->rows[row - 1].count; c++) {
        count += sheet->rows[row - 1].cells[c - 1].type != VALUE_NULL;
    }
    return count;
}

bool sheet_is_blank(const struct sheet *sheet) {
    for (uint32_t row = 1; row <= sheet->row_count; row++) {
        if (filled_count(sheet, row)) {
            return false;
        }
    }
    return true;
}

struct sheet *sheet_cut(
    struct arena *arena, const struct sheet *sheet, const struct cell_range *range) {
    struct sheet *part = arena_new(arena, struct sheet);
    *part = *sheet;
    part->rows = arena_array(arena, sheet->row_count, sizeof *part->rows);
    for (uint32_t row = 1; row <= sheet->row_count; row++) {
        uint32_t count = sheet->rows[row - 1].count;
        count = count < range->last_column ? count : range->last_column;
        if (row < range->first_row || row > range->last_row ||
            count < range->first_column) {
            continue;
        }
        part->rows[row - 1].cells = arena_array(arena, count, sizeof(struct value));
        part->rows[row - 1].count = count;
        for (uint32_t c = range->first_column; c <= count; c++) {
            part->rows[row - 1].cells[c - 1] = sheet->rows[row - 1].cells[c - 1];
        }
    }
    if (part->row_count > range->last_row) {
        part->row_count = range->last_row;
    }
    if (part->column_count > range->last_column) {
        part->column_count = range->last_column;
    }
    return part;
}

/* What reading a table needs. */
struct table {
    struct arena *arena;
    struct faults *faults;
    const struct sheet *sheet;
    uint32_t head; /* the row of names */
    uint32_t last; /* the last row with data */
    uint32_t *columns;
    const char **names;
    uint32_t count;
    int fault_count;
};

/* Columns are called by words, or by a year. */
static bool may_be_names(const struct sheet *sheet, uint32_t row) {
    for (uint32_t c = 1; c <= sheet->rows[row - 1].count; c++) {
        const struct value *cell = &sheet->rows[row - 1].cells[c - 1];
        bool year =
            cell->type == VALUE_NUMBER && cell->number >= 1900 && cell->number <= 2200;
        if (cell->type != VALUE_NULL && cell->type != VALUE_STRING && !year) {
            return false;
        }
    }
    return true;
}

/* The first row that is not blank; or that under titles of one cell, if it has several
 * cells and the names of columns in them. */
static uint32_t find_head(const struct sheet *sheet) {
    uint32_t first = 1;
    while (first <= sheet->row_count && !filled_count(sheet, first)) {
        first++;
    }
    uint32_t row = first;
    while (row <= sheet->row_count && filled_count(sheet, row) <= 1) {
        row++;
    }
    return row <= sheet->row_count && may_be_names(sheet, row) ? row : first;
}

/* The merged cells that a cell lies in, or NULL. */
static const struct cell_range *find_merge(
    const struct sheet *sheet, uint32_t row, uint32_t column) {
    for (size_t i = 0; i < sheet->merge_count; i++) {
        const struct cell_range *merge = &sheet->merges[i];
        if (row >= merge->first_row && row <= merge->last_row &&
            column >= merge->first_column && column <= merge->last_column) {
            return merge;
        }
    }
    return NULL;
}

/* The last row that is more than a remark over the whole width. */
static uint32_t find_last(const struct table *table) {
    const struct sheet *sheet = table->sheet;
    for (uint32_t row = sheet->row_count; row > table->head; row--) {
        const struct cell_range *merge = find_merge(sheet, row, table->columns[0]);
        bool remark = merge && filled_count(sheet, row) == 1 && table->count > 1 &&
                      merge->last_column >= table->columns[table->count - 1];
        if (filled_count(sheet, row) && !remark) {
            return row;
        }
    }
    return table->head;
}

static bool fault_nameless(struct table *table, uint32_t column) {
    char name[CELL_NAME_SIZE];
    column_name_print(name, column);
    const struct cell_range *merge = find_merge(table->sheet, table->head, column);
    fault_add(table->faults, FAULT_ERROR, "data-shape",
        sheet_place(table->sheet, table->head, column),
        "column %s has cells but no name in the first row",
        "第 %s 列有内容，首行却没有列名", name);
    if (merge) {
        fault_hint(table->faults,
            "its name is merged with another; each column needs one, or give the range",
            "列名的单元格与别的列合并了；每列应各有列名，或用 range 写明范围");
    } else {
        fault_hint(table->faults, "name the column, or give the range, as range: A1:D3",
            "请补上列名，或用 range 写明范围，例如 range: A1:D3");
    }
    return false;
}

static bool column_has_cells(const struct sheet *sheet, uint32_t head, uint32_t column) {
    for (uint32_t row = head + 1; row <= sheet->row_count; row++) {
        if (sheet_cell(sheet, row, column).type != VALUE_NULL) {
            return true;
        }
    }
    return false;
}

static bool read_names(struct table *table) {
    const struct sheet *sheet = table->sheet;
    table->columns = arena_array(table->arena, sheet->column_count, sizeof(uint32_t));
    table->names = arena_array(table->arena, sheet->column_count, sizeof(char *));
    struct member *members =
        arena_array(table->arena, sheet->column_count, sizeof *members);
    bool good = true;
    for (uint32_t column = 1; column <= sheet->column_count; column++) {
        struct value name = sheet_cell(sheet, table->head, column);
        if (name.type == VALUE_NULL) {
            good &= !column_has_cells(sheet, table->head, column) ||
                    fault_nameless(table, column);
            continue;
        }
        const char *text = cell_trim(table->arena, value_to_string(name, table->arena));
        members[table->count] = (struct member){text, name.place, name};
        table->columns[table->count] = column;
        table->names[table->count++] = text;
    }
    return good && members_check_doubled(members, table->count, table->faults);
}

/* A cell's value; in merged cells what the first of them says, if that is text: a number
 * must not count twice. */
static struct value table_cell(const struct table *table, uint32_t row, uint32_t column) {
    struct value value = sheet_cell(table->sheet, row, column);
    if (value.type != VALUE_NULL || !table->sheet->merge_count) {
        return value;
    }
    const struct cell_range *merge = find_merge(table->sheet, row, column);
    if (merge && merge->first_row > table->head) {
        struct value first =
            sheet_cell(table->sheet, merge->first_row, merge->first_column);
        if (first.type == VALUE_STRING) {
            return first;
        }
    }
    return value;
}

static void add_row(
    struct table *table, uint32_t row, struct value *rows, uint32_t *row_count) {
    struct member *members = arena_array(table->arena, table->count, sizeof *members);
    for (uint32_t i = 0; i < table->count; i++) {
        uint32_t column = table->columns[i];
        members[i].name = table->names[i];
        members[i].place = sheet_cell(table->sheet, table->head, column).place;
        members[i].value = table_cell(table, row, column);
    }
    struct value value = value_object(members, table->count);
    value.place = members[0].value.place;
    rows[(*row_count)++] = value;
}

/* Hidden rows and columns are data too, but who doesn't see them should know. */
static void note_hidden(const struct sheet *sheet, struct faults *faults) {
    if (sheet->hidden_row) {
        fault_add(faults, FAULT_NOTE, "hidden-cells",
            sheet_place(sheet, sheet->hidden_row, 1),
            "row %u and maybe others are hidden in the sheet; they are read too",
            "工作表里第 %u 行（可能还有别的行）是隐藏的，也读进来了", sheet->hidden_row);
    }
    if (sheet->hidden_column) {
        char name[CELL_NAME_SIZE];
        column_name_print(name, sheet->hidden_column);
        fault_add(faults, FAULT_NOTE, "hidden-cells",
            sheet_place(sheet, 1, sheet->hidden_column),
            "column %s and maybe others are hidden in the sheet; they are read too",
            "工作表里 %s 列（可能还有别的列）是隐藏的，也读进来了", name);
    }
}

static struct value heads_of(const struct table *table) {
    struct value *names = arena_array(table->arena, table->count, sizeof *names);
    for (uint32_t i = 0; i < table->count; i++) {
        names[i] = value_string(table->names[i]);
        names[i].place = sheet_cell(table->sheet, table->head, table->columns[i]).place;
    }
    return heads_only(table->arena, names, table->count, table->faults);
}

static bool fault_empty(const struct sheet *sheet, struct faults *faults) {
    fault_add(faults, FAULT_ERROR, "empty", (struct place){sheet->source, 0, 0, 0},
        "there is nothing in the sheet, or in the range of it",
        "工作表（或指定的范围）是空的");
    return false;
}

bool sheet_to_value(struct arena *arena, const struct sheet *sheet, struct value *out,
    struct faults *faults) {
    struct table table = {.arena = arena, .faults = faults, .sheet = sheet};
    if (sheet_is_blank(sheet)) {
        return fault_empty(sheet, faults);
    }
    table.head = find_head(sheet);
    if (!read_names(&table)) {
        return false;
    }
    table.last = find_last(&table);
    struct value *rows = arena_array(arena, table.last - table.head, sizeof *rows);
    uint32_t count = 0;
    for (uint32_t row = table.head + 1; row <= table.last; row++) {
        if (filled_count(sheet, row)) {
            add_row(&table, row, rows, &count);
        }
    }
    if (!count) {
        *out = heads_of(&table);
        return true;
    }
    *out = value_array(rows, count);
    out->place = sheet_place(sheet, table.head, table.columns[0]);
    note_hidden(sheet, faults);
    return true;
}
