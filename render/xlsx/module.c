/* What the program sees of the module. */
#include "xlsx/write.h"
#include "xlsx/xlsx.h"

extern const struct xlsx_module tubiao_xlsx;

__attribute__((visibility("default"))) const struct xlsx_module tubiao_xlsx = {
    .version = XLSX_MODULE_VERSION,
    .open = xlsx_open,
    .read = xlsx_read,
    .write = xlsx_write,
};
