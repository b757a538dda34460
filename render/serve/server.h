/* The parts of the server. */
#ifndef TUBIAO_SERVE_SERVER_H
#define TUBIAO_SERVE_SERVER_H

#include <microhttpd.h>

#include "serve/serve.h"

enum {
    MOST_CONNECTIONS = 64,
    MOST_HEADERS = 32 * 1024, /* bytes of a request's head */
    MOST_ADDRESS = 4 * 1024,
    IDLE_SECONDS = 10,
    HEAD_MILLISECONDS = 20000, /* in which a request's head must have come */
    SECRET_SIZE = 33,          /* 128 bits in hexadecimal, and the NUL */
};

/* A word behind the ?. */
struct query_word {
    const char *name, *value;
};

/* One request from its first line to the end of its answer. */
struct exchange {
    struct arena arena;
    struct serve_request request;
    struct MHD_Connection *connection;
    const char *address; /* as it came, encoded: /folder/path?name=value */
    struct query_word *words;
    size_t word_count;
    struct MHD_Response *response; /* set when it is answered */
    unsigned status;
    struct exchange *next; /* in the queue of those not yet handed out, or handed out */
};

struct exchange_list {
    struct exchange *first;
};

/* A connection, for the time it takes. */
struct peer {
    int socket;
    double since; /* ms: when it was opened or its last answer ended */
    bool asking;  /* a request's head is complete, the answer is not */
    struct peer *next;
};

struct server {
    struct MHD_Daemon *daemon;
    int socket, descriptor;
    unsigned port;
    char address[80];
    char token[SECRET_SIZE]; /* in the address that is given to the user */
    char key[SECRET_SIZE];   /* in the cookie */
    char folder
        [SECRET_SIZE]; /* of what is served; the cookie is for it alone, since cookies
                                 don't tell ports apart */
    struct exchange_list waiting, handed_out;
    struct peer *peers;
    bool closing; /* nothing may be suspended any more */
};

/* guard.c: whether the exchange may go on. Else its refusal is its answer. */
bool guard_admits(const struct server *server, struct exchange *exchange,
    const char *method, const char *version);

/* address.c: path and words out of the address; false if it is malformed. */
bool address_read(const struct server *server, struct exchange *exchange);
/* Whether it is the one that the user was given. */
bool address_is_token(const struct server *server, const struct exchange *exchange);
/* In a time that does not tell how much of it agrees. */
bool secret_equal(const char *secret, const char *said);

/* exchange.c */
void *exchange_begin(
    void *server, const char *address, struct MHD_Connection *connection);
enum MHD_Result exchange_handle(void *server, struct MHD_Connection *connection,
    const char *url, const char *method, const char *version, const char *upload,
    size_t *upload_size, void **context);
void exchange_end(void *server, struct MHD_Connection *connection, void **context,
    enum MHD_RequestTerminationCode code);
void exchange_refuse(struct exchange *exchange, unsigned status, const char *text);
void exchange_answer(struct exchange *exchange, const struct serve_answer *answer);
struct serve_request *exchange_next(struct server *server);
void exchange_resume(struct server *server, struct exchange *exchange);
/* Lets those go that wait for an answer, before the server closes. */
void exchange_resume_all(struct server *server);

/* peer.c */
void peer_notify(void *server, struct MHD_Connection *connection, void **context,
    enum MHD_ConnectionNotificationCode code);
void peer_set_asking(struct MHD_Connection *connection, bool asking);
/* Closes those that take too long to say what they want. */
void peers_close_slow(struct server *server);
void peers_free(struct server *server);

#endif
