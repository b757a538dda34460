/* Files that are called .xlsx and are something else. */
#ifndef TUBIAO_XLSX_WRONG_H
#define TUBIAO_XLSX_WRONG_H

#include "xlsx/package.h"

/* True with a fault that says what the file is, by its first bytes; false if it is a ZIP
 * file. */
bool wrong_kind(struct package *package, const struct workbook *workbook);
/* A ZIP file without a workbook in it: the fault that says what is in it. Always false. */
bool wrong_package(struct package *package);

#endif
