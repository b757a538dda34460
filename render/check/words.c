/* Looking for words in a stretch of text. */
#include "check/words.h"

#include <string.h>

#include "base/utf8.h"

/* The third byte tells Han characters apart best: the first is one of six. */
ptrdiff_t span_find_bytes(struct span span, const char *word, size_t length) {
    const char *at = span.text + span.start;
    const char *end = span.text + span.end;
    size_t anchor = length > 2 ? 2 : 0;
    while ((size_t)(end - at) >= length) {
        const char *found =
            memchr(at + anchor, word[anchor], (size_t)(end - at) - length + 1);
        if (!found) {
            return NOT_FOUND;
        }
        at = found - anchor;
        if (memcmp(at, word, length) == 0) {
            return at - span.text;
        }
        at++;
    }
    return NOT_FOUND;
}

void byte_set_add(struct byte_set *set, const char *text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i];
        set->bits[byte / 64] |= (uint64_t)1 << (byte % 64);
    }
}

struct pair_set span_pairs(struct span span) {
    struct pair_set set = {{0}};
    const unsigned char *text = (const unsigned char *)span.text;
    for (size_t i = span.start; i + 1 < span.end; i++) {
        unsigned bit = pair_set_bit(text[i], text[i + 1]);
        set.bits[bit / 64] |= (uint64_t)1 << (bit % 64);
    }
    return set;
}

ptrdiff_t span_find(struct span span, const char *word) {
    return span_find_bytes(span, word, strlen(word));
}

ptrdiff_t span_find_last(struct span span, const char *word) {
    ptrdiff_t last = NOT_FOUND;
    ptrdiff_t found;
    while ((found = span_find(span, word)) != NOT_FOUND) {
        last = found;
        span.start = (size_t)found + 1;
    }
    return last;
}

/* The pairs are worth their making. */
static bool are_many(const char *const *words) {
    enum { MANY = 5 };
    size_t count = 0;
    while (count < MANY && words[count]) {
        count++;
    }
    return count == MANY;
}

bool span_has_any(struct span span, const char *const *words) {
    if (span.start >= span.end) {
        return false;
    }
    bool many = are_many(words);
    struct pair_set pairs = many ? span_pairs(span) : (struct pair_set){{0}};
    for (; *words; words++) {
        if ((!many || pair_set_may_have(&pairs, *words)) &&
            span_find(span, *words) != NOT_FOUND) {
            return true;
        }
    }
    return false;
}

const char *span_last_of(struct span span, const char *const *words, size_t *at) {
    const char *last = NULL;
    if (span.start >= span.end) {
        return NULL;
    }
    bool many = are_many(words);
    struct pair_set pairs = many ? span_pairs(span) : (struct pair_set){{0}};
    for (; *words; words++) {
        ptrdiff_t found = !many || pair_set_may_have(&pairs, *words)
                              ? span_find_last(span, *words)
                              : NOT_FOUND;
        if (found != NOT_FOUND && (!last || (size_t)found > *at)) {
            *at = (size_t)found;
            last = *words;
        }
    }
    return last;
}

bool span_starts(struct span span, const char *word) {
    const char *at = span.text + span.start;
    const char *end = span.text + span.end;
    for (; *word; word++, at++) {
        if (at >= end || *at != *word) {
            return false;
        }
    }
    return true;
}

bool span_ends(struct span span, const char *word) {
    size_t length = strlen(word);
    if (span.end - span.start < length) {
        return false;
    }
    const char *at = span.text + span.end;
    while (length > 0) {
        if (*--at != word[--length]) {
            return false;
        }
    }
    return true;
}

const char *span_starts_any(struct span span, const char *const *words) {
    const char *best = NULL;
    for (; span.start < span.end && *words; words++) {
        bool fits = span.text[span.start] == **words && span_starts(span, *words);
        if (fits && (!best || strlen(*words) > strlen(best))) {
            best = *words;
        }
    }
    return best;
}

const char *span_ends_any(struct span span, const char *const *words) {
    const char *best = NULL;
    size_t best_length = 0;
    for (; span.start < span.end && *words; words++) {
        size_t length = strlen(*words);
        bool fits = length > best_length && length <= span.end - span.start &&
                    (*words)[length - 1] == span.text[span.end - 1];
        if (fits && memcmp(span.text + span.end - length, *words, length) == 0) {
            best = *words;
            best_length = length;
        }
    }
    return best;
}

struct span span_trim(struct span span) {
    static const char *const marks[] = {
        " ", "\t", "\n", "　", "，", "、", "；", "：", ",", ";", ":", "\xC2\xA0", NULL};
    const char *mark;
    while ((mark = span_starts_any(span, marks))) {
        span.start += strlen(mark);
    }
    while ((mark = span_ends_any(span, marks))) {
        span.end -= strlen(mark);
    }
    return span;
}

uint32_t span_character(struct span span, size_t at) {
    return utf8_next(span.text, span.end, &at);
}

uint32_t span_character_before(struct span span, size_t at) {
    if (at <= span.start) {
        return 0;
    }
    size_t start = at - 1;
    while (start > span.start && ((unsigned char)span.text[start] & 0xC0) == 0x80) {
        start--;
    }
    return utf8_next(span.text, at, &start);
}

size_t span_count_han(struct span span) {
    size_t count = 0;
    while (span.start < span.end) {
        count += character_is_han(utf8_next(span.text, span.end, &span.start));
    }
    return count;
}
