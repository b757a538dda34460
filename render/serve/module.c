/* Opening and running the server: its socket, its secrets, its limits. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/system_words.h"
#include "serve/server.h"

static const struct place command_line = {0};

static bool make_secret(char secret[SECRET_SIZE]) {
    unsigned char bytes[(SECRET_SIZE - 1) / 2];
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes) {
        return false;
    }
    for (size_t i = 0; i < sizeof bytes; i++) {
        snprintf(secret + 2 * i, 3, "%02x", bytes[i]);
    }
    return true;
}

/* Bound to 127.0.0.1, so that no other machine can reach it. */
static bool listen_on(struct server *server, unsigned port) {
    int yes = 1;
    struct sockaddr_in address = {.sin_family = AF_INET,
        .sin_port = htons((uint16_t)port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    server->socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (server->socket < 0 ||
        setsockopt(server->socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) != 0 ||
        bind(server->socket, (struct sockaddr *)&address, length) != 0 ||
        listen(server->socket, MOST_CONNECTIONS) != 0 ||
        getsockname(server->socket, (struct sockaddr *)&address, &length) != 0) {
        return false;
    }
    server->port = ntohs(address.sin_port);
    return true;
}

static void fault_port(unsigned port, int error, struct faults *faults) {
    if (error == EADDRINUSE) {
        fault_add_system(faults, "port-in-use", command_line,
            "--port %u: another program uses this port", "--port %u：这个端口已被占用",
            port);
        fault_hint(faults, "leave --port out to get a free one",
            "不写 --port 会自动选用空闲端口");
        return;
    }
    fault_add_system(faults, "cannot-serve", command_line,
        "no server can be opened on 127.0.0.1 (port %u): %s",
        "在 127.0.0.1 上打不开服务（端口 %u）：%s", port,
        system_words(error, faults->language));
}

/* Addresses are decoded by us (address.c), so that nothing hides in them. */
static size_t leave_encoded(
    void *closure, struct MHD_Connection *connection, char *text) {
    (void)closure;
    (void)connection;
    return strlen(text);
}

static bool start(struct server *server) {
    const struct MHD_OptionItem limits[] = {
        {MHD_OPTION_LISTEN_SOCKET, server->socket, NULL},
        {MHD_OPTION_CONNECTION_LIMIT, MOST_CONNECTIONS, NULL},
        {MHD_OPTION_CONNECTION_TIMEOUT, IDLE_SECONDS, NULL},
        {MHD_OPTION_CONNECTION_MEMORY_LIMIT, MOST_HEADERS, NULL},
        {MHD_OPTION_STRICT_FOR_CLIENT, 1, NULL},
        {MHD_OPTION_END, 0, NULL},
    };
    server->daemon = MHD_start_daemon(MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, 0, NULL,
        NULL, exchange_handle, server, MHD_OPTION_ARRAY, limits,
        MHD_OPTION_UNESCAPE_CALLBACK, leave_encoded, NULL, MHD_OPTION_URI_LOG_CALLBACK,
        exchange_begin, server, MHD_OPTION_NOTIFY_COMPLETED, exchange_end, server,
        MHD_OPTION_NOTIFY_CONNECTION, peer_notify, server, MHD_OPTION_END);
    const union MHD_DaemonInfo *info =
        server->daemon ? MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_EPOLL_FD)
                       : NULL;
    server->descriptor = info ? info->epoll_fd : -1;
    return info;
}

static void server_close(struct server *server) {
    if (server->daemon) {
        server->closing = true;
        exchange_resume_all(server);
        MHD_run(server->daemon);
        MHD_stop_daemon(server->daemon); /* closes the socket */
    } else if (server->socket >= 0) {
        close(server->socket);
    }
    peers_free(server);
    free(server);
}

static struct server *server_open(unsigned port, struct faults *faults) {
    struct server *server = calloc(1, sizeof *server);
    if (!server) {
        return NULL;
    }
    server->socket = -1;
    if (!make_secret(server->token) || !make_secret(server->key) ||
        !make_secret(server->folder) || !listen_on(server, port) || !start(server)) {
        fault_port(port, errno, faults);
        server_close(server);
        return NULL;
    }
    snprintf(server->address, sizeof server->address, "http://127.0.0.1:%u/%s",
        server->port, server->token);
    return server;
}

static const char *server_address(const struct server *server) {
    return server->address;
}

static int server_descriptor(const struct server *server) {
    return server->descriptor;
}

/* Slow connections are looked at once a second, as long as there are connections. */
static int server_patience(const struct server *server) {
    MHD_UNSIGNED_LONG_LONG wanted;
    int patience = server->peers ? 1000 : -1;
    if (MHD_get_timeout(server->daemon, &wanted) == MHD_YES &&
        (patience < 0 || wanted < (MHD_UNSIGNED_LONG_LONG)patience)) {
        patience = (int)wanted;
    }
    return patience;
}

static void server_run(struct server *server) {
    MHD_run(server->daemon);
    peers_close_slow(server);
}

static const char *server_query(const struct serve_request *request, const char *name) {
    const struct exchange *exchange = request->exchange;
    for (size_t i = 0; i < exchange->word_count; i++) {
        if (strcmp(exchange->words[i].name, name) == 0) {
            return exchange->words[i].value;
        }
    }
    return NULL;
}

static void server_answer(struct server *server, struct serve_request *request,
    const struct serve_answer *answer) {
    exchange_answer(request->exchange, answer);
    exchange_resume(server, request->exchange);
}

__attribute__((visibility("default"))) const struct serve_module tubiao_serve = {
    .open = server_open,
    .close = server_close,
    .address = server_address,
    .descriptor = server_descriptor,
    .patience = server_patience,
    .run = server_run,
    .next = exchange_next,
    .query = server_query,
    .answer = server_answer,
};
