/* Objects of a PDF file and where they are. */
#include "surface/pdf_file.h"

#include <libdeflate.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"

enum {
    LEVEL = 1, /* of compression: a third of the time of 6, a fifth more bytes */
    OBJECTS_IN_ONE = 200 /* of an object stream */
};

/* Where an object is: a byte of the file, or a place in an object stream. */
struct place_of {
    bool packed;
    uint64_t at;    /* the byte, or the stream's number */
    uint32_t index; /* in the stream */
};

struct pdf_file {
    struct arena *arena;
    struct buffer *out;
    struct libdeflate_compressor *compressor;
    struct place_of *places; /* by number */
    size_t count, capacity;
    struct buffer heads, bodies; /* of the object stream being filled */
    int packed;
    int stream; /* its number */
    struct buffer squeezed;
    bool failed;
};

struct pdf_file *pdf_file_new(struct arena *arena, struct buffer *out) {
    struct pdf_file *file = arena_new(arena, struct pdf_file);
    file->arena = arena;
    file->out = out;
    file->compressor = libdeflate_alloc_compressor(LEVEL);
    file->failed = file->compressor == NULL;
    file->count = 1; /* number 0 heads the list of free ones */
    buffer_append_string(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    return file;
}

int pdf_file_reserve(struct pdf_file *file, int count) {
    int first = (int)file->count;
    while (file->count + (size_t)count > file->capacity) {
        file->places = arena_grow(file->arena, file->places, file->capacity,
            &file->capacity, sizeof *file->places);
    }
    file->count += (size_t)count;
    return first;
}

static size_t squeeze(struct pdf_file *file, const void *data, size_t length) {
    if (file->failed) {
        return 0;
    }
    size_t most = libdeflate_zlib_compress_bound(file->compressor, length);
    if (file->squeezed.capacity < most) {
        buffer_finish(&file->squeezed);
        file->squeezed.data = malloc(most);
        file->squeezed.capacity = file->squeezed.data ? most : 0;
    }
    if (!file->squeezed.data) {
        file->failed = true;
        return 0;
    }
    return libdeflate_zlib_compress(
        file->compressor, data, length, file->squeezed.data, most);
}

void pdf_file_stream(struct pdf_file *file, int number, const char *keys,
    const void *data, size_t length) {
    size_t squeezed = squeeze(file, data, length);
    file->places[number] = (struct place_of){.at = file->out->length};
    buffer_print(file->out, "%d 0 obj\n<<%s/Filter/FlateDecode/Length %zu>>stream\n",
        number, keys, squeezed);
    buffer_append(file->out, file->squeezed.data, squeezed);
    buffer_append_string(file->out, "\nendstream\nendobj\n");
}

static void close_pack(struct pdf_file *file) {
    if (!file->packed) {
        return;
    }
    char keys[80];
    struct buffer text = {0};
    buffer_print(&text, "/Type/ObjStm/N %d/First %zu", file->packed, file->heads.length);
    size_t length = text.length < sizeof keys - 1 ? text.length : sizeof keys - 1;
    for (size_t i = 0; i < length; i++) {
        keys[i] = text.data[i];
    }
    keys[length] = 0;
    buffer_finish(&text);
    buffer_append(&file->heads, file->bodies.data, file->bodies.length);
    pdf_file_stream(file, file->stream, keys, file->heads.data, file->heads.length);
    file->heads.length = file->bodies.length = 0;
    file->packed = 0;
}

void pdf_file_object(struct pdf_file *file, int number, const struct buffer *object) {
    if (!file->packed) {
        file->stream = pdf_file_reserve(file, 1);
    }
    file->places[number] = (struct place_of){
        .packed = true, .at = (uint64_t)file->stream, .index = (uint32_t)file->packed};
    pdf_put(&file->heads, number);
    pdf_put(&file->heads, (double)file->bodies.length);
    buffer_append(&file->bodies, object->data, object->length);
    buffer_append_char(&file->bodies, '\n');
    if (++file->packed == OBJECTS_IN_ONE) {
        close_pack(file);
    }
}

/* An entry: 1 byte of kind, 5 of place, 2 of index (7.5.8.3). */
static void append_entry(struct buffer *table, const struct place_of *place) {
    unsigned char bytes[8] = {place->packed ? 2 : place->at ? 1 : 0};
    for (int i = 0; i < 5; i++) {
        bytes[5 - i] = (unsigned char)(place->at >> 8 * i);
    }
    bytes[6] = (unsigned char)(place->index >> 8);
    bytes[7] = (unsigned char)place->index;
    buffer_append(table, bytes, sizeof bytes);
}

bool pdf_file_finish(struct pdf_file *file, int root, int info) {
    close_pack(file);
    int number = pdf_file_reserve(file, 1);
    size_t start = file->out->length;
    file->places[number] = (struct place_of){.at = start};
    struct buffer table = {0};
    for (size_t i = 0; i < file->count; i++) {
        append_entry(&table, &file->places[i]);
    }
    struct buffer keys = {0};
    buffer_print(&keys, "/Type/XRef/W[1 5 2]/Size %zu/Root %d 0 R/Info %d 0 R",
        file->count, root, info);
    pdf_file_stream(file, number, keys.data, table.data, table.length);
    buffer_print(file->out, "startxref\n%zu\n%%%%EOF\n", start);
    buffer_finish(&keys);
    buffer_finish(&table);
    buffer_finish(&file->heads);
    buffer_finish(&file->bodies);
    buffer_finish(&file->squeezed);
    libdeflate_free_compressor(file->compressor);
    return !file->failed;
}

void pdf_put(struct buffer *buffer, double number) {
    char text[32];
    int at = sizeof text;
    bool finite = isfinite(number) && fabs(number) < 1e13;
    long long hundredths = finite ? llround(number * 100) : 0;
    unsigned long long left =
        (unsigned long long)(hundredths < 0 ? -hundredths : hundredths);
    text[--at] = ' ';
    unsigned decimals = (unsigned)(left % 100);
    left /= 100;
    if (decimals) {
        if (decimals % 10) {
            text[--at] = (char)('0' + decimals % 10);
        }
        text[--at] = (char)('0' + decimals / 10);
        text[--at] = '.';
    }
    do {
        text[--at] = (char)('0' + left % 10);
        left /= 10;
    } while (left);
    if (hundredths < 0) {
        text[--at] = '-';
    }
    buffer_append(buffer, text + at, sizeof text - (size_t)at);
}

static void put_unit(struct buffer *buffer, uint32_t unit) {
    buffer_print(buffer, "%04X", unit);
}

void pdf_put_text(struct buffer *buffer, const char *text) {
    size_t length = 0;
    while (text[length]) {
        length++;
    }
    buffer_append_string(buffer, "<FEFF");
    for (size_t offset = 0; offset < length;) {
        uint32_t c = utf8_next(text, length, &offset);
        if (c >= 0x10000) {
            put_unit(buffer, 0xD800 + ((c - 0x10000) >> 10));
            put_unit(buffer, 0xDC00 + ((c - 0x10000) & 0x3FF));
        } else {
            put_unit(buffer, c);
        }
    }
    buffer_append_char(buffer, '>');
}
