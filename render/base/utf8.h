/* UTF-8 and the few facts about characters that every module needs. */
#ifndef TUBIAO_BASE_UTF8_H
#define TUBIAO_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The character at *offset; moves *offset behind it. Ill-formed bytes give U+FFFD, one a
 * byte. At the end (offset == length) returns 0 and does not move. */
uint32_t utf8_next(const char *text, size_t length, size_t *offset);

/* The offset of the first ill-formed byte, or `length` if the text is well formed. */
size_t utf8_first_invalid(const char *text, size_t length);

size_t utf8_count(const char *text, size_t length);

/* Writes 1 to 4 bytes, returns how many. */
size_t utf8_write(char out[4], uint32_t character);

/* Two columns of a terminal: East Asian Wide and Fullwidth, and punctuation that Chinese
 * fonts draw full width (“ ” ‘ ’ — …). */
bool character_is_wide(uint32_t character);

/* A Han character: the ideograph blocks and extensions, 〇 and 々. */
bool character_is_han(uint32_t character);

#endif
