/* Forms: tables of the layout that are filled in as sheets. A form is the grid of a table
 * bound to blank data, made from the layout's needs: its labels stand where they are
 * printed, and each data cell says which row and column of which dataset it is.
 *
 * So a statutory table that was filled in in Excel is read as it is, and `tubiao new --xlsx`
 * writes it blank; both know nothing but the layout's own tables. */
#ifndef TUBIAO_COMMAND_FORM_H
#define TUBIAO_COMMAND_FORM_H

#include "command/job.h"
#include "data/sheet.h"
#include "table/table.h"

struct form {
    const char *output; /* of the layout */
    const struct table_grid *grid;
};

struct form_list {
    struct form *items;
    size_t count, capacity;
    struct dataset **blanks; /* NULL-terminated */
    bool *fixed;             /* of each: it has the same rows in every report */
    struct value needs;      /* needs.data, its ${} expanded */
};

/* All forms of the layout. `scope` holds the report's values. */
struct form_list *forms_read(
    struct engine *engine, const struct job *job, const struct scope *scope);

/* Which row and column of which dataset a cell of a form shows. */
struct form_address {
    const struct dataset *data;
    size_t row, column;
};
bool form_cell_address(const struct form_list *forms, const struct table_cell *cell,
    struct form_address *address);

/* Whether the form has cells for the dataset of that name. */
bool form_shows(
    const struct form_list *forms, const struct form *form, const char *dataset);

enum form_fit { FORM_NOT, FORM_READ, FORM_FAULTY };

/* The dataset out of a sheet that is this form filled in; FORM_NOT if the sheet is none of
 * it. Labels that were altered, rows too many or too few are faults. */
enum form_fit form_read(struct engine *engine, const struct form_list *forms,
    const struct form *form, const struct sheet *sheet, const char *dataset,
    struct value *out);

#endif
