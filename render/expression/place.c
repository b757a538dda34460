/* Where a part of a string stands in the source it was read from. */
#include "expression/node.h"

#include <string.h>

#include "base/utf8.h"

/* The byte a place points at, or NULL if the text is not at hand. */
static const char *find_place(struct place at) {
    if (!at.source || !at.source->text || !at.line) {
        return NULL;
    }
    const char *byte = at.source->text;
    const char *end = byte + at.source->length;
    for (uint32_t line = 1; line < at.line; line++) {
        const char *newline = memchr(byte, '\n', (size_t)(end - byte));
        if (!newline) {
            return NULL;
        }
        byte = newline + 1;
    }
    size_t offset = 0;
    for (uint32_t column = 1; column < at.column && byte + offset < end; column++) {
        utf8_next(byte, (size_t)(end - byte), &offset);
    }
    return byte + offset;
}

static const char *find_text(
    const char *from, const char *end, const char *text, size_t length) {
    enum { FARTHEST = 64 * 1024 };
    if ((size_t)(end - from) > FARTHEST) {
        end = from + FARTHEST;
    }
    for (; length && (size_t)(end - from) >= length; from++) {
        from = memchr(from, text[0], (size_t)(end - from) - length + 1);
        if (!from) {
            return NULL;
        }
        if (memcmp(from, text, length) == 0) {
            return from;
        }
    }
    return NULL;
}

/* Moves `at` from the byte it points at to a later one. */
static struct place advance(struct place at, const char *from, const char *to) {
    const char *line = from;
    for (const char *c = from; (c = memchr(c, '\n', (size_t)(to - c)));) {
        line = ++c;
        at.line++;
        at.column = 1;
    }
    at.column += (uint32_t)utf8_count(line, (size_t)(to - line));
    return at;
}

/* The line of the string that holds `offset` is looked up in the source as it stands
 * there: this finds block scalars and quoted strings alike. Where escapes or folding
 * hide it, the column is counted from the string's start, one more behind a quote. */
struct place expression_place(
    struct place at, const char *text, size_t offset, size_t length) {
    size_t start = offset;
    while (start > 0 && text[start - 1] != '\n') {
        start--;
    }
    const char *from = find_place(at);
    size_t line_length = strcspn(text + start, "\n");
    const char *found = from ? find_text(from, at.source->text + at.source->length,
                                   text + start, line_length)
                             : NULL;
    if (found) {
        at = advance(at, from, found + (offset - start));
    } else if (at.line && start == 0) {
        bool quoted = from && (*from == '"' || *from == '\'');
        at.column += quoted + (uint32_t)utf8_count(text, offset);
    }
    at.length = (uint32_t)utf8_count(text + offset, length);
    return at;
}
