/* A web server for the one user of this machine: on 127.0.0.1, behind an address that nobody
 * can guess, for reading only. A shared module, since only `preview --web` needs
 * libmicrohttpd.
 *
 * It runs in the program's own thread, whenever the program lets it: requests that may be
 * answered are handed out one by one and answered at once or later, so that a request can
 * wait for news.
 *
 *     struct server *server = module->open(0, faults);
 *     for (;;) {
 *         poll(module->descriptor(server), at most module->patience(server));
 *         module->run(server);
 *         struct serve_request *request;
 *         while ((request = module->next(server))) {
 *             module->answer(server, request, &answer);
 *         }
 *     }
 *     module->close(server);
 *
 * Who opens the address that the user was given gets a cookie and is led to a folder under a
 * name of its own; what stands in that folder are the program's paths. Requests without the
 * cookie, to another host name, from another page or with another method never reach the
 * program. A path is a word to be looked up, never a file's name. */
#ifndef TUBIAO_SERVE_SERVE_H
#define TUBIAO_SERVE_SERVE_H

#include "base/fault.h"

/* Handed out by `next`; there until it is answered. */
struct serve_request {
    const char *path; /* behind the folder: "", "picture" */
    double since;     /* when it came, ms (CLOCK_MONOTONIC) */
    struct exchange *exchange;
};

struct serve_answer {
    unsigned status;    /* 0: 200 */
    const char *type;   /* text/html; charset=utf-8 */
    const char *policy; /* Content-Security-Policy; NULL: nothing may be loaded */
    const char *bytes;  /* copied */
    size_t length;
};

struct serve_module {
    /* On that port, 0: any that is free. NULL with a fault, as where the port is in use. */
    struct server *(*open)(unsigned port, struct faults *faults);
    void (*close)(struct server *server);
    /* What to open, with the secret in it; lives as long as the server. */
    const char *(*address)(const struct server *server);
    /* Readable when there is something to run. */
    int (*descriptor)(const struct server *server);
    /* Milliseconds after which it wants to run in any case; -1: it does not. */
    int (*patience)(const struct server *server);
    /* Takes connections, reads and writes, as far as that goes without waiting. */
    void (*run)(struct server *server);
    /* The next request that may be answered, or NULL. */
    struct serve_request *(*next)(struct server *server);
    /* A word behind the ? of the request, decoded; NULL: it has none of that name. */
    const char *(*query)(const struct serve_request *request, const char *name);
    /* The request is gone after. */
    void (*answer)(struct server *server, struct serve_request *request,
        const struct serve_answer *answer);
};

extern const struct serve_module tubiao_serve;

#endif
