/* Where the lines of a paragraph start, in characters, as another engine reports them:
 * "#0,12,24" a paragraph and width. */
#ifndef TUBIAO_TESTS_TEXT_STARTS_H
#define TUBIAO_TESTS_TEXT_STARTS_H

#include "base/utf8.h"
#include "support.h"

struct starts {
    size_t items[256];
    size_t count;
};

/* Reads at the next # of the report and leaves it at the one behind, or NULL. */
static inline void starts_read(char **report, struct starts *starts) {
    char *at = *report + 1;
    starts->count = 0;
    while (starts->count < 256 && *at >= '0' && *at <= '9') {
        starts->items[starts->count++] = strtoul(at, &at, 10);
        at += *at == ',';
    }
    *report = strchr(at, '#');
}

static inline bool starts_hold(const struct starts *starts, size_t start) {
    for (size_t i = 0; i < starts->count; i++) {
        if (starts->items[i] == start) {
            return true;
        }
    }
    return false;
}

/* Where the line ends that starts there; 0 if it is the last. */
static inline size_t starts_end_of(const struct starts *starts, size_t start) {
    for (size_t i = 0; i + 1 < starts->count; i++) {
        if (starts->items[i] == start) {
            return starts->items[i + 1];
        }
    }
    return 0;
}

static inline size_t starts_byte(const char *text, size_t character) {
    size_t offset = 0;
    while (character-- > 0) {
        utf8_next(text, strlen(text), &offset);
    }
    return offset;
}

#endif
