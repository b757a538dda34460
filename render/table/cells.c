/* A section from free cells, row by row, placed as HTML places them: each cell takes the
 * next place that no rowspan from above holds. */
#include "table/section.h"

#include <string.h>

#include "table/read.h"

enum { MOST_COLUMNS = 1000, MOST_ROWS = 100000 };

static const struct schema colspan_schema = {
    .least = 1, .most = MOST_COLUMNS, .whole = true};
static const struct schema rowspan_schema = {
    .least = 1, .most = MOST_ROWS, .whole = true};
static const struct schema label_schema = {.types = PROPERTY_STRING | PROPERTY_NUMBER};
static const struct schema labels_schema = {.items = &label_schema};

static const struct property cell_properties[] = {
    {"text", PROPERTY_STRING | PROPERTY_NUMBER | PROPERTY_NULL, 0},
    {"blocks", PROPERTY_ARRAY, 0, .schema = &blocks_schema},
    {"colspan", PROPERTY_NUMBER, 0, .schema = &colspan_schema},
    {"rowspan", PROPERTY_NUMBER, 0, .schema = &rowspan_schema},
    {"width", PROPERTY_STRING | PROPERTY_NUMBER, 0, .schema = &width_schema},
    {"align", PROPERTY_STRING, 0, table_align_words},
    {"format", PROPERTY_STRING, 0},
    {"direction", PROPERTY_STRING, 0, table_direction_words},
    {"diagonal", PROPERTY_ARRAY, 0, .schema = &labels_schema},
    {"bar", PROPERTY_BOOLEAN | PROPERTY_OBJECT, 0, .schema = &bar_schema},
    {"spark", PROPERTY_ARRAY | PROPERTY_OBJECT, 0, .schema = &spark_schema},
    {"note", PROPERTY_STRING | PROPERTY_NUMBER | PROPERTY_NULL, 0},
};

static const struct property_group cell_groups[] = {
    {"cell", cell_properties, countof(cell_properties)},
    {"cell-look", own_properties, OWN_PROPERTY_COUNT}, {0}};
const struct schema free_cell_schema = {
    .name = "free-cell", .types = PROPERTY_ANY & ~PROPERTY_ARRAY, .groups = cell_groups};

/* Of which a cell has one at most. */
static const char *const content_keys[] = {"text", "blocks", "diagonal", "spark"};

struct free_cells {
    struct section_binder *context;
    struct section *section;
    bool *taken; /* row_count × data_columns (all columns, while placing) */
    int column_count;
};

static bool read_count(struct faults *faults, const struct value *object,
    const char *name, int least, int most, int *out) {
    const struct value *value = value_member(object, name);
    if (!value || value->type != VALUE_NUMBER) {
        return true;
    }
    double number = value->number;
    if (!(number >= least && number <= most) || number != (int)number) {
        fault_add(faults, FAULT_ERROR, "out-of-range", value->place,
            "%s must be a whole number from %d to %d", "%s 应为 %d 到 %d 的整数", name,
            least, most);
        return false;
    }
    *out = (int)number;
    return true;
}

/* The columns that the first row makes. */
static bool count_columns(
    struct section_binder *context, const struct value *row, int *count) {
    *count = 0;
    for (size_t i = 0; i < row->count && *count <= MOST_COLUMNS; i++) {
        int span = 1;
        if (!read_count(context->binder->faults, &row->items[i], "colspan", 1,
                MOST_COLUMNS, &span)) {
            return false;
        }
        *count += span;
    }
    if (*count == 0 || *count > MOST_COLUMNS) {
        fault_add(context->binder->faults, FAULT_ERROR, "too-many", row->place,
            "a row must have 1 to %d columns", "一行应有 1 到 %d 列", MOST_COLUMNS);
        return false;
    }
    return true;
}

static bool *taken_at(const struct free_cells *free_cells, int row, int column) {
    return &free_cells
                ->taken[(size_t)row * (size_t)free_cells->column_count + (size_t)column];
}

/* Marks the places of a cell; false if they are outside or taken. */
static bool take(struct free_cells *free_cells, const struct table_cell *cell) {
    if (cell->column + cell->column_span > free_cells->column_count ||
        cell->row + cell->row_span > free_cells->section->row_count) {
        return false;
    }
    for (int r = cell->row; r < cell->row + cell->row_span; r++) {
        for (int c = cell->column; c < cell->column + cell->column_span; c++) {
            if (*taken_at(free_cells, r, c)) {
                return false;
            }
            *taken_at(free_cells, r, c) = true;
        }
    }
    return true;
}

static bool check_content(struct faults *faults, const struct value *value) {
    const struct value *first = NULL;
    const char *name = NULL;
    for (size_t i = 0; i < countof(content_keys); i++) {
        const struct value *member = value_member(value, content_keys[i]);
        if (first && member) {
            fault_add(faults, FAULT_ERROR, "key-conflict", member->place,
                "a cell has either %s or %s", "单元格只能写 %s 或 %s 之一", name,
                content_keys[i]);
            return false;
        }
        first = member ? member : first;
        name = member ? content_keys[i] : name;
    }
    return true;
}

