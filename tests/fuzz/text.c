/* Fuzz target of the typesetter: the first bytes choose how a paragraph is set, the rest is
 * its text, in up to three spans. Lines must follow each other without a gap. */
#include <stdlib.h>
#include <string.h>

#include "text/text.h"

static const char *const no_names[] = {NULL};
static const char *const song[] = {"Noto Serif CJK SC", NULL};
static const char *const song_latin[] = {"Tinos", NULL};
static const struct font_role roles[] = {{"宋", no_names, song, song_latin, 0, true}};

enum { HEAD = 8, SPANS = 3 };

static struct paragraph_style read_style(const uint8_t *head) {
    return (struct paragraph_style){
        .width = head[0] * 4.0,
        .align = (enum text_align)(head[1] & 3),
        .prohibition = (enum text_prohibition)(head[1] >> 2 & 3),
        .direction = head[1] & 16 ? TEXT_VERTICAL : TEXT_HORIZONTAL,
        .profile = head[1] & 32 ? PROFILE_CSS : PROFILE_CLREQ,
        .balance = head[1] & 64,
        .no_autospace = head[1] & 128,
        .line_limit = head[2] & 7,
        .first_indent = head[2] >> 3,
        .hanging_indent = head[3] & 31,
        .grid = head[4] & 31,
    };
}

static size_t read_spans(
    struct text_span *spans, const uint8_t *head, const char *text, size_t size) {
    size_t third = size / SPANS;
    for (size_t i = 0; i < SPANS; i++) {
        spans[i] = (struct text_span){
            .text = text + i * third,
            .length = i + 1 == SPANS ? size - i * third : third,
            .style = {.size = 1 + (head[5] >> i), .letter_spacing = head[6] >> 6},
            .emphasis_dots = head[6] >> i & 1,
            .ruby = head[6] >> (3 + i) & 1 ? "pīn" : NULL,
        };
    }
    return SPANS;
}

static void check(bool holds) {
    if (!holds) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct font_set *fonts; /* opened once: libFuzzer calls this again and again */
    struct arena arena = {0};
    struct faults faults = {.arena = &arena};
    fonts = fonts ? fonts : font_set_new(roles, countof(roles), &faults);
    if (size >= HEAD) {
        struct paragraph_style style = read_style(data);
        struct text_span spans[SPANS];
        size_t count = read_spans(spans, data, (const char *)data + HEAD, size - HEAD);
        struct typesetter typesetter = {&arena, fonts, &faults, text_cache_new(&arena)};
        struct paragraph paragraph =
            text_set_paragraph(&typesetter, spans, count, &style);
        size_t at = 0;
        for (size_t i = 0; i < paragraph.line_count; i++) {
            check(paragraph.lines[i].start == at);
            at = paragraph.lines[i].end;
        }
        struct text_widths widths =
            text_measure_widths(&typesetter, spans, count, &style);
        check(widths.min <= widths.max + 0.01 * spans[0].style.size);
    }
    arena_finish(&arena);
    return 0;
}
