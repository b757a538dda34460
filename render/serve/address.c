/* Addresses of requests: the path is looked up as it came, the words behind it decoded. */
#include <string.h>

#include "serve/server.h"

bool secret_equal(const char *secret, const char *said) {
    size_t length = strlen(secret);
    size_t given = strlen(said);
    unsigned char difference = given != length;
    for (size_t i = 0; i < length; i++) {
        difference |= (unsigned char)(secret[i] ^ said[i < given ? i : given]);
    }
    return difference == 0;
}

static int hexadecimal(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* %XX undone; NULL if it is malformed or has a NUL in it. */
static const char *decode(struct arena *arena, const char *text, size_t length) {
    char *out = arena_bytes(arena, length + 1);
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        int c = (unsigned char)text[i];
        if (c == '%') {
            bool whole = i + 2 < length;
            int high = whole ? hexadecimal(text[i + 1]) : -1;
            int low = whole ? hexadecimal(text[i + 2]) : -1;
            c = high < 0 || low < 0 ? 0 : high * 16 + low;
            i += 2;
        }
        if (c == 0) {
            return NULL;
        }
        out[count++] = (char)c;
    }
    out[count] = 0;
    return out;
}

/* name=value&name=value */
static bool read_words(struct exchange *exchange, const char *text) {
    struct arena *arena = &exchange->arena;
    size_t capacity = 0;
    while (*text) {
        size_t length = strcspn(text, "&");
        size_t name = strcspn(text, "=&");
        size_t value = name < length ? name + 1 : length;
        struct query_word word = {
            decode(arena, text, name), decode(arena, text + value, length - value)};
        if (!word.name || !word.value) {
            return false;
        }
        exchange->words = arena_grow(arena, exchange->words, exchange->word_count,
            &capacity, sizeof *exchange->words);
        exchange->words[exchange->word_count++] = word;
        text += length + (text[length] == '&');
    }
    return true;
}

bool address_is_token(const struct server *server, const struct exchange *exchange) {
    return exchange->address[0] == '/' &&
           secret_equal(server->token, exchange->address + 1);
}

bool address_read(const struct server *server, struct exchange *exchange) {
    const char *address = exchange->address;
    size_t path = strcspn(address, "?");
    size_t folder = strlen(server->folder);
    const char *prefix = arena_print(&exchange->arena, "/%s/", server->folder);
    if (path < folder + 2 || memcmp(address, prefix, folder + 2) != 0) {
        return false;
    }
    exchange->request.path =
        arena_copy(&exchange->arena, address + folder + 2, path - folder - 2);
    return read_words(exchange, address + path + (address[path] == '?'));
}