/* What stands in it beside or instead of text. */
static bool read_extra(
    struct section_binder *context, const struct value *value, struct table_cell *cell) {
    struct binder *binder = context->binder;
    const struct value *blocks = value_member(value, "blocks");
    const struct value *diagonal = value_member(value, "diagonal");
    const struct value *bar = value_member(value, "bar");
    const struct value *spark = value_member(value, "spark");
    bool has_bar = bar && (bar->type != VALUE_BOOLEAN || bar->boolean);
    bool ok = true;
    if (blocks) {
        ok &= block_list_bind(
            binder, blocks, &cell_make_extra(binder->arena, cell)->blocks);
    }
    if (diagonal) {
        const char *const *labels = table_diagonal(binder, diagonal);
        cell_make_extra(binder->arena, cell)->diagonal = labels;
        ok &= labels != NULL;
    }
    if (has_bar || spark) {
        struct cell_chart_look *look =
            cell_chart_read(binder, has_bar ? bar : spark, has_bar);
        const struct value *text = value_member(value, "text");
        struct value nothing = value_null();
        const struct value *values = has_bar ? (text ? text : &nothing)
                                     : look  ? look->values
                                             : NULL;
        ok &= look != NULL;
        if (look) {
            cell_make_extra(binder->arena, cell)->chart = cell_chart_new(
                binder->arena, look, values, has_bar ? 1 : look->value_count);
        }
    }
    return ok;
}

static void read_note(
    struct section_binder *context, const struct value *note, struct table_cell *cell) {
    if (note && note->type != VALUE_NULL) {
        struct arena *arena = context->binder->arena;
        struct cell_extra *extra = cell_make_extra(arena, cell);
        extra->note = value_to_string(*note, arena);
        extra->note_place = note->place;
    }
}

/* How it looks: what a condition says, then what it says itself. */
static bool read_look(struct section_binder *context, const struct value *value,
    const struct value *shown, int body_row, struct table_cell *cell) {
    struct own own = {
        .band = context->look->band.set && cell->kind >= CELL_STUB && body_row % 2 == 1};
    bool object = value->type == VALUE_OBJECT;
    const struct value *note;
    if (object && !own_read(context->binder, value, NULL, &own.cell)) {
        return false;
    }
    if (cell->kind == CELL_DATA) {
        struct emphasis_subject subject = {.value = *shown, .column = ""};
        own.conditions =
            emphasis_find(&context->emphases, context->binder, &subject, &note);
        read_note(context, note, cell);
    }
    read_note(context, object ? value_member(value, "note") : NULL, cell);
    cell->look = own_look(context->looks, cell, &own);
    return true;
}

static bool read_content(struct section_binder *context, const struct value *value,
    struct section *section, struct table_cell *cell) {
    struct binder *binder = context->binder;
    int body_row = cell->row - section->head_rows;
    if (value->type != VALUE_OBJECT) {
        cell_fill(context, cell, value, NULL);
        return read_look(context, value, value, body_row, cell);
    }
    struct table_column *column = &section->columns[cell->column];
    struct table_column ignored = *column;
    const char *format = NULL;
    bool has_align = false;
    enum cell_align align = CELL_LEFT;
    enum text_direction direction = TEXT_HORIZONTAL;
    bool ok = check_content(binder->faults, value);
    ok &= table_read_width(binder, value,
        cell->column_span == 1 ? &column->width : &ignored.width,
        cell->column_span == 1 ? &column->width_share : &ignored.width_share);
    ok &= table_read_align(binder->faults, value, "align", &align, &has_align);
    ok &= table_read_direction(binder->faults, value, &direction);
    ok &= table_read_format(binder->faults, value, &format);
    ok = ok && read_extra(context, value, cell);
    const struct value *text = value_member(value, "text");
    struct value nothing = value_null();
    cell_fill(context, cell, text ? text : &nothing, format);
    cell->direction = (uint8_t)direction;
    cell->align = (uint8_t)(has_align ? align : cell->align);
    return read_look(context, value, text ? text : &nothing, body_row, cell) && ok;
}

/* What kind it is by where it begins, and how that kind is aligned. */
static void set_kind(const struct section_binder *context, const struct section *section,
    struct table_cell *cell) {
    bool head = cell->row < section->head_rows;
    bool stub = cell->column < section->stub_columns;
    cell->kind = head && stub ? CELL_CORNER
                 : head       ? CELL_HEAD
                 : stub       ? CELL_STUB
                              : CELL_DATA;
    cell->branch = (cell->kind == CELL_HEAD && cell->column_span > 1) ||
                   (cell->kind == CELL_STUB && cell->row_span > 1);
    if (head) {
        cell->align = (uint8_t)context->look->head_align;
    } else if (stub) {
        cell->align = (uint8_t)(cell->branch ? context->look->branch_align
                                             : context->look->stub_align);
    }
}

