/* A growing run of bytes. */
#include "base/buffer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"

static void reserve(struct buffer *buffer, size_t more) {
    size_t need = buffer->length + more + 1;
    if (need <= buffer->capacity) {
        return;
    }
    size_t capacity = buffer->capacity ? buffer->capacity * 2 : 4096;
    capacity = capacity < need ? need : capacity;
    char *data = need > more ? realloc(buffer->data, capacity) : NULL;
    if (!data) {
        fputs("tubiao: out of memory / 内存不足\n", stderr);
        exit(3);
    }
    buffer->data = data;
    buffer->capacity = capacity;
}

void buffer_finish(struct buffer *buffer) {
    free(buffer->data);
    *buffer = (struct buffer){0};
}

void buffer_append(struct buffer *buffer, const void *bytes, size_t length) {
    reserve(buffer, length);
    if (length) {
        memcpy(buffer->data + buffer->length, bytes, length);
    }
    buffer->length += length;
    buffer->data[buffer->length] = 0;
}

void buffer_append_string(struct buffer *buffer, const char *text) {
    buffer_append(buffer, text, strlen(text));
}

void buffer_append_char(struct buffer *buffer, char c) {
    buffer_append(buffer, &c, 1);
}

void buffer_print(struct buffer *buffer, const char *format, ...) {
    va_list list;
    va_start(list, format);
    int length = vsnprintf(NULL, 0, format, list);
    va_end(list);
    reserve(buffer, (size_t)length);
    va_start(list, format);
    vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, list);
    va_end(list);
    buffer->length += (size_t)length;
}

void buffer_append_number(struct buffer *buffer, double number, int decimals) {
    char text[NUMBER_FIXED_SIZE];
    buffer_append(buffer, text, number_print_fixed(text, number, decimals));
}

void buffer_append_json(struct buffer *buffer, const char *text) {
    buffer_append_char(buffer, '"');
    for (const char *c = text; *c; c++) {
        unsigned char byte = (unsigned char)*c;
        if (byte == '"' || byte == '\\') {
            char escaped[2] = {'\\', *c};
            buffer_append(buffer, escaped, 2);
        } else if (byte == '\n') {
            buffer_append(buffer, "\\n", 2);
        } else if (byte < 0x20) {
            buffer_print(buffer, "\\u%04x", byte);
        } else {
            buffer_append(buffer, c, 1);
        }
    }
    buffer_append_char(buffer, '"');
}
