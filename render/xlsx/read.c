/* One worksheet to cells (ECMA-376 part 1, 18.3). */
#include <stdlib.h>
#include <string.h>

#include "data/cell_text.h"
#include "xlsx/xlsx.h"

enum { MOST_CELLS = 4000000, MOST_MERGES = 100000, MOST_FAULTS = 20 };

/* ST_CellType; a cell without one is a number. */
enum cell_type { CELL_N, CELL_S, CELL_STR, CELL_INLINE, CELL_B, CELL_E, CELL_D };
static const char *const cell_types[] = {
    [CELL_N] = "n",
    [CELL_S] = "s",
    [CELL_STR] = "str",
    [CELL_INLINE] = "inlineStr",
    [CELL_B] = "b",
    [CELL_E] = "e",
    [CELL_D] = "d",
};

struct sheet_reader {
    struct package *package;
    struct sheet *sheet;
    const struct workbook *workbook;
    struct strings strings;
    struct styles styles;
    struct text_reader text; /* of <t> */
    struct buffer number;    /* of <v> */
    size_t row_capacity, merge_capacity;
    size_t cell_count;
    int fault_count;
    /* the cell being read */
    uint32_t row, column;
    enum cell_type type;
    uint32_t style;
    bool in_value, has_value, has_formula;
};

static bool fault_cell(struct sheet_reader *reader, const char *kind, const char *english,
    const char *chinese, const char *what) {
    char name[CELL_NAME_SIZE];
    cell_name_print(name, reader->row, reader->column);
    if (reader->fault_count++ < MOST_FAULTS) {
        fault_add(reader->package->faults, FAULT_ERROR, kind,
            sheet_place(reader->sheet, reader->row, reader->column), "%s: %s%s",
            "%s：%s%s", name,
            words_in(reader->package->faults->language, english, chinese), what);
    }
    return false;
}

static struct value text_value(struct sheet_reader *reader, const char *text) {
    return cell_from_text(reader->package->arena, text,
        sheet_place(reader->sheet, reader->row, reader->column));
}

static struct value number_value(struct sheet_reader *reader, const char *stored) {
    struct arena *arena = reader->package->arena;
    static const struct number_style plain = {0};
    const struct number_style *style = reader->style < reader->styles.count
                                           ? &reader->styles.items[reader->style]
                                           : &plain;
    double number;
    const char *shown = number_as_shown(arena, arena_copy_string(arena, stored), &number);
    if (!shown) {
        fault_cell(reader, "workbook", "this is no number: ", "这不是数：", stored);
        return value_null();
    }
    const char *text = NULL;
    if (style->look == LOOK_DATE) {
        text = number_as_date(arena, number, style, reader->workbook->from_1904);
    } else if (style->look == LOOK_PERCENT) {
        text = number_as_percent(arena, number, style->places);
    }
    struct value value = text ? value_string(text) : value_number(number);
    value.written = text ? NULL : shown;
    value.place = sheet_place(reader->sheet, reader->row, reader->column);
    return value;
}

static struct value shared_value(struct sheet_reader *reader, const char *stored) {
    char *end;
    unsigned long index = strtoul(stored, &end, 10);
    if (end == stored || index >= reader->strings.count) {
        fault_cell(reader, "workbook", "the text of this cell is missing in the workbook",
            "工作簿里找不到这个单元格的文字", "");
        return value_null();
    }
    return text_value(reader, reader->strings.items[index]);
}

/* What the finished cell holds. */
static struct value cell_value(struct sheet_reader *reader) {
    struct arena *arena = reader->package->arena;
    enum cell_type type = reader->type;
    buffer_append(&reader->number, "", 0);
    const char *stored = reader->number.data;
    if (type == CELL_INLINE) {
        return text_value(reader, text_reader_take(&reader->text, arena));
    }
    if (!reader->has_value) {
        if (reader->has_formula) {
            fault_cell(reader, "no-result",
                "the formula has no result stored; open the workbook in Excel or WPS and "
                "save it",
                "公式没有保存计算结果；请用 Excel 或 WPS 打开后再保存一次", "");
        }
        return value_null();
    }
    if (type == CELL_E) {
        fault_cell(reader, "cell-error", "the cell shows the error ", "单元格里是错误值 ",
            stored);
        return value_null();
    }
    if (type == CELL_B) {
        struct value value = value_boolean(strcmp(stored, "1") == 0);
        value.place = sheet_place(reader->sheet, reader->row, reader->column);
        return value;
    }
    if (type == CELL_S) {
        return shared_value(reader, stored);
    }
    if (type == CELL_STR || type == CELL_D) {
        buffer_append_string(&reader->text.text, stored);
        return text_value(reader, text_reader_take(&reader->text, arena));
    }
    return *stored ? number_value(reader, stored) : value_null();
}