static bool fault_place(struct free_cells *free_cells, struct place place) {
    fault_add(free_cells->context->binder->faults, FAULT_ERROR, "cell-outside", place,
        "this cell does not fit: it lies over another or outside the %d columns and %d "
        "rows",
        "这个单元格放不下：与别的单元格重叠，或超出 %d 列 %d 行的范围",
        free_cells->column_count, free_cells->section->row_count);
    return false;
}

static bool read_cell(struct free_cells *free_cells, const struct value *value, int row) {
    struct section *section = free_cells->section;
    struct faults *faults = free_cells->context->binder->faults;
    struct table_cell cell = {.row = row, .row_span = 1, .column_span = 1, .text = ""};
    cell.place = value->place;
    int column_span = 1;
    if (value->type == VALUE_OBJECT) {
        const char *what = words_in(faults->language, "a cell", "单元格");
        size_t count = countof(cell_properties);
        const struct property *properties = own_properties_with(
            free_cells->context->binder->arena, cell_properties, &count);
        if (!properties_check(value, properties, count, what, faults) ||
            !read_count(faults, value, "colspan", 1, MOST_COLUMNS, &column_span) ||
            !read_count(faults, value, "rowspan", 1, MOST_ROWS, &cell.row_span)) {
            return false;
        }
    } else if (value->type == VALUE_ARRAY) {
        fault_add(faults, FAULT_ERROR, "wrong-type", value->place,
            "a cell is text, a number, null or a mapping, not a list",
            "单元格应是文字、数、null 或映射，不能是列表");
        return false;
    }
    cell.column_span = (uint16_t)column_span;
    while (cell.column < free_cells->column_count &&
           *taken_at(free_cells, row, cell.column)) {
        cell.column++;
    }
    if (!take(free_cells, &cell)) {
        return fault_place(free_cells, value->place);
    }
    set_kind(free_cells->context, section, &cell);
    uint8_t align = cell.align;
    bool ok = read_content(free_cells->context, value, section, &cell);
    bool own = value->type == VALUE_OBJECT && value_member(value, "align");
    if (cell.kind != CELL_DATA && !own) {
        cell.align = align;
    }
    bool own_width = cell_is_text(&cell) || cell.extra;
    if (cell.kind == CELL_DATA && cell.column_span == 1 && own_width) {
        section->columns[cell.column].weight = 0;
    }
    section_add_cell(free_cells->context->binder->arena, section, cell);
    return ok;
}

static bool read_row(struct free_cells *free_cells, const struct value *row, int index) {
    for (size_t i = 0; i < row->count; i++) {
        if (!read_cell(free_cells, &row->items[i], index)) {
            return false;
        }
    }
    for (int c = 0; c < free_cells->column_count; c++) {
        if (!*taken_at(free_cells, index, c)) {
            fault_add(free_cells->context->binder->faults, FAULT_ERROR, "short-row",
                row->place, "this row ends before the last of %d columns",
                "这一行没有填满 %d 列", free_cells->column_count);
            return false;
        }
    }
    return true;
}

static bool check_rows(struct section_binder *context, const struct value *cells) {
    struct faults *faults = context->binder->faults;
    if (cells->count == 0 || cells->count > MOST_ROWS) {
        fault_add(faults, FAULT_ERROR, "empty-tree", cells->place,
            "cells must be a list of 1 to %d rows", "cells 应是 1 到 %d 行的列表",
            MOST_ROWS);
        return false;
    }
    for (size_t i = 0; i < cells->count; i++) {
        if (cells->items[i].type != VALUE_ARRAY) {
            fault_add(faults, FAULT_ERROR, "wrong-type", cells->items[i].place,
                "each row of cells must be a list", "cells 的每一行都应是列表");
            return false;
        }
    }
    return true;
}

bool section_from_cells(
    struct section_binder *context, const struct value *value, struct section *section) {
    const struct value *cells = value_member(value, "cells");
    struct free_cells free_cells = {.context = context, .section = section};
    if (!check_rows(context, cells) ||
        !count_columns(context, &cells->items[0], &free_cells.column_count)) {
        return false;
    }
    struct faults *faults = context->binder->faults;
    int rows = (int)cells->count;
    section->row_count = rows;
    if (!read_count(faults, value, "head-rows", 0, rows, &section->head_rows) ||
        !read_count(faults, value, "stub-columns", 0, free_cells.column_count - 1,
            &section->stub_columns)) {
        return false;
    }
    struct arena *arena = context->binder->arena;
    size_t columns = (size_t)free_cells.column_count;
    section->data_columns = free_cells.column_count - section->stub_columns;
    section->columns = arena_array(arena, columns, sizeof *section->columns);
    free_cells.taken = arena_array(arena, columns * cells->count, sizeof(bool));
    for (int c = 0; c < free_cells.column_count; c++) {
        section->columns[c].stub = c < section->stub_columns;
        section->columns[c].weight = section->columns[c].stub ? 0 : 1;
    }
    for (int r = 0; r < rows; r++) {
        if (!read_row(&free_cells, &cells->items[r], r)) {
            return false;
        }
    }
    return true;
}
