/* Exchanges: a request is looked at once its head is there; one that is admitted rests
 * until the program has answered it. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "serve/server.h"

void *exchange_begin(
    void *server, const char *address, struct MHD_Connection *connection) {
    (void)server;
    struct exchange *exchange = calloc(1, sizeof *exchange);
    if (exchange) {
        exchange->connection = connection;
        exchange->address = arena_copy_string(&exchange->arena, address);
        exchange->request.exchange = exchange;
        exchange->request.since = clock_milliseconds();
    }
    return exchange;
}

static void append(struct exchange_list *list, struct exchange *exchange) {
    struct exchange **end = &list->first;
    while (*end) {
        end = &(*end)->next;
    }
    exchange->next = NULL;
    *end = exchange;
}

static void take_out(struct exchange_list *list, struct exchange *exchange) {
    struct exchange **at = &list->first;
    while (*at && *at != exchange) {
        at = &(*at)->next;
    }
    if (*at) {
        *at = exchange->next;
    }
}

/* What every answer says: it is for this page alone, now, as what it is called. */
static void add_headers(struct exchange *exchange, const char *type, const char *policy) {
    const struct {
        const char *name, *value;
    } headers[] = {
        {MHD_HTTP_HEADER_CONTENT_TYPE, type},
        {"Content-Security-Policy",
            policy ? policy : "default-src 'none'; frame-ancestors 'none'"},
        {MHD_HTTP_HEADER_CACHE_CONTROL, "no-store"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
    };
    for (size_t i = 0; i < countof(headers); i++) {
        MHD_add_response_header(exchange->response, headers[i].name, headers[i].value);
    }
}

void exchange_answer(struct exchange *exchange, const struct serve_answer *answer) {
    exchange->response = MHD_create_response_from_buffer(
        answer->length, (void *)(uintptr_t)answer->bytes, MHD_RESPMEM_MUST_COPY);
    exchange->status = answer->status ? answer->status : MHD_HTTP_OK;
    if (exchange->response) {
        add_headers(exchange, answer->type, answer->policy);
    }
}

void exchange_refuse(struct exchange *exchange, unsigned status, const char *text) {
    exchange_answer(exchange, &(struct serve_answer){.status = status,
                                  .type = "text/plain; charset=utf-8",
                                  .bytes = text,
                                  .length = strlen(text)});
}

static enum MHD_Result send_answer(struct exchange *exchange) {
    return exchange->response ? MHD_queue_response(exchange->connection, exchange->status,
                                    exchange->response)
                              : MHD_NO;
}

enum MHD_Result exchange_handle(void *closure, struct MHD_Connection *connection,
    const char *url, const char *method, const char *version, const char *upload,
    size_t *upload_size, void **context) {
    struct server *server = closure;
    struct exchange *exchange = *context;
    (void)url;
    (void)upload;
    if (!exchange) { /* no memory: the connection is closed */
        return MHD_NO;
    }
    if (exchange->response) {
        *upload_size = 0;
        return send_answer(exchange);
    }
    peer_set_asking(connection, true);
    if (server->closing) {
        exchange_refuse(exchange, MHD_HTTP_SERVICE_UNAVAILABLE, "");
        return send_answer(exchange);
    }
    if (!guard_admits(server, exchange, method, version)) {
        return send_answer(exchange);
    }
    append(&server->waiting, exchange);
    MHD_suspend_connection(connection);
    return MHD_YES;
}

void exchange_end(void *closure, struct MHD_Connection *connection, void **context,
    enum MHD_RequestTerminationCode code) {
    struct server *server = closure;
    struct exchange *exchange = *context;
    (void)code;
    if (!exchange) {
        return;
    }
    peer_set_asking(connection, false);
    take_out(&server->waiting, exchange);
    take_out(&server->handed_out, exchange);
    if (exchange->response) {
        MHD_destroy_response(exchange->response);
    }
    arena_finish(&exchange->arena);
    free(exchange);
    *context = NULL;
}

struct serve_request *exchange_next(struct server *server) {
    struct exchange *exchange = server->waiting.first;
    if (!exchange) {
        return NULL;
    }
    take_out(&server->waiting, exchange);
    append(&server->handed_out, exchange);
    return &exchange->request;
}

void exchange_resume(struct server *server, struct exchange *exchange) {
    take_out(&server->waiting, exchange);
    take_out(&server->handed_out, exchange);
    MHD_resume_connection(exchange->connection);
}

void exchange_resume_all(struct server *server) {
    struct exchange_list *const lists[] = {&server->waiting, &server->handed_out};
    for (size_t i = 0; i < countof(lists); i++) {
        while (lists[i]->first) {
            struct exchange *exchange = lists[i]->first;
            exchange_refuse(exchange, MHD_HTTP_SERVICE_UNAVAILABLE, "");
            exchange_resume(server, exchange);
        }
    }
}
