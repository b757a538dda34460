/* Arena memory: a list of chunks, each twice the one before up to a megabyte. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CHUNK = 16 * 1024, LARGEST_CHUNK = 1024 * 1024, ALIGNMENT = 16 };

struct arena_chunk {
    struct arena_chunk *previous;
    size_t used;
    size_t size;
    bool zeroed; /* what is not used yet; else it is zeroed when it is handed out */
    _Alignas(ALIGNMENT) char bytes[];
};

static void die(void) {
    fputs("tubiao: out of memory / 内存不足\n", stderr);
    exit(3);
}

/* What is larger than the next chunk gets one of its own, and if it is to be zeroed, pages
 * that come zeroed. */
static struct arena_chunk *add_chunk(struct arena *arena, size_t need, bool zero) {
    size_t size = arena->chunk ? arena->chunk->size * 2 : FIRST_CHUNK;
    size = size > LARGEST_CHUNK ? LARGEST_CHUNK : size;
    bool zeroed = need > size && zero;
    size = need > size ? need : size;
    struct arena_chunk *chunk =
        zeroed ? calloc(1, sizeof *chunk + size) : malloc(sizeof *chunk + size);
    if (!chunk) {
        die();
    }
    chunk->previous = arena->chunk;
    chunk->used = 0;
    chunk->size = size;
    chunk->zeroed = zeroed;
    arena->chunk = chunk;
    return chunk;
}

void arena_finish(struct arena *arena) {
    arena_rewind(arena, (struct arena_mark){0});
}

static size_t aligned(size_t size) {
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

static char *take_bytes(struct arena *arena, size_t size, bool zero) {
    if (size > SIZE_MAX / 4) {
        die();
    }
    size_t need = aligned(size);
    struct arena_chunk *chunk = arena->chunk;
    if (!chunk || chunk->size - chunk->used < need) {
        chunk = add_chunk(arena, need, zero);
    }
    char *bytes = chunk->bytes + chunk->used;
    chunk->used += need;
    if (zero && !chunk->zeroed) {
        memset(bytes, 0, size);
    }
    return bytes;
}

char *arena_bytes(struct arena *arena, size_t size) {
    return take_bytes(arena, size, false);
}

void *arena_array(struct arena *arena, size_t count, size_t size) {
    if (size && count > (SIZE_MAX / 4) / size) {
        die();
    }
    return take_bytes(arena, count * size, true);
}

void *arena_grow(
    struct arena *arena, void *items, size_t count, size_t *capacity, size_t size) {
    if (count < *capacity) {
        return items;
    }
    *capacity = *capacity ? *capacity * 2 : 8;
    void *longer = arena_array(arena, *capacity, size);
    if (count) {
        memcpy(longer, items, count * size);
    }
    return longer;
}

char *arena_copy(struct arena *arena, const char *text, size_t length) {
    char *copy = arena_array(arena, length + 1, 1);
    if (length) {
        memcpy(copy, text, length);
    }
    return copy;
}

char *arena_copy_string(struct arena *arena, const char *text) {
    return arena_copy(arena, text, strlen(text));
}

char *arena_print(struct arena *arena, const char *format, ...) {
    va_list list;
    va_start(list, format);
    int length = vsnprintf(NULL, 0, format, list);
    va_end(list);
    char *text = arena_array(arena, (size_t)length + 1, 1);
    va_start(list, format);
    vsnprintf(text, (size_t)length + 1, format, list);
    va_end(list);
    return text;
}

struct arena_mark arena_mark(const struct arena *arena) {
    return (struct arena_mark){arena->chunk, arena->chunk ? arena->chunk->used : 0};
}

void arena_rewind(struct arena *arena, struct arena_mark mark) {
    while (arena->chunk != mark.chunk) {
        struct arena_chunk *chunk = arena->chunk;
        arena->chunk = chunk->previous;
        free(chunk);
    }
    if (arena->chunk) {
        arena->chunk->used = mark.used;
        arena->chunk->zeroed = false;
    }
}