/* Room for the cell in its row; false where the sheet has more cells than are read. */
static bool make_room(struct sheet_reader *reader) {
    struct sheet *sheet = reader->sheet;
    struct arena *arena = reader->package->arena;
    while (sheet->row_count < reader->row) {
        sheet->rows = arena_grow(arena, sheet->rows, sheet->row_count,
            &reader->row_capacity, sizeof *sheet->rows);
        sheet->rows[sheet->row_count++] = (struct sheet_row){0};
    }
    struct sheet_row *row = &sheet->rows[reader->row - 1];
    if (row->count >= reader->column) {
        return true;
    }
    reader->cell_count += reader->column - row->count;
    if (reader->cell_count > MOST_CELLS) {
        return package_fault(reader->package, "the sheet has more than 4,000,000 cells",
            "工作表的单元格超过 400 万个");
    }
    if (row->capacity < reader->column) {
        uint32_t doubled = row->capacity * 2;
        row->capacity = doubled > reader->column ? doubled : reader->column;
        struct value *cells = arena_array(arena, row->capacity, sizeof *cells);
        if (row->count) {
            memcpy(cells, row->cells, row->count * sizeof *cells);
        }
        row->cells = cells;
    }
    row->count = reader->column;
    sheet->column_count =
        sheet->column_count > row->count ? sheet->column_count : row->count;
    return true;
}

static bool finish_cell(struct sheet_reader *reader) {
    struct value value = cell_value(reader);
    reader->number.length = 0;
    reader->text.text.length = 0;
    if (value.type == VALUE_NULL) {
        return true;
    }
    if (!make_room(reader)) {
        return false;
    }
    reader->sheet->rows[reader->row - 1].cells[reader->column - 1] = value;
    return true;
}

static bool start_cell(struct sheet_reader *reader, struct part *part) {
    const char *reference = part_peek(part, "r");
    const char *type = part_peek(part, "t");
    reader->type = CELL_N;
    for (size_t i = 0; type && i < countof(cell_types); i++) {
        if (strcmp(cell_types[i], type) == 0) {
            reader->type = (enum cell_type)i;
        }
    }
    reader->style = part_count(part, "s");
    reader->has_value = reader->has_formula = reader->in_value = false;
    reader->column++; /* the next one where the writer left the reference out */
    bool placed = !reference || cell_name_read(&reference, &reader->row, &reader->column);
    if (!placed || reader->row > SHEET_ROWS || reader->column > SHEET_COLUMNS ||
        !reader->row) { /* 0: a cell that stands in no row */
        return package_fault(reader->package, "a cell of the sheet lies outside of it",
            "工作表里有位置不合法的单元格");
    }
    return true;
}

static void start_row(struct sheet_reader *reader, struct part *part) {
    uint32_t row = part_count(part, "r");
    reader->row = row && row <= SHEET_ROWS ? row : reader->row + 1;
    reader->column = 0;
    if (part_flag(part, "hidden") && !reader->sheet->hidden_row) {
        reader->sheet->hidden_row = reader->row;
    }
}

static void add_merge(struct sheet_reader *reader, struct part *part) {
    struct sheet *sheet = reader->sheet;
    const char *reference = part_peek(part, "ref");
    struct cell_range range;
    if (!reference || !cell_range_read(reference, &range) ||
        sheet->merge_count == MOST_MERGES) {
        return;
    }
    sheet->merges = arena_grow(reader->package->arena, sheet->merges, sheet->merge_count,
        &reader->merge_capacity, sizeof *sheet->merges);
    sheet->merges[sheet->merge_count++] = range;
}

static bool see_start(struct sheet_reader *reader, struct part *part) {
    if (part_is(part, "c")) {
        return start_cell(reader, part);
    }
    if (part_is(part, "row")) {
        start_row(reader, part);
    } else if (part_is(part, "v")) {
        reader->in_value = reader->has_value = true;
    } else if (part_is(part, "f")) {
        reader->has_formula = true;
    } else if (part_is(part, "mergeCell")) {
        add_merge(reader, part);
    } else if (part_is(part, "col") && part_flag(part, "hidden") &&
               !reader->sheet->hidden_column) {
        reader->sheet->hidden_column = part_count(part, "min");
    }
    return true;
}

static bool see(struct sheet_reader *reader, struct part *part, enum part_event event) {
    text_reader_see(&reader->text, part, event);
    if (event == PART_START) {
        return see_start(reader, part);
    }
    if (event == PART_TEXT) {
        if (reader->in_value) {
            buffer_append_string(&reader->number, part_text(part));
        }
        return true;
    }
    if (part_is(part, "v")) {
        reader->in_value = false;
    }
    return !part_is(part, "c") || finish_cell(reader);
}

static bool read_cells(struct sheet_reader *reader, const char *name) {
    struct part part;
    bool good = true;
    if (!part_open(&part, reader->package, name)) {
        return false;
    }
    for (enum part_event event; good && (event = part_next(&part)) != PART_FINISHED;) {
        good = see(reader, &part, event);
    }
    buffer_finish(&reader->text.text);
    buffer_finish(&reader->number);
    return part_close(&part) && good && !reader->fault_count;
}

bool xlsx_read(struct arena *arena, const struct workbook *workbook, size_t index,
    struct sheet *sheet, struct faults *faults) {
    struct package package;
    struct sheet_reader reader = {
        .package = &package, .sheet = sheet, .workbook = workbook};
    bool good = package_open(&package, arena, workbook, faults);
    if (good) {
        good = strings_read(&package, workbook->strings_part, &reader.strings) &&
               styles_read(&package, workbook->styles_part, &reader.styles) &&
               read_cells(&reader, workbook->sheets[index].part);
        package_close(&package);
    }
    return good;
}
