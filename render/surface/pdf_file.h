/* The frame of a PDF file written by ourselves: numbered objects, packed into object
 * streams, a cross-reference stream at the end (ISO 32000-1, 7.5.7 and 7.5.8).
 *
 *     struct pdf_file *file = pdf_file_new(arena, out);
 *     int number = pdf_file_reserve(file);
 *     pdf_file_object(file, number, "<</Type/Catalog…>>", length);
 *     pdf_file_finish(file, number, info);
 */
#ifndef TUBIAO_SURFACE_PDF_FILE_H
#define TUBIAO_SURFACE_PDF_FILE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buffer.h"

struct pdf_file;

struct pdf_file *pdf_file_new(struct arena *arena, struct buffer *out);

/* The first of `count` new numbers in a row. */
int pdf_file_reserve(struct pdf_file *file, int count);

void pdf_file_object(struct pdf_file *file, int number, const struct buffer *object);
/* `keys` stand in the stream's dictionary. The data are compressed. */
void pdf_file_stream(
    struct pdf_file *file, int number, const char *keys, const void *data, size_t length);

/* False if there was no memory to compress with. */
bool pdf_file_finish(struct pdf_file *file, int root, int info);

/* A number with at most two decimals, and a space. */
void pdf_put(struct buffer *buffer, double number);
/* Text as a string of UTF-16, (…) escaped. */
void pdf_put_text(struct buffer *buffer, const char *text);

#endif
