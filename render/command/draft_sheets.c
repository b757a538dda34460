/* The workbook of a new report: each form as it is printed, every other dataset as a plain
 * table. */
#include <string.h>

#include "base/utf8.h"
#include "command/draft.h"

enum { LONGEST_NAME = 31 };

/* Without what workbooks don't allow in the names of sheets, cut to their length. */
static const char *sheet_name(struct arena *arena, const char *title) {
    size_t length = strlen(title);
    char *name = arena_array(arena, length + 1, 1);
    char *out = name;
    size_t count = 0;
    for (size_t offset = 0; offset < length && count < LONGEST_NAME; count++) {
        uint32_t c = utf8_next(title, length, &offset);
        out += utf8_write(out, c < 0x80 && strchr("[]:*?/\\'", (int)c) ? ' ' : c);
    }
    return name;
}

static bool name_is_taken(const struct draft_sheets *sheets, const char *name) {
    for (size_t i = 0; i < sheets->count; i++) {
        if (strcmp(sheets->items[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

static const char *free_name(
    struct arena *arena, const struct draft_sheets *sheets, const char *title) {
    const char *name = sheet_name(arena, title);
    for (int i = 2; name_is_taken(sheets, name); i++) {
        name = sheet_name(arena, arena_print(arena, "%d %s", i, title));
    }
    return name;
}

static size_t index_of(const struct draft *draft, const struct dataset *blank) {
    size_t i = 0;
    while (draft->forms->blanks[i] != blank) {
        i++;
    }
    return i;
}

static bool is_count(const struct draft *draft, size_t data, size_t column) {
    const struct member *need = draft_need(draft, data);
    const struct value *columns = value_member(&need->value, "columns");
    columns = columns ? columns : &need->value;
    const struct value *type = &columns->members[column].value;
    return type->type == VALUE_STRING && strncmp(type->string, "count", 5) == 0;
}

static enum draft_look look_of(const struct table_cell *cell) {
    switch (cell->kind) {
    case CELL_STUB:
        return cell->branch ? DRAFT_BRANCH : DRAFT_LABEL;
    case CELL_DATA:
        return DRAFT_NUMBER;
    default:
        return DRAFT_HEAD;
    }
}

static struct draft_cell form_cell(
    const struct draft *draft, const struct table_cell *cell) {
    struct draft_cell out = {.row = (uint32_t)cell->row + 1,
        .column = (uint32_t)cell->column + 1,
        .row_span = (uint32_t)cell->row_span,
        .column_span = (uint32_t)cell->column_span,
        .look = look_of(cell),
        .value = value_string(cell->text)};
    struct form_address address;
    if (form_cell_address(draft->forms, cell, &address)) {
        size_t index = index_of(draft, address.data);
        out.value = draft->data[index]->columns[address.column].cells[address.row];
        out.look = is_count(draft, index, address.column) ? DRAFT_COUNT : DRAFT_NUMBER;
    }
    return out;
}

static uint32_t head_rows(const struct table_grid *grid) {
    return grid->section_count == 1 ? (uint32_t)grid->sections[0].head_rows : 0;
}

static struct sheet_draft form_sheet(
    const struct draft *draft, const struct form *form, const char *name) {
    struct arena *arena = &draft->engine->arena;
    const struct table_grid *grid = form->grid;
    struct sheet_draft sheet = {.name = name,
        .column_count = (uint32_t)grid->column_count,
        .row_count = (uint32_t)grid->row_count,
        .head_rows = head_rows(grid)};
    sheet.widths = arena_array(arena, sheet.column_count, sizeof *sheet.widths);
    for (int c = 0; c < grid->column_count; c++) {
        bool last_stub = c + 1 == grid->stub_columns;
        sheet.widths[c] = c >= grid->stub_columns ? 12 : last_stub ? 42 : 14;
    }
    sheet.cells = arena_array(arena, grid->cell_count, sizeof *sheet.cells);
    for (size_t i = 0; i < grid->cell_count; i++) {
        sheet.cells[sheet.cell_count++] = form_cell(draft, &grid->cells[i]);
    }
    return sheet;
}

static void add_cell(struct sheet_draft *sheet, uint32_t row, uint32_t column,
    enum draft_look look, struct value value) {
    sheet->cells[sheet->cell_count++] =
        (struct draft_cell){row, column, 1, 1, look, value};
}

/* Names of columns above, names of rows at the left. */
static struct sheet_draft plain_sheet(
    const struct draft *draft, size_t index, const char *name) {
    struct arena *arena = &draft->engine->arena;
    const struct dataset *data = draft->data[index];
    uint32_t labels = data->row_names != NULL;
    struct sheet_draft sheet = {.name = name,
        .column_count = (uint32_t)data->column_count + labels,
        .row_count = (uint32_t)data->row_count + 1,
        .head_rows = 1};
    sheet.widths = arena_array(arena, sheet.column_count, sizeof *sheet.widths);
    sheet.cells = arena_array(
        arena, (size_t)sheet.column_count * sheet.row_count, sizeof *sheet.cells);
    for (uint32_t c = 0; c < sheet.column_count; c++) {
        sheet.widths[c] = 16;
    }
    if (labels) {
        add_cell(&sheet, 1, 1, DRAFT_HEAD, value_string("项目"));
    }
    for (uint32_t c = 0; c < data->column_count; c++) {
        add_cell(
            &sheet, 1, c + 1 + labels, DRAFT_HEAD, value_string(data->columns[c].name));
    }
    for (uint32_t r = 0; r < data->row_count; r++) {
        if (labels) {
            add_cell(&sheet, r + 2, 1, DRAFT_LABEL, value_string(data->row_names[r]));
        }
        for (uint32_t c = 0; c < data->column_count; c++) {
            const struct value *cell = &data->columns[c].cells[r];
            bool text = !draft->forms->fixed[index] && !is_count(draft, index, c);
            add_cell(&sheet, r + 2, c + 1 + labels,
                is_count(draft, index, c) ? DRAFT_COUNT
                : text                    ? DRAFT_TEXT
                                          : DRAFT_NUMBER,
                *cell);
        }
    }
    return sheet;
}

static const char *output_title(const struct draft *draft, const char *name) {
    for (size_t i = 0; i < draft->job.output_count; i++) {
        const struct job_output *output = &draft->job.outputs[i];
        if (strcmp(output->name, name) == 0 && output->title) {
            return output->title;
        }
    }
    return name;
}

static const char *data_title(const struct draft *draft, size_t index) {
    const struct member *need = draft_need(draft, index);
    bool whole = value_member(&need->value, "columns");
    return whole ? property_string(&need->value, "title", need->name) : need->name;
}

struct draft_sheets draft_make_sheets(const struct draft *draft) {
    struct arena *arena = &draft->engine->arena;
    const struct form_list *forms = draft->forms;
    size_t count = 0;
    while (draft->data[count]) {
        count++;
    }
    struct draft_sheets sheets = {0};
    sheets.items = arena_array(arena, forms->count + count + 1, sizeof *sheets.items);
    sheets.sheet_of = arena_array(arena, count + 1, sizeof *sheets.sheet_of);
    for (size_t i = 0; i < forms->count; i++) {
        const char *name =
            free_name(arena, &sheets, output_title(draft, forms->items[i].output));
        bool used = false;
        for (size_t k = 0; k < count; k++) {
            if (!sheets.sheet_of[k] &&
                form_shows(forms, &forms->items[i], draft->data[k]->name)) {
                sheets.sheet_of[k] = name;
                used = true;
            }
        }
        if (used) {
            sheets.items[sheets.count++] = form_sheet(draft, &forms->items[i], name);
        }
    }
    for (size_t k = 0; k < count; k++) {
        if (!sheets.sheet_of[k]) {
            sheets.sheet_of[k] = free_name(arena, &sheets, data_title(draft, k));
            sheets.items[sheets.count++] = plain_sheet(draft, k, sheets.sheet_of[k]);
        }
    }
    return sheets;
}
