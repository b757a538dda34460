/* A report to be filled in, made from a layout's needs and last year's report: what
 * `tubiao new` writes as YAML or as sheets. */
#ifndef TUBIAO_COMMAND_DRAFT_H
#define TUBIAO_COMMAND_DRAFT_H

#include "command/form.h"
#include "command/output.h"
#include "data/sheet_draft.h"

/* What stands in a part of prose until it is written. */
#define DRAFT_PROSE "待填"

struct draft {
    struct engine *engine;
    struct job job;          /* the layout; the report's single values */
    const char *layout;      /* as the report names it */
    const char *previous;    /* last year's report, from the new folder; NULL: none */
    struct value last;       /* its values and datasets by name; null without it */
    struct form_list *forms; /* their blanks are the datasets the report needs */
    struct dataset **data;   /* the same datasets with what is carried over */
};

/* `layout` by name or path, `from` NULL or last year's report, `folder` where the new one
 * will be. False with faults. */
bool draft_make(struct engine *engine, const struct options *options, const char *layout,
    const char *folder, struct draft *draft);

/* What is needed of dataset i: its member of needs.data, names expanded. */
const struct member *draft_need(const struct draft *draft, size_t index);

/* The text of report.yaml. With `workbook` its data are named as sheets of that file. */
void draft_write_yaml(
    const struct draft *draft, const char *workbook, struct buffer *out);

/* Beside it, for editors that complete and check as it is filled in; report.yaml names it in
 * its first line. */
#define DRAFT_SCHEMA ".report.schema.json"
void draft_write_schema(const struct draft *draft, struct buffer *out);

/* The sheets of the workbook, and on which one each dataset stands. */
struct draft_sheets {
    struct sheet_draft *items;
    size_t count;
    const char **sheet_of; /* of each dataset */
};
struct draft_sheets draft_make_sheets(const struct draft *draft);

#endif
