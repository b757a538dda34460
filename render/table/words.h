/* Labels made of words that should stay whole. */
#ifndef TUBIAO_TABLE_WORDS_H
#define TUBIAO_TABLE_WORDS_H

#include "table/table.h"

enum { MOST_PIECES = 64 };

struct piece {
    size_t start, length; /* bytes of the text */
    double width;
    bool word;
    bool ends_line; /* a line feed follows */
};

struct pieces {
    struct piece items[MOST_PIECES];
    size_t count;
    bool any_word;
};

/* Divides the text at words and line feeds. `any_word` is false where no listed word is
 * in it, or it has too many pieces: then it breaks as other text. */
void words_divide(const struct placer *placer, const char *const *words, const char *text,
    const struct style *style, struct pieces *pieces);

/* Where lines end so that as few as possible are made and the longest is as short as
 * possible; ends[i] is set behind the last piece of a line. False if a piece is wider. */
bool words_break(const struct pieces *pieces, double width, bool ends[MOST_PIECES]);

#endif
