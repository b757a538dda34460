/* Connections: one that says nothing, or dribbles its request, is closed after a while, so
 * that it keeps nobody else out. */
#include <stdlib.h>
#include <sys/socket.h>

#include "base/clock.h"
#include "serve/server.h"

void peer_notify(void *closure, struct MHD_Connection *connection, void **context,
    enum MHD_ConnectionNotificationCode code) {
    struct server *server = closure;
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        const union MHD_ConnectionInfo *info =
            MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        struct peer *peer = info ? calloc(1, sizeof *peer) : NULL;
        if (peer) {
            *peer = (struct peer){
                info->connect_fd, clock_milliseconds(), false, server->peers};
            server->peers = peer;
        }
        *context = peer;
        return;
    }
    struct peer **at = &server->peers;
    while (*at && *at != *context) {
        at = &(*at)->next;
    }
    if (*at) {
        *at = (*at)->next;
        free(*context);
        *context = NULL;
    }
}

void peer_set_asking(struct MHD_Connection *connection, bool asking) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    struct peer *peer = info ? info->socket_context : NULL;
    if (peer) {
        peer->asking = asking;
        peer->since = clock_milliseconds();
    }
}

void peers_close_slow(struct server *server) {
    double now = clock_milliseconds();
    for (struct peer *peer = server->peers; peer; peer = peer->next) {
        if (!peer->asking && now - peer->since > HEAD_MILLISECONDS) {
            shutdown(peer->socket, SHUT_RDWR);
        }
    }
}

void peers_free(struct server *server) {
    while (server->peers) {
        struct peer *peer = server->peers;
        server->peers = peer->next;
        free(peer);
    }
}
