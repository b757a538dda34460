/* A session: one input that is drawn again and again while its files are edited, as
 * `preview` does. What is costly to build (fonts, set text, the charts' defaults) is kept
 * from run to run; of each output the last good picture is kept, whatever the latest run
 * finds wrong.
 *
 *     struct session *session = session_open(engine, options);
 *     session_read(session);                        again after each save
 *     const struct session_output *output = session_draw(session, 0);
 *     if (output->scene) … session_paint(session, 0, page, &surface_png, …)
 *     faults_print_text(session_faults(session, 0), &out);
 *     session_close(session);
 *
 * Nothing is printed. All that a session returns is its own: a scene stays until its
 * output is drawn anew, everything else until the next session_read. */
#ifndef TUBIAO_COMMAND_SESSION_H
#define TUBIAO_COMMAND_SESSION_H

#include <stdatomic.h>

#include "command/engine.h"
#include "command/options.h"
#include "surface/surface.h"

struct session;
struct draw_findings; /* command/draw.h */

struct session_output {
    const char *name;
    const char *title;         /* or NULL */
    const struct scene *scene; /* the last good picture; NULL: there was none yet */
    size_t drawn;              /* the run that drew the scene, from 1; 0: none did */
    bool is_latest; /* the scene is the latest run's; else that failed, or is not asked */
};

/* The input and the outputs (all, or those named) are the options' words. The engine gives
 * the block kinds and the language; it must outlive the session, as the options must. */
struct session *session_open(const struct engine *engine, const struct options *options);
void session_close(struct session *session);

/* Where *stop becomes true, by another thread, runs end at their next step, as if they had
 * found something wrong: for runs that are out of date before they are done. */
void session_stop_when(struct session *session, const atomic_bool *stop);

/* Reads everything but what only outputs need, and checks the numbers. Returns the run's
 * number, from 1. */
size_t session_read(struct session *session);

/* In the layout's order, or that of the command line. Where the input can't be read they
 * are those of the run before. */
size_t session_output_count(const struct session *session);
const struct session_output *session_output(const struct session *session, size_t index);
/* The output of that name; false if there is none. */
bool session_find(const struct session *session, const char *name, size_t *index);

/* Draws the output as the latest run has it, once a run. Numbers at fault are told and
 * don't stop it. */
const struct session_output *session_draw(struct session *session, size_t index);

/* Appends a page of the last good picture in that format, or the document in one that
 * takes it whole. options->time and creator are filled in. False with a fault, or without a
 * picture. */
bool session_paint(struct session *session, size_t index, size_t page,
    const struct surface *surface, const struct surface_options *options,
    struct buffer *out, struct faults *faults);

/* The last good picture placed again for a screen that many px wide, where the kind of
 * document can be; NULL without a picture. It stays until its output is drawn anew or
 * another width is asked for. */
const struct scene *session_place(struct session *session, size_t index, double width);
/* What that found to warn of, the paper's own warnings among it. */
struct faults session_place_faults(const struct session *session, size_t index);

/* What the check of the numbers came to in the latest run; all 0 where it did not get so
 * far. */
const struct draw_findings *session_findings(const struct session *session);

/* What the latest run found wrong: in the input as a whole (SESSION_INPUT), then in drawing
 * that output, or with SESSION_ALL in all that were drawn. Texts and places live until the next
 * session_read. */
#define SESSION_ALL SIZE_MAX
#define SESSION_INPUT (SIZE_MAX - 1)
const struct faults *session_faults(struct session *session, size_t index);

/* The time that the latest run took so far, in ms. */
double session_time(const struct session *session);

/* The files that the latest run asked for, missing ones too. They grow as outputs are
 * drawn. */
const struct file_list *session_files(const struct session *session);

#endif
