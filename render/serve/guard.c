/* Who may ask: the user who was given the address, in the page that it opens. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "serve/server.h"

/* How often a header is there, and what it says last. */
struct header {
    const char *name;
    const char *value;
    int count;
};

static enum MHD_Result see_header(
    void *closure, enum MHD_ValueKind kind, const char *name, const char *value) {
    struct header *header = closure;
    (void)kind;
    if (strcasecmp(name, header->name) == 0) {
        header->value = value ? value : "";
        header->count++;
    }
    return MHD_YES;
}

static struct header find_header(struct MHD_Connection *connection, const char *name) {
    struct header header = {.name = name};
    MHD_get_connection_values(connection, MHD_HEADER_KIND, see_header, &header);
    return header;
}

/* A name that leads here by way of somebody else's name server is not ours: with DNS
 * rebinding a page of another site would be let in. */
static bool is_own_host(const struct server *server, const char *host) {
    static const char *const names[] = {"127.0.0.1", "localhost"};
    char own[32];
    for (size_t i = 0; i < countof(names); i++) {
        snprintf(own, sizeof own, "%s:%u", names[i], server->port);
        if (strcasecmp(host, own) == 0 ||
            (server->port == 80 && strcasecmp(host, names[i]) == 0)) {
            return true;
        }
    }
    return false;
}

/* What browsers say of the page that asks: another one, be it of this machine, gets
 * nothing, not even to know that there is something. */
static bool is_own_page(const struct server *server, struct MHD_Connection *connection) {
    struct header site = find_header(connection, "Sec-Fetch-Site");
    struct header origin = find_header(connection, "Origin");
    if (site.count && strcmp(site.value, "same-origin") != 0 &&
        strcmp(site.value, "none") != 0) {
        return false;
    }
    return !origin.count || (strncmp(origin.value, "http://", 7) == 0 &&
                                is_own_host(server, origin.value + 7));
}

static bool has_body(struct MHD_Connection *connection) {
    struct header length = find_header(connection, "Content-Length");
    return find_header(connection, "Transfer-Encoding").count ||
           (length.count && strcmp(length.value, "0") != 0);
}

static bool has_key(const struct server *server, struct MHD_Connection *connection) {
    const char *key = MHD_lookup_connection_value(connection, MHD_COOKIE_KIND, "tubiao");
    return key && secret_equal(server->key, key);
}

static bool refuse(struct exchange *exchange, unsigned status, const char *text) {
    exchange_refuse(exchange, status, text);
    return false;
}

/* Into the folder, with the cookie that opens it. */
static bool lead_in(const struct server *server, struct exchange *exchange) {
    struct arena *arena = &exchange->arena;
    exchange_refuse(exchange, MHD_HTTP_SEE_OTHER, "");
    MHD_add_response_header(exchange->response, MHD_HTTP_HEADER_LOCATION,
        arena_print(arena, "/%s/", server->folder));
    MHD_add_response_header(exchange->response, MHD_HTTP_HEADER_SET_COOKIE,
        arena_print(arena, "tubiao=%s; Path=/%s/; HttpOnly; SameSite=Strict", server->key,
            server->folder));
    return false;
}

bool guard_admits(const struct server *server, struct exchange *exchange,
    const char *method, const char *version) {
    struct MHD_Connection *connection = exchange->connection;
    struct header host = find_header(connection, MHD_HTTP_HEADER_HOST);
    if (host.count != 1 || strncmp(version, "HTTP/1.", 7) != 0) {
        return refuse(exchange, MHD_HTTP_BAD_REQUEST, "one Host is wanted");
    }
    if (!is_own_host(server, host.value)) {
        return refuse(exchange, MHD_HTTP_MISDIRECTED_REQUEST, "this is another host");
    }
    if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0) {
        refuse(exchange, MHD_HTTP_METHOD_NOT_ALLOWED, "there is only reading here");
        MHD_add_response_header(exchange->response, MHD_HTTP_HEADER_ALLOW, "GET, HEAD");
        return false;
    }
    if (has_body(connection)) {
        return refuse(exchange, MHD_HTTP_BAD_REQUEST, "a request has no body here");
    }
    if (strlen(exchange->address) > MOST_ADDRESS) {
        return refuse(exchange, MHD_HTTP_URI_TOO_LONG, "the address is too long");
    }
    if (!is_own_page(server, connection)) {
        return refuse(exchange, MHD_HTTP_FORBIDDEN, "another page has no access");
    }
    if (address_is_token(server, exchange)) {
        return lead_in(server, exchange);
    }
    if (!has_key(server, connection)) {
        return refuse(exchange, MHD_HTTP_FORBIDDEN,
            "open the address that tubiao printed\n请打开 tubiao 给出的网址\n");
    }
    return address_read(server, exchange) ||
           refuse(exchange, MHD_HTTP_NOT_FOUND, "there is nothing here");
}
