/* Text made safe for a Markdown parser: what it must not read is replaced by private
 * characters, one for one, and put back from them afterwards. */
#ifndef TUBIAO_PROSE_EXTRACT_H
#define TUBIAO_PROSE_EXTRACT_H

#include "prose/prose.h"

/* What a private character stands for. */
struct taken {
    const char *text;
    struct place place;
    bool computed;
};

struct extract {
    char *text; /* for the parser */
    size_t length;
    uint32_t *offsets; /* of each of its bytes in the source text; one more for the end */
    struct taken *taken;
    size_t taken_count, taken_capacity;
    const char *source; /* as written */
    struct place at;    /* of its first character */
    bool whole_file;    /* `source` is the file itself, so places are plain counting */
};

bool extract_make(struct arena *arena, const char *text, struct place at,
    const struct scope *scope, struct extract *extract, struct faults *faults);

/* Where a byte of the source text stands; the bytes up to `end` are marked. */
struct place extract_place(const struct extract *extract, size_t offset, size_t end);

/* What the character stands for: an expression's text, or NULL and in *plain the
 * character to print, itself or the one it stands for. */
const struct taken *extract_find(
    const struct extract *extract, uint32_t character, uint32_t *plain);

#endif
