/* Memory that lives as long as one job and is freed at once.
 *
 * Everything a stage makes goes into the job's arena; what it needs only for itself goes
 * into a scratch arena between a mark and a rewind. Nothing in an arena is freed alone.
 * All memory comes zeroed. Out of memory prints one line and exits with 3.
 *
 *     struct arena arena = {0};
 *     struct line *lines = arena_array(&arena, count, sizeof *lines);
 *     arena_finish(&arena);
 */
#ifndef TUBIAO_BASE_ARENA_H
#define TUBIAO_BASE_ARENA_H

#include <stddef.h>

struct arena_chunk;

struct arena {
    struct arena_chunk *chunk; /* the newest; {0} is an empty arena */
};

struct arena_mark {
    struct arena_chunk *chunk;
    size_t used;
};

void arena_finish(struct arena *arena);

/* `count` items of `size` bytes; the multiply is checked here and nowhere else. */
void *arena_array(struct arena *arena, size_t count, size_t size);
#define arena_new(arena, type) ((type *)arena_array((arena), 1, sizeof(type)))

/* Bytes with anything in them, for what is written whole before it is read. */
char *arena_bytes(struct arena *arena, size_t size);

/* Room for one more item behind `count` items: returns `items`, or a copy twice as long.
 */
void *arena_grow(
    struct arena *arena, void *items, size_t count, size_t *capacity, size_t size);

char *arena_copy(struct arena *arena, const char *text, size_t length);
char *arena_copy_string(struct arena *arena, const char *text);
char *arena_print(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3), nonnull(2)));

struct arena_mark arena_mark(const struct arena *arena);
void arena_rewind(struct arena *arena, struct arena_mark mark);

#define countof(array) (sizeof(array) / sizeof *(array))
#define MUST_CHECK __attribute__((warn_unused_result))

#endif
