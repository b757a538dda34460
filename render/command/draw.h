/* The middle of the walk, for all that draws: the outputs of a job chosen, bound, the numbers
 * checked, the outputs placed. What is wrong goes into the engine's faults.
 *
 *     struct bound_output bound;
 *     const struct theme *theme = NULL;
 *     if (draw_bind(engine, job, &job->outputs[0], &theme, &bound)) {
 *         const struct scene *scene = draw_place(engine, &bound, 0);
 *     }
 */
#ifndef TUBIAO_COMMAND_DRAW_H
#define TUBIAO_COMMAND_DRAW_H

#include "command/job.h"
#include "layout/document.h"
#include "surface/surface.h"

/* One output bound, and the theme it is set in. */
struct bound_output {
    const struct job_output *output;
    const struct theme *theme;
    struct document document;
};

/* The outputs named on the command line, or all. False with faults for a name that is none. */
bool draw_choose(struct engine *engine, const struct options *options,
    const struct job *job, const struct job_output ***chosen, size_t *count);

/* The theme of outputs that name none is read once, into *shared. False with faults. */
bool draw_bind(struct engine *engine, const struct job *job,
    const struct job_output *output, const struct theme **shared,
    struct bound_output *bound);

/* What a picture says of itself whose numbers did not pass the check. */
extern const char draw_remark_unchecked[];

/* What the check came to, beside its faults. */
struct draw_findings {
    struct check_totals totals;
    struct fault_note *unexplained; /* numbers of the prose that nothing explains */
};

/* Numbers at fault stop everything; with --force they are warnings, and what is drawn says
 * in its metadata that it did not pass: *remark. *findings may be NULL. False if the
 * layout's checks are ill-formed. */
bool draw_check_numbers(struct engine *engine, const struct options *options,
    const struct job *job, const char **remark, struct draw_findings *findings);

/* The document of an output, from its file where it has one. */
bool draw_read_document(
    struct engine *engine, const struct job_output *output, struct value *document);

/* What placing needs of the engine. */
struct placer draw_placer(struct engine *engine, const struct theme *theme);
/* `width`: px, of a screen that it is to fit; 0: as the document says itself. */
const struct scene *draw_place(
    struct engine *engine, const struct bound_output *bound, double width);
/* The same for formats that lay themselves out. */
struct flow_document *draw_flow(struct engine *engine, const struct bound_output *bound);

/* One output bound and placed, its theme in *theme; NULL with faults. */
const struct scene *draw_output(struct engine *engine, const struct job *job,
    const struct job_output *output, const struct theme **theme);

/* Who made the document and when, as far as it says so itself, into what surfaces are told. */
void draw_stamp(const struct scene *scene, struct surface_options *options);

#endif
