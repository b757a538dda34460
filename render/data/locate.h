/* Byte offsets of a source into places. */
#ifndef TUBIAO_DATA_LOCATE_H
#define TUBIAO_DATA_LOCATE_H

#include "base/fault.h"

/* Remembers where it was, so that places asked for in order cost one pass in all. */
struct locator {
    const struct source *source;
    size_t offset;
    uint32_t line;
    uint32_t column;
};

struct locator locator_new(const struct source *source);

/* The place of the text from `start` to `end`, marked as far as its line goes. */
struct place locator_place(struct locator *locator, size_t start, size_t end);

/* On from where the last place began, over text without line ends whose characters are
 * counted already. */
void locator_pass(struct locator *locator, size_t bytes, uint32_t characters);

/* A part of a text that stands at `place` as it is: `length` characters behind the first
 * `offset` bytes of `text`. The whole place where that is not in its first line. */
struct place place_within(
    struct place place, const char *text, size_t offset, uint32_t length);

#endif
