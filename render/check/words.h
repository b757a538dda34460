/* Looking for words in a stretch of text. All offsets are bytes. */
#ifndef TUBIAO_CHECK_WORDS_H
#define TUBIAO_CHECK_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A stretch of a text that others own. */
struct span {
    const char *text;
    size_t start, end;
};

enum { NOT_FOUND = -1 };

/* The first or last place where `word` begins within the span, NOT_FOUND if nowhere. */
ptrdiff_t span_find(struct span span, const char *word);
ptrdiff_t span_find_last(struct span span, const char *word);

ptrdiff_t span_find_bytes(struct span span, const char *word, size_t length);

/* Which bytes a text has: what has others is not in it. */
struct byte_set {
    uint64_t bits[4];
};
void byte_set_add(struct byte_set *set, const char *text, size_t length);
static inline bool byte_set_has(
    const struct byte_set *set, const struct byte_set *others) {
    return !((others->bits[0] & ~set->bits[0]) | (others->bits[1] & ~set->bits[1]) |
             (others->bits[2] & ~set->bits[2]) | (others->bits[3] & ~set->bits[3]));
}

/* Pairs of neighbouring bytes, as bits. Most words of a list are not in a text, and are told so
 * by the second and third byte of their first character. */
struct pair_set {
    uint64_t bits[8];
};
static inline unsigned pair_set_bit(unsigned char first, unsigned char second) {
    return (first * 37U + second) % 512;
}
struct pair_set span_pairs(struct span span);
/* False only if the word is not in the span. */
static inline bool pair_set_may_have(const struct pair_set *set, const char *word) {
    const unsigned char *bytes = (const unsigned char *)word;
    if (!bytes[0] || !bytes[1] || !bytes[2]) {
        return true;
    }
    unsigned bit = pair_set_bit(bytes[1], bytes[2]);
    return set->bits[bit / 64] >> (bit % 64) & 1;
}

/* Whether a word of the NULL-terminated list is in the span. */
bool span_has_any(struct span span, const char *const *words);
/* The word that stands last; *at is where it begins. NULL if there is none. */
const char *span_last_of(struct span span, const char *const *words, size_t *at);

bool span_starts(struct span span, const char *word);
bool span_ends(struct span span, const char *word);
/* A word of the list that the span begins or ends with, the longest; or NULL. */
const char *span_starts_any(struct span span, const char *const *words);
const char *span_ends_any(struct span span, const char *const *words);

/* Without white space and the marks of `，、；：,;:` at both ends. */
struct span span_trim(struct span span);

/* The character at a byte, or the one that ends before it; 0 at the span's end. */
uint32_t span_character(struct span span, size_t at);
uint32_t span_character_before(struct span span, size_t at);

/* How many Han characters there are. */
size_t span_count_han(struct span span);

#endif
