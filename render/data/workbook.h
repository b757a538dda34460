/* Workbooks (XLSX): opened through the shared module tubiao-xlsx, which only exists for
 * them and brings libzip and libxml2. */
#ifndef TUBIAO_DATA_WORKBOOK_H
#define TUBIAO_DATA_WORKBOOK_H

#include "base/buffer.h"
#include "data/sheet.h"

struct workbook_sheet {
    const char *name;
    const char *part; /* of the package */
    bool hidden;
};

struct workbook {
    const struct source *source; /* the file; its text is NULL */
    const char *bytes;
    size_t length;
    struct workbook_sheet *sheets;
    size_t sheet_count;
    const char *strings_part, *styles_part; /* or NULL */
    bool from_1904;                         /* days count from 1904-01-01 */
};

/* Sheets to be written: cells with looks, see xlsx/write.c. */
struct sheet_draft;

/* What the module exports as tubiao_xlsx. */
struct xlsx_module {
    int version;
    /* The list of sheets, from bytes that are there already. */
    bool (*open)(struct arena *arena, struct workbook *workbook, struct faults *faults);
    bool (*read)(struct arena *arena, const struct workbook *workbook, size_t index,
        struct sheet *sheet, struct faults *faults);
    bool (*write)(struct arena *arena, const struct sheet_draft *sheets, size_t count,
        struct buffer *out, struct faults *faults);
};

enum { XLSX_MODULE_VERSION = 1 };

/* NULL with a fault where the module is missing. */
const struct xlsx_module *xlsx_module_open(struct place at, struct faults *faults);

/* Whether the name ends as a workbook's does: .xlsx, .xlsm. */
bool is_workbook(const char *path);

/* The workbook in a file; NULL with faults. */
const struct workbook *workbook_read(
    struct arena *arena, const char *path, struct place at, struct faults *faults);

/* One of its sheets, from 0; NULL with faults. */
const struct sheet *workbook_sheet(struct arena *arena, const struct workbook *workbook,
    size_t index, struct faults *faults);

/* "数据、说明": the names of its sheets. */
const char *workbook_list_sheets(struct arena *arena, const struct workbook *workbook);

/* The sheet of that name, or of that number from 1; NULL with a fault. */
const struct sheet *workbook_named_sheet(struct arena *arena,
    const struct workbook *workbook, const struct value *wanted, struct faults *faults);

/* The part of the sheet that a range names as text (A1:D3); NULL with a fault. */
const struct sheet *sheet_cut_written(struct arena *arena, const struct sheet *sheet,
    const struct value *range, struct faults *faults);

/* The table in a workbook that a document names as a URL does: book.xlsx, where one sheet
 * has anything in it, or book.xlsx#sheet, book.xlsx#sheet!A1:D3. */
bool workbook_read_table(struct arena *arena, const char *url, struct place at,
    struct value *out, struct faults *faults);
/* Whether that is such a name. */
bool is_workbook_url(const char *url);

#endif
