/* Bytes being written: an output file, a long string. Grows on the heap; the holder
 * calls buffer_finish. `data` is always followed by a NUL that `length` does not count.
 */
#ifndef TUBIAO_BASE_BUFFER_H
#define TUBIAO_BASE_BUFFER_H

#include <stddef.h>

struct buffer {
    char *data;
    size_t length;
    size_t capacity;
};

void buffer_finish(struct buffer *buffer);
void buffer_append(struct buffer *buffer, const void *bytes, size_t length);
void buffer_append_string(struct buffer *buffer, const char *text);
void buffer_append_char(struct buffer *buffer, char c);
void buffer_print(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3), nonnull(2)));

/* A number with at most `decimals` places, no trailing zeros, never an exponent, never
 * -0; NaN and infinities become 0. */
void buffer_append_number(struct buffer *buffer, double number, int decimals);

/* Text between double quotes as JSON writes it. */
void buffer_append_json(struct buffer *buffer, const char *text);

#endif
