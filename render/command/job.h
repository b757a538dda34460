/* A job: what the user named on the command line, read and resolved: the report's facts,
 * the layout with what it extends, the theme, the outputs. */
#ifndef TUBIAO_COMMAND_JOB_H
#define TUBIAO_COMMAND_JOB_H

#include "check/check.h"
#include "command/engine.h"
#include "command/options.h"

enum job_kind { JOB_REPORT, JOB_LAYOUT, JOB_SPEC };

struct job_output {
    const char *name;
    struct value document;       /* a file's name, or the document itself */
    const char *theme;           /* NULL: the layout's */
    const char *title;           /* for lists and sheets; NULL: none */
    const struct preset *preset; /* of the output, or of the command line; NULL: none */
    struct value over;           /* keys to lay over the document (command/preset.h) */
    struct place place;
};

struct job {
    enum job_kind kind;
    const struct source *source;     /* the file named first */
    struct value report;             /* an empty object without one; ${} expanded */
    struct value layout;             /* extends merged in */
    const struct scope *scope;       /* names that expressions may use */
    const struct dataset **datasets; /* NULL-terminated */
    size_t dataset_count;
    struct job_output *outputs;
    size_t output_count;
    const char *theme; /* of outputs that name none */
    struct place theme_place;
    double slice; /* px: --slice; 0: what each strip says */
};

/* A folder stands for the report.yaml or layout.yaml in it. */
const char *job_file(const char *path, struct faults *faults);

/* Reads what options->words[0] names. False with faults on error. */
bool job_read(struct engine *engine, const struct options *options, struct job *job);

/* The layout's outputs, in its order. */
bool job_read_outputs(struct engine *engine, struct job *job);

/* The pieces, one file each. */

/* The layout by name or path, with what it extends; options->layout goes first. */
bool layout_read(
    struct engine *engine, const char *name, struct place at, struct value *layout);
/* What only the check of a report needs of its layout, where that stands in files of its own:
 * `claims`, `form`. */
bool layout_read_checks(struct engine *engine, struct value *layout);
/* Names of the layouts there are. */
size_t layout_names(struct engine *engine, const char *const **names);
const struct theme *theme_read(
    struct engine *engine, const struct job *job, const char *name, struct place at);
/* Datasets from report.data and --data; the scope of every value. */
bool facts_read(struct engine *engine, const struct options *options, struct job *job);
/* The report against the layout's `needs`. */
bool needs_check(struct engine *engine, const struct job *job);
/* Warnings for what is still to be filled in. */
void needs_warn_blanks(struct engine *engine, const struct job *job);
/* What a type of needs asks for, in words (a whole number from 0); "" if it is none. */
const char *need_type_words(
    const struct value *type, enum language language, bool *optional);
/* Relations, claims and form: faults of CAUSE_NUMBERS. False if the layout's own checks are
 * ill-formed. */
bool check_job(struct engine *engine, const struct job *job, struct check_result *result);

/* The report's pages with the faults of its numbers marked, as a file. */
void proof_write(struct engine *engine, const struct job *job, const char *path);

#endif
