/* How fast text is set: characters a second of justified paragraphs, and the time to open
 * fonts and set 200 characters. Least of 20 runs each; prints, fails nothing. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/utf8.h"
#include "text/text.h"

enum { RUNS = 20, PARAGRAPHS = 50 };

static const char *const no_names[] = {NULL};
static const char *const song[] = {"Noto Serif CJK SC", NULL};
static const char *const song_latin[] = {"Tinos", "Liberation Serif", NULL};
static const struct font_role roles[] = {{"宋", no_names, song, song_latin, 0, true}};

static const char sample[] = "根据《中华人民共和国政府信息公开条例》要求，2023年主动公开“"
                             "政府信息”1,234条，增长12.5%（含Web"
                             "网站）。本年度内通过门户网站、微信公众号等渠道，发布信息632"
                             "条；其中：规范性文件类占比最高，达到45%"
                             "以上。收到依申请公开12件，均已按期办结，没有发生行政复议、"
                             "行政诉讼的情况——此项工作将继续加强。";

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static struct paragraph set(const struct typesetter *typesetter, size_t length) {
    struct text_span span = {
        .text = sample, .length = length, .style = {.font = {.role = "宋"}, .size = 16}};
    struct paragraph_style style = {
        .width = 28 * 16, .line_height = 28, .first_indent = 32, .align = TEXT_JUSTIFY};
    return text_set_paragraph(typesetter, &span, 1, &style);
}

static double time_paragraphs(const struct font_set *fonts, struct faults *faults) {
    struct arena keep = {0};
    struct text_cache *cache = text_cache_new(&keep);
    double least = 1e9;
    for (int run = 0; run < RUNS; run++) {
        struct arena arena = {0};
        struct typesetter typesetter = {&arena, fonts, faults, cache};
        double start = seconds();
        for (int i = 0; i < PARAGRAPHS; i++) {
            set(&typesetter, strlen(sample));
        }
        double taken = seconds() - start;
        least = taken < least ? taken : least;
        arena_finish(&arena);
    }
    arena_finish(&keep);
    return least;
}

/* The first 200 characters, in bytes. */
static size_t two_hundred(void) {
    size_t offset = 0;
    for (int i = 0; i < 200; i++) {
        utf8_next(sample, strlen(sample), &offset);
    }
    return offset;
}

static double time_opening(struct faults *faults) {
    double least = 1e9;
    for (int run = 0; run < RUNS; run++) {
        struct arena arena = {0};
        double start = seconds();
        struct font_set *fonts = font_set_new(roles, countof(roles), faults);
        struct typesetter typesetter = {&arena, fonts, faults, text_cache_new(&arena)};
        set(&typesetter, two_hundred());
        double taken = seconds() - start;
        font_set_free(fonts);
        least = taken < least ? taken : least;
        arena_finish(&arena);
    }
    return least;
}

int main(void) {
    struct arena arena = {0};
    struct faults faults = {.arena = &arena};
    struct font_set *fonts = font_set_new(roles, countof(roles), &faults);
    double characters = (double)utf8_count(sample, strlen(sample)) * PARAGRAPHS;
    printf("text %9.0f characters a second, composed and justified; wanted 300000\n",
        characters / time_paragraphs(fonts, &faults));
    font_set_free(fonts);
    printf("text %9.2f ms to open fonts and set 200 characters; wanted under 5\n",
        time_opening(&faults) * 1000);
    arena_finish(&arena);
    return 0;
}
