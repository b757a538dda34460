/* Addresses written out in running text. */
#include <stdbool.h>
#include <string.h>

#include "prose/runs.h"

static bool is_address_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c && strchr("-._~:/?#[]@!$&'()*+,;=%", c));
}

size_t address_length(const char *text, size_t offset) {
    static const char *const starts[] = {"http://", "https://", "www."};
    if (offset > 0 && is_address_character(text[offset - 1])) {
        return 0;
    }
    for (size_t i = 0; i < countof(starts); i++) {
        size_t start = strlen(starts[i]);
        if (strncmp(text + offset, starts[i], start) != 0) {
            continue;
        }
        size_t length = start;
        while (is_address_character(text[offset + length])) {
            length++;
        }
        while (length > start && strchr(".,:;!?)]'", text[offset + length - 1])) {
            length--;
        }
        return length > start ? length : 0;
    }
    return 0;
}
