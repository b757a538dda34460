/* One sheet's XML, and the styles that all share (ECMA-376 part 1, 18.3, 18.8). */
#include <stdlib.h>
#include <string.h>

#include "base/cell_name.h"
#include "base/utf8.h"
#include "xlsx/write.h"

static const char main_space[] =
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

void write_escaped(struct buffer *out, const char *text) {
    for (const char *c = text; *c; c++) {
        switch (*c) {
        case '&':
            buffer_append_string(out, "&amp;");
            break;
        case '<':
            buffer_append_string(out, "&lt;");
            break;
        case '>':
            buffer_append_string(out, "&gt;");
            break;
        case '"':
            buffer_append_string(out, "&quot;");
            break;
        default:
            if ((unsigned char)*c >= 0x20 || *c == '\n' || *c == '\t') {
                buffer_append_char(out, *c);
            }
        }
    }
}

void write_styles_xml(struct buffer *out) {
    static const struct {
        int font, fill, number;
        const char *align;
    } looks[] = {
        [DRAFT_HEAD] = {1, 2, 0, "center"},
        [DRAFT_LABEL] = {0, 0, 0, "left"},
        [DRAFT_BRANCH] = {0, 0, 0, "center"},
        [DRAFT_NUMBER] = {0, 0, 0, "center"},
        [DRAFT_COUNT] = {0, 0, 1, "center"},
        [DRAFT_TEXT] = {0, 0, 49, "left"},
    };
    buffer_print(out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        "<styleSheet xmlns=\"%s\"><fonts count=\"2\">"
        "<font><sz val=\"10.5\"/><name val=\"宋体\"/><charset val=\"134\"/></font>"
        "<font><b/><sz val=\"10.5\"/><name val=\"宋体\"/><charset val=\"134\"/></font>"
        "</fonts><fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill>"
        "<fill><patternFill patternType=\"gray125\"/></fill>"
        "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFF2F2F2\"/>"
        "</patternFill></fill></fills><borders count=\"2\"><border/><border>",
        main_space);
    static const char *const sides[] = {"left", "right", "top", "bottom"};
    for (size_t i = 0; i < countof(sides); i++) {
        buffer_print(
            out, "<%s style=\"thin\"><color rgb=\"FF000000\"/></%s>", sides[i], sides[i]);
    }
    buffer_print(out,
        "</border></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
        "<cellXfs count=\"%zu\"><xf numFmtId=\"0\" fontId=\"0\" xfId=\"0\"/>",
        countof(looks) + 1);
    for (size_t i = 0; i < countof(looks); i++) {
        buffer_print(out,
            "<xf numFmtId=\"%d\" fontId=\"%d\" fillId=\"%d\" borderId=\"1\" xfId=\"0\" "
            "applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" "
            "applyAlignment=\"1\"><alignment horizontal=\"%s\" vertical=\"center\" "
            "wrapText=\"1\"/></xf>",
            looks[i].number, looks[i].font, looks[i].fill, looks[i].align);
    }
    buffer_append_string(out,
        "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" "
        "builtinId=\"0\"/></cellStyles></styleSheet>");
}

/* In characters of the Latin digits that Excel measures columns by; Han are two. */
static double text_width(const char *text) {
    size_t length = strlen(text);
    double width = 0;
    for (size_t offset = 0; offset < length;) {
        width += character_is_wide(utf8_next(text, length, &offset)) ? 2.1 : 1.1;
    }
    return width;
}

/* Excel makes no room for the lines of merged cells; 15 points a line. Labels over several
 * rows have room enough. */
static double row_height(const struct sheet_draft *sheet, uint32_t row) {
    int most = 1;
    for (size_t i = 0; i < sheet->cell_count; i++) {
        const struct draft_cell *cell = &sheet->cells[i];
        if (cell->row != row || cell->row_span > 1 || cell->value.type != VALUE_STRING) {
            continue;
        }
        double width = 0;
        for (uint32_t c = 0; c < cell->column_span; c++) {
            width += sheet->widths[cell->column - 1 + c];
        }
        int lines = 1 + (int)(text_width(cell->value.string) / (width - 1));
        most = lines > most ? lines : most;
    }
    return most * 15.0 + 3;
}

static void write_columns(const struct sheet_draft *sheet, struct buffer *out) {
    buffer_print(out, "<sheetViews><sheetView workbookViewId=\"0\">");
    if (sheet->head_rows && sheet->head_rows < sheet->row_count) {
        buffer_print(out,
            "<pane ySplit=\"%u\" topLeftCell=\"A%u\" activePane=\"bottomLeft\" "
            "state=\"frozen\"/>",
            sheet->head_rows, sheet->head_rows + 1);
    }
    buffer_append_string(out, "</sheetView></sheetViews><sheetFormatPr "
                              "defaultRowHeight=\"15\"/><cols>");
    for (uint32_t i = 0; i < sheet->column_count; i++) {
        buffer_print(out, "<col min=\"%u\" max=\"%u\" width=\"", i + 1, i + 1);
        buffer_append_number(out, sheet->widths[i], 1);
        buffer_append_string(out, "\" customWidth=\"1\"/>");
    }
    buffer_append_string(out, "</cols>");
}

