/* Requests: a path is a row of the table, words behind it are looked up, nothing else. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "command/web.h"
#include "surface/surface.h"

/* What a request asks for is appended to `out`. */
struct asked {
    struct desk *desk;
    const struct serve_request *request;
    struct arena arena;
    struct buffer out;
};

static const char json_type[] = "application/json";

/* The page runs its own scripts and shows our pictures, nothing from anywhere else. */
static const char page_policy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'";
/* A picture has its fonts and images in it and runs nothing, whatever the report's links and
 * texts say. */
static const char picture_policy[] =
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; "
    "frame-ancestors 'self'; sandbox allow-same-origin";

static const char *word(const struct asked *asked, const char *name) {
    return asked->desk->module->query(asked->request, name);
}

/* A number in the range; false if there is none. */
static bool number_word(
    const struct asked *asked, const char *name, double least, double most, double *out) {
    const char *text = word(asked, name);
    return text && number_read(text, strlen(text), out) && *out >= least && *out <= most;
}

/* Of a screen; 0: none is asked for. */
static double screen_width(const struct asked *asked) {
    double width;
    return number_word(asked, "width", 200, 2000, &width) ? width : 0;
}

static bool answer_state(struct asked *asked) {
    desk_print_state(
        asked->desk, word(asked, "output"), screen_width(asked), &asked->out);
    return true;
}

static bool answer_picture(struct asked *asked) {
    struct session *session = asked->desk->session;
    const char *name = word(asked, "output");
    double width = screen_width(asked);
    double page;
    size_t index;
    if (!name || !session_find(session, name, &index) ||
        !number_word(asked, "page", 0, 1e6, &page)) {
        return false;
    }
    const struct scene *scene = width > 0 ? session_place(session, index, width)
                                          : session_output(session, index)->scene;
    if (!scene || page >= (double)scene->page_count) {
        return false;
    }
    struct faults faults = {.arena = &asked->arena};
    struct surface_options options = {
        .scale = 1, .svg_text = SVG_TEXT_EMBEDDED, .places = true};
    return surface_find("svg")->paint(
        scene, (size_t)page, &options, &asked->out, &faults);
}

static bool read_place(struct asked *asked, struct desk_place *place) {
    const char *at = word(asked, "at");
    return at && desk_place_read(&asked->arena, at, place);
}

static bool answer_source(struct asked *asked) {
    struct desk_place place;
    return read_place(asked, &place) &&
           desk_print_source(asked->desk, &place, &asked->out);
}

static bool answer_find(struct asked *asked) {
    struct desk_place place;
    if (!read_place(asked, &place)) {
        return false;
    }
    desk_print_find(asked->desk, &place, word(asked, "output"), &asked->out);
    return true;
}

static const struct answer {
    const char *path;
    const char *type, *policy;
    bool (*answer)(struct asked *asked); /* false: there is no such thing */
} answers[] = {
    {"state", json_type, NULL, answer_state},
    {"picture", "image/svg+xml", picture_policy, answer_picture},
    {"source", json_type, NULL, answer_source},
    {"find", json_type, NULL, answer_find},
};

static void send(struct desk *desk, struct serve_request *request, unsigned status,
    const char *type, const char *policy, const char *bytes, size_t length) {
    desk->module->answer(desk->server, request,
        &(struct serve_answer){status, type, policy, bytes, length});
}

static void send_nothing(struct desk *desk, struct serve_request *request) {
    static const char text[] = "there is nothing here\n";
    send(desk, request, 404, "text/plain; charset=utf-8", NULL, text, sizeof text - 1);
}

static void send_answer(
    struct desk *desk, struct serve_request *request, const struct answer *answer) {
    struct asked asked = {.desk = desk, .request = request};
    if (answer->answer(&asked)) {
        send(desk, request, 0, answer->type, answer->policy, asked.out.data,
            asked.out.length);
    } else {
        send_nothing(desk, request);
    }
    buffer_finish(&asked.out);
    arena_finish(&asked.arena);
}

bool desk_waits(const struct desk *desk, const struct serve_request *request) {
    double version;
    const char *after = desk->module->query(request, "after");
    return strcmp(request->path, "state") == 0 && after &&
           number_read(after, strlen(after), &version) &&
           version == (double)desk->version;
}

void desk_answer(struct desk *desk, struct serve_request *request) {
    for (const struct desk_file *file = desk->files; file->path; file++) {
        if (strcmp(file->path, request->path) == 0) {
            send(desk, request, 0, file->type, page_policy, file->bytes, file->length);
            return;
        }
    }
    for (size_t i = 0; i < countof(answers); i++) {
        if (strcmp(answers[i].path, request->path) == 0) {
            send_answer(desk, request, &answers[i]);
            return;
        }
    }
    send_nothing(desk, request);
}
