/* Labels made of words: divided by the longest word that matches, broken between them. */
#include "table/words.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"

/* Marks that may not begin a line stay with the piece before (CLREQ, 禁则). */
static bool keeps_with_previous(uint32_t character) {
    static const uint32_t marks[] = {0xFF0C, 0x3001, 0x3002, 0xFF1A, 0xFF1B, 0xFF1F,
        0xFF01, 0xFF09, 0x300B, 0x3009, 0x300D, 0x300F, 0x3011, 0x201D, 0x2019, ')', ',',
        '.', ':', ';', '%', 0xFF05, 0x00B7, 0};
    for (const uint32_t *mark = marks; *mark; mark++) {
        if (*mark == character) {
            return true;
        }
    }
    return false;
}

/* Marks that may not end a line keep with the piece behind. */
static bool keeps_with_next(uint32_t character) {
    static const uint32_t marks[] = {
        0xFF08, 0x300A, 0x3008, 0x300C, 0x300E, 0x3010, 0x201C, 0x2018, '(', 0};
    for (const uint32_t *mark = marks; *mark; mark++) {
        if (*mark == character) {
            return true;
        }
    }
    return false;
}

/* The longest of the words that `text` begins with; 0: none. */
static size_t match_word(const char *const *words, const char *text) {
    size_t longest = 0;
    for (; *words; words++) {
        size_t length = strlen(*words);
        if (length > longest && strncmp(text, *words, length) == 0) {
            longest = length;
        }
    }
    return longest;
}

/* Adds to the last piece if the two may not part, else a new one. */
static bool append(struct pieces *pieces, const char *text, size_t start, size_t length,
    bool word, bool joined) {
    size_t offset = start;
    uint32_t first = utf8_next(text, start + length, &offset);
    struct piece *last = pieces->count ? &pieces->items[pieces->count - 1] : NULL;
    bool stays = last && !last->ends_line &&
                 (joined || keeps_with_previous(first) || (!word && !last->word));
    if (stays) {
        last->length += length;
        last->word |= word;
        return true;
    }
    if (pieces->count == MOST_PIECES) {
        return false;
    }
    pieces->items[pieces->count++] =
        (struct piece){.start = start, .length = length, .word = word};
    return true;
}

static bool divide(const char *const *words, const char *text, struct pieces *pieces) {
    size_t length = strlen(text);
    bool joined = false;
    for (size_t offset = 0; offset < length;) {
        size_t start = offset;
        if (text[offset] == '\n') {
            if (pieces->count) {
                pieces->items[pieces->count - 1].ends_line = true;
            }
            joined = false;
            offset++;
            continue;
        }
        size_t matched = match_word(words, text + offset);
        uint32_t character = utf8_next(text, length, &offset);
        if (matched) {
            offset = start + matched;
            pieces->any_word = true;
        }
        if (!append(pieces, text, start, offset - start, matched > 0, joined)) {
            return false;
        }
        joined = !matched && keeps_with_next(character);
    }
    return true;
}

void words_divide(const struct placer *placer, const char *const *words, const char *text,
    const struct style *style, struct pieces *pieces) {
    *pieces = (struct pieces){0};
    if (!words || !*words || !divide(words, text, pieces)) {
        pieces->any_word = false;
        return;
    }
    struct arena *arena = placer->typesetter.arena;
    for (size_t i = 0; pieces->any_word && i < pieces->count; i++) {
        struct piece *piece = &pieces->items[i];
        const char *part = arena_copy(arena, text + piece->start, piece->length);
        piece->width = text_measure(&placer->typesetter, part, &style->text);
    }
}

/* Lines filled one after the other; their number, `ends` as in words_break. */
static size_t fill(const struct pieces *pieces, double width, bool ends[MOST_PIECES]) {
    size_t lines = 0;
    double used = 0;
    for (size_t i = 0; i < pieces->count; i++) {
        bool starts = i == 0 || pieces->items[i - 1].ends_line ||
                      used + pieces->items[i].width > width;
        if (starts && i > 0) {
            ends[i - 1] = true;
        }
        ends[i] = false;
        lines += starts;
        used = (starts ? 0 : used) + pieces->items[i].width;
    }
    return lines;
}

bool words_break(const struct pieces *pieces, double width, bool ends[MOST_PIECES]) {
    const double room = width + 0.01;
    double least = 0;
    for (size_t i = 0; i < pieces->count; i++) {
        least = fmax(least, pieces->items[i].width);
    }
    if (least > room) {
        return false;
    }
    size_t lines = fill(pieces, room, ends);
    double best = room;
    for (size_t i = 0; i < pieces->count; i++) {
        double line = 0;
        for (size_t j = i; j < pieces->count; j++) {
            line += pieces->items[j].width;
            if (line < best && line >= least &&
                fill(pieces, line + 0.01, ends) == lines) {
                best = line;
            }
        }
    }
    fill(pieces, best + 0.01, ends);
    return true;
}
