/* `preview --web`: the outputs in a browser. web.c runs the server and watches the files;
 * the other files answer requests:
 *
 *     ""                      the page (desk/page.html), its style and its scripts
 *     state?output&width&after      outputs, pages, faults; waits until they change
 *     picture?output&page&width     a page as SVG that says what made each item
 *     source?at               the lines around FILE:LINE:COLUMN
 *     find?at&output          where a place of the source is shown
 *
 * Nothing is ever opened by a name that a request gives: names are looked up among the
 * outputs and among the files that were read for them. */
#ifndef TUBIAO_COMMAND_WEB_H
#define TUBIAO_COMMAND_WEB_H

#include "command/session.h"
#include "command/watch.h"
#include "serve/serve.h"

enum { MOST_HELD = 16 };

/* What there is to see, and who looks. */
struct desk {
    struct engine *engine;
    const struct options *options;
    struct session *session;
    struct watch *watch;
    const struct serve_module *module;
    struct server *server;
    const struct desk_file *files; /* the last one has no path */
    double time;                   /* that the latest reading and drawing took, ms */
    struct file_list
        known;      /* files that any run has read: last good pictures are of those */
    size_t version; /* grows whenever a state told would be another */
    size_t next;    /* the output to be drawn when there is time for it */
    size_t shown;   /* the output that was asked for last */
    struct serve_request *held[MOST_HELD]; /* that wait for news, the oldest first */
    size_t held_count;
};

/* Until the user ends it. What goes to standard output is the address alone. */
void preview_web(struct engine *engine, const struct options *options);

/* web_answer.c. Whether the request waits for news that there are not yet. */
bool desk_waits(const struct desk *desk, const struct serve_request *request);
void desk_answer(struct desk *desk, struct serve_request *request);

/* web_page.c: the page's own files. False with faults if they are not there. */
struct desk_file {
    const char *path; /* of requests */
    const char *name; /* in the folder desk/ */
    const char *type;
    const char *bytes;
    size_t length;
};
const struct desk_file *desk_files_read(struct engine *engine);

/* web_state.c: appends the state as JSON. `width`: of a screen that the shown output is also
 * to be placed for, px; 0: none. */
void desk_print_state(
    struct desk *desk, const char *output, double width, struct buffer *out);

/* A place as requests and pictures write it: FILE:LINE:COLUMN, FILE#SHEET:LINE:COLUMN. */
struct desk_place {
    const char *file;  /* without the sheet */
    const char *sheet; /* or NULL */
    uint32_t line, column;
};
/* web_source.c. False if it is none. */
bool desk_place_read(struct arena *arena, const char *text, struct desk_place *place);
/* The lines around it, as JSON; false if no such file was read. */
bool desk_print_source(
    struct desk *desk, const struct desk_place *place, struct buffer *out);

/* web_find.c: the output and page that show the place, or what is nearest before it in its
 * file, as JSON; in `output` rather than in others. */
void desk_print_find(struct desk *desk, const struct desk_place *place,
    const char *output, struct buffer *out);

#endif
