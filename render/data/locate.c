/* Byte offsets of a source into places. */
#include "data/locate.h"

#include <string.h>

#include "base/utf8.h"

struct locator locator_new(const struct source *source) {
    return (struct locator){source, 0, 1, 1};
}

/* To the start of the line of `offset`, which lies behind the cursor. */
static void move_back(struct locator *locator, size_t offset) {
    const char *text = locator->source->text;
    while (locator->offset > offset ||
           (locator->offset > 0 && text[locator->offset - 1] != '\n')) {
        locator->offset--;
        locator->line -= text[locator->offset] == '\n';
    }
    locator->column = 1;
}

struct place locator_place(struct locator *locator, size_t start, size_t end) {
    const struct source *source = locator->source;
    start = start > source->length ? source->length : start;
    end = end > source->length ? source->length : end;
    if (start < locator->offset) {
        move_back(locator, start);
    }
    for (; locator->offset < start; locator->offset++) {
        unsigned char byte = (unsigned char)source->text[locator->offset];
        locator->column += (byte & 0xC0) != 0x80;
        if (byte == '\n') {
            locator->line++;
            locator->column = 1;
        }
    }
    const char *from = source->text + start;
    const char *newline = end > start ? memchr(from, '\n', end - start) : NULL;
    size_t marked = newline ? (size_t)(newline - from) : end > start ? end - start : 0;
    return (struct place){
        source, locator->line, locator->column, (uint32_t)utf8_count(from, marked)};
}

void locator_pass(struct locator *locator, size_t bytes, uint32_t characters) {
    locator->offset += bytes;
    locator->column += characters;
}

struct place place_within(
    struct place place, const char *text, size_t offset, uint32_t length) {
    uint32_t characters = (uint32_t)utf8_count(text, offset);
    if (characters >= place.length) {
        return place;
    }
    place.column += characters;
    place.length = length;
    return place;
}