/* The cell of each place, spans filled in: merged cells need their lines all around. */
static const struct draft_cell **lay_out(
    struct arena *arena, const struct sheet_draft *sheet) {
    size_t count = (size_t)sheet->row_count * sheet->column_count;
    const struct draft_cell **at = arena_array(arena, count, sizeof *at);
    for (size_t i = 0; i < sheet->cell_count; i++) {
        const struct draft_cell *cell = &sheet->cells[i];
        for (uint32_t r = 0; r < cell->row_span; r++) {
            for (uint32_t c = 0; c < cell->column_span; c++) {
                at[(cell->row - 1 + r) * sheet->column_count + cell->column - 1 + c] =
                    cell;
            }
        }
    }
    return at;
}

static void write_cell(
    const struct draft_cell *cell, uint32_t row, uint32_t column, struct buffer *out) {
    char name[CELL_NAME_SIZE];
    cell_name_print(name, row, column);
    bool first = cell->row == row && cell->column == column;
    buffer_print(out, "<c r=\"%s\" s=\"%d\"", name, (int)cell->look + 1);
    if (first && cell->value.type == VALUE_STRING && *cell->value.string) {
        buffer_append_string(out, " t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        write_escaped(out, cell->value.string);
        buffer_append_string(out, "</t></is></c>");
    } else if (first && cell->value.type == VALUE_NUMBER) {
        buffer_append_string(out, "><v>");
        if (cell->value.written) {
            buffer_append_string(out, cell->value.written);
        } else {
            buffer_append_number(out, cell->value.number, 15);
        }
        buffer_append_string(out, "</v></c>");
    } else {
        buffer_append_string(out, "/>");
    }
}

static void write_rows(
    struct arena *arena, const struct sheet_draft *sheet, struct buffer *out) {
    const struct draft_cell **at = lay_out(arena, sheet);
    buffer_append_string(out, "<sheetData>");
    for (uint32_t row = 1; row <= sheet->row_count; row++) {
        buffer_print(out, "<row r=\"%u\" ht=\"", row);
        buffer_append_number(out, row_height(sheet, row), 1);
        buffer_append_string(out, "\" customHeight=\"1\">");
        for (uint32_t column = 1; column <= sheet->column_count; column++) {
            const struct draft_cell *cell =
                at[(row - 1) * sheet->column_count + column - 1];
            if (cell) {
                write_cell(cell, row, column, out);
            }
        }
        buffer_append_string(out, "</row>");
    }
    buffer_append_string(out, "</sheetData>");
}

static void print_range(const struct draft_cell *cell, struct buffer *out) {
    char name[CELL_NAME_SIZE];
    cell_name_print(name, cell->row, cell->column);
    buffer_append_string(out, name);
    if (cell->row_span > 1 || cell->column_span > 1) {
        cell_name_print(
            name, cell->row + cell->row_span - 1, cell->column + cell->column_span - 1);
        buffer_print(out, ":%s", name);
    }
}

static void write_merges(const struct sheet_draft *sheet, struct buffer *out) {
    size_t count = 0;
    for (size_t i = 0; i < sheet->cell_count; i++) {
        const struct draft_cell *cell = &sheet->cells[i];
        if (cell->row_span > 1 || cell->column_span > 1) {
            buffer_append_string(
                out, count++ ? "<mergeCell ref=\"" : "<mergeCells><mergeCell ref=\"");
            print_range(cell, out);
            buffer_append_string(out, "\"/>");
        }
    }
    buffer_append_string(out, count ? "</mergeCells>" : "");
}

/* Excel says at once where a count is none. */
static void write_validation(const struct sheet_draft *sheet, struct buffer *out) {
    size_t count = 0;
    for (size_t i = 0; i < sheet->cell_count; i++) {
        const struct draft_cell *cell = &sheet->cells[i];
        if (cell->look != DRAFT_COUNT) {
            continue;
        }
        buffer_append_string(out,
            count++ ? " "
                    : "<dataValidations count=\"1\"><dataValidation type=\"whole\" "
                      "errorStyle=\"warning\" operator=\"greaterThanOrEqual\" "
                      "allowBlank=\"1\" showErrorMessage=\"1\" errorTitle=\"数据有误\" "
                      "error=\"应填不小于 0 的整数\" sqref=\"");
        print_range(cell, out);
    }
    buffer_append_string(
        out, count ? "\"><formula1>0</formula1></dataValidation></dataValidations>" : "");
}

void write_sheet_xml(
    struct arena *arena, const struct sheet_draft *sheet, struct buffer *out) {
    buffer_print(out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        "<worksheet xmlns=\"%s\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>",
        main_space);
    write_columns(sheet, out);
    write_rows(arena, sheet, out);
    write_merges(sheet, out);
    write_validation(sheet, out);
    buffer_append_string(
        out, "<pageSetup paperSize=\"9\" fitToHeight=\"0\"/></worksheet>");
}
