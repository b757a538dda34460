/* The files that datasets come from: JSON, YAML, CSV, TSV, workbooks. */
#ifndef TUBIAO_COMMAND_DATA_FILE_H
#define TUBIAO_COMMAND_DATA_FILE_H

#include "command/form.h"

struct data_file {
    const char *path;
    struct place place;        /* that names it */
    const struct value *sheet; /* its name or number; NULL: not said */
    const struct value *range; /* A1:D3; NULL: all */
};

/* The content of the file for the dataset of that name. False with faults. */
bool data_file_read(struct engine *engine, const struct job *job,
    const struct scope *scope, const char *name, const struct data_file *file,
    struct value *out);

/* `FILE` or `FILE.xlsx:SHEET` or `FILE.xlsx:SHEET!A1:D3`, as --data names them. */
struct data_file data_file_from_option(struct arena *arena, const char *text);

#endif
