/* Workbooks to be filled in, written (write.c) from sheets' XML (write_sheet.c). */
#ifndef TUBIAO_XLSX_WRITE_H
#define TUBIAO_XLSX_WRITE_H

#include "data/sheet_draft.h"
#include "data/workbook.h"

bool xlsx_write(struct arena *arena, const struct sheet_draft *sheets, size_t count,
    struct buffer *out, struct faults *faults);

void write_sheet_xml(
    struct arena *arena, const struct sheet_draft *sheet, struct buffer *out);
/* The looks as cellXfs, in the order of enum draft_look behind the default one. */
void write_styles_xml(struct buffer *out);
void write_escaped(struct buffer *out, const char *text);

#endif
