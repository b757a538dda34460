/* Words that heads and titles of reports are made of, so that a short line does not end
 * inside one. Not a segmenter: what it does not know it leaves to the caller. */
#ifndef TUBIAO_TEXT_WORDS_H
#define TUBIAO_TEXT_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a known word of `text` reaches over byte `offset`. */
bool word_is_split(const char *text, size_t length, size_t offset);

#endif
