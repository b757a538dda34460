/* Paragraphs like those of annual reports, made of the sentences of corpus.txt in an order
 * and with numbers that are the same on every machine. */
#ifndef TUBIAO_TESTS_TEXT_CORPUS_H
#define TUBIAO_TESTS_TEXT_CORPUS_H

#include "typesetting.h"

enum { PARAGRAPHS = 240, SENTENCES = 4 };

struct corpus {
    const char **sentences;
    size_t count, capacity;
    const char *paragraphs[PARAGRAPHS];
};

static inline void corpus_read(struct job *job, struct corpus *corpus) {
    char *text = test_read_file(job, test_path(job, "text/corpus.txt"));
    for (char *line = text; line;) {
        char *next = strchr(line, '\n');
        if (next) {
            *next++ = 0;
        }
        if (*line && *line != '#') {
            corpus->sentences = arena_grow(&job->arena, corpus->sentences, corpus->count,
                &corpus->capacity, sizeof *corpus->sentences);
            corpus->sentences[corpus->count++] = line;
        }
        line = next;
    }
}

static inline uint32_t corpus_draw(uint32_t *state, uint32_t below) {
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % below;
}

/* N, P and Y become numbers; Han that the font lacks become 政. */
static inline void corpus_append(
    struct buffer *out, const char *sentence, const struct face *face, uint32_t *state) {
    size_t length = strlen(sentence);
    for (size_t offset = 0; offset < length;) {
        size_t start = offset;
        uint32_t c = utf8_next(sentence, length, &offset);
        bool letter =
            start > 0 && sentence[start - 1] >= 'A' && sentence[start - 1] <= 'Z';
        bool word = letter || (sentence[offset] >= 'A' && sentence[offset] <= 'Z');
        if (c == 'N' && !word) {
            buffer_print(out, "%u",
                corpus_draw(state, 3) ? corpus_draw(state, 90)
                                      : corpus_draw(state, 9000));
        } else if (c == 'P' && !word) {
            buffer_print(
                out, "%u.%02u%%", corpus_draw(state, 100), corpus_draw(state, 100));
        } else if (c == 'Y' && !word) {
            buffer_print(out, "20%02u", 10 + corpus_draw(state, 15));
        } else if (!face_glyph(face, c)) {
            buffer_append_string(out, "政");
        } else {
            buffer_append(out, sentence + start, offset - start);
        }
    }
}

static inline struct corpus corpus_load(struct job *job, const struct face *face) {
    struct corpus corpus = {0};
    corpus_read(job, &corpus);
    uint32_t state = 20240125;
    for (size_t i = 0; i < PARAGRAPHS; i++) {
        struct buffer out = {0};
        uint32_t count = 1 + corpus_draw(&state, SENTENCES);
        for (uint32_t k = 0; k < count; k++) {
            uint32_t pick = corpus_draw(&state, (uint32_t)corpus.count);
            corpus_append(&out, corpus.sentences[pick], face, &state);
        }
        corpus.paragraphs[i] = arena_copy(&job->arena, out.data, out.length);
        buffer_finish(&out);
    }
    return corpus;
}

#endif
